/** Finds the film of the catalogue that each line of an imported file is about. */

import type { ReadDb } from '../../../db/connection/client.ts';
import type { FilmFacts } from '../../../db/film.ts';
import {
  findOwners,
  readFactsOf,
  readNumberedIds,
  type StoredFilm,
} from '../../../db/queries/read-facts.ts';
import type { FilmKey } from '../../../db/queries/read-film.ts';
import { ID_SCHEMES } from '../../../db/vocabulary.ts';
import type { FilmLine } from '../../contract/film-line.ts';
import { slugOf } from '../../domain/film/slug.ts';
import { titleWords } from '../../domain/film/title.ts';
import type { CheckedLine, LineWarning, RejectedLine } from '../formats/validate-line.ts';
import { createSimilarTitles, type SimilarTitles } from './similar-titles.ts';

export interface Match extends CheckedLine {
  /** The slug of the film. The film exists already if `before` is not null. */
  id: string;
  before: StoredFilm | null;
  warnings: readonly LineWarning[];
}

/** The ids and titles that earlier lines of the file use. */
export interface ClaimedIds {
  /** The line of each film, by its slug. */
  lines: Map<string, number>;
  /** For films that are not in the database yet: the external ids by slug, and the slug by `imdb:tt1798709`. */
  ids: Map<string, FilmFacts['ids']>;
  owners: Map<string, string>;
  titles: SimilarTitles;
}

export function noClaims(): ClaimedIds {
  return {
    lines: new Map(),
    ids: new Map(),
    owners: new Map(),
    titles: createSimilarTitles(),
  };
}

/** The film with a slug; `line` is set if an earlier line is about it. */
interface Candidate {
  ids: FilmFacts['ids'];
  line: number | undefined;
}

/**
 * Matches lines in order, because each depends on the ids of earlier lines. Adds their ids to `claimed`. A line belongs to the film that
 * has any of its ids; else to the one with its slug; else to the only one of its title, in any spelling, and of its year, or of the year
 * before or after if nothing speaks against it.
 */
export async function matchFilms(
  db: ReadDb,
  lines: readonly CheckedLine[],
  claimed: ClaimedIds,
): Promise<(Match | RejectedLine)[]> {
  const owners = await findOwners(
    db,
    lines.flatMap(({ film }) => keysOf(film)),
  );
  const slugs = lines.map(({ film }) => film.id ?? slugOf(film.title, film.year));
  const stored = await readFactsOf(db, [...new Set([...owners.values(), ...slugs])]);
  const numbered = await readNumberedIds(db, [...new Set(slugs)]);
  const ownerOf = (key: string) => claimed.owners.get(key) ?? owners.get(key);

  function candidate(id: string): Candidate | null {
    const ids = claimed.ids.get(id) ?? stored.get(id)?.facts.ids ?? numbered.get(id);
    return ids ? { ids, line: claimed.lines.get(id) } : null;
  }

  async function matchOne(checked: CheckedLine): Promise<Match | RejectedLine> {
    const { line, film, nameOf } = checked;
    const rejected = (field: string, reason: string) => ({ line, field: nameOf(field), reason });
    const owned = keysOf(film).flatMap(({ scheme, value }) => {
      const owner = ownerOf(`${scheme}:${value}`);
      return owner === undefined ? [] : [{ field: `ids.${scheme}`, value, owner }];
    });
    const [first] = owned;
    const named = film.id ?? first?.owner ?? freeSlug(film, candidate);
    const conflict = owned.find(({ owner }) => owner !== named);
    if (conflict) {
      const reason = `${conflict.value} belongs to ${conflict.owner}, not to ${named}. Correct it, or what the line says beside it.`;
      return rejected(conflict.field, reason);
    }
    const spelled = candidate(named) ? NOTHING_SIMILAR : await findSpelled(db, film, claimed);
    if (spelled.same.length > 1) {
      const ids = spelled.same.map(({ facts }) => facts.id).join(' or ');
      return rejected('id', `This may be ${ids}. Write which; ${named} if it is another film.`);
    }
    const [same] = spelled.same;
    const id = same?.facts.id ?? named;
    const found = candidate(id) ?? (same && { ids: same.facts.ids, line: undefined });
    if (found?.line !== undefined) {
      const reason = `Line ${found.line} has the film ${id} already. Leave one of the two lines, or give each an id of its own.`;
      return rejected('', reason);
    }
    const other = found && ID_SCHEMES.find((scheme) => contradicts(scheme, found.ids, film.ids));
    if (other) {
      const reason = `${id} has the id ${found.ids[other]}, not ${film.ids[other]}. Correct it, or what the line says beside it.`;
      return rejected(`ids.${other}`, reason);
    }
    // If the film was found by a numbered slug, only its ids were read.
    const before =
      same ?? stored.get(id) ?? (found ? (await readFactsOf(db, [id])).get(id) : undefined);
    claimed.lines.set(copyText(id), line);
    claimed.ids.set(id, knownIds(film.ids, found?.ids));
    for (const { scheme, value } of keysOf(film)) claimed.owners.set(`${scheme}:${value}`, id);
    if (!before) claimed.titles.add({ id, title: film.title, year: film.year });
    const warning = same ? yearWarning(same, film, named) : similarWarning(id, spelled.similar);
    return {
      ...checked,
      // A film that is found by its title keeps its own spelling and year.
      film: same ? { ...film, title: same.facts.title, year: same.facts.year } : film,
      id,
      before: before ?? null,
      warnings: warning === null ? [] : [{ line, ...warning, field: nameOf(warning.field) }],
    };
  }

  const matched: (Match | RejectedLine)[] = [];
  for (const one of lines) matched.push(await matchOne(one));
  return matched;
}

/** Removes the ids of these lines, so that they can be matched again. */
export function releaseClaims(lines: ReadonlySet<number>, claimed: ClaimedIds): void {
  const ids = new Set([...claimed.lines].filter(([, line]) => lines.has(line)).map(([id]) => id));
  for (const id of ids) {
    claimed.lines.delete(id);
    claimed.ids.delete(id);
  }
  for (const [key, id] of claimed.owners) if (ids.has(id)) claimed.owners.delete(key);
  claimed.titles.remove(ids);
}

/** The slug of the title and year. If a film with other ids has it, the first free number is added: `her-2013-2`. */
function freeSlug(film: FilmLine, candidate: (id: string) => Candidate | null): string {
  const slug = slugOf(film.title, film.year);
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? slug : `${slug}-${number}`;
    const found = candidate(id);
    if (!found || !ID_SCHEMES.some((scheme) => contradicts(scheme, found.ids, film.ids))) return id;
  }
}

interface Spelled {
  /** The stored films that the line may be about. */
  same: readonly StoredFilm[];
  /** The ids of films with a very similar title that it is not matched with. */
  similar: readonly string[];
}

const NOTHING_SIMILAR: Spelled = { same: [], similar: [] };

/** Looks for the film of a line by its title in any spelling. A line that names its slug is never matched in this way. */
async function findSpelled(db: ReadDb, film: FilmLine, claimed: ClaimedIds): Promise<Spelled> {
  const titles = await claimed.titles.find(db, film);
  if (titles.length === 0) return NOTHING_SIMILAR;
  const stored = await readFactsOf(
    db,
    titles.map(({ id }) => id),
  );
  const possible = titles.filter(({ id }) => {
    const ids = claimed.ids.get(id) ?? stored.get(id)?.facts.ids;
    return !ids || !ID_SCHEMES.some((scheme) => contradicts(scheme, ids, film.ids));
  });
  const same = possible.flatMap(({ id, isSame }) => {
    const one = stored.get(id);
    const isFree = isSame && film.id === null && !claimed.lines.has(id);
    return one && isFree && !speaksAgainst(film, one.facts) ? [one] : [];
  });
  const ofYear = same.filter(({ facts }) => facts.year === film.year);
  return {
    same: ofYear.length > 0 ? ofYear : same,
    similar: possible.map(({ id }) => id),
  };
}

/** Whether one board gave the two different ratings, or they have different directors. */
function speaksAgainst({ certificates, details }: FilmLine, facts: FilmFacts): boolean {
  const isRatedOtherwise = certificates.some(({ system }) => {
    const [ours, theirs] = [certificates, facts.certificates].map((list) =>
      list.filter((one) => one.system === system).map(({ rating }) => rating),
    );
    return !!theirs?.length && !ours?.some((rating) => theirs.includes(rating));
  });
  const [ours, theirs] = [details?.directors ?? [], facts.details.directors].map((names) =>
    names.map((name) => titleWords(name).join(' ')),
  );
  const isByOthers =
    !!ours?.length && !!theirs?.length && !ours.some((name) => theirs.includes(name));
  return isRatedOtherwise || isByOthers;
}

type Warning = Pick<LineWarning, 'field' | 'warning'>;

function yearWarning(
  { facts: { id, year } }: StoredFilm,
  film: FilmLine,
  named: string,
): Warning | null {
  if (year === film.year) return null;
  const warning = `Taken as ${id}, of ${year}. If it is another film, write the id ${named}.`;
  return { field: 'year', warning };
}

function similarWarning(id: string, similar: readonly string[]): Warning | null {
  const [other] = similar;
  if (other === undefined) return null;
  const warning = `${id} is new, but ${similar.join(' and ')} ${similar.length === 1 ? 'has' : 'have'} a very similar title. If they are the same film, write the id ${other} here, and remove ${id}.`;
  return { field: 'title', warning };
}

/** A copy of the text: a substring of a row would keep the whole row in memory. */
function copyText(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text));
}

function knownIds(given: FilmFacts['ids'], stored: FilmFacts['ids'] | undefined): FilmFacts['ids'] {
  return {
    imdb: given.imdb ?? stored?.imdb ?? null,
    tmdb: given.tmdb ?? stored?.tmdb ?? null,
    wikidata: given.wikidata ?? stored?.wikidata ?? null,
  };
}

function contradicts(
  scheme: keyof FilmFacts['ids'],
  a: FilmFacts['ids'],
  b: FilmFacts['ids'],
): boolean {
  return a[scheme] !== null && b[scheme] !== null && a[scheme] !== b[scheme];
}

function keysOf({ ids }: FilmLine): FilmKey[] {
  return ID_SCHEMES.flatMap((scheme) => {
    const value = ids[scheme];
    return value === null ? [] : [{ scheme, value }];
  });
}
