/** The database of a service while its file is locked, deleted or replaced. */

import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openReopeningDb, type ReopeningDb } from '../../db/connection/reopening.ts';
import { readFilm } from '../../db/queries/read-film.ts';
import { HER_2013 } from '../../db/seed/her-2013.ts';
import { FILE_FAULTS } from '../programs/reliability/faults.ts';
import { openTestDatabase, type TestDatabase } from '../helpers/test-database.ts';

let database: TestDatabase;
let path: string;
let reopening: ReopeningDb;
beforeEach(async () => {
  database = await openTestDatabase([HER_2013]);
  path = database.url.replace('file:', '');
  reopening = openReopeningDb({ url: database.url });
});
afterEach(async () => {
  reopening.db.$client.close();
  await database.close();
});

const readHer = () => readFilm(reopening.db, { scheme: 'film', value: 'her-2013' });

it('Of many concurrent queries, only the first waits for a lock', async () => {
  const fault = FILE_FAULTS.find(({ name }) => name === 'locked exclusively');
  const end = await fault?.begin(path);
  const startedAt = performance.now();
  const answers = await Promise.allSettled(Array.from({ length: 30 }, readHer));
  expect(performance.now() - startedAt).toBeLessThan(1_500); // one waits for 100 ms, 30 would for 3 s
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['rejected']));
  await end?.();
});

it('A deleted file is not created again, and is read again once it is back', async () => {
  await rename(path, `${path}.away`);
  await expect(readHer()).rejects.toMatchObject({ code: 'SQLITE_CANTOPEN' });
  expect(existsSync(path)).toBe(false);
  await rename(`${path}.away`, path);
  expect(await readHer()).not.toBeNull();
});

it('A replaced file is reopened, and counted', async () => {
  expect(reopening.timesOpened()).toBe(1);
  const other = await openTestDatabase([]);
  await other.db.$client.execute('pragma wal_checkpoint(truncate)');
  await rename(other.url.replace('file:', ''), path);
  await readHer().catch(() => null); // what it finds depends on the WAL that the first file left
  expect(reopening.timesOpened()).toBeGreaterThan(1);
  await other.close();
});

it('A cached statement returns the current rows after another connection changes the data or the table', async () => {
  const { execute } = reopening.db.$client;
  const read = () =>
    execute({ sql: 'select * from documents where film_id = ?', args: ['her-2013'] });
  await read();
  await database.db.$client.execute(
    "update documents set etag = 'other' where film_id = 'her-2013'",
  );
  expect((await read()).rows).toEqual([expect.objectContaining({ etag: 'other' })]);
  await database.db.$client.execute("alter table documents add column more text default 'new'");
  expect((await read()).rows).toEqual([expect.objectContaining({ more: 'new' })]);
  await database.db.$client.execute('alter table documents rename to elsewhere');
  await expect(read()).rejects.toMatchObject({ code: 'SQLITE_ERROR' });
  await database.db.$client.execute('alter table elsewhere rename to documents');
  expect((await read()).rows).toHaveLength(1);
});

it('A query leaves nothing open that would block a WAL checkpoint', async () => {
  await readHer();
  await database.db.$client.execute('update films set title = title');
  const { rows } = await database.db.$client.execute('pragma wal_checkpoint(truncate)');
  expect(rows).toEqual([expect.objectContaining({ busy: 0 })]);
});

it('More forms of queries than the statement cache holds return their own values', async () => {
  for (const round of [0, 1])
    for (let form = 0; form < 250; form += 1) {
      const sql = `select ? as value, ${form} as form`;
      const { rows } = await reopening.db.$client.execute({ sql, args: [round] });
      expect(rows).toEqual([{ value: round, form }]);
    }
});

it('A closed database rejects queries', async () => {
  reopening.db.$client.close();
  await expect(readHer()).rejects.toMatchObject({ code: 'CLIENT_CLOSED' });
});
