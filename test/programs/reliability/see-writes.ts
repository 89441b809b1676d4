/** How soon a running service gives what another process has written, while it is asked for it all the time. */

import { copyFile, rename, rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { writeFilm } from '../../../api/services/films/write.ts';
import { openDb, type Db } from '../../../db/connection/client.ts';
import { HER_2013 } from '../../../db/seed/her-2013.ts';

/** In milliseconds. */
export const SEEN_WITHIN = 1_000;

/** Milliseconds until each kind of write was seen; NaN for never. */
export type Seen = Record<'a film written' | 'the file replaced by a copy', number>;

const FILM = '/v1/films/her-2013';

/** How long a write is waited for, in milliseconds. */
const PATIENCE = 5_000;

export async function seeWrites({ url, path }: { url: string; path: string }): Promise<Seen> {
  const db = openDb({ url: `file:${path}` });
  try {
    return {
      'a film written': await seenAfter(url, 'Written.', (summary) =>
        writeFilm(db, { ...HER_2013, summary }, { now: new Date().toISOString(), actor: 'test' }),
      ),
      'the file replaced by a copy': await seenAfter(url, 'A copy.', (summary) =>
        putCopyInPlace(db, { path, summary }),
      ),
    };
  } finally {
    db.$client.close();
  }
}

async function seenAfter(
  url: string,
  summary: string,
  write: (summary: string) => Promise<unknown>,
): Promise<number> {
  // Asked twice, so that it is given from what is kept.
  for (let time = 0; time < 2; time += 1) await (await fetch(url + FILM)).text();
  await write(summary);
  const writtenAt = performance.now();
  while (performance.now() - writtenAt < PATIENCE) {
    const text = await (await fetch(url + FILM)).text();
    if (text.includes(`"summary":"${summary}"`)) return performance.now() - writtenAt;
    await delay(10);
  }
  return NaN;
}

function changeByHand({ $client }: Db, summary: string) {
  return $client.execute({
    sql: `update documents set advisory = json_set(advisory, '$.summary', ?), etag = '"by-hand"' where film_id = 'her-2013'`,
    args: [summary],
  });
}

/** So that the file alone is the whole database. */
const EMPTY_LOG = 'pragma wal_checkpoint(truncate)';

/** The copy has as many changes as the database, and was opened as often. */
async function putCopyInPlace(
  { $client }: Db,
  { path, summary }: { path: string; summary: string },
): Promise<void> {
  const copy = `${path}.copy`;
  await $client.execute(EMPTY_LOG);
  await copyFile(path, copy);
  const other = openDb({ url: `file:${copy}` });
  await changeByHand(other, summary);
  await other.$client.execute(EMPTY_LOG);
  other.$client.close();
  await Promise.all(['-wal', '-shm'].map((log) => rm(path + log, { force: true })));
  await rename(copy, path);
}
