/** Finds which film of the catalogue each line of an imported file speaks of. Node only. */

import type { Db } from '../../../db/connection/client.ts';
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
import type { CheckedLine, Refusal } from '../formats/check-line.ts';

export interface Match extends CheckedLine {
  /** The slug of the film, which is there already where `before` is not null. */
  id: string;
  before: StoredFilm | null;
}

/** What earlier lines of the file have taken. */
export interface Taken {
  /** The line of each film, by its slug. */
  lines: Map<string, number>;
  /** Of films that are not in the database yet: the ids by slug, and the slug by `imdb:tt1798709`. */
  ids: Map<string, FilmFacts['ids']>;
  owners: Map<string, string>;
}

/** A film under a slug; `line` where an earlier line spoke of it. */
interface Candidate {
  ids: FilmFacts['ids'];
  line: number | undefined;
}

/** Matches lines one after the other, so that each sees what the ones before it have taken. Notes that in `taken`. */
export async function matchFilms(
  db: Db,
  lines: readonly CheckedLine[],
  taken: Taken,
): Promise<(Match | Refusal)[]> {
  const owners = await findOwners(
    db,
    lines.flatMap(({ film }) => keysOf(film)),
  );
  const asked = lines.map(({ film }) => film.id ?? slugOf(film.title, film.year));
  const stored = await readFactsOf(db, [...new Set([...owners.values(), ...asked])]);
  const numbered = await readNumberedIds(db, [...new Set(asked)]);
  const ownerOf = (key: string) => taken.owners.get(key) ?? owners.get(key);

  function candidate(id: string): Candidate | null {
    const ids = taken.ids.get(id) ?? stored.get(id)?.facts.ids ?? numbered.get(id);
    return ids ? { ids, line: taken.lines.get(id) } : null;
  }

  async function matchOne(checked: CheckedLine): Promise<Match | Refusal> {
    const { line, film } = checked;
    const owned = keysOf(film).flatMap(({ scheme, value }) => {
      const owner = ownerOf(`${scheme}:${value}`);
      return owner === undefined ? [] : [{ field: `ids.${scheme}`, value, owner }];
    });
    const [first] = owned;
    const id = film.id ?? first?.owner ?? freeSlug(film, candidate);
    const stranger = owned.find(({ owner }) => owner !== id);
    if (stranger) {
      const reason = `${stranger.value} belongs to ${stranger.owner}, not to ${id}. Correct it, or what the line says beside it.`;
      return { line, field: stranger.field, reason };
    }
    const found = candidate(id);
    if (found?.line !== undefined)
      return {
        line,
        field: '',
        reason: `Line ${found.line} has the film ${id} already. Leave one of the two lines, or give each an id of its own.`,
      };
    const other = found && ID_SCHEMES.find((scheme) => contradicts(scheme, found.ids, film.ids));
    if (other) {
      const reason = `${id} has the id ${found.ids[other]}, not ${film.ids[other]}. Correct it, or what the line says beside it.`;
      return { line, field: `ids.${other}`, reason };
    }
    // Of a film that was found by a numbered slug, only the ids were looked at.
    const before = stored.get(id) ?? (found ? (await readFactsOf(db, [id])).get(id) : undefined);
    taken.lines.set(detached(id), line);
    taken.ids.set(id, knownIds(film.ids, found?.ids));
    for (const { scheme, value } of keysOf(film)) taken.owners.set(`${scheme}:${value}`, id);
    return { ...checked, id, before: before ?? null };
  }

  const matched: (Match | Refusal)[] = [];
  for (const one of lines) matched.push(await matchOne(one));
  return matched;
}

/** Gives back what these lines have taken, so that they can be matched again. */
export function giveBack(lines: ReadonlySet<number>, taken: Taken): void {
  const ids = new Set([...taken.lines].filter(([, line]) => lines.has(line)).map(([id]) => id));
  for (const id of ids) {
    taken.lines.delete(id);
    taken.ids.delete(id);
  }
  for (const [key, id] of taken.owners) if (ids.has(id)) taken.owners.delete(key);
}

/** The slug of the title and year; where a film of other ids has it, the same with the first free number: `her-2013-2`. */
function freeSlug(film: FilmLine, candidate: (id: string) => Candidate | null): string {
  const slug = slugOf(film.title, film.year);
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? slug : `${slug}-${number}`;
    const found = candidate(id);
    if (!found || !ID_SCHEMES.some((scheme) => contradicts(scheme, found.ids, film.ids))) return id;
  }
}

/** The same text by itself: one that was cut out of a row keeps the whole row in memory. */
function detached(text: string): string {
  return Buffer.from(text).toString();
}

function knownIds(given: FilmFacts['ids'], kept: FilmFacts['ids'] | undefined): FilmFacts['ids'] {
  return {
    imdb: given.imdb ?? kept?.imdb ?? null,
    tmdb: given.tmdb ?? kept?.tmdb ?? null,
    wikidata: given.wikidata ?? kept?.wikidata ?? null,
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
