/** `cli people` and `cli keys`, and what a restored backup has of them. */

import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actorOfKey, actorOfSession } from '../../../api/services/people/authenticate.ts';
import { openDb } from '../../../db/connection/client.ts';
import { signedIn } from '../../helpers/people.ts';
import { runCli } from '../../helpers/run-cli.ts';
import { runVerbHere } from '../../helpers/run-verb-here.ts';
import { openTestDatabase, type TestDatabase } from '../../helpers/test-database.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

const cli = (...args: readonly string[]) => runVerbHere(args, database.url);

describe('people', () => {
  it('invites, renews and revokes, with the address alone on standard output', async () => {
    const invited = await cli('people', 'invite', 'Anna', '--role', 'editor');
    const link = /^http:\/\/localhost:8787\/sign-in\/link\/[\w-]{43}\n$/;
    expect(invited).toEqual({ code: 0, stdout: expect.stringMatching(link), stderr: '' });
    const renewed = await cli('people', 'link', 'Anna');
    expect(renewed.stdout).toMatch(link);
    expect(renewed.stdout).not.toBe(invited.stdout);
    expect((await cli('people', 'list')).stdout).toMatch(
      /^[\da-f]{16} {2}editor {4}Anna, since \d{4}-\d\d-\d\d, not signed in\n$/,
    );
    expect((await cli('people', 'revoke', 'Anna')).stdout).toBe('Revoked: Anna, editor\n');
    expect((await cli('people', 'list')).stdout).toContain('Anna, revoked ');
    expect((await cli('people', 'link', 'Anna')).code).toBe(1);
    expect((await cli('people', 'invite', 'Anna', '--role', 'reviewer')).code).toBe(0);
  });

  it('changes a role, which a session has at once', async () => {
    const { Cookie = '' } = await signedIn(database.db, { name: 'Anna', role: 'reviewer' });
    const now = new Date().toISOString();
    const access = {
      openDb: () => database.db,
      openWriteDb: () => openDb({ url: database.url }),
      now,
    };
    const scope = async () => (await actorOfSession(Cookie.split('=')[1] ?? '', access))?.scope;
    expect(await scope()).toBe('propose');
    const changed = await cli('people', 'role', 'Anna', 'editor');
    expect(changed).toEqual({ code: 0, stdout: 'Anna: editor, before reviewer\n', stderr: '' });
    expect(await scope()).toBe('write');
    expect((await cli('people', 'list')).stdout).toContain('editor    Anna');
  });

  it.each([
    [['people'], 2, 'invite, link, role, revoke, list'],
    [['people', 'ivnite', 'Anna'], 2, 'There is no people ivnite'],
    [['people', 'invite'], 2, 'needs a name'],
    [['people', 'invite', 'Anna', 'Berg', '--role', 'editor'], 2, 'in quotes'],
    [['people', 'invite', 'Anna'], 2, 'reviewer, editor, admin'],
    [['people', 'invite', 'Anna', '--role', 'boss'], 2, 'reviewer, editor, admin'],
    [['people', 'invite', ' ', '--role', 'editor'], 1, 'A name has 1 to 60 characters'],
    [['people', 'list', '--role', 'editor'], 2, 'Only people invite takes --role'],
    [['people', 'role', 'Anna'], 2, 'needs a name and a role (reviewer, editor, admin)'],
    [['people', 'role', 'Anna', 'boss'], 2, 'Say one of the roles reviewer, editor, admin'],
    [['people', 'role', 'Zoe', 'editor'], 1, 'No one with access has the name or id “Zoe”'],
    [['people', 'revoke', 'Zoe'], 1, 'No one with access has the name or id “Zoe”'],
    [['keys', 'create', 'Import'], 2, 'propose, write, admin'],
    [['keys', 'revoke', 'Import'], 1, 'No key in use has the name or id “Import”'],
  ])('says what is wrong with %j', async (args, code, message) => {
    const run = await cli(...args);
    expect([run.code, run.stdout]).toEqual([code, '']);
    expect(run.stderr).toContain(message);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
  });

  it('has one of a name at a time', async () => {
    await cli('people', 'invite', 'Anna', '--role', 'editor');
    const second = await cli('people', 'invite', ' Anna ', '--role', 'admin');
    expect([second.code, second.stdout]).toEqual([1, '']);
    expect(second.stderr).toContain('people link "Anna"');
  });
});

describe('keys', () => {
  it('are shown once, listed without the key, and revoked', async () => {
    const made = await cli('keys', 'create', 'Import', '--scope', 'write');
    expect(made).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^ca_[\dA-Za-z]{36}\n$/),
      stderr: '',
    });
    const key = made.stdout.trim();
    const access = {
      openDb: () => database.db,
      openWriteDb: () => openDb({ url: database.url }),
      now: new Date().toISOString(),
    };
    expect(await actorOfKey(key, access)).toMatchObject({
      kind: 'key',
      name: 'Import',
      scope: 'write',
    });
    const list = (await cli('keys', 'list')).stdout;
    expect(list).toMatch(/^[\da-f]{16} {2}write {4}Import, made [\d-]+, last used [\d-]+\n$/);
    expect((await cli('keys', 'create', 'Import', '--scope', 'admin')).code).toBe(1);
    expect((await cli('keys', 'revoke', 'Import')).code).toBe(0);
    expect(await actorOfKey(key, access)).toBeNull();
  });
});

it('a restored backup has its people and keys, and no session; an export has none of them', async () => {
  await cli('people', 'invite', 'Zacharias', '--role', 'editor');
  const { Cookie = '' } = await signedIn(database.db, { name: 'Bertolt', role: 'admin' });
  const session = Cookie.split('=')[1] ?? '';
  const key = (await cli('keys', 'create', 'Import', '--scope', 'write')).stdout.trim();
  const now = '2026-11-20T00:00:00.000Z';
  await database.db.$client.batch(
    [
      `insert into films (id, title, year, details, elsewhere, watch, similar, reviews, created_at, updated_at, version)
        values ('her-2013', 'Her', 2013, '{}', '[]', '[]', '[]', '[]', '${now}', '${now}', 1)`,
      `insert into proposals (id, film_id, kind, base_version, patch, note, author_kind, created_at)
        values ('1', 'her-2013', 'change', 1, '{}', 'Secret words', 'person', '${now}')`,
      `insert into changes (film_id, version, changed_at, actor, note) values ('her-2013', 1, '${now}', 'test', 'Secret words')`,
      `insert into wanted_films (kind, value, day, count) values ('title', 'Secret words', '2026-11-20', 3)`,
      `insert into idempotent_answers values ('key:1', 'Secret words', '', '${now}', 200, '{}', '')`,
      `insert into followed values ('https://secret.example.org', '0', '${now}')`,
    ],
    'write',
  );
  database.db.$client.close();
  const folder = dirname(database.url.replace('file:', ''));
  const copy = join(folder, 'copy.db');
  // Another file, because this process may still have the first one open.
  const url = `file:${join(folder, 'restored.db')}`;
  expect((await runCli(['backup', copy], database.url)).code).toBe(0);
  const exported = await runCli(['export'], database.url);
  expect(exported.stdout).not.toMatch(/Zacharias|Bertolt|Import|secret/i);
  const restored = await runCli(['restore', copy], url);
  expect(restored.code, restored.stderr).toBe(0);
  const doctor = await runCli(['doctor'], url);
  expect(doctor.stdout).toContain('all pages and references are intact');
  const db = openDb({ url });
  const access = { openDb: () => db, openWriteDb: () => db, now: new Date().toISOString() };
  expect(await actorOfSession(session, access)).toBeNull();
  expect((await db.$client.execute('select * from sign_in_links')).rows).toEqual([]);
  for (const table of ['proposals', 'changes', 'wanted_films', 'idempotent_answers', 'followed']) {
    const { rows } = await db.$client.execute(`select * from ${table}`);
    expect(rows, table).toHaveLength(1);
  }
  expect(await runCli(['people', 'list'], url)).toMatchObject({
    stdout: expect.stringMatching(/Bertolt.*\n.*Zacharias/),
  });
  expect(await actorOfKey(key, { ...access, openWriteDb: () => openDb({ url }) })).not.toBeNull();
  db.$client.close();
}, 180_000);
