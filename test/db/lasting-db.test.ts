/** The database of a service, whose file is locked, goes away and comes back. */

import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLastingDb, type LastingDb } from '../../db/connection/reopening.ts';
import { readFilm } from '../../db/queries/read-film.ts';
import { HER_2013 } from '../../db/seed/her-2013.ts';
import { FILE_FAULTS } from '../programs/reliability/faults.ts';
import { openTestDatabase, type TestDatabase } from '../helpers/test-database.ts';

let database: TestDatabase;
let path: string;
let lasting: LastingDb;
beforeEach(async () => {
  database = await openTestDatabase([HER_2013]);
  path = database.url.replace('file:', '');
  lasting = openLastingDb({ url: database.url });
});
afterEach(async () => {
  lasting.db.$client.close();
  await database.close();
});

const readHer = () => readFilm(lasting.db, { scheme: 'film', value: 'her-2013' });

it('Of many questions that are asked together, only the first waits for a lock', async () => {
  const fault = FILE_FAULTS.find(({ name }) => name === 'locked for everybody');
  const end = await fault?.begin(path);
  const startedAt = performance.now();
  const answers = await Promise.allSettled(Array.from({ length: 30 }, readHer));
  expect(performance.now() - startedAt).toBeLessThan(1_500); // one waits for 100 ms, 30 would for 3 s
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['rejected']));
  await end?.();
});

it('A file that is gone is not made anew, and is read again as soon as it is back', async () => {
  await rename(path, `${path}.away`);
  await expect(readHer()).rejects.toMatchObject({ code: 'SQLITE_CANTOPEN' });
  expect(existsSync(path)).toBe(false);
  await rename(`${path}.away`, path);
  expect(await readHer()).not.toBeNull();
});

it('A file in the place of another is opened anew, and counted', async () => {
  expect(lasting.timesOpened()).toBe(1);
  const other = await openTestDatabase([]);
  await other.db.$client.execute('pragma wal_checkpoint(truncate)');
  await rename(other.url.replace('file:', ''), path);
  await readHer().catch(() => null); // what it finds hangs on the log that the first file has left
  expect(lasting.timesOpened()).toBeGreaterThan(1);
  await other.close();
});

it('A question that was asked before is answered by what is there now, whoever wrote it and whatever its table has become', async () => {
  const { execute } = lasting.db.$client;
  const ask = () =>
    execute({ sql: 'select * from documents where film_id = ?', args: ['her-2013'] });
  await ask();
  await database.db.$client.execute(
    "update documents set etag = 'other' where film_id = 'her-2013'",
  );
  expect((await ask()).rows).toEqual([expect.objectContaining({ etag: 'other' })]);
  await database.db.$client.execute("alter table documents add column more text default 'new'");
  expect((await ask()).rows).toEqual([expect.objectContaining({ more: 'new' })]);
  await database.db.$client.execute('alter table documents rename to elsewhere');
  await expect(ask()).rejects.toMatchObject({ code: 'SQLITE_ERROR' });
  await database.db.$client.execute('alter table elsewhere rename to documents');
  expect((await ask()).rows).toHaveLength(1);
});

it('A question leaves nothing open that would keep the log from being emptied', async () => {
  await readHer();
  await database.db.$client.execute('update films set title = title');
  const { rows } = await database.db.$client.execute('pragma wal_checkpoint(truncate)');
  expect(rows).toEqual([expect.objectContaining({ busy: 0 })]);
});

it('Questions of more forms than are kept are answered, each with its own values', async () => {
  for (const round of [0, 1])
    for (let form = 0; form < 250; form += 1) {
      const sql = `select ? as value, ${form} as form`;
      const { rows } = await lasting.db.$client.execute({ sql, args: [round] });
      expect(rows).toEqual([{ value: round, form }]);
    }
});

it('A database that is closed says so', async () => {
  lasting.db.$client.close();
  await expect(readHer()).rejects.toMatchObject({ code: 'CLIENT_CLOSED' });
});
