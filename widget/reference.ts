/**
 * Everything that a host can set, style, call and listen to, described: for the pages, the types of the package and its manifest. Not
 * part of the script.
 */

import type { ContentAdvisory } from './element.tsx';
import { OPTIONS, OPTION_VALUES, type CardEvents, type OptionName } from './options.ts';

const OPTION_DESCRIPTIONS: Record<OptionName, string> = {
  film: 'The film, by any id: `her-2013`, `tt1798709`, `tmdb:152601`, `wikidata:Q788822`.',
  layout:
    '`card`; `compact`: one strip with what decides the age; `badge`: only title and age. Both are links.',
  theme: '`auto` follows the page’s `color-scheme`, or else the visitor’s system setting.',
  lang: 'Any BCP 47 tag. Default: the language of the nearest ancestor, or else of the page.',
  api: 'The URL of the service. Default: where the script comes from.',
  limits: '`off` hides “My child”.',
  spoilers: '`show` shows spoilers.',
  country: 'The country whose official rating comes first: ISO 3166-1 alpha-2, for example `DE`.',
  loading: '`lazy` loads the film shortly before the card is scrolled into view.',
  'heading-level': 'Makes the title a heading of this level.',
  'share-verdict': 'Tells the page the verdict by an event, unless it is `false`.',
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
  { name: '--paper', about: 'The background of the card.', light: '#ffffff', dark: '#111111' },
  {
    name: '--ink',
    about: 'Text, the top edge, and the background of the age.',
    light: '#111111',
    dark: '#eeeeee',
  },
  {
    name: '--quiet',
    about: 'Levels in words, and small text.',
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
    about: 'The meters of concerns: less is safer.',
    light: '#aa3311',
    dark: '#ff8866',
  },
  {
    name: '--positive',
    about: 'The meters of positives: more is better.',
    light: '#116655',
    dark: '#66cc99',
  },
];

export interface Part {
  name: string;
  about: string;
}

export const PARTS: readonly Part[] = [
  { name: 'card', about: 'The whole card, in every state. It also has the layout as a part name.' },
  { name: 'compact', about: 'With `card`: the layout as one strip.' },
  { name: 'badge', about: 'With `card`: the layout with only the age.' },
  { name: 'header', about: 'Title and age.' },
  { name: 'title', about: 'The title.' },
  {
    name: 'facts',
    about: 'Below the title: year, running time and certificate, as far as known.',
  },
  { name: 'age', about: 'The age.' },
  { name: 'likely', about: 'With `age`: the age is an estimate.' },
  { name: 'summary', about: 'The film in one line.' },
  { name: 'columns', about: 'The content that is in two columns if there is space.' },
  { name: 'concern', about: 'The list of the concerns.' },
  { name: 'positive', about: 'The list of the positives.' },
  { name: 'row', about: 'One category: its name, its level, and what opens below.' },
  { name: 'level', about: 'A level in words.' },
  { name: 'meter', about: 'A level as a bar.' },
  { name: 'level-0', about: 'With `meter`: none.' },
  { name: 'level-1', about: 'With `meter`: minimal.' },
  { name: 'level-2', about: 'With `meter`: mild.' },
  { name: 'level-3', about: 'With `meter`: moderate.' },
  { name: 'level-4', about: 'With `meter`: strong.' },
  { name: 'level-5', about: 'With `meter`: extreme.' },
  {
    name: 'unknown',
    about:
      'With `meter`: the level is unknown, and the bar shows the estimate. With `verdict`: can’t tell, or only likely.',
  },
  { name: 'evidence', about: 'What a line opens: notes and sources.' },
  { name: 'basis', about: 'The sentence that says what the ratings rest on.' },
  { name: 'reason', about: 'In a strip or badge: what decides the age, and the link.' },
  { name: 'footer', about: 'The links to the full advisory and to the service.' },
  { name: 'my-child', about: 'The question, its answer, and the line that opens the limits.' },
  { name: 'hint', about: 'Which ages the field takes, shown if it is given another.' },
  { name: 'panel', about: 'The limits, when open.' },
  { name: 'limit', about: 'The slider of a category. It also has its kind as a part name.' },
  { name: 'verdicts', about: 'The list of verdicts, one per child.' },
  { name: 'answer', about: 'The verdict itself, with its sign.' },
  { name: 'verdict', about: 'One verdict. It also has the verdict as a part name.' },
  { name: 'fits', about: 'With `verdict`: the film fits.' },
  { name: 'talk_first', about: 'With `verdict`: talk first.' },
  { name: 'not_yet', about: 'With `verdict`: not yet.' },
  { name: 'sign', about: 'The sign before a verdict.' },
  { name: 'message', about: 'The message that replaces the card when there is none.' },
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
