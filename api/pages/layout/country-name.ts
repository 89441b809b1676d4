/** Names of countries. */

/**
 * A country's name in a language. A text that is not an ISO 3166-1 alpha-2 code stays as it is.
 *
 * @example
 * countryName('DE', 'es') // 'Alemania'
 */
export function countryName(country: string, language: string): string {
  if (!/^[A-Z]{2}$/.test(country)) return country;
  return new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country;
}
