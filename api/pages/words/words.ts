/** The words of the pages. `en.json` has every key; the file of another language has the same ones. */

import { byLanguage } from '../../domain/text/by-language.ts';
import en from './en.json' with { type: 'json' };

/** The forms of a text that counts something, named as in `Intl.PluralRules`. */
export type Plural = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** Texts as in English; other languages have other plural forms. */
type Translated<Part> = {
  [Key in keyof Part]: Part[Key] extends { other: string }
    ? Plural
    : Part[Key] extends string
      ? string
      : Translated<Part[Key]>;
};

export type PageWords = Translated<typeof en>;

export const ENGLISH_WORDS: PageWords = en;

const plurals = byLanguage((language) => new Intl.PluralRules(language));

/**
 * Fills the placeholders of a text by their names.
 *
 * @example
 * say('Write to {contact}.', { contact: 'us' }) // 'Write to us.'
 */
export function say(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => `${values[name] ?? whole}`);
}

/**
 * A text that counts, in the form that the number has in the language. `{count}` is the number as the language writes it.
 *
 * @example
 * sayCount({ one: '{count} film', other: '{count} films' }, 1_234, 'en') // '1,234 films'
 */
export function sayCount(forms: Plural, count: number, language: string): string {
  const form = forms[plurals(language).select(count)] ?? forms.other;
  return say(form, { count: count.toLocaleString(language) });
}
