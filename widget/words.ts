/** The words of the card: one catalogue a language, `labels/en.json` the one that all others follow. */

import en from './labels/en.json' with { type: 'json' };

/** A whole catalogue. Only the plural forms of `years` differ from language to language, as `Intl.PluralRules` names them. */
export type Catalogue = Omit<typeof en, 'years'> & {
  years: { other: string } & Partial<Record<string, string>>;
};

/** What the card says by itself; `evidence` is said by the service, in the language that the card asks for. */
export type Words = Omit<Catalogue, 'evidence'>;

/** The words inside the script, which is built without `evidence`. */
export const ENGLISH: Words = en;

/**
 * A text of a catalogue with its places filled, in their order, each by its value as it is, whatever signs that holds.
 *
 * @example
 * fill('at most {level}', 'mild') // 'at most mild'
 */
export function fill(text: string, ...values: (string | number)[]): string {
  return text.replaceAll(/\{\w+\}/g, () => `${values.shift()}`);
}
