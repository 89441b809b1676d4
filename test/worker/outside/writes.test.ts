/** Writing in workerd, with the database at the other end of HTTP. What a write does is tested in test/shared/writes.test.ts. */

import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { verifyHistory } from '../../../api/services/films/audit.ts';
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { editor, type Write } from '../../helpers/editors.ts';
import { startLibsqlHttpServer } from '../../helpers/libsql-http-server.ts';
import { startLocalWorker, type LocalWorker } from '../../helpers/local-worker.ts';
import { PUBLIC_URL } from '../../helpers/test-app.ts';
import { openTestDatabase, type TestDatabase } from '../../helpers/test-database.ts';

const HER = '/v1/films/her-2013';

let database: TestDatabase;
let server: Awaited<ReturnType<typeof startLibsqlHttpServer>>;
let worker: LocalWorker;
let anna: Write;
let admin: Write;

beforeAll(async () => {
  database = await openTestDatabase([HER_2013]);
  server = await startLibsqlHttpServer({ path: database.url.replace('file:', '') });
  worker = await startLocalWorker(inject('workerScript'), { PUBLIC_URL, DATABASE_URL: server.url });
  const app = { db: database.db, request };
  anna = await editor(app, 'Anna');
  admin = await editor(app, 'Ada', 'admin');
});
afterAll(async () => {
  await worker.stop();
  await server.close();
  await database.close();
});

const request = (path: string, init?: RequestInit) => fetch(worker.url + path, init);
const tagOf = async (path: string) => (await request(path)).headers.get('ETag') ?? '';

it('changes a film once, for the editor who saw its last version', async () => {
  const headers = { 'If-Match': await tagOf(HER), 'Idempotency-Key': 'once' };
  const change = { body: { summary: 'Shorter.' }, headers };
  const response = await anna('PATCH', HER, change);
  expect(await response.json()).toMatchObject({ version: 2, summary: 'Shorter.' });
  expect(await (await anna('PATCH', HER, change)).json()).toMatchObject({ version: 2 });
  const late = await anna('PATCH', HER, {
    body: { story: 'Late.' },
    headers: { 'If-Match': headers['If-Match'] },
  });
  expect(late.status).toBe(412);
  expect(await tagOf(HER)).toBe(response.headers.get('ETag'));
});

it('keeps an editor’s rating beside those of others', async () => {
  const response = await anna('PUT', `${HER}/ratings/violence`, {
    body: { level: 2, sources: [{ name: 'I watched it', read_at: '2026-11-20' }] },
    headers: { 'If-Match': await tagOf(HER) },
  });
  expect(response.status).toBe(200);
  const violence = await (await request(`${HER}/ratings/violence`)).json();
  expect(violence).toMatchObject({ level: 2, origin: 'Anna' });
  const others: { origin: string }[] = violence.others;
  expect(others.map(({ origin }) => origin)).toContain('content-advisory');
});

it('adds a film, deletes it and brings it back', async () => {
  const added = await anna('POST', '/v1/films', { body: { title: 'Paterson', year: 2016 } });
  const path = '/v1/films/paterson-2016';
  expect([added.status, added.headers.get('Location')]).toEqual([201, path]);
  const headers = { 'If-Match': await tagOf(path) };
  expect((await admin('DELETE', path, { headers })).ok).toBe(true);
  expect((await request(path)).status).toBe(410);
  expect((await admin('POST', `${path}/restore`)).ok).toBe(true);
  expect((await request(path)).status).toBe(200);
});

it('keeps a history of it that is verified', async () => {
  expect((await verifyHistory(database.db)).faults).toEqual([]);
  const { history } = await (await request(`${HER}/history`)).json();
  expect(history).toMatchObject([{ version: 3 }, { version: 2 }, { version: 1 }]);
});
