/**
 * Everything that a host can set, style, call and listen to, described: for the pages, the types of the package and its manifest. Not
 * part of the script.
 */

import type { ContentAdvisory } from './element.tsx';
import { OPTIONS, OPTION_VALUES, type CardEvents, type OptionName } from './options.ts';

const OPTION_DESCRIPTIONS: Record<OptionName, string> = {
  film: 'The film, in any form of id: `her-2013`, `tt1798709`, `tmdb:152601`, `wikidata:Q788822`.',
  layout: '`card`; `compact`: the levels side by side; `badge`: the age alone.',
  theme: '`auto` follows the page’s `color-scheme`, else the reader’s system.',
  lang: 'Any BCP 47 tag; without it the nearest ancestor’s, else the page’s.',
  api: 'The address of the service; without it that of the script.',
  limits: '`off` hides “My child”.',
  spoilers: '`show` uncovers notes that give away the plot.',
  country: 'Whose certificate comes first: ISO 3166-1 alpha-2, as `DE`.',
  loading: '`lazy` requests the film shortly before the card scrolls into view.',
  'heading-level': 'Makes the title a heading of this level.',
  'share-verdict': 'If present and not `false`, the host gets the verdict by an event.',
};

export interface Option {
  name: OptionName;
  /** The values it takes; undefined if it takes any text. */
  values: readonly string[] | undefined;
  about: string;
}

const values: Partial<Record<OptionName, readonly string[]>> = OPTION_VALUES;

export const REFERENCE_OPTIONS: readonly Option[] = OPTIONS.map((name) => ({
  name,
  values: values[name],
  about: OPTION_DESCRIPTIONS[name],
}));

export interface CustomProperty {
  name: string;
  about: string;
  /** The default in a light and in a dark scheme, as in `styles.css`. */
  light: string;
  dark: string;
}

export const CUSTOM_PROPERTIES: readonly CustomProperty[] = [
  { name: '--paper', about: 'The ground of the card.', light: '#ffffff', dark: '#111111' },
  {
    name: '--ink',
    about: 'Text, the upper edge, and the ground of the age.',
    light: '#111111',
    dark: '#eeeeee',
  },
  {
    name: '--quiet',
    about: 'Levels in words, and small print.',
    light: '#555555',
    dark: '#aaaaaa',
  },
  {
    name: '--rule',
    about: 'Lines, and the empty part of a meter.',
    light: '#dddddd',
    dark: '#444444',
  },
  {
    name: '--concern',
    about: 'The meters where less is safer.',
    light: '#aa3311',
    dark: '#ff8866',
  },
  {
    name: '--positive',
    about: 'The meters where more is better.',
    light: '#116655',
    dark: '#66cc99',
  },
];

export interface Part {
  name: string;
  about: string;
}

export const PARTS: readonly Part[] = [
  { name: 'card', about: 'The whole card, in every state. Carries the layout as a second name.' },
  { name: 'compact', about: 'Beside `card`: the layout with the levels side by side.' },
  { name: 'badge', about: 'Beside `card`: the layout of the age alone.' },
  { name: 'header', about: 'Title and age.' },
  { name: 'title', about: 'The title with its year.' },
  { name: 'age', about: 'The age.' },
  { name: 'summary', about: 'The film in one line.' },
  { name: 'columns', about: 'What stands in two columns where there is room.' },
  { name: 'concern', about: 'The list of the concerns.' },
  { name: 'positive', about: 'The list of the positives.' },
  { name: 'row', about: 'One category: its name, its level, and what opens below.' },
  { name: 'level', about: 'A level in words.' },
  { name: 'meter', about: 'A level as a picture.' },
  { name: 'level-0', about: 'Beside `meter`: nothing of it.' },
  { name: 'level-1', about: 'Beside `meter`: minimal.' },
  { name: 'level-2', about: 'Beside `meter`: mild.' },
  { name: 'level-3', about: 'Beside `meter`: moderate.' },
  { name: 'level-4', about: 'Beside `meter`: strong.' },
  { name: 'level-5', about: 'Beside `meter`: extreme.' },
  {
    name: 'unknown',
    about:
      'Beside `meter`: the level is not known, and the picture shows how far it can go. Beside `verdict`: it can’t tell.',
  },
  { name: 'evidence', about: 'What a line opens to: notes, sources.' },
  { name: 'voices', about: 'Why this age, the official rating, what to talk about.' },
  { name: 'my-child', about: 'The line that opens the limits.' },
  { name: 'panel', about: 'The limits, once they are opened.' },
  { name: 'verdicts', about: 'The list of verdicts, a child each.' },
  { name: 'verdict', about: 'One verdict. Carries it as a second name.' },
  { name: 'fits', about: 'Beside `verdict`: the film fits.' },
  { name: 'talk_first', about: 'Beside `verdict`: talk first.' },
  { name: 'not_yet', about: 'Beside `verdict`: not yet.' },
  { name: 'sign', about: 'The drawing before a verdict.' },
  { name: 'message', about: 'What stands in the card’s place while there is none.' },
];

const EVENT_DESCRIPTIONS: Record<keyof CardEvents, { detail: string; about: string }> = {
  ready: {
    detail: '{ film: string }',
    about: 'The service has answered, and the card shows the answer.',
  },
  error: {
    detail: '{ film: string }',
    about: 'The service did not answer, and the card says so.',
  },
  verdict: {
    detail: "{ verdict: 'fits' | 'talk_first' | 'not_yet' | 'unknown' }",
    about: 'With `share-verdict`: the verdict changed. The event says nothing about the child.',
  },
};

export interface HostEvent {
  name: string;
  /** The type of `detail`. */
  detail: string;
  about: string;
}

export const EVENTS: readonly HostEvent[] = Object.entries(EVENT_DESCRIPTIONS).map(
  ([name, event]) => ({ name: `content-advisory:${name}`, ...event }),
);

export const METHODS = [
  {
    name: 'refresh',
    returns: 'Promise<void>',
    about: 'Requests the film again; the card keeps what it shows until the answer is there.',
  },
] as const satisfies readonly { name: keyof ContentAdvisory; returns: string; about: string }[];
