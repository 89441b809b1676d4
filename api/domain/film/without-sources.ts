/** Takes sources out of a film, with everything that nothing else supports: what may not be passed on, or has expired. Pure. */

import {
  EMPTY_DETAILS,
  emptyFilm,
  FILM_TEXTS,
  pick,
  type DetailsFacts,
  type FilmFacts,
  type SourceFacts,
  type SourceIndexes,
} from '../../../db/film.ts';
import { withOfficialRatings } from '../rating/official-ratings.ts';

/**
 * The facts of a film without the sources that are dropped, and without every fact that rests on them alone. A fact that names other
 * sources too keeps those, by their new indexes. Official ratings are derived again from the certificates that are left.
 *
 * A fact that names no source stays, unless all sources of the film are dropped: then only what editors and parents wrote themselves
 * stays. Returns null if there is nothing of that either, and the film itself if no source is dropped.
 */
export function withoutSources(
  facts: FilmFacts,
  isDropped: (source: SourceFacts) => boolean,
): FilmFacts | null {
  const sources = facts.sources.filter((source) => !isDropped(source));
  if (sources.length === facts.sources.length) return facts;
  const left = dropCited(facts, numbersAfter(facts.sources, isDropped));
  const kept = sources.length > 0 ? left : ownWords(left);
  return kept && withOfficialRatings({ ...kept, sources });
}

/** The new index of each source; undefined for those that are dropped. */
type Numbers = readonly (number | undefined)[];

function numbersAfter(
  sources: readonly SourceFacts[],
  isDropped: (source: SourceFacts) => boolean,
): Numbers {
  let count = 0;
  return sources.map((source) => (isDropped(source) ? undefined : count++));
}

interface Cited {
  sources: SourceIndexes;
}

function dropCited(facts: FilmFacts, numbers: Numbers): FilmFacts {
  const renumber = (indexes: SourceIndexes) => indexes.flatMap((index) => numbers[index] ?? []);
  const isLost = (indexes: SourceIndexes | undefined) =>
    indexes !== undefined && indexes.length > 0 && renumber(indexes).length === 0;
  const left = <Item extends Cited>(items: readonly Item[]): Item[] =>
    items
      .filter((item) => !isLost(item.sources))
      .map((item) => ({ ...item, sources: renumber(item.sources) }));
  const { said_by } = facts.details;
  const lost = new Set(Object.keys(said_by).filter((field) => isLost(said_by[field])));
  if (lost.has('age_why')) lost.add('editor_age'); // an editor's age needs its reason
  const { ids, ...empty } = emptyFilm(facts);
  const details: DetailsFacts = {
    ...withEmpty(facts.details, EMPTY_DETAILS, lost),
    production: left(facts.details.production),
    releases: left(facts.details.releases),
    running_times: left(facts.details.running_times),
    said_by: Object.fromEntries(
      Object.entries(said_by)
        .filter(([field]) => !lost.has(field))
        .map(([field, indexes]) => [field, renumber(indexes)]),
    ),
  };
  return {
    ...withEmpty(facts, { ...empty, ids }, lost),
    ratings: left(facts.ratings),
    certificates: left(facts.certificates),
    themes: left(facts.themes),
    details,
    elsewhere: left(facts.elsewhere),
    watch: left(facts.watch),
    similar: left(facts.similar),
  };
}

/** The facts, with the lost fields as in `empty`. */
function withEmpty<Facts extends object>(
  facts: Facts,
  empty: Facts,
  lost: ReadonlySet<string>,
): Facts {
  const fields = (Object.keys(empty) as (keyof Facts & string)[]).filter((field) =>
    lost.has(field),
  );
  return { ...facts, ...pick(empty, fields) };
}

/** What editors and parents wrote themselves; null if they wrote nothing. The id, title and year stay so that it can be found. */
function ownWords(facts: FilmFacts): FilmFacts | null {
  const { ids, editor_age, age_why, talking_points } = facts;
  const texts = pick(facts, FILM_TEXTS);
  const ratings = facts.ratings.filter(({ basis }) => basis !== 'official');
  const isEmpty =
    editor_age === null &&
    talking_points.length === 0 &&
    ratings.length === 0 &&
    Object.values(texts).every((text) => text === null);
  if (isEmpty) return null;
  return { ...emptyFilm(facts), ids, editor_age, age_why, ...texts, talking_points, ratings };
}
