/** Finds what a search may have meant that no title answers: words with one letter typed wrong. */

import type { ReadDb } from '../../../db/connection/client.ts';
import { findTitleWords, findUnknownWords, keepMatching } from '../../../db/queries/title-words.ts';
import { isPastTypo, typoHalves } from '../../domain/film/typo.ts';

/** Words of a search that may be misspelt. */
const MAX_MISSPELT = 3;

/** Readings that are looked up: 0.1 ms each. */
const MAX_TRIED = 64;

/** Readings that the films of an answer may come from, and the words of all of them together: each is a condition on every film. */
const MAX_READINGS = 12;
const MAX_WORDS = 48;

/**
 * The lists of words that some title has and that differ from the asked ones by one wrong letter in each word that no title has, the
 * likeliest first; where every word is known, in one of them. Where there are none, the words without their numbers. Empty where a
 * title has the words as they are, and where more than three words are unknown.
 */
export async function findMeant(db: ReadDb, asked: readonly string[]): Promise<string[][]> {
  const unknown = await findUnknownWords(db, asked);
  const misspelt = unknown.filter((word) => !isNumber(word));
  if (misspelt.length > MAX_MISSPELT) return [];
  const readings =
    unknown.length === 0
      ? await changeOne(db, asked)
      : misspelt.length === unknown.length
        ? await changeAll(db, asked, misspelt)
        : [];
  const found = await keepMatching(db, [[...asked], ...readings, ...withoutNumbers(asked)]);
  const [first = []] = found;
  if (first.join(' ') === asked.join(' ')) return [];
  const typos = found.filter((words) => words.length === asked.length);
  const most = Math.min(MAX_READINGS, Math.ceil(MAX_WORDS / asked.length));
  return (typos.length > 0 ? typos : found).slice(0, most);
}

/** The search with one of its longest words changed: a long word is the likeliest to have a typo in it. */
async function changeOne(db: ReadDb, asked: readonly string[]): Promise<string[][]> {
  const longest = asked.toSorted((a, b) => b.length - a.length).slice(0, MAX_MISSPELT);
  const changes = await findChanges(db, { asked, words: longest });
  const most = Math.floor(MAX_TRIED / longest.length);
  return longest.flatMap((word) => replace(asked, word, changes(word).slice(0, most)));
}

/** The search with all of these words changed. */
async function changeAll(
  db: ReadDb,
  asked: readonly string[],
  words: readonly string[],
): Promise<string[][]> {
  const changes = await findChanges(db, { asked, words });
  const most = Math.floor(MAX_TRIED ** (1 / words.length));
  return words.reduce<string[][]>(
    (readings, word) =>
      readings.flatMap((reading) => replace(reading, word, changes(word).slice(0, most))),
    [[...asked]],
  );
}

function replace(list: readonly string[], word: string, others: readonly string[]): string[][] {
  return others.map((other) => list.with(list.indexOf(word), other));
}

/** For each of the words, those of titles that it may be meant for, the likeliest first. */
async function findChanges(
  db: ReadDb,
  { asked, words }: { asked: readonly string[]; words: readonly string[] },
): Promise<(word: string) => string[]> {
  const vocabulary = await findTitleWords(
    db,
    words.flatMap((word) => typoHalves(word)),
  );
  // Else “hero here”, which no title has, would be read as “hero hero”.
  const isAskedBeside = (candidate: string, word: string): boolean =>
    asked.some(
      (other) => other !== word && (other.startsWith(candidate) || candidate.startsWith(other)),
    );
  return (word) =>
    vocabulary
      .filter((candidate) => isPastTypo(word, candidate) && !isAskedBeside(candidate, word))
      .toSorted((a, b) => strangeness(word, a) - strangeness(word, b));
}

/** None where that leaves nothing out, or nothing over. */
function withoutNumbers(asked: readonly string[]): string[][] {
  const words = asked.filter((word) => !isNumber(word));
  return words.length > 0 && words.length < asked.length ? [words] : [];
}

function isNumber(word: string): boolean {
  return /^\d+$/.test(word);
}

/** People seldom mistake the first letter, and seldom leave one out. */
function strangeness(asked: string, candidate: string): number {
  return (
    (asked.charAt(0) === candidate.charAt(0) ? 0 : 2) + Math.abs(asked.length - candidate.length)
  );
}
