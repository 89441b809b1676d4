/** By which other title than its main one a search found a film. Pure. */

import { otherTitles, type OtherTitle, type Titled } from './other-titles.ts';
import { searchWords } from './title.ts';

interface Searched {
  /** A title must have all words of one of these lists, each as a prefix of a word. */
  lists: readonly (readonly string[])[];
  /** The word that may be the film's year instead. */
  year: string | null;
  /** The sort key of the search: titles that begin with it are preferred. */
  key: string;
}

/** Null if no other title has the words. */
export function foundAs(film: Titled, { lists, year, key }: Searched): OtherTitle | null {
  let first: OtherTitle | null = null;
  for (const other of otherTitles(film)) {
    const words = ` ${searchWords(other.title)}`;
    const has = (word: string) => word === year || words.includes(` ${word}`);
    if (!lists.some((list) => list.every(has))) continue;
    if (words.startsWith(key, 1)) return other;
    first ??= other;
  }
  return first;
}
