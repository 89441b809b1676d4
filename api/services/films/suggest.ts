/** Suggests what a search without results may have meant: words with typos, or a title that has part of its words. */

import type { ReadDb } from '../../../db/connection/client.ts';
import { findTitleWords, findUnknownWords, keepMatching } from '../../../db/queries/title-words.ts';
import {
  isNumber,
  isPastTwoTypos,
  isPastTypo,
  typoHalves,
  typoThirds,
} from '../../domain/film/typo.ts';

/** Words of a search that may be misspelt. */
const MAX_MISSPELT = 3;

/** Corrections that are looked up: 0.1 ms each. */
const MAX_LOOKUPS = 64;

/** Parts of the query that are looked up. */
const MAX_PARTS = 5;

/** A part has at least this share of the characters: no film is suggested for its “of”. */
const MIN_PART = 1 / 3;

/** Corrections that are searched together, and their words in total: each word is a condition on every film. */
const MAX_QUERIES = 12;
const MAX_WORDS = 48;

export interface Suggestions {
  /**
   * Corrected lists of words that match a title, the likeliest first. Each differs from the search by a typo in every unknown word or, if
   * all words are known, in one of them. Empty if a title matches the words unchanged.
   */
  meant: string[][];
  /** Words of the search that match a title together: all of them, or the part that says most. Null if there are none. */
  part: string[] | null;
}

/** Suggests nothing if more than three words are unknown. */
export async function suggestQueries(db: ReadDb, query: readonly string[]): Promise<Suggestions> {
  const unknown = await findUnknownWords(db, query);
  const misspelt = unknown.filter((word) => !isNumber(word));
  if (misspelt.length > MAX_MISSPELT) return { meant: [], part: null };
  const corrections =
    unknown.length === 0 ? await changeOne(db, query) : await changeAll(db, query, misspelt);
  // A number that no title has is in none of the corrections' titles either.
  const whole = misspelt.length === unknown.length ? corrections : [];
  const found = await keepMatching(db, [
    [...query],
    ...whole,
    ...partsOf(query, { unknown, corrections }),
  ]);
  const [first = null] = found;
  if (first?.join(' ') === query.join(' ')) return { meant: [], part: first };
  const max = Math.min(MAX_QUERIES, Math.ceil(MAX_WORDS / query.length));
  return {
    meant: found.filter(({ length }) => length === query.length).slice(0, max),
    part: found.find(({ length }) => length < query.length) ?? null,
  };
}

interface Words {
  unknown: readonly string[];
  corrections: readonly (readonly string[])[];
}

/** Parts of the query: without its numbers, without its unknown words, and without each of its shortest words. */
function partsOf(query: readonly string[], { unknown, corrections }: Words): string[][] {
  const withoutNumbers = (words: readonly string[]) => words.filter((word) => !isNumber(word));
  const shortest = query.toSorted((a, b) => a.length - b.length);
  const parts = [
    withoutNumbers(query),
    ...corrections.slice(0, MAX_PARTS - 2).map(withoutNumbers),
    query.filter((word) => !unknown.includes(word)),
    ...shortest.slice(0, MAX_PARTS).map((word) => query.filter((other) => other !== word)),
  ].filter(
    (part) =>
      part.length < query.length && part.join('').length >= query.join('').length * MIN_PART,
  );
  return [...new Map(parts.map((part) => [part.join(' '), part])).values()].slice(0, MAX_PARTS);
}

/** The query with one of its longest words changed: a long word is the likeliest to have a typo. */
async function changeOne(db: ReadDb, query: readonly string[]): Promise<string[][]> {
  const longest = query.toSorted((a, b) => b.length - a.length).slice(0, MAX_MISSPELT);
  const changes = await findChanges(db, { query, words: longest, areUnknown: false });
  const max = Math.floor(MAX_LOOKUPS / longest.length);
  return longest.flatMap((word) => replace(query, word, changes(word).slice(0, max)));
}

/** The query with all of these words changed; none if there are no such words. */
async function changeAll(
  db: ReadDb,
  query: readonly string[],
  words: readonly string[],
): Promise<string[][]> {
  if (words.length === 0) return [];
  const changes = await findChanges(db, { query, words, areUnknown: true });
  const max = Math.floor(MAX_LOOKUPS ** (1 / words.length));
  return words.reduce<string[][]>(
    (corrections, word) =>
      corrections.flatMap((correction) => replace(correction, word, changes(word).slice(0, max))),
    [[...query]],
  );
}

function replace(list: readonly string[], word: string, others: readonly string[]): string[][] {
  return others.map((other) => list.with(list.indexOf(word), other));
}

/**
 * Finds the title words that each of the words may be a typo of, the likeliest first. Two wrong letters are looked for in unknown words, and
 * only where one explains nothing.
 */
async function findChanges(
  db: ReadDb,
  {
    query,
    words,
    areUnknown,
  }: { query: readonly string[]; words: readonly string[]; areUnknown: boolean },
): Promise<(word: string) => string[]> {
  // Otherwise “hero here”, which no title has, would be corrected to “hero hero”.
  const isOtherQueryWord = (candidate: string, word: string): boolean =>
    query.some(
      (other) => other !== word && (other.startsWith(candidate) || candidate.startsWith(other)),
    );
  const likeliest = (word: string, candidates: readonly string[]) =>
    withoutLonger(candidates.filter((candidate) => !isOtherQueryWord(candidate, word))).toSorted(
      (a, b) => editPenalty(word, a) - editPenalty(word, b),
    );
  const near = await findTitleWords(db, words.flatMap(typoHalves));
  const changes = new Map(
    words.map((word) => [
      word,
      likeliest(
        word,
        near.filter((other) => isPastTypo(word, other)),
      ),
    ]),
  );
  const unexplained = words.filter((word) => areUnknown && changes.get(word)?.length === 0);
  const far = await findTitleWords(db, unexplained.flatMap(typoThirds));
  for (const word of unexplained)
    changes.set(
      word,
      likeliest(
        word,
        far.filter((other) => isPastTwoTypos(word, other)),
      ),
    );
  return (word) => changes.get(word) ?? [];
}

/** Drops words that begin with another one, which finds their titles too. The words must be in alphabetical order. */
function withoutLonger(words: readonly string[]): string[] {
  const kept: string[] = [];
  for (const word of words) {
    const last = kept.at(-1);
    if (last === undefined || !word.startsWith(last)) kept.push(word);
  }
  return kept;
}

/** Sorts corrections: typos rarely change the first letter or the length. */
function editPenalty(word: string, candidate: string): number {
  return (
    (word.charAt(0) === candidate.charAt(0) ? 0 : 2) + Math.abs(word.length - candidate.length)
  );
}
