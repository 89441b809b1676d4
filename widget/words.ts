/** The labels of the card. `labels/en.json` has every key; the other languages have the same ones. */

import type { Category } from '../db/vocabulary.ts';
import en from './labels/en.json' with { type: 'json' };

/** All labels of one language. Only the plural forms of `years` differ between languages, named as in `Intl.PluralRules`. */
export type Catalogue = Omit<typeof en, 'years'> & {
  years: { other: string } & Partial<Record<string, string>>;
};

/** The labels that the card uses itself. Those of `evidence` are used by the service, which sends finished sentences. */
export type Words = Omit<Catalogue, 'evidence'>;

/** Inside the script, whose build leaves out `evidence`. */
export const ENGLISH: Words = en;

/**
 * Fills the placeholders of a label in the order in which they stand, whatever their names. Values are inserted as they are.
 *
 * @example
 * fill('at most {level}', 'mild') // 'at most mild'
 */
export function fill(text: string, ...values: (string | number)[]): string {
  return text.replaceAll(/\{\w+\}/g, () => `${values.shift()}`);
}

/** What decides an age, in words: categories, or the boards' ratings alone. */
export function causesOf(
  decided_by: readonly (Category | 'certificate')[],
  words: Words,
): string[] {
  return decided_by.map((name) =>
    name === 'certificate' ? words.official : words.categories[name],
  );
}
