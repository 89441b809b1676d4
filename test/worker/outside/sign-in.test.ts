/** Signing in and keys in workerd, with the database at the other end of HTTP. */

import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { invite } from '../../../api/services/people/people.ts';
import { startLibsqlHttpServer } from '../../helpers/libsql-http-server.ts';
import { startLocalWorker, type LocalWorker } from '../../helpers/local-worker.ts';
import { OWN_PAGE, withKey } from '../../helpers/people.ts';
import { PUBLIC_URL } from '../../helpers/test-app.ts';
import { openTestDatabase, type TestDatabase } from '../../helpers/test-database.ts';

let database: TestDatabase;
let server: Awaited<ReturnType<typeof startLibsqlHttpServer>>;
let worker: LocalWorker;

beforeAll(async () => {
  database = await openTestDatabase();
  server = await startLibsqlHttpServer({ path: database.url.replace('file:', '') });
  worker = await startLocalWorker(inject('workerScript'), { PUBLIC_URL, DATABASE_URL: server.url });
});
afterAll(async () => {
  await worker.stop();
  await server.close();
  await database.close();
});

function ask(path: string, init?: RequestInit): Promise<Response> {
  return fetch(worker.url + path, { redirect: 'manual', ...init });
}

it('signs in by a link, once, and shows the account', async () => {
  const now = new Date().toISOString();
  const link = `/sign-in/link/${await invite(database.db, { name: 'Anna', role: 'editor', now })}`;
  expect(await (await ask(link)).text()).toContain('Sign in as Anna');
  const answer = await ask(link, { method: 'POST', headers: OWN_PAGE });
  expect(answer.status).toBe(303);
  const cookie = answer.headers.get('Set-Cookie') ?? '';
  expect(cookie).toContain('__Host-session=');
  const headers = { Cookie: cookie.split(';')[0] ?? '' };
  const account = await ask('/desk/account', { headers });
  expect(account.headers.get('Cache-Control')).toBe('no-store');
  expect(await account.text()).toContain('You are signed in as Anna, editor.');
  expect((await ask('/desk/account')).status).toBe(401);
  expect((await ask(link, { method: 'POST', headers: OWN_PAGE })).status).toBe(404);
});

it('knows a key, and rejects another', async () => {
  const headers = await withKey(database.db, { name: 'Import', scope: 'propose' });
  const known = await ask('/desk/account', { headers });
  expect(known.status).toBe(403);
  expect(await known.text()).toContain('An API key has no account');
  const made = { Authorization: `Bearer ca_${'a'.repeat(36)}` };
  expect((await ask('/desk/account', { headers: made })).status).toBe(401);
});

it('asks for a passkey of its own host name', async () => {
  const answer = await ask('/sign-in/passkey/options', {
    method: 'POST',
    headers: { ...OWN_PAGE, 'Content-Type': 'application/json' },
    body: '{}',
  });
  expect(await answer.json()).toMatchObject({
    rpId: 'advisory.test',
    userVerification: 'required',
    challenge: expect.stringMatching(/^[\w-]{43}$/),
  });
});
