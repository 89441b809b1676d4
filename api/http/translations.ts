/** Translations for pages and pictures. */

import en from '../../widget/labels/en.json' with { type: 'json' };
import { matchLanguage, type Language } from '../../widget/labels/languages.ts';
import type { Catalogue } from '../../widget/words.ts';

export interface Translation {
  language: Language;
  words: Catalogue;
}

/** Finds the translation for a BCP 47 tag. */
export type Translate = (tag: string) => Promise<Translation>;

/**
 * Reads each label file once. `readLabels` returns a language's labels as JSON text, or null if there are none. In that case, or if it
 * fails, the words are English: a picture in another language is better than none.
 */
export function createTranslator(
  readLabels: (language: string) => Promise<string | null>,
): Translate {
  const known = new Map<Language, Translation>([['en', { language: 'en', words: en }]]);
  return async (tag) => {
    const language = matchLanguage(tag);
    const text = known.has(language) ? null : await readLabels(language).catch(() => null);
    if (text) known.set(language, { language, words: { ...en, ...JSON.parse(text) } });
    return known.get(language) ?? { language: 'en', words: en };
  };
}
