/** Says in the reader's language what to fix in a correction that was not sent. */

import type * as z from 'zod';
import { MAX_CORRECTION } from '../../contract/proposals.ts';
import { say, type PageWords } from '../words/words.ts';

/** The values of the form's fields, as typed. */
export interface Typed {
  line: string;
  text: string;
  source_url: string;
}

export type Field = keyof Typed;

export interface Fault {
  /** `form` if no single field is at fault. */
  field: Field | 'form';
  text: string;
}

/** One fault a field, for the issues of the `Correction` schema. */
export function faultsOf(
  issues: readonly z.core.$ZodIssue[],
  typed: Typed,
  { words: { correct }, language }: { words: PageWords; language: string },
): Fault[] {
  const { faults } = correct;
  const tooLong = () => say(faults.tooLong, { max: MAX_CORRECTION.toLocaleString(language) });
  const firstOf = (field: PropertyKey | undefined) => issues.find(({ path }) => path[0] === field);
  const first = issues.filter((issue) => issue === firstOf(issue.path[0]));
  return first.map(({ path: [field], code }): Fault => {
    switch (field) {
      case 'line':
        return { field, text: faults.line };
      case 'text':
        if (typed.text === '') return { field, text: faults.text };
        return { field, text: code === 'too_big' ? tooLong() : faults.invisible };
      case 'source_url':
        if (typed.source_url === '') return { field, text: faults.sourceNeeded };
        return { field, text: code === 'too_big' ? tooLong() : faults.source };
      default:
        return { field: 'form', text: faults.invisible };
    }
  });
}
