/** Finds the word that a misspelt one was meant to be: one letter wrong, missing, too many, or two swapped. */

import { isOneEditApart } from '../text/one-edit.ts';

/** Shorter words lie too near to each other: "dance" is not "danger". */
const SHORTEST = 6;

/** The first of `words` one edit away from `word`; null where there is none, or where `word` is too short to tell. */
export function closestWord(word: string, words: Iterable<string>): string | null {
  if (word.length < SHORTEST) return null;
  for (const other of words)
    if (other.length >= SHORTEST && isOneEditApart(word, other)) return other;
  return null;
}
