/**
 * What a host can set, hear and style: the one list behind the pages, the types and the manifest of the package. Tests hold it against
 * what the element does. No part of the script.
 */

export interface Option {
  /** The attribute, and the property. */
  name: string;
  /** The words it takes; none where it takes any text. */
  values?: readonly string[];
  about: string;
}

export const REFERENCE_OPTIONS: readonly Option[] = [
  {
    name: 'film',
    about:
      'The film, in any form of id: `her-2013`, `tt1798709`, `tmdb:152601`, `wikidata:Q788822`.',
  },
  {
    name: 'layout',
    values: ['card', 'compact', 'badge'],
    about: '`card`; `compact`: the levels side by side; `badge`: the age alone.',
  },
  {
    name: 'theme',
    values: ['auto', 'light', 'dark'],
    about: '`auto` follows the page’s `color-scheme`, else the reader’s system.',
  },
  {
    name: 'lang',
    about: 'Any BCP 47 tag; without it the nearest ancestor’s, else the page’s.',
  },
  {
    name: 'api',
    about: 'The address of the service; without it that of the script.',
  },
  { name: 'limits', values: ['off'], about: '`off` hides “My child”.' },
  {
    name: 'spoilers',
    values: ['hide', 'show'],
    about: '`show` uncovers notes that give away the plot.',
  },
  {
    name: 'country',
    about: 'Whose certificate comes first: ISO 3166-1 alpha-2, as `DE`.',
  },
  {
    name: 'loading',
    values: ['lazy'],
    about: '`lazy` asks for the film shortly before the card is scrolled to.',
  },
  {
    name: 'heading-level',
    values: ['1', '2', '3', '4', '5', '6'],
    about: 'Makes the title a heading of this level.',
  },
  {
    name: 'share-verdict',
    values: ['', 'true', 'false'],
    about: 'Where it is there and not `false`, the host hears the verdict by the event.',
  },
];

export interface CustomProperty {
  name: string;
  about: string;
  /** What it is by itself, in a light and in a dark scheme. */
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

export interface HostEvent {
  name: string;
  /** The type of `detail`. */
  detail: string;
  about: string;
}

export const EVENTS: readonly HostEvent[] = [
  {
    name: 'content-advisory:ready',
    detail: '{ film: string }',
    about: 'The service has answered, and the answer is shown.',
  },
  {
    name: 'content-advisory:error',
    detail: '{ film: string }',
    about: 'The service gave no answer, and the card says so.',
  },
  {
    name: 'content-advisory:verdict',
    detail: "{ verdict: 'fits' | 'talk_first' | 'not_yet' | 'unknown' }",
    about: 'With `share-verdict`: the word changed. Nothing of the child is told.',
  },
];

export const METHODS = [
  {
    name: 'refresh',
    returns: 'Promise<void>',
    about: 'Asks the service again; what is shown stays until the answer is there.',
  },
] as const;
