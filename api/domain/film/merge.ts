/** Merges a line of an imported file into a film. Pure. */

import {
  EMPTY_DETAILS,
  emptyFilm,
  FILM_LISTS,
  FILM_TEXTS,
  type DetailsFacts,
  type FilmFacts,
  type RatingFacts,
  type SourceIndexes,
} from '../../../db/film.ts';
import type { FilmLine } from '../../contract/film-line.ts';
import { isDerivedRating } from '../rating/official-ratings.ts';
import { eraseFields } from './erase.ts';
import { isRestricted } from './licences.ts';

export interface MergedFilm {
  facts: FilmFacts;
  /** Ratings of the line that differ from the film's and are not newer. Unless the file is preferred, the film's are in `facts`. */
  conflicts: RatingConflict[];
}

/** A rating of a line that differs from the film's of the same category, basis and origin. */
export interface RatingConflict {
  /** Its place in the line's ratings. */
  place: number;
  /** The first field that differs, and its values. */
  field: keyof RatingFacts;
  stored: unknown;
  given: unknown;
  /** The date of the film's rating. */
  rated_at: string | null;
}

/** Whose rating is taken if two differ and the line's is not newer. */
export type Preferred = 'file' | 'database';

/**
 * The facts of a film after a line. Fields that the line leaves out or has as unknown do not change. A list in the line replaces the
 * whole list, except for ratings, certificates and titles, which are merged one by one, and for facts that no export contains: these
 * stay, so that an export can be edited and imported.
 */
export function mergeFilm(
  before: FilmFacts | null,
  line: FilmLine,
  { id, prefer = 'database' }: { id: string; prefer?: Preferred | undefined },
): MergedFilm {
  const film = before
    ? eraseFields(before, line.erase)
    : { ...emptyFilm({ ...line, id }), sources: line.sources };
  const sources = film.sources.map((source) => withTerms(source, line.sources));
  const cite = citing(sources, line);
  const isHidden = hiddenFrom(line, film.sources);
  const { ratings, conflicts } = mergeRatings(film, line, { cite, prefer });
  const facts: FilmFacts = {
    id,
    ids: {
      imdb: line.ids.imdb ?? film.ids.imdb,
      tmdb: line.ids.tmdb ?? film.ids.tmdb,
      wikidata: line.ids.wikidata ?? film.ids.wikidata,
    },
    title: line.title,
    titles: { ...film.titles, ...line.titles },
    year: line.year,
    ...mergeFields(['editor_age', 'age_why', ...FILM_TEXTS], {
      kept: film,
      given: line,
      cite,
      isHidden,
    }),
    ratings,
    certificates: mergeCertificates(film, line, cite),
    ...mergeFields(['themes', 'talking_points'], { kept: film, given: line, cite, isHidden }),
    details: mergeDetails(film, line, { cite, isHidden }),
    ...mergeFields(FILM_LISTS, { kept: film, given: line, cite, isHidden }),
    sources, // last, because merging the other fields adds to it
  };
  return { facts, conflicts };
}

interface Cited {
  sources: SourceIndexes;
}

type Cite = (indexes: SourceIndexes) => number[];

/** Maps the line's source indexes to the film's. A source that the film does not have is added to `sources`. */
function citing(sources: FilmFacts['sources'][number][], line: FilmLine): Cite {
  return (indexes) =>
    indexes.map((index) => {
      const source = line.sources[index];
      if (!source) throw new RangeError(`There is no source ${index}`);
      const found = findSource(sources, source, index);
      return found === -1 ? sources.push(source) - 1 : found;
    });
}

type Source = FilmFacts['sources'][number];

/** Whether a source of the film, by its index, is in no export. */
type IsHidden = (index: number) => boolean;

/** A line that has facts under a restricted licence itself is no export: it is newer than what the film has under that licence. */
function hiddenFrom(line: FilmLine, sources: readonly Source[]): IsHidden {
  const given = new Set(line.sources.map(({ licence }) => licence));
  return (index) => {
    const source = sources[index];
    return source !== undefined && isRestricted(source) && !given.has(source.licence);
  };
}

/**
 * The index of a source in the list; the given index if the list has the source there too. A source that is given without a licence or
 * an expiry is the one with them.
 */
function findSource(sources: readonly Source[], given: Source, index: number) {
  const isSame = (one: Source | undefined) => one !== undefined && isSameSource(one, given);
  return isSame(sources[index]) ? index : sources.findIndex(isSame);
}

function isSameSource(one: Source, given: Source): boolean {
  return (
    isSameReading(one, given) &&
    TERMS.every((term) => given[term] === null || given[term] === one[term])
  );
}

function isSameReading(one: Source, other: Source): boolean {
  return one.name === other.name && one.url === other.url && one.read_at === other.read_at;
}

const TERMS = ['licence', 'expires_at'] as const;

/** A source of the film with the licence and the expiry that the line gives for it, where the film has none. */
function withTerms(source: Source, given: readonly Source[]): Source {
  const same = given.find((one) => isSameReading(one, source));
  if (!same) return source;
  return {
    ...source,
    licence: source.licence ?? same.licence,
    expires_at: source.expires_at ?? same.expires_at,
  };
}

/**
 * Ratings are kept side by side. One of the same category, basis and origin is replaced if the line's is newer, or if it was derived
 * here from a certificate: then it is derived again.
 */
function mergeRatings(
  film: FilmFacts,
  line: FilmLine,
  { cite, prefer }: { cite: Cite; prefer: Preferred },
) {
  const ratings: RatingFacts[] = [...film.ratings];
  const conflicts: RatingConflict[] = [];
  for (const [place, given] of line.ratings.entries()) {
    const index = ratings.findIndex((one) => hasSameOrigin(one, given));
    const stored = ratings[index];
    if (!stored) {
      ratings.push({ ...given, sources: cite(given.sources) });
      continue;
    }
    const field = differingField({ film, rating: stored }, { film: line, rating: given });
    const { rated_at } = stored;
    if (!isNewer(given.rated_at, rated_at)) {
      if (field === undefined) continue;
      if (!isDerivedRating(film, stored)) {
        conflicts.push({ place, field, stored: stored[field], given: given[field], rated_at });
        if (prefer === 'database') continue;
      }
    }
    ratings[index] = { ...given, sources: cite(given.sources) };
  }
  return { ratings, conflicts };
}

/** The official ratings of a line that the film's certificates override, each with the first field that differs. `facts` are those written. */
export function overriddenRatings(
  line: FilmLine,
  facts: FilmFacts,
): Pick<RatingConflict, 'place' | 'field'>[] {
  return line.ratings.flatMap((given, place) => {
    if (given.basis !== 'official') return [];
    const stored = facts.ratings.find((one) => hasSameOrigin(one, given));
    const field = COMPARED.find((name) => stored?.[name] !== given[name]);
    return field === undefined ? [] : [{ place, field }];
  });
}

function hasSameOrigin(a: RatingFacts, b: RatingFacts): boolean {
  return a.category === b.category && a.basis === b.basis && a.origin === b.origin;
}

/** Compares dates as text: a more precise date is newer, and an unknown one is the oldest. */
function isNewer(date: string | null, other: string | null): boolean {
  return (date ?? '') > (other ?? '');
}

/** In this order a difference is named. */
const COMPARED = ['level', 'at_most', 'estimate', 'note', 'spoiler', 'span'] as const;

interface RatingOf {
  film: { sources: readonly Source[] };
  rating: RatingFacts;
}

/** The first field in which two ratings differ, but for their dates. */
function differingField(a: RatingOf, b: RatingOf): keyof RatingFacts | undefined {
  const field = [...COMPARED, 'confidence' as const].find(
    (name) => a.rating[name] !== b.rating[name],
  );
  if (field !== undefined) return field;
  return namesOf(a.film, a.rating) === namesOf(b.film, b.rating) ? undefined : 'sources';
}

/** Restricted sources do not count: no export contains them. */
function namesOf({ sources }: { sources: readonly Source[] }, cited: Cited): string {
  return JSON.stringify(
    cited.sources.flatMap((index) => {
      const source = sources[index];
      return source && isRestricted(source) ? [] : [[source?.name, source?.url, source?.read_at]];
    }),
  );
}

/**
 * A certificate of the same board and rating gets the line's reasons and their sources if the reasons differ; if they are the same,
 * the line's sources are added. Other certificates are added.
 */
function mergeCertificates(film: FilmFacts, line: FilmLine, cite: Cite) {
  const certificates = [...film.certificates];
  const open = new Set(certificates.keys());
  for (const given of line.certificates) {
    const place = [...open].find(
      (one) =>
        certificates[one]?.system === given.system && certificates[one].rating === given.rating,
    );
    const there = place === undefined ? undefined : certificates[place];
    if (place === undefined || !there) {
      certificates.push({ ...given, sources: cite(given.sources) });
      continue;
    }
    open.delete(place); // a board may give two cuts of a film the same rating
    const isRepeated = given.reasons === null || given.reasons === there.reasons;
    const before = isRepeated || given.sources.length === 0 ? there.sources : [];
    certificates[place] = {
      ...there,
      reasons: given.reasons ?? there.reasons,
      sources: [...new Set([...before, ...cite(given.sources)])],
    };
  }
  return certificates;
}

function mergeDetails(
  film: FilmFacts,
  line: FilmLine,
  { cite, isHidden }: { cite: Cite; isHidden: IsHidden },
): DetailsFacts {
  const { details: kept } = film;
  const { details: given } = line;
  if (given === null) return kept;
  const said_by = Object.entries(given.said_by).map(([field, indexes]) => {
    const before = isRepeated(field, film, line) ? (kept.said_by[field] ?? []) : [];
    return [field, [...new Set([...before, ...cite(indexes)])]];
  });
  const { said_by: _said_by, ...fields } = EMPTY_DETAILS;
  return {
    ...mergeFields(Object.keys(fields) as (keyof typeof fields)[], { kept, given, cite, isHidden }),
    said_by: { ...kept.said_by, ...Object.fromEntries(said_by) },
  };
}

/** Whether the line says of a field what the film has already, so that both sources say it. Ids add up: every source says some. */
function isRepeated(field: string, film: FilmFacts, line: FilmLine): boolean {
  if (field === 'ids') return true;
  const valueOf = ({ details, ...others }: FilmFacts | FilmLine) => {
    const values: Record<string, unknown> = { ...others, ...details };
    return JSON.stringify(values[field]);
  };
  return valueOf(film) === valueOf(line);
}

interface Merging<Facts, Key extends keyof Facts> {
  kept: Pick<Facts, Key>;
  given: { readonly [Field in Key]: Facts[Field] | null };
  cite: Cite;
  isHidden: IsHidden;
}

/** For each field the line's value, with source indexes of the film, or the present value if the line has none. */
function mergeFields<Facts, Key extends keyof Facts>(
  fields: readonly Key[],
  { kept, given, cite, isHidden }: Merging<Facts, Key>,
): Pick<Facts, Key> {
  const merged = fields.map((field) => {
    const value: unknown = given[field];
    const isEmpty = value === null || (Array.isArray(value) && value.length === 0);
    if (isEmpty) return [field, kept[field]];
    if (!Array.isArray(value)) return [field, value];
    const items = value.map((item) => citeItem(item, cite));
    return [field, withHidden(items, kept[field] as readonly unknown[], isHidden)]; // the same field, so a list too
  });
  return Object.fromEntries(merged) as Pick<Facts, Key>; // each field has its present or its new value
}

/** The items of a line, and after them those of the film that are in no export; the film's own list if the line changes nothing of it. */
function withHidden(
  items: readonly unknown[],
  kept: readonly unknown[],
  isHidden: IsHidden,
): readonly unknown[] {
  const hidden = kept.filter(
    (item) => isCited(item) && item.sources.length > 0 && item.sources.every(isHidden),
  );
  const exported = kept
    .filter((item) => !hidden.includes(item))
    .map((item) =>
      isCited(item) ? { ...item, sources: item.sources.filter((index) => !isHidden(index)) } : item,
    );
  return JSON.stringify(exported) === JSON.stringify(items) ? kept : [...items, ...hidden];
}

function isCited(item: unknown): item is Cited {
  return typeof item === 'object' && item !== null && 'sources' in item;
}

function citeItem(item: string | object | Cited, cite: Cite) {
  return typeof item === 'object' && 'sources' in item
    ? { ...item, sources: cite(item.sources) }
    : item;
}
