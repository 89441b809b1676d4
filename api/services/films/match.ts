/** Finds the film of the catalogue that each line of an imported file is about. Node only. */

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
import type { CheckedLine, RejectedLine } from '../formats/check-line.ts';

export interface Match extends CheckedLine {
  /** The slug of the film. The film exists already if `before` is not null. */
  id: string;
  before: StoredFilm | null;
}

/** The ids that earlier lines of the file use. */
export interface ClaimedIds {
  /** The line of each film, by its slug. */
  lines: Map<string, number>;
  /** For films that are not in the database yet: the external ids by slug, and the slug by `imdb:tt1798709`. */
  ids: Map<string, FilmFacts['ids']>;
  owners: Map<string, string>;
}

/** The film with a slug; `line` is set if an earlier line is about it. */
interface Candidate {
  ids: FilmFacts['ids'];
  line: number | undefined;
}

/** Matches lines in order, because each depends on the ids of earlier lines. Adds their ids to `claimed`. */
export async function matchFilms(
  db: Db,
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
    const { line, film } = checked;
    const owned = keysOf(film).flatMap(({ scheme, value }) => {
      const owner = ownerOf(`${scheme}:${value}`);
      return owner === undefined ? [] : [{ field: `ids.${scheme}`, value, owner }];
    });
    const [first] = owned;
    const id = film.id ?? first?.owner ?? freeSlug(film, candidate);
    const conflict = owned.find(({ owner }) => owner !== id);
    if (conflict) {
      const reason = `${conflict.value} belongs to ${conflict.owner}, not to ${id}. Correct it, or what the line says beside it.`;
      return { line, field: conflict.field, reason };
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
    // If the film was found by a numbered slug, only its ids were read.
    const before = stored.get(id) ?? (found ? (await readFactsOf(db, [id])).get(id) : undefined);
    claimed.lines.set(copyText(id), line);
    claimed.ids.set(id, knownIds(film.ids, found?.ids));
    for (const { scheme, value } of keysOf(film)) claimed.owners.set(`${scheme}:${value}`, id);
    return { ...checked, id, before: before ?? null };
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

/** A copy of the text: a substring of a row would keep the whole row in memory. */
function copyText(text: string): string {
  return Buffer.from(text).toString();
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
