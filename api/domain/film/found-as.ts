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
  const found = otherTitles(film).filter(({ title }) => {
    const words = searchWords(title).split(' ');
    const has = (word: string) => word === year || words.some((one) => one.startsWith(word));
    return lists.some((list) => list.every(has));
  });
  const begins = found.find(({ title }) => searchWords(title).startsWith(key));
  return begins ?? found[0] ?? null;
}
