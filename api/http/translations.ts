/** Translations for pages and pictures: the labels of the card, and the words of the pages. */

import en from '../../widget/labels/en.json' with { type: 'json' };
import { matchLanguage, type Language } from '../../widget/labels/languages.ts';
import type { Catalogue } from '../../widget/words.ts';
import { ENGLISH_WORDS, type PageWords } from '../pages/words/words.ts';

export interface Translation {
  language: Language;
  /** The labels of the card. */
  words: Catalogue;
  /** The words of the pages. */
  pageWords: PageWords;
}

/** Finds the translation for a BCP 47 tag. */
export type Translate = (tag: string) => Promise<Translation>;

/** Reads a built file, such as `labels/es.json` or `words/es.json`; null if there is none. */
export type ReadTranslation = (path: string) => Promise<string | null>;

export const ENGLISH: Translation = { language: 'en', words: en, pageWords: ENGLISH_WORDS };

/**
 * Reads each file once. If one is missing or cannot be read, its words are English: a page or a picture in another language is better
 * than none.
 */
export function createTranslator(read: ReadTranslation): Translate {
  const known = new Map<Language, Translation>([['en', ENGLISH]]);
  return async (tag) => {
    const language = matchLanguage(tag);
    const found = known.get(language);
    if (found) return found;
    const paths = [`labels/${language}.json`, `words/${language}.json`];
    const [labels, page] = await Promise.all(paths.map((path) => read(path).catch(() => null)));
    if (!labels) return ENGLISH;
    const translation = {
      language,
      words: { ...en, ...JSON.parse(labels) },
      pageWords: page ? (JSON.parse(page) as PageWords) : ENGLISH_WORDS, // complete: the build checks every file
    };
    if (page) known.set(language, translation);
    return translation;
  };
}
