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

/** Null if no other title has the words. With the stored `words` of all titles, they are not computed again. */
export function foundAs(
  film: Titled & { words?: string },
  { lists, year, key }: Searched,
): OtherTitle | null {
  const others = otherTitles(film);
  const stored = film.words?.split('|').slice(1) ?? [];
  // Titles with the same words are stored once: then it is open which is whose.
  const isWhole = stored.length === others.length;
  let first: OtherTitle | null = null;
  for (const [place, other] of others.entries()) {
    const words = (isWhole && stored[place]) || ` ${searchWords(other.title)}`;
    const has = (word: string) => word === year || words.includes(` ${word}`);
    if (!lists.some((list) => list.every(has))) continue;
    if (words.startsWith(key, 1)) return other;
    first ??= other;
  }
  return first;
}
