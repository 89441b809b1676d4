/** Verifies the history of all films: that no row was changed, taken out or put in, and that it ends at the facts that are stored. */

import type { ReadDb } from '../../../db/connection/client.ts';
import type { FilmFacts } from '../../../db/film.ts';
import {
  readFilmsWithHistory,
  readHistoriesOf,
  type StoredChange,
} from '../../../db/queries/history.ts';
import { readFactsOf, type StoredFilm } from '../../../db/queries/read-facts.ts';
import { hashedFacts, undo } from '../../domain/film/history.ts';
import { sha256 } from '../sha256.ts';
import { yieldToEventLoop } from '../yield-to-event-loop.ts';
import { hashOf } from './change-rows.ts';
import { lastingFacts } from './lasting-facts.ts';

export interface Audit {
  films: number;
  versions: number;
  /** What is wrong, a sentence each. */
  faults: string[];
}

const PAGE_SIZE = 100;

/** Rows from before there were hashes are only counted: the chain begins after them. */
export async function verifyHistory(db: ReadDb): Promise<Audit> {
  const audit: Audit = { films: 0, versions: 0, faults: [] };
  for (let after = ''; ;) {
    const ids = await readFilmsWithHistory(db, { after, limit: PAGE_SIZE });
    const last = ids.at(-1);
    if (last === undefined) break;
    const histories = await readHistoriesOf(db, ids);
    const films = await readFactsOf(db, ids);
    for (const id of ids) {
      const rows = histories.get(id) ?? [];
      audit.films += 1;
      audit.versions += rows.length;
      audit.faults.push(...(await faultsOf(id, rows, films.get(id))));
    }
    after = last;
    await yieldToEventLoop();
  }
  audit.faults.push(...(await findFilmsWithoutHistory(db)));
  return audit;
}

async function faultsOf(
  id: string,
  rows: readonly StoredChange[],
  film: StoredFilm | undefined,
): Promise<string[]> {
  const faults: string[] = [];
  let before: StoredChange | undefined;
  for (const row of rows) {
    const name = `${id}, version ${row.version}`;
    if (before && before.kind !== 'removed' && row.version !== before.version + 1)
      faults.push(`${name}: the version before it is ${before.version}.`);
    if (row.hash === null) {
      if (before && before.hash !== null) faults.push(`${name}: it has no hash.`);
    } else if ((await hashOf(row, before?.hash ?? null)) !== row.hash)
      faults.push(`${name}: its row was changed, or the one before it was taken out.`);
    before = row;
  }
  if (!film) {
    if (before && before.kind !== 'removed') faults.push(`${id}: the film is missing.`);
    return faults;
  }
  if (before?.version !== film.stamp.version)
    faults.push(
      `${id}: the film has the version ${film.stamp.version}, its history ${before?.version}.`,
    );
  faults.push(...(await factsFaults(id, rows, lastingFacts(film.facts))));
  return faults;
}

/** Makes every version again from the one after it, and compares its hash. */
async function factsFaults(
  id: string,
  rows: readonly StoredChange[],
  current: FilmFacts,
): Promise<string[]> {
  let facts = current;
  for (const row of rows.toReversed()) {
    if (row.facts_hash === null || row.kind === 'removed') break;
    if ((await sha256(hashedFacts(facts))) !== row.facts_hash)
      return [`${id}, version ${row.version}: its facts were changed past the history.`];
    if (row.previous === null) break;
    facts = undo(facts, [row.previous]);
  }
  return [];
}

async function findFilmsWithoutHistory(db: ReadDb): Promise<string[]> {
  const { rows } = await db.$client.execute(
    'select id from films where not exists (select 1 from changes where film_id = films.id) order by id limit 100',
  );
  return rows.map(({ id }) => `${id}: the film has no history.`);
}
