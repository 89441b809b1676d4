/** What a search for a title asks for. Pure. */

import { titleKey, titleWords } from './title.ts';

export interface TitleQuery {
  /** Distinct, without a leading “the” before other words. */
  words: readonly string[];
  /** The last of several words, if it may be the year of the film: “her 2013”. */
  year: string | null;
  /** The sort key that the title would have. */
  key: string;
}

/** The first film is from 1888. */
const YEAR = /^(?:18[89]|19\d|20\d)\d$/;

/**
 * The words of a search, or null if it has none.
 *
 * @example
 * titleQuery('The Matrix (1999)') // { words: ['matrix', '1999'], year: '1999', key: 'matrix' }
 */
export function titleQuery(text: string): TitleQuery | null {
  const distinct = [...new Set(titleWords(text))];
  const words = distinct[0] === 'the' ? distinct.slice(1) : distinct;
  const last = words.at(-1);
  if (last === undefined)
    return distinct.length > 0 ? { words: distinct, year: null, key: titleKey(text) } : null;
  const year = words.length > 1 && YEAR.test(last) ? last : null;
  const key = titleKey(text);
  return { words, year, key: year === null ? key : key.replace(new RegExp(` ${year}$`), '') };
}
