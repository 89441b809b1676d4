/** Finds films of the catalogue by their titles in any spelling. Years are read when they are first needed. */

import type { ReadDb } from '../../../db/connection/client.ts';
import { readTitlesOf } from '../../../db/queries/read-titles.ts';
import {
  areSimilar,
  comparableKey,
  comparableTitle,
  nearbyGroups,
} from '../../domain/film/same-title.ts';

/** A film with an equal or very similar title, of the same year or a year before or after. */
export interface SimilarFilm {
  id: string;
  year: number;
  /** Whether the titles are the same but for their spelling. */
  isSame: boolean;
}

interface Entry {
  id: string;
  comparable: string;
  year: number;
}

export interface SimilarTitles {
  find: (db: ReadDb, film: { title: string; year: number }) => Promise<SimilarFilm[]>;
  /** Adds a film that is not in the database yet. */
  add: (film: { id: string; title: string; year: number }) => void;
  remove: (ids: ReadonlySet<string>) => void;
}

/** Years by which two sources may differ: one names the festival, the other the cinema. */
const YEARS_APART = [0, -1, 1];

export function createSimilarTitles(): SimilarTitles {
  /** For each year, the films by comparable title and by `nearbyGroups`. */
  const years = new Map<number, Map<string, Entry[]>>();
  const added = new Map<string, Entry>();

  async function load(db: ReadDb, year: number): Promise<Map<string, Entry[]>> {
    const known = years.get(year);
    if (known) return known;
    const groups = new Map<string, Entry[]>();
    for (const { id, title_key } of await readTitlesOf(db, year))
      if (!added.has(id)) insert(groups, { id, comparable: comparableKey(title_key), year });
    for (const entry of added.values()) if (entry.year === year) insert(groups, entry);
    years.set(year, groups);
    return groups;
  }

  return {
    async find(db, { title, year }) {
      const comparable = comparableTitle(title);
      if (comparable === '') return [];
      const found = new Map<string, SimilarFilm>();
      for (const apart of YEARS_APART) {
        const groups = await load(db, year + apart);
        for (const group of groupsOf(comparable))
          for (const entry of groups.get(group) ?? [])
            if (areSimilar(entry.comparable, comparable))
              found.set(entry.id, {
                id: entry.id,
                year: entry.year,
                isSame: entry.comparable === comparable,
              });
      }
      return [...found.values()];
    },
    add({ id, title, year }) {
      const entry = { id, comparable: comparableTitle(title), year };
      added.set(id, entry);
      const groups = years.get(year);
      if (groups) insert(groups, entry);
    },
    remove(ids) {
      for (const id of ids) {
        const entry = added.get(id);
        added.delete(id);
        const groups = entry && years.get(entry.year);
        for (const group of groups && entry ? groupsOf(entry.comparable) : [])
          groups?.set(group, groups.get(group)?.filter((one) => one !== entry) ?? []);
      }
    },
  };
}

function groupsOf(comparable: string): string[] {
  return [comparable, ...nearbyGroups(comparable)];
}

function insert(groups: Map<string, Entry[]>, entry: Entry): void {
  for (const group of groupsOf(entry.comparable)) {
    const entries = groups.get(group);
    if (entries) entries.push(entry);
    else groups.set(group, [entry]);
  }
}
