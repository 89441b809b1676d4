/** Finds our films for lines of a catalogue that knows no ids: by title, year and director. Node only. */

import type { WriteDb } from '../../../db/connection/client.ts';
import { readNamesOf, type FilmNames } from '../../../db/queries/read-titles.ts';
import type { Skipped } from '../../connectors/connector.ts';
import type { FilmLine } from '../../contract/film-line.ts';
import { comparableTitle } from '../../domain/film/same-title.ts';
import { titleWords } from '../../domain/film/title.ts';
import type { ImportLine } from '../formats/validate-line.ts';

/** Two sources of one film name years at most as far apart: one names the festival, the other the cinema. */
const YEARS_APART = [0, -1, 1];

/** Minutes by which they differ over its running time. */
const MINUTES_APART = 2;

/**
 * The lines that are surely about a film that we have, each with its id and without directors, which only serve to find it. A title and a
 * year alone prove nothing: the director has to be the same; or, where the names are in two scripts, both of the line's titles, or the
 * running time to the year. All others are reported.
 */
export async function* matchKnown(
  db: WriteDb,
  lines: AsyncIterable<ImportLine>,
  skip: (skipped: Skipped) => void,
): AsyncGenerator<ImportLine> {
  const years = new Map<number, Map<string, Known[]>>();

  async function ofYear(year: number): Promise<Map<string, Known[]>> {
    const loaded = years.get(year) ?? byTitle(await readNamesOf(db, year));
    years.set(year, loaded);
    return loaded;
  }

  async function candidates({ title, titles, year }: FilmLine): Promise<Candidate[]> {
    const names = new Set([title, ...Object.values(titles)].map(comparableTitle).filter(Boolean));
    const found = new Map<Known, number>();
    for (const apart of YEARS_APART) {
      const films = await ofYear(year + apart);
      for (const name of names)
        for (const film of films.get(name) ?? []) found.set(film, (found.get(film) ?? 0) + 1);
    }
    return [...found].map(([film, sameTitles]) => ({ film, sameTitles }));
  }

  for await (const line of lines) {
    if (!('film' in line)) {
      yield line;
      continue;
    }
    const possible = await candidates(line.film);
    const match = chooseFilm(line.film, possible);
    if (typeof match === 'string') {
      const { title, year } = line.film;
      skip({ film: `${title} (${year})`, fact: 'film', reason: match });
      continue;
    }
    const { details } = line.film;
    yield {
      ...line,
      film: { ...line.film, id: match.id, details: details && { ...details, directors: [] } },
    };
  }
}

interface Known {
  id: string;
  year: number;
  /** As sorted words, so that “Nolan, Christopher” is the same. */
  directors: readonly string[];
  minutes: readonly number[];
}

/** A film of ours, and how many of the line's titles it has. */
interface Candidate {
  film: Known;
  sameTitles: number;
}

/** Films by each of their titles. */
function byTitle(films: readonly FilmNames[]): Map<string, Known[]> {
  const found = new Map<string, Known[]>();
  for (const { id, year, titles, directors, minutes } of films) {
    const known = { id, year, directors: directors.map(wordsOf), minutes };
    for (const name of new Set(titles.map(comparableTitle))) {
      const same = found.get(name);
      if (same) same.push(known);
      else found.set(name, [known]);
    }
  }
  return found;
}

/** The film that a line is surely about, or why there is none. */
function chooseFilm(line: FilmLine, candidates: readonly Candidate[]): Known | string {
  if (candidates.length === 0) return 'No film here has its title and year.';
  const compared = candidates.map((one) => ({
    ...one,
    director: compareDirectors(line, one.film),
  }));
  const sure = compared.filter(
    ({ film, sameTitles, director }) =>
      director === 'same' || (director === 'unknown' && (sameTitles > 1 || isAsLong(line, film))),
  );
  const ofYear = sure.filter(({ film }) => film.year === line.year);
  const [first, ...others] = ofYear.length > 0 ? ofYear : sure;
  if (first && others.length === 0) return first.film;
  const ids = (sure.length > 0 ? sure : compared).map(({ film }) => film.id).join(' or ');
  if (first) return `It may be ${ids}.`;
  return compared.some(({ director }) => director === 'unknown')
    ? `It may be ${ids}, but only the title and the year say so.`
    : `It has the title of ${ids}, but another director.`;
}

function compareDirectors({ details }: FilmLine, film: Known): 'same' | 'other' | 'unknown' {
  const given = (details?.directors ?? []).map(wordsOf);
  if (given.some((name) => film.directors.includes(name))) return 'same';
  const isComparable = given.some((name) =>
    film.directors.some((other) => isLatin(name) === isLatin(other)),
  );
  return isComparable ? 'other' : 'unknown';
}

function wordsOf(name: string): string {
  return titleWords(name).toSorted().join(' ');
}

function isLatin(name: string): boolean {
  return /\p{Script=Latin}/u.test(name);
}

function isAsLong({ year, details }: FilmLine, film: Known): boolean {
  return (
    year === film.year &&
    (details?.running_times ?? []).some(({ minutes }) =>
      film.minutes.some((other) => Math.abs(other - minutes) <= MINUTES_APART),
    )
  );
}
