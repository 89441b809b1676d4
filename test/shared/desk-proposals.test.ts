/** Proposals, people and keys on the desk, as the browsers of reviewers, editors and admins use them. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFactsOf } from '../../db/queries/read-facts.ts';
import { HER_2013 } from '../../db/seed/her-2013.ts';
import { addTwoEditors, editor } from '../helpers/editors.ts';
import { signedIn } from '../helpers/people.ts';
import { openTestApp, type TestApp } from '../helpers/test-app.ts';

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/html' };
const PROPOSE = '/v1/films/her-2013/proposals';

/** Each would run a script, or break out of its place, if it were not written as text. */
const CORPUS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg/onload=alert(1)>",
  '</textarea><script>alert(1)</script>',
  '</title></style><script>alert(1)</script>',
  '<a href="javascript:alert(1)">x</a>',
  'javascript:alert(1)',
  '{{constructor.constructor("alert(1)")()}}',
  '<!--<script>alert(1)//-->',
  '<math><mtext><script>alert(1)</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  'https://example.org/"onmouseover="alert(1)',
];

type Headers = Record<string, string>;

let app: TestApp;
let admin: Headers;
let anna: Headers;
beforeEach(async () => {
  app = await openTestApp([HER_2013], { writes: true });
  admin = await signedIn(app.db, { name: 'Ada', role: 'admin' });
  anna = await signedIn(app.db, { name: 'Anna', role: 'editor' });
});
afterEach(() => app.close());

const send = (body: unknown, headers: Headers = {}) =>
  app.request(PROPOSE, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

async function pageOf(path: string, headers: Headers = anna): Promise<string> {
  const response = await app.request(path, { headers: { Accept: 'text/html', ...headers } });
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  return response.text();
}

/** Sends a form of a page with the token that the page has. */
async function submit(
  from: string,
  { path = from, fields, headers = anna }: { path?: string; fields: object; headers?: Headers },
): Promise<Response> {
  const [, form_token = ''] =
    /name="form_token" value="([^"]+)"/.exec(await pageOf(from, headers)) ?? [];
  return app.request(path, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...headers, ...FORM },
    body: String(new URLSearchParams({ form_token, ...fields })),
  });
}

/** Sends a correction, and returns its page on the desk. */
async function corrected(text = 'One long scene is heard.', more: object = {}): Promise<string> {
  expect((await send({ line: 'sex', text, ...more })).status).toBe(201);
  const { rows } = await app.db.$client.execute(
    'select id from proposals order by created_at desc, rowid desc limit 1',
  );
  return `/desk/proposals/${rows[0]?.['id']}`;
}

/** Proposes a change as a program does, and returns its page on the desk. */
async function proposed(patch: object): Promise<string> {
  const library = await editor(app, 'Library', 'propose');
  const response = await library('POST', PROPOSE, { body: { patch, note: 'By the credits.' } });
  expect(response.status).toBe(201);
  const { links } = await response.json();
  return links.proposal.replace('/v1', '/desk');
}

async function history() {
  const response = await app.request('/v1/films/her-2013/history');
  return (await response.json()).history;
}

describe('the list', () => {
  it('has the open ones of all films or of one, and the decided ones behind a link', async () => {
    const page = await corrected('Typed by a reader.');
    await corrected('typed  by a reader.');
    const html = await pageOf('/desk/proposals');
    expect(html).toContain(`href="${page}"`);
    expect(html).toContain('Typed by a reader.');
    expect(html).toContain('× 2');
    expect(await pageOf('/desk/proposals?film=other-2001')).toContain('No proposal is open.');
    await submit(page, { path: `${page}/decline`, fields: { reason: 'No.' } });
    expect(await pageOf('/desk/proposals')).toContain('No proposal is open.');
    expect(await pageOf('/desk/proposals?status=declined')).toContain(`href="${page}"`);
  });

  it('has pages', async () => {
    for (let count = 0; count < 51; count += 1) await corrected(`Number ${count}.`);
    const first = await pageOf('/desk/proposals');
    expect(first.match(/\/desk\/proposals\/[\w-]+"/g)).toHaveLength(50);
    expect(first).toContain('href="/desk/proposals?status=open&amp;page=2"');
    const second = await pageOf('/desk/proposals?status=open&page=2');
    expect(second.match(/\/desk\/proposals\/[\w-]+"/g)).toHaveLength(1);
  });
});

describe('a correction in words', () => {
  it('stands beside what the film says, and leads to the form of the film', async () => {
    const page = await corrected('One long scene is heard.', {
      source_url: 'https://example.org/',
    });
    const html = await pageOf(page);
    expect(html).toContain('4 (strong)');
    expect(html).toContain('One long scene is heard.');
    expect(html).not.toContain('href="https://example.org/"');
    expect(html).toContain(`href="/desk/films/her-2013?proposal=${page.split('/').at(-1)}"`);
  });

  it('is accepted with a change, by the editor for the reader', async () => {
    const page = await corrected();
    const fields = { patch: '{"summary":"Shorter."}', note: 'Right.' };
    const response = await submit(page, { path: `${page}/accept`, fields });
    expect([response.status, response.headers.get('Location')]).toEqual([303, page]);
    expect((await history())[0]).toMatchObject({
      ...{ by: 'a reader', accepted_by: 'Anna', changed: ['/summary'], note: 'Right.' },
    });
    expect(await pageOf(page)).toContain('Version 2 was made of it.');
  });

  it('is declined with a reason only, and what was typed stays', async () => {
    const page = await corrected();
    const empty = await submit(page, { path: `${page}/decline`, fields: { reason: '  ' } });
    expect(empty.status).toBe(400);
    expect(await empty.text()).toContain('Write the reason');
    const long = 'x'.repeat(2_001);
    const response = await submit(page, { path: `${page}/decline`, fields: { reason: long } });
    expect([response.status, (await response.text()).includes(`${long}</textarea>`)]).toEqual([
      400,
      true,
    ]);
    await submit(page, { path: `${page}/decline`, fields: { reason: 'It is seen.' } });
    expect(await pageOf(page)).toContain('Declined by Anna');
  });
});

describe('a proposed change', () => {
  it('is shown fact by fact, old and new, and accepted as it is', async () => {
    const page = await proposed({ year: 2014, details: { studio: 'Annapurna' } });
    const html = await pageOf(page);
    expect(html).toMatch(/year<\/bdi><\/th><td[^>]*><bdi>2013<\/bdi><\/td><td[^>]*><bdi>2014/);
    expect(html).toContain('Annapurna');
    expect(html).toContain('By the credits.');
    const response = await submit(page, { path: `${page}/accept`, fields: { note: '' } });
    expect(response.status).toBe(303);
    expect((await history())[0]).toMatchObject({ by: 'Library', accepted_by: 'Anna' });
  });

  it('is accepted with changes; what is not JSON or not a film comes back', async () => {
    const page = await proposed({ year: 2014 });
    for (const patch of ['{"year":', '[1]', '{"year":"soon"}']) {
      const response = await submit(page, { path: `${page}/accept`, fields: { patch, note: '' } });
      expect(response.status, patch).toBe(400);
      expect(await response.text()).toContain(`${patch.replaceAll('"', '&quot;')}</textarea>`);
    }
    const fields = { patch: '{"year":2012}', note: '' };
    await submit(page, { path: `${page}/accept`, fields });
    const film = (await readFactsOf(app.db, ['her-2013'])).get('her-2013');
    expect(film?.facts.year).toBe(2012);
  });

  it('of facts that others changed meanwhile is not accepted as it is', async () => {
    const page = await proposed({ year: 2014 });
    const berta = await editor(app, 'Berta');
    const tag = (await app.request('/v1/films/her-2013')).headers.get('ETag') ?? '';
    await berta('PATCH', '/v1/films/her-2013', {
      body: { year: 2012 },
      headers: { 'If-Match': tag },
    });
    const response = await submit(page, { path: `${page}/accept`, fields: { note: '' } });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Others changed the same facts meanwhile: year.');
  });

  it('that lowers a level by 2 waits for a second editor, who is told of the first', async () => {
    await addTwoEditors(app.db);
    const ratings = HER_2013.ratings.map((one) =>
      one.category === 'sex' ? { ...one, level: 2 } : one,
    );
    const page = await proposed({ ratings });
    await submit(page, { path: `${page}/accept`, fields: { note: '' } });
    expect(await history()).toHaveLength(1);
    const html = await pageOf(page);
    expect(html).toContain('Anna is for it.');
    expect(html).toContain('A second editor must decide this one.');
    const again = await submit(page, { path: `${page}/accept`, fields: { note: '' } });
    expect(again.status).toBe(400);
    await submit(page, { path: `${page}/accept`, fields: { note: '' }, headers: admin });
    expect((await history())[0]).toMatchObject({ by: 'Library', accepted_by: 'Anna, Ada' });
  });
});

describe('who may decide', () => {
  it('is an editor: a reviewer sees the proposal, without the forms', async () => {
    const page = await corrected();
    const rita = await signedIn(app.db, { name: 'Rita', role: 'reviewer' });
    const html = await pageOf(page, rita);
    expect(html).toContain('One long scene is heard.');
    expect(html).not.toContain('<form');
    for (const decision of ['accept', 'decline']) {
      const response = await app.request(`${page}/${decision}`, {
        method: 'POST',
        headers: { ...rita, ...FORM },
        body: 'reason=x',
      });
      expect(response.status).toBe(403);
    }
  });

  it.each(['accept', 'decline'])('is not another site, or an old form: %s', async (decision) => {
    const page = await corrected();
    for (const [headers, body] of [
      [{ ...anna, 'Sec-Fetch-Site': 'cross-site' }, 'reason=x'],
      [anna, 'reason=x&form_token=old'],
      [anna, 'reason=x'],
    ] as const) {
      const response = await app.request(`${page}/${decision}`, {
        method: 'POST',
        headers: { ...headers, ...FORM },
        body,
      });
      expect(response.status).toBe(403);
    }
    expect(await pageOf('/desk/proposals')).toContain(page);
  });
});

describe('people and keys', () => {
  it('show a new link once, which signs in', async () => {
    const response = await submit('/desk/people', {
      fields: { name: ' Nora ', role: 'reviewer' },
      headers: admin,
    });
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const [, link = ''] = /https:\/\/advisory\.test(\/sign-in\/link\/[\w-]{43})/.exec(
      await response.text(),
    ) ?? [''];
    expect(await pageOf('/desk/people', admin)).not.toContain(link);
    expect(await (await app.request(link)).text()).toContain('Sign in as Nora');
    const again = await submit('/desk/people', {
      fields: { name: 'Nora', role: 'editor' },
      headers: admin,
    });
    expect([again.status, (await again.text()).includes('has access already')]).toEqual([
      400,
      true,
    ]);
  });

  it('make a new link, after which the old one is dead, and revoke', async () => {
    await submit('/desk/people', { fields: { name: 'Nora', role: 'editor' }, headers: admin });
    const [, id = ''] =
      /\/desk\/people\/(\w+)\/revoke" aria-label="Revoke access: Nora"/.exec(
        await pageOf('/desk/people', admin),
      ) ?? [];
    const response = await submit('/desk/people', {
      path: `/desk/people/${id}/link`,
      fields: {},
      headers: admin,
    });
    expect(await response.text()).toMatch(/sign-in\/link\/[\w-]{43}/);
    const revoke = `/desk/people/${id}/revoke`;
    expect((await submit(revoke, { fields: {}, headers: admin })).status).toBe(303);
    expect(await pageOf('/desk/people', admin)).toContain('without access since');
  });

  it('change a role, which the person has at once', async () => {
    const nora = await signedIn(app.db, { name: 'Nora', role: 'reviewer' });
    expect((await app.request('/desk/add', { headers: nora })).status).toBe(403);
    const [, path = ''] =
      /action="(\/desk\/people\/\w+\/role)"(?:(?!action=).)*New role: Nora"/s.exec(
        await pageOf('/desk/people', admin),
      ) ?? [];
    const change = (role: string) =>
      submit('/desk/people', { path, fields: { role }, headers: admin });
    expect((await change('editor')).status).toBe(303);
    expect((await app.request('/desk/add', { headers: nora })).status).toBe(200);
    const unknown = await change('boss');
    expect([unknown.status, await unknown.text()]).toEqual([
      400,
      expect.stringContaining('Choose one of the roles.'),
    ]);
  });

  it('do not let an admin change their own role', async () => {
    const { rows } = await app.db.$client.execute("select id from people where name = 'Ada'");
    const path = `/desk/people/${rows[0]?.['id']}/role`;
    const fields = { role: 'reviewer' };
    const response = await submit('/desk/people', { path, fields, headers: admin });
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining('your own role'),
    ]);
    expect((await app.request('/desk/people', { headers: admin })).status).toBe(200);
  });

  it('do not let an admin revoke their own access', async () => {
    const { rows } = await app.db.$client.execute("select id from people where name = 'Ada'");
    const path = `/desk/people/${rows[0]?.['id']}/revoke`;
    const response = await submit('/desk/people', { path, fields: {}, headers: admin });
    expect([response.status, (await response.text()).includes('your own access')]).toEqual([
      400,
      true,
    ]);
    expect(await pageOf('/desk/people', admin)).toContain('Ada');
  });

  it('show a new key once; it names who made it, and is revoked', async () => {
    const fields = { name: 'Import', scope: 'propose' };
    const response = await submit('/desk/keys', { fields, headers: admin });
    const [key = ''] = /ca_\w{36}/.exec(await response.text()) ?? [];
    const holder = { Authorization: `Bearer ${key}` };
    expect((await app.request('/v1/proposals/none', { headers: holder })).status).toBe(404);
    const html = await pageOf('/desk/keys', admin);
    expect(html).not.toContain(key);
    expect(html).toContain('<bdi>Ada</bdi>');
    const [, id = ''] = /\/desk\/keys\/(\w+)\/revoke/.exec(html) ?? [];
    await submit(`/desk/keys/${id}/revoke`, { fields: {}, headers: admin });
    expect((await app.request('/v1/proposals/none', { headers: holder })).status).toBe(401);
  });
});

describe('a text that would run a script', () => {
  /** Scripts, handlers and script addresses that a page has beside those of the service. */
  function scriptsIn(html: string): string[] {
    const tags = html.match(/<[a-z][^>]*>/gi) ?? [];
    return tags.filter(
      (tag) =>
        (/^<(script|img|svg|math|iframe|object)/i.test(tag) && !/src="\/assets\//.test(tag)) ||
        /\son\w+\s*=/i.test(tag.replaceAll(/"[^"]*"/g, '""')) ||
        /(href|src|action)="\s*javascript:/i.test(tag),
    );
  }

  it('is shown as text on every page, in every field', async () => {
    const pages: string[] = [];
    for (const text of CORPUS) {
      const response = await send({ line: 'other', text });
      const receipt = response.headers.get('Location') ?? '';
      pages.push(await pageOf(receipt));
      const form = await app.request('/films/her-2013/correct', {
        method: 'POST',
        headers: { ...FORM, 'Sec-Fetch-Site': 'same-origin' },
        body: String(new URLSearchParams({ line: text, text, source_url: text, website: text })),
      });
      pages.push(await form.text());
      const line = encodeURIComponent(text);
      pages.push(await pageOf(`/films/her-2013/correct?line=${line}`));
      pages.push(await pageOf(`/desk/proposals?film=${line}`));
      const page = await corrected(`${text} again`);
      pages.push(await pageOf(page));
      const bad = { patch: text, note: text, reason: text };
      pages.push(await (await submit(page, { path: `${page}/accept`, fields: bad })).text());
      await submit(page, { path: `${page}/decline`, fields: { reason: text } });
      pages.push(await pageOf(page));
      const library = await editor(app, text.slice(0, 60), 'propose');
      const change = await library('POST', PROPOSE, {
        body: { patch: { summary: text }, note: text },
      });
      pages.push(await pageOf((await change.json()).links.proposal.replace('/v1', '/desk')));
      const fields = { name: text, role: text, scope: text };
      for (const path of ['/desk/people', '/desk/keys'])
        pages.push(await (await submit(path, { fields, headers: admin })).text());
    }
    for (const path of ['/desk/proposals', '/desk/proposals?status=declined'])
      pages.push(await pageOf(path));
    for (const path of ['/desk/people', '/desk/keys']) pages.push(await pageOf(path, admin));
    expect(pages.length).toBeGreaterThan(100);
    expect(pages.flatMap(scriptsIn)).toEqual([]);
    expect(scriptsIn(CORPUS.join(' ')).length).toBeGreaterThan(6);
  });
});
