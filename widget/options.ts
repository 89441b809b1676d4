/**
 * The options of a card: the one list of their names and values. The script, the pages, the package and its types derive from it;
 * `reference.ts` describes them.
 */

import type { Verdict } from '../db/vocabulary.ts';

/** Each is an attribute and a property of the element, and a `data-…` attribute of the script tag. */
export const OPTIONS = [
  'film',
  'layout',
  'theme',
  'lang',
  'api',
  'limits',
  'spoilers',
  'country',
  'loading',
  'heading-level',
  'share-verdict',
] as const;

export type OptionName = (typeof OPTIONS)[number];

/** An option that is not set is an empty text. */
export type CardOptions = Record<OptionName, string>;

/** The values of the options that do not take any text. Other values count as not set. */
export const OPTION_VALUES = {
  layout: ['card', 'compact', 'badge'],
  theme: ['auto', 'light', 'dark'],
  limits: ['off'],
  spoilers: ['hide', 'show'],
  loading: ['lazy'],
  'heading-level': ['1', '2', '3', '4', '5', '6'],
  'share-verdict': ['', 'true', 'false'],
} as const satisfies Partial<Record<OptionName, readonly string[]>>;

/** The `detail` of each event, which is named `content-advisory:` and its key here. */
export interface CardEvents {
  ready: { film: string };
  error: { film: string };
  verdict: { verdict: Verdict };
}
