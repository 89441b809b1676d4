/**
 * The languages of the card: the one list of them. Each has a file `{language}.json` in this folder; the build names a file or an entry
 * that is missing.
 */

/** First parts of BCP 47 tags. English comes first: it is inside the script. */
export const LANGUAGES = [
  'en',
  'ar',
  'de',
  'es',
  'fr',
  'hi',
  'it',
  'ja',
  'nl',
  'pl',
  'pt',
  'tr',
  'zh',
] as const;

export type Language = (typeof LANGUAGES)[number];

/**
 * The language of the card for a BCP 47 tag; English if the card does not have the one asked for.
 *
 * @example
 * matchLanguage('pt-BR') // 'pt'
 */
export function matchLanguage(tag: string): Language {
  const [language] = tag.toLowerCase().split(/[-_]/);
  return LANGUAGES.find((one) => one === language) ?? 'en';
}
