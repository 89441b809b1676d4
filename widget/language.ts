/** The language of a card, and its words. */

import { getJson } from './client.ts';
import type { Language } from './labels/catalogues.ts';
import { ENGLISH, type Words } from './words.ts';

/** The version of this script, whose catalogues never change. */
declare const __WIDGET_VERSION__: string;

/** The languages besides English, each a file `labels/{language}.json`. */
export const LANGUAGES: ReadonlySet<string> = new Set<Language>([
  'es',
  'fr',
  'de',
  'pt',
  'it',
  'nl',
  'pl',
  'tr',
  'ar',
  'hi',
  'ja',
  'zh',
]);

const catalogues = new Map<string, Promise<unknown>>();

/** The element's own language, else its nearest ancestor's, else the page's: any BCP 47 tag, of which the first part counts. */
export function languageOf(element: Element): string {
  const tag = element.closest<HTMLElement>('[lang]')?.lang || document.documentElement.lang || 'en';
  const language = tag.toLowerCase().split('-')[0] ?? '';
  return LANGUAGES.has(language) ? language : 'en';
}

/** The words of a language; English where its catalogue does not come in time. */
export async function loadWords(api: string, language: string): Promise<Words> {
  if (language === 'en') return ENGLISH;
  const url = `${api}/widget/${__WIDGET_VERSION__}/labels/${language}.json`;
  const catalogue = catalogues.get(url) ?? getJson(url);
  catalogues.set(url, catalogue);
  try {
    return (await catalogue) as Words; // whole, by the check of the build
  } catch {
    catalogues.delete(url);
    return ENGLISH;
  }
}
