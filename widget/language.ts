/** The language of a card, and its words. */

import { cached, getJson } from './client.ts';
import { matchLanguage, type Language } from './labels/languages.ts';
import { ENGLISH, type Words } from './words.ts';

/** The version of this script, under which the service has its labels. */
declare const __WIDGET_VERSION__: string;

/** The element's own language, else its nearest ancestor's, else the page's; English if the card does not have it. */
export function languageOf(element: Element): Language {
  return matchLanguage((element.closest<HTMLElement>('[lang]') ?? document.documentElement).lang);
}

/** The words of a language; English if they cannot be loaded. */
export async function loadWords(api: string, language: Language): Promise<Words> {
  if (language === 'en') return ENGLISH;
  const url = `${api}/widget/${__WIDGET_VERSION__}/labels/${language}.json`;
  const labels = await cached(url, () => getJson(url));
  return (labels as Words | null | undefined) ?? ENGLISH; // complete: the build checks every file
}
