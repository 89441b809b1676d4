/** What the pages for corrections say. */

import type { ProposalLine } from '../../../db/vocabulary.ts';
import en from '../../../widget/labels/en.json' with { type: 'json' };

/** The lines of a film as readers know them. */
export const LINES: Readonly<Record<ProposalLine, string>> = {
  ...en.categories,
  texts: 'Another text: the summary, the story, talking points',
  title: 'The title',
  year: 'The year',
  certificate: 'An official rating',
  running_time: 'The running time',
  credits: 'Cast and crew',
  other: 'Something else',
};

export const LINE_GROUPS = { levels: 'What is in it', facts: 'Facts', others: 'Other' } as const;

export const CORRECT = {
  title: 'Suggest a correction',
  lead: 'An editor reads it, and changes the advisory or tells you why not. You need no account.',
  privacy:
    'Only what you write here is kept: no name, no e-mail address, no network address. Please write about the film, and nothing about a child.',
  line: 'What is wrong?',
  choose: 'Choose a line',
  text: 'What is right?',
  textHint: (max: string) =>
    `For a level: what is seen or heard, and how often. At most ${max} characters.`,
  rubric: 'What each level means',
  source: 'Where can it be read?',
  sourceHint: 'The address of a page. Needed for facts; if you saw the film, leave it empty.',
  trap: 'Leave this field empty',
  send: 'Send',
  problems: 'It was not sent yet:',
  trapped:
    'The field “Leave this field empty” has to stay empty. We have emptied it: send it again.',
  tooLong: 'This is too long for the form.',
  closed: 'This service takes no corrections right now.',
} as const;

export const RECEIPT = {
  title: 'Your correction',
  keep: 'Keep the address of this page: it shows what becomes of your correction. Only those who have it can open it.',
  statuses: {
    open: 'An editor has not decided yet.',
    accepted: 'Accepted. Thank you!',
    declined: 'Declined.',
  },
  reason: 'The reason',
  note: 'The editor writes',
  changed: 'What changed',
  changedNothing: 'The film said so already.',
  sent: 'Sent',
  decided: 'Decided',
  youWrote: 'What was sent',
  film: (title: string, year: number) => `${title} (${year})`,
  missingTitle: 'There is no such correction',
  missing:
    'The address may be incomplete, or the film was removed, and with it all that was written about it.',
} as const;
