/** Names of countries. */

import { byLanguage } from '../../domain/text/by-language.ts';

const names = byLanguage((language) => new Intl.DisplayNames(language, { type: 'region' }));

/**
 * A country's name in a language. A text that is not an ISO 3166-1 alpha-2 code stays as it is.
 *
 * @example
 * countryName('DE', 'es') // 'Alemania'
 */
export function countryName(country: string, language: string): string {
  if (!/^[A-Z]{2}$/.test(country)) return country;
  return names(language).of(country) ?? country;
}
