/** Suggests corrections for a search without results: words with one typo. */

import type { ReadDb } from '../../../db/connection/client.ts';
import { findTitleWords, findUnknownWords, keepMatching } from '../../../db/queries/title-words.ts';
import { isPastTypo, typoHalves } from '../../domain/film/typo.ts';

/** Words of a search that may be misspelt. */
const MAX_MISSPELT = 3;

/** Corrections that are looked up: 0.1 ms each. */
const MAX_LOOKUPS = 64;

/** Corrections that are searched together, and their words in total: each word is a condition on every film. */
const MAX_QUERIES = 12;
const MAX_WORDS = 48;

/**
 * Corrected lists of words that match a title, the likeliest first. Each differs from the search by one typo in every unknown word or, if
 * all words are known, in one of them. If there are none, the words without numbers. Empty if a title matches the words unchanged, and if
 * more than three words are unknown.
 */
export async function suggestQueries(db: ReadDb, query: readonly string[]): Promise<string[][]> {
  const unknown = await findUnknownWords(db, query);
  const misspelt = unknown.filter((word) => !isNumber(word));
  if (misspelt.length > MAX_MISSPELT) return [];
  const corrections =
    unknown.length === 0
      ? await changeOne(db, query)
      : misspelt.length === unknown.length
        ? await changeAll(db, query, misspelt)
        : [];
  const found = await keepMatching(db, [[...query], ...corrections, ...withoutNumbers(query)]);
  const [first = []] = found;
  if (first.join(' ') === query.join(' ')) return [];
  const typos = found.filter((words) => words.length === query.length);
  const max = Math.min(MAX_QUERIES, Math.ceil(MAX_WORDS / query.length));
  return (typos.length > 0 ? typos : found).slice(0, max);
}

/** The query with one of its longest words changed: a long word is the likeliest to have a typo. */
async function changeOne(db: ReadDb, query: readonly string[]): Promise<string[][]> {
  const longest = query.toSorted((a, b) => b.length - a.length).slice(0, MAX_MISSPELT);
  const changes = await findChanges(db, { query, words: longest });
  const max = Math.floor(MAX_LOOKUPS / longest.length);
  return longest.flatMap((word) => replace(query, word, changes(word).slice(0, max)));
}

/** The query with all of these words changed. */
async function changeAll(
  db: ReadDb,
  query: readonly string[],
  words: readonly string[],
): Promise<string[][]> {
  const changes = await findChanges(db, { query, words });
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

/** Finds the title words that each of the words may be a typo of, the likeliest first. */
async function findChanges(
  db: ReadDb,
  { query, words }: { query: readonly string[]; words: readonly string[] },
): Promise<(word: string) => string[]> {
  const vocabulary = await findTitleWords(
    db,
    words.flatMap((word) => typoHalves(word)),
  );
  // Otherwise “hero here”, which no title has, would be corrected to “hero hero”.
  const isOtherQueryWord = (candidate: string, word: string): boolean =>
    query.some(
      (other) => other !== word && (other.startsWith(candidate) || candidate.startsWith(other)),
    );
  return (word) =>
    vocabulary
      .filter((candidate) => isPastTypo(word, candidate) && !isOtherQueryWord(candidate, word))
      .toSorted((a, b) => editPenalty(word, a) - editPenalty(word, b));
}

/** The query without its numbers; empty if it has none, or only numbers. */
function withoutNumbers(query: readonly string[]): string[][] {
  const words = query.filter((word) => !isNumber(word));
  return words.length > 0 && words.length < query.length ? [words] : [];
}

function isNumber(word: string): boolean {
  return /^\d+$/.test(word);
}

/** Sorts corrections: typos rarely change the first letter or the length. */
function editPenalty(word: string, candidate: string): number {
  return (
    (word.charAt(0) === candidate.charAt(0) ? 0 : 2) + Math.abs(word.length - candidate.length)
  );
}
