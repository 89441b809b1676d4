/** Merges a film of a catalogue that is mirrored into the film here. Pure. */

import {
  EMPTY_DETAILS,
  FILM_LISTS,
  FILM_TEXTS,
  valuesOf,
  type DetailsFacts,
  type FilmFacts,
  type SourceIndexes,
} from '../../../db/film.ts';
import type { FilmLine } from '../../contract/film-line.ts';
import { certificatePath, partsOf, ratingPath, type PartPath } from './followed-parts.ts';
import { isRestricted } from './licences.ts';
import { mergeFilm } from './merge.ts';

/**
 * The facts of a film after a line of a catalogue that is mirrored: the film as it is there, also without what was taken away there. Local
 * parts stay as they are here, and so do facts that no export contains.
 */
export function mergeFollowed(
  before: FilmFacts,
  line: FilmLine,
  local: ReadonlySet<PartPath>,
): FilmFacts {
  const { id } = before;
  if (local.size === 0 && !before.sources.some(isRestricted))
    return mergeFilm(null, line, { id }).facts;
  const isAgeLocal = AGE_PARTS.some((path) => local.has(path));
  const isLocal = (path: PartPath) => local.has(path) || (isAgeLocal && AGE_PARTS.includes(path));
  return mergeFilm(ownFacts(before, line, isLocal), mirroredFacts(line, before, isLocal), { id })
    .facts;
}

/** The local parts that the line has otherwise, so that they were not taken. */
export function notTaken(
  { theirs, ours }: { theirs: FilmFacts; ours: FilmFacts },
  local: ReadonlySet<PartPath>,
): PartPath[] {
  const [there, here] = [partsOf(theirs), partsOf(ours)];
  return [...there.keys()].filter((path) => local.has(path) && there.get(path) !== here.get(path));
}

/** An age and its reason belong together. */
const AGE_PARTS: readonly PartPath[] = ['editor_age', 'age_why'];

type IsLocal = (path: PartPath) => boolean;

const LISTS = ['themes', 'talking_points', ...FILM_LISTS] as const;

/** What stays of the film here. */
function ownFacts(film: FilmFacts, line: FilmLine, isLocal: IsLocal): FilmFacts {
  const given = new Set(line.sources.map(({ licence }) => licence));
  const isHidden = (indexes: SourceIndexes) =>
    indexes.length > 0 &&
    indexes.every((index) => {
      const source = film.sources[index];
      return source !== undefined && isRestricted(source) && !given.has(source.licence);
    });
  const hiddenItems = <Item>(items: readonly Item[]) =>
    items.filter((item) => isHidden(sourcesOf(item)));
  const isPartHidden = (field: string) => isHidden(film.details.said_by[field] ?? []);
  return {
    ...film,
    editor_age: isLocal('editor_age') ? film.editor_age : null,
    age_why: isLocal('age_why') ? film.age_why : null,
    ...valuesOf(FILM_TEXTS, (name) => (isLocal(name) ? film[name] : null)),
    ...(valuesOf(LISTS, (name) =>
      isLocal(name) ? film[name] : hiddenItems<unknown>(film[name]),
    ) as Pick<FilmFacts, (typeof LISTS)[number]>), // some items of the same lists
    titles: isPartHidden('titles')
      ? film.titles
      : filtered(film.titles, (language) => isLocal(`titles.${language}`)),
    ratings: film.ratings.filter((one) => isLocal(ratingPath(one)) || isHidden(one.sources)),
    certificates: film.certificates.filter(
      (one) => isLocal(certificatePath(one)) || isHidden(one.sources),
    ),
    details: ownDetails(film.details, (field, value) => {
      if (isLocal(`details.${field}`) || isPartHidden(field)) return value;
      return Array.isArray(value) ? hiddenItems<unknown>(value) : null;
    }),
  };
}

function ownDetails(
  details: DetailsFacts,
  ownPart: (field: string, value: unknown) => unknown,
): DetailsFacts {
  const { said_by, ...fields } = details;
  const own = Object.entries(fields).map(([field, value]) => [field, ownPart(field, value)]);
  const kept = Object.fromEntries(own) as Omit<DetailsFacts, 'said_by'>; // each field has its value, a part of it, or none
  return {
    ...EMPTY_DETAILS,
    ...kept,
    said_by: filtered(said_by, (field) => {
      const value: unknown = Object.entries(kept).find(([name]) => name === field)?.[1];
      const isKept = Array.isArray(value) ? value.length > 0 : (value ?? null) !== null;
      return isKept || field === 'titles' || field === 'ids';
    }),
  };
}

/** What is taken of the line. */
function mirroredFacts(line: FilmLine, film: FilmFacts, isLocal: IsLocal): FilmLine {
  const { details } = line;
  return {
    ...line,
    title: isLocal('title') ? film.title : line.title,
    year: isLocal('year') ? film.year : line.year,
    editor_age: isLocal('editor_age') ? null : line.editor_age,
    age_why: isLocal('age_why') ? null : line.age_why,
    ...valuesOf(FILM_TEXTS, (name) => (isLocal(name) ? null : line[name])),
    ...(valuesOf(LISTS, (name) => (isLocal(name) ? [] : line[name])) as Pick<
      FilmLine,
      (typeof LISTS)[number]
    >), // the same lists, or empty ones
    ids: {
      imdb: isLocal('ids.imdb') ? null : line.ids.imdb,
      tmdb: isLocal('ids.tmdb') ? null : line.ids.tmdb,
      wikidata: isLocal('ids.wikidata') ? null : line.ids.wikidata,
    },
    titles: filtered(line.titles, (language) => !isLocal(`titles.${language}`)),
    ratings: line.ratings.filter((one) => !isLocal(ratingPath(one))),
    certificates: line.certificates.filter((one) => !isLocal(certificatePath(one))),
    details: details && {
      ...(Object.fromEntries(
        Object.entries(details).map(([field, value]) => {
          const isTaken = !isLocal(`details.${field}`);
          return [field, isTaken ? value : Array.isArray(value) ? [] : null];
        }),
      ) as NonNullable<FilmLine['details']>), // each field has its given value, or none
      said_by: filtered(details.said_by, (field) => !isLocal(`details.${field}`)),
    },
  };
}

function sourcesOf(item: unknown): SourceIndexes {
  return typeof item === 'object' && item !== null && 'sources' in item
    ? (item.sources as SourceIndexes) // the only field of facts with this name
    : [];
}

function filtered<Value>(
  values: Readonly<Record<string, Value>>,
  isKept: (key: string) => boolean,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => isKept(key)));
}
