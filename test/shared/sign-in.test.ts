/** Signing in by a link, the account, and keys, as a browser and a program use them. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApiKey } from '../../api/services/people/api-keys.ts';
import { invite, renewLink, requirePerson, revoke } from '../../api/services/people/people.ts';
import { OWN_PAGE, signedIn, withKey } from '../helpers/people.ts';
import { openTestApp, type TestApp } from '../helpers/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp([]);
});
afterEach(() => app.close());

const now = () => new Date().toISOString();

async function inviteAnna(at = now()): Promise<string> {
  const token = await invite(app.db, { name: 'Anna', role: 'editor', now: at });
  return `/sign-in/link/${token}`;
}

const press = (link: string, headers: Record<string, string> = OWN_PAGE) =>
  app.request(link, { method: 'POST', headers });

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** Sends a form of the account page. */
async function submit(path: string, headers: Record<string, string>, fields: object = {}) {
  const page = await (await app.request('/desk/account', { headers })).text();
  const [, form_token = ''] = /name="form_token" value="([^"]+)"/.exec(page) ?? [];
  return app.request(path, {
    method: 'POST',
    headers: { ...headers, ...FORM },
    body: String(new URLSearchParams({ form_token, ...fields })),
  });
}

async function statusOfAccount(headers: Record<string, string>): Promise<number> {
  return (await app.request('/desk/account', { headers })).status;
}

describe('a sign-in link', () => {
  it('shows whose it is without being used up, and signs in once by its button', async () => {
    const link = await inviteAnna();
    for (const _ of [1, 2, 3]) {
      const page = await app.request(link);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('Sign in as Anna');
      expect(page.headers.get('Cache-Control')).toBe('no-store');
    }
    const answer = await press(link);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('Location')).toBe('/desk');
    const cookie = answer.headers.get('Set-Cookie') ?? '';
    expect(cookie).toMatch(
      /^__Host-session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const account = await app.request('/desk/account', {
      headers: { Cookie: cookie.split(';')[0] ?? '' },
    });
    expect(await account.text()).toContain('You are signed in as Anna, editor.');
    expect((await press(link)).status).toBe(404);
    expect((await app.request(link)).status).toBe(404);
  });

  it('works for one of two who press at once', async () => {
    const link = await inviteAnna();
    const statuses = await Promise.all(
      [press(link), press(link)].map(async (one) => (await one).status),
    );
    expect(statuses.toSorted()).toEqual([303, 404]);
  });

  it('does not work after 24 hours, after a newer one, or without access', async () => {
    const old = await inviteAnna(new Date(Date.now() - 24 * 3_600_000 - 1_000).toISOString());
    expect((await press(old)).status).toBe(404);
    const anna = await requirePerson(app.db, 'Anna');
    const first = `/sign-in/link/${await renewLink(app.db, anna, now())}`;
    const second = `/sign-in/link/${await renewLink(app.db, anna, now())}`;
    expect((await press(first)).status).toBe(404);
    expect((await app.request(second)).status).toBe(200);
    await revoke(app.db, anna, now());
    expect((await press(second)).status).toBe(404);
  });

  it('is not pressed by another site', async () => {
    const link = await inviteAnna();
    const answer = await press(link, { 'Sec-Fetch-Site': 'cross-site' });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('Set-Cookie')).toBeNull();
    expect((await press(link)).status).toBe(303);
  });

  it.each(['x', 'a'.repeat(43), `${'a'.repeat(42)}%00`])(
    'is rejected if made up: %s',
    async (token) => {
      expect((await press(`/sign-in/link/${token}`)).status).toBeGreaterThanOrEqual(400);
    },
  );

  it('stands in no table, and neither does a session or a key', async () => {
    const link = await inviteAnna();
    const [, session = ''] =
      /session=([^;]+)/.exec((await press(link)).headers.get('Set-Cookie') ?? '') ?? [];
    const key = await createApiKey(app.db, {
      name: 'Import',
      scope: 'write',
      createdBy: null,
      now: now(),
    });
    const tables = ['people', 'sign_in_links', 'sessions', 'api_keys'];
    const rows = await Promise.all(
      tables.map(async (table) => (await app.db.$client.execute(`select * from ${table}`)).rows),
    );
    const stored = JSON.stringify(rows);
    expect(rows.every(({ length }) => length === 1)).toBe(true);
    for (const secret of [link.split('/').at(-1), session, key]) {
      expect(secret).toMatch(/^[\w-]{39,43}$/);
      expect(stored).not.toContain(secret);
    }
  });
});

describe('a session', () => {
  it('ends when its person signs out, and only this one', async () => {
    const one = await signedIn(app.db, { name: 'Anna', role: 'editor' });
    const token = await renewLink(app.db, await requirePerson(app.db, 'Anna'), now());
    const answer = await press(`/sign-in/link/${token}`);
    const other = { ...OWN_PAGE, Cookie: answer.headers.get('Set-Cookie')?.split(';')[0] ?? '' };
    const out = await submit('/desk/account/sign-out', one);
    expect(out.status).toBe(303);
    expect(out.headers.get('Set-Cookie')).toMatch(/^__Host-session=; Max-Age=0;/);
    expect(await statusOfAccount(one)).toBe(401);
    expect(await statusOfAccount(other)).toBe(200);
    await submit('/desk/account/sessions/end', other, { id: 'all' });
    expect(await statusOfAccount(other)).toBe(401);
  });

  it('of someone else cannot be ended', async () => {
    const anna = await signedIn(app.db, { name: 'Anna', role: 'reviewer' });
    const page = await (await app.request('/desk/account', { headers: anna })).text();
    const [, id = ''] = /name="id" value="([^"]{43})"/.exec(page) ?? [];
    expect(id).not.toBe('');
    const root = await signedIn(app.db, { name: 'Root', role: 'admin' });
    expect((await submit('/desk/account/sessions/end', root, { id })).status).toBe(303);
    expect(await statusOfAccount(anna)).toBe(200);
  });

  it('is not changed by a form without its token, or with that of another session', async () => {
    const anna = await signedIn(app.db, { name: 'Anna', role: 'editor' });
    const bert = await signedIn(app.db, { name: 'Bert', role: 'editor' });
    const page = await (await app.request('/desk/account', { headers: bert })).text();
    const [, foreign = ''] = /name="form_token" value="([^"]+)"/.exec(page) ?? [];
    for (const body of ['', 'form_token=', `form_token=${foreign}`]) {
      const answer = await app.request('/desk/account/sign-out', {
        method: 'POST',
        headers: { ...anna, ...FORM },
        body,
      });
      expect(answer.status).toBe(403);
    }
    expect(await statusOfAccount(anna)).toBe(200);
  });

  it('is recorded by the day alone', async () => {
    const yesterday = new Date(Date.now() - 86_400_000);
    const anna = await signedIn(app.db, { name: 'Anna', role: 'editor', now: yesterday });
    expect(await statusOfAccount(anna)).toBe(200);
    const { rows } = await app.db.$client.execute('select * from sessions');
    expect(rows[0]).toMatchObject({ seen_day: now().slice(0, 10) });
    expect(Object.keys(rows[0] ?? {}).length).toBe(5);
  });

  it('leads a browser without one to the page for signing in', async () => {
    const answer = await app.request('/desk/account', { headers: { Accept: 'text/html' } });
    expect([answer.status, answer.headers.get('Location')]).toEqual([
      303,
      '/sign-in?to=%2Fdesk%2Faccount',
    ]);
    expect((await app.request('/sign-in')).status).toBe(200);
  });
});

describe('a key', () => {
  it('is recorded by the day on which it was used, and has no account', async () => {
    const headers = await withKey(app.db, { name: 'Import', scope: 'admin' });
    const answer = await app.request('/desk/account', { headers });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('An API key has no account');
    const { rows } = await app.db.$client.execute('select used_day from api_keys');
    expect(rows[0]).toMatchObject({ used_day: now().slice(0, 10) });
  });

  it('with a typo is rejected without the database', async () => {
    const { Authorization = '' } = await withKey(app.db, { name: 'Import', scope: 'write' });
    await app.loseDatabase();
    const last = Authorization.endsWith('a') ? 'b' : 'a';
    const typo = { Authorization: Authorization.slice(0, -1) + last };
    expect(await statusOfAccount(typo)).toBe(401);
    expect(await statusOfAccount({ Authorization })).toBe(503);
  });
});
