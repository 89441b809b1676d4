/** What a child is called on a card. */

import type { AgedChild } from '../limits-code.ts';
import { fill, type Words } from '../words.ts';

/** The nickname, else the age with the plural form of the language. */
export function nameOf(
  child: AgedChild,
  { years, language }: Pick<Words, 'years' | 'language'>,
): string {
  const form = new Intl.PluralRules(language).select(child.age);
  return child.name || fill(years[form] ?? years.other, child.age);
}
