/** The language of a card, and its words. */

import { getJson, once } from './client.ts';
import { ENGLISH, type Words } from './words.ts';

/** The version of this script, whose catalogues never change. */
declare const __WIDGET_VERSION__: string;

/** The languages besides English, each a file `labels/{language}.json`, at the beginning of a BCP 47 tag. */
export const LANGUAGES = /^(es|fr|de|pt|it|nl|pl|tr|ar|hi|ja|zh)\b/i;

/** The element's own language, else its nearest ancestor's, else the page's; English where the card does not speak it. */
export function languageOf(element: Element): string {
  const { lang } = element.closest<HTMLElement>('[lang]') ?? document.documentElement;
  return LANGUAGES.exec(lang)?.[0].toLowerCase() ?? 'en';
}

/** The words of a language; English where its catalogue does not come in time. */
export async function loadWords(api: string, language: string): Promise<Words> {
  if (language === 'en') return ENGLISH;
  const url = `${api}/widget/${__WIDGET_VERSION__}/labels/${language}.json`;
  const catalogue = await once(url, () => getJson(url));
  return (catalogue as Words | null | undefined) ?? ENGLISH; // whole, by the check of the build
}
