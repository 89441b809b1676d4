/** Finds what a search may have meant whose words no title has. */

import type { ReadDb } from '../../db/client.ts';
import { findTitleWords, keepFound } from '../../db/queries/title-words.ts';
import { isPastTypo, typoHalves } from '../domain/typo.ts';

/** How many ways to read a search are looked for at once. */
const MOST_READINGS = 12;

/**
 * The lists of words that some title has and that differ from the asked ones by one wrong letter, the likeliest first; where there
 * are none, by the numbers left out. Empty where a title has the words as they are.
 */
export async function findMeant(db: ReadDb, asked: readonly string[]): Promise<string[][]> {
  const halves = asked.flatMap((word) => typoHalves(word));
  const vocabulary = await findTitleWords(db, halves);
  // Else “hero here”, which no title has, would be read as “hero hero”.
  const isAskedBeside = (candidate: string, place: number): boolean =>
    asked.some(
      (word, other) =>
        other !== place && (word.startsWith(candidate) || candidate.startsWith(word)),
    );
  const readings = asked.flatMap((word, place) =>
    vocabulary
      .filter((candidate) => isPastTypo(word, candidate) && !isAskedBeside(candidate, place))
      .toSorted((a, b) => strangeness(word, a) - strangeness(word, b))
      .map((candidate) => asked.with(place, candidate)),
  );
  const withoutNumbers = asked.filter((word) => !/^\d+$/.test(word));
  const shorter =
    withoutNumbers.length > 0 && withoutNumbers.length < asked.length ? [withoutNumbers] : [];
  const found = await keepFound(db, [[...asked], ...readings, ...shorter]);
  const [first = []] = found;
  if (first.join(' ') === asked.join(' ')) return [];
  const typos = found.filter((words) => words.length === asked.length);
  return (typos.length > 0 ? typos : found).slice(0, MOST_READINGS);
}

/** People seldom mistake the first letter, and seldom leave one out. */
function strangeness(asked: string, candidate: string): number {
  return (
    (asked.charAt(0) === candidate.charAt(0) ? 0 : 2) + Math.abs(asked.length - candidate.length)
  );
}
