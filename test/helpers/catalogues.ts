/** The labels of every language, read from their files; the build has checked that each is complete. */

import { readFileSync } from 'node:fs';
import { LANGUAGES, type Language } from '../../widget/labels/languages.ts';
import type { Catalogue } from '../../widget/words.ts';

export const CATALOGUES = Object.fromEntries(
  LANGUAGES.map((language) => {
    const path = new URL(`../../widget/labels/${language}.json`, import.meta.url);
    return [language, JSON.parse(readFileSync(path, 'utf8'))];
  }),
) as Record<Language, Catalogue>;
