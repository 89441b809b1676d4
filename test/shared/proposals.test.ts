/** Corrections by readers and changes proposed by programs: what is kept, what their senders see, and what editors make of them. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_OPEN, MAX_OPEN_OF_FILM } from '../../db/queries/proposals.ts';
import { HER_2013 } from '../../db/seed/her-2013.ts';
import { addTwoEditors, editor, type Write } from '../helpers/editors.ts';
import { filmFacts } from '../helpers/film-facts.ts';
import { OWN_PAGE, signedIn } from '../helpers/people.ts';
import { allRows } from '../helpers/table-rows.ts';
import { openTestApp, type TestApp } from '../helpers/test-app.ts';

const PATH = '/v1/films/her-2013/proposals';
const FORM = '/films/her-2013/correct';
const TOO_LONG = { line: 'running_time', text: 'It runs for 126 minutes.' };
const SOURCE = 'https://example.org/her?a=1&b=2';
const CORRECTION = { ...TOO_LONG, source_url: SOURCE };
const HTML = { Accept: 'text/html', 'Content-Type': 'application/x-www-form-urlencoded' };

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp([HER_2013, filmFacts({ id: 'other-2001', title: 'Other', year: 2001 })], {
    writes: true,
  });
});
afterEach(() => app.close());

const post = (body: unknown, path = PATH, headers: Record<string, string> = {}) =>
  app.request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** Sends the form as a browser does, without following where it leads. */
const submit = (fields: Record<string, string>, headers: Record<string, string> = OWN_PAGE) =>
  app.request(FORM, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...HTML, ...headers },
    body: String(new URLSearchParams(fields)),
  });

async function textOf(path: string, headers: Record<string, string> = {}): Promise<string> {
  return (await app.request(path, { headers: { Accept: 'text/html', ...headers } })).text();
}

async function rowsOf(table: string) {
  return (await allRows(app.db))[table] ?? [];
}

async function onlyProposal() {
  const rows = await rowsOf('proposals');
  expect(rows).toHaveLength(1);
  return rows[0] as { id: string; status: string };
}

describe('a correction by anyone', () => {
  it('is kept with what was typed and nothing else, and has a page that says so', async () => {
    const response = await post(CORRECTION, PATH, {
      'User-Agent': 'Secret/1',
      'X-Forwarded-For': '203.0.113.77',
    });
    expect(response.status).toBe(201);
    const receipt = response.headers.get('Location') ?? '';
    expect(receipt).toMatch(/^\/proposals\/[\w-]{43}$/);
    expect(await response.json()).toEqual({
      film: 'her-2013',
      status: 'open',
      links: { receipt, film: '/v1/films/her-2013', proposal: null },
    });
    const page = await app.request(receipt);
    expect(page.headers.get('Cache-Control')).toBe('no-store');
    expect(page.headers.get('Referrer-Policy')).toBe('same-origin');
    const html = await page.text();
    expect(html).toContain('An editor has not decided yet.');
    expect(html).toContain('It runs for 126 minutes.');
    const stored = JSON.stringify(await allRows(app.db));
    expect(stored).not.toContain(receipt.split('/').at(-1));
    expect(stored).not.toMatch(/203\.0\.113\.77|Secret\/1/);
    expect(await onlyProposal()).toMatchObject({
      ...{ film_id: 'her-2013', kind: 'correction', ...CORRECTION, status: 'open' },
      ...{ author_kind: 'reader', author_id: null, author: null, base_version: 1 },
    });
    const [receiptRow] = await rowsOf('proposal_receipts');
    expect(Object.keys(receiptRow ?? {})).toEqual(['token_hash', 'proposal_id']);
  });

  it('is found by any id of the film', async () => {
    expect((await post(CORRECTION, '/v1/films/tt1798709/proposals')).status).toBe(201);
    expect(await onlyProposal()).toMatchObject({ film_id: 'her-2013' });
  });

  it('is joined with the same one, and each sender has a receipt', async () => {
    const first = await post(CORRECTION);
    const second = await post({ ...CORRECTION, text: '  it RUNS for\n126 minutes. ' });
    expect([first.status, second.status]).toEqual([201, 201]);
    const receipts = [first, second].map(({ headers }) => headers.get('Location') ?? '');
    expect(new Set(receipts).size).toBe(2);
    for (const receipt of receipts) expect((await app.request(receipt)).status).toBe(200);
    await onlyProposal();
    expect(await rowsOf('proposal_receipts')).toHaveLength(2);
    await post({ ...CORRECTION, text: 'It runs for 127 minutes.' });
    expect(await rowsOf('proposals')).toHaveLength(2);
  });

  it.each([
    ['no line', { text: 'x' }, '#/line'],
    ['a made-up line', { line: 'plot', text: 'x' }, '#/line'],
    ['no text', { line: 'sex' }, '#/text'],
    ['blank text', { line: 'sex', text: ' ' }, '#/text'],
    ['2,001 characters', { line: 'sex', text: 'a'.repeat(2_001) }, '#/text'],
    ['a fact without an address', TOO_LONG, '#/source_url'],
    [
      'an address that is a script',
      { ...TOO_LONG, source_url: 'javascript:alert(1)' },
      '#/source_url',
    ],
    ['a name', { ...CORRECTION, name: 'Anna' }, '#/'],
  ])('is rejected with %s', async (_, body, pointer) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    const { errors } = await response.json();
    expect(errors[0].pointer).toContain(pointer);
    expect(await rowsOf('proposals')).toEqual([]);
  });

  it('needs no address where the film itself says it', async () => {
    expect((await post({ line: 'sex', text: 'One long scene is heard.' })).status).toBe(201);
  });

  it('of a film that is not there is a 404, of a deleted one a 410', async () => {
    expect((await post(CORRECTION, '/v1/films/nope-2013/proposals')).status).toBe(404);
    const admin = await editor(app, 'Ada', 'admin');
    const tag = (await app.request('/v1/films/other-2001')).headers.get('ETag') ?? '';
    await admin('DELETE', '/v1/films/other-2001', { headers: { 'If-Match': tag } });
    expect((await post(CORRECTION, '/v1/films/other-2001/proposals')).status).toBe(410);
  });

  it('with a wrong key is not taken as one of a reader', async () => {
    expect((await post(CORRECTION, PATH, { Authorization: 'Bearer nonsense' })).status).toBe(401);
    expect(await rowsOf('proposals')).toEqual([]);
  });

  it('changes nothing that is cached, and nothing that is exported', async () => {
    const [before, exported] = [
      await textOf('/v1/films/her-2013'),
      await textOf('/v1/export/films.ndjson'),
    ];
    await post(CORRECTION);
    expect(await textOf('/v1/films/her-2013')).toBe(before);
    expect(await textOf('/v1/export/films.ndjson')).toBe(exported);
  });

  it('goes with its film', async () => {
    const receipt = (await post(CORRECTION)).headers.get('Location') ?? '';
    await app.db.$client.execute("delete from films where id = 'her-2013'");
    expect((await app.request(receipt)).status).toBe(404);
    expect([await rowsOf('proposals'), await rowsOf('proposal_receipts')]).toEqual([[], []]);
  });
});

describe('when too many wait', () => {
  /** Fills the table as so many senders would. */
  async function fill(film: string, count: number) {
    await app.db.$client.batch(
      [
        {
          sql: `insert into proposals (id, film_id, kind, base_version, patch, author_kind, created_at, line, text, digest)
            values (?1, ?1, 'correction', 1, '{}', 'reader', '2026-01-01T00:00:00.000Z', 'other', 'x', ?1)`,
          args: [film],
        },
        {
          sql: `insert into proposal_receipts select ?1 || value, ?1 from generate_series(1, ?2)`,
          args: [film, count],
        },
      ].map((one) =>
        one.sql.includes('generate_series')
          ? {
              sql: `with recursive n (value) as (select 1 union all select value + 1 from n where value < ?2)
                insert into proposal_receipts select ?1 || value, ?1 from n`,
              args: one.args,
            }
          : one,
      ),
      'write',
    );
  }

  it('of a film, another one is kept for later by its sender: nothing is lost on the page', async () => {
    await fill('her-2013', MAX_OPEN_OF_FILM - 1);
    expect((await post(CORRECTION)).status).toBe(201);
    const response = await post({ ...CORRECTION, text: 'Another one.' });
    expect(response.status).toBe(409);
    expect((await response.json()).type).toBe('/docs#too-many-proposals');
    const page = await submit({ ...CORRECTION, text: 'Typed with care.' });
    expect(page.status).toBe(409);
    const html = await page.text();
    expect(html).toContain('Too many corrections are waiting');
    expect(html).toContain('Typed with care.');
    expect((await post(CORRECTION, '/v1/films/other-2001/proposals')).status).toBe(201);
  });

  it('in all, none is kept, until editors have decided some', async () => {
    await fill('other-2001', MAX_OPEN);
    expect((await post(CORRECTION)).status).toBe(409);
    await app.db.$client.execute("update proposals set status = 'declined'");
    expect((await post(CORRECTION)).status).toBe(201);
  });
});

describe('the form', () => {
  it('is sent without a script, and leads to the receipt', async () => {
    const html = await textOf(FORM);
    expect(html).toContain('method="post"');
    expect(html).not.toMatch(/<script(?! defer src="\/assets\/)/);
    expect(html).toContain('nothing about a child');
    const response = await submit({ ...CORRECTION, website: '' });
    expect(response.status).toBe(303);
    const receipt = response.headers.get('Location') ?? '';
    expect(await textOf(receipt)).toContain('An editor has not decided yet.');
  });

  it('takes the line breaks of a browser, and counts each once', async () => {
    const text = `${'a'.repeat(1_000)}\r\n${'b'.repeat(999)}`;
    expect((await submit({ line: 'sex', text, source_url: '' })).status).toBe(303);
    expect(await onlyProposal()).toMatchObject({ text: text.replace('\r', '') });
  });

  it('comes back with what was typed, and says what to fix beside each field', async () => {
    const response = await submit({ line: 'year', text: 'It is of 2014.', source_url: '' });
    expect(response.status).toBe(400);
    const html = await response.text();
    expect(html).toContain('a fact needs one');
    expect(html).toMatch(/<option value="year" selected/);
    expect(html).toContain('It is of 2014.</textarea>');
    expect(html).toContain('aria-describedby="source_url-fault source_url-hint"');
  });

  it('with the field that only programs fill is not kept', async () => {
    const response = await submit({ ...CORRECTION, website: 'https://spam.example' });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('spam.example');
    expect(await rowsOf('proposals')).toEqual([]);
  });

  it.each([{ 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'https://evil.example' }, {}])(
    'is not sent by another site: %o',
    async (headers) => {
      expect((await submit(CORRECTION, headers as Record<string, string>)).status).toBe(403);
      expect(await rowsOf('proposals')).toEqual([]);
    },
  );

  it('keeps what was typed when the database fails', async () => {
    await app.loseDatabase();
    const response = await submit({ ...CORRECTION, text: 'Typed with care.' });
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('Typed with care.</textarea>');
  });

  it('is linked from the page of the film, and not from search engines', async () => {
    expect(await textOf('/films/her-2013')).toContain('href="/films/her-2013/correct"');
    expect(await textOf(FORM)).toContain('<meta name="robots" content="noindex"');
  });

  it.each(['x', 'a'.repeat(43), `${'a'.repeat(42)}%00`])(
    'has no receipt at a made-up address: %s',
    async (token) => {
      expect((await app.request(`/proposals/${token}`)).status).toBeGreaterThanOrEqual(400);
    },
  );
});

describe('a change by a program', () => {
  let propose: Write;
  beforeEach(async () => {
    propose = await editor(app, 'Library', 'propose');
  });

  it('is kept under its name, and seen by those who may', async () => {
    const response = await propose('POST', PATH, {
      body: { patch: { details: { studio: 'Annapurna' } }, note: 'By the credits.' },
    });
    expect(response.status).toBe(201);
    const { links } = await response.json();
    const proposal = await (await propose('GET', links.proposal)).json();
    expect(proposal).toMatchObject({
      ...{ kind: 'change', author: 'Library', note: 'By the credits.', approved_by: null },
      ...{ patch: { details: { studio: 'Annapurna' } }, senders: 1 },
    });
    expect((await app.request(links.proposal)).status).toBe(401);
  });

  it.each([
    ['without a key', {}, 401],
    ['that is not valid', { patch: { year: 'soon' } }, 400],
    ['that changes nothing', { patch: { title: 'Her' } }, 400],
    ['beside words', { patch: { year: 2014 }, text: 'x' }, 400],
  ])('is rejected %s', async (_, body, status) => {
    const response =
      status === 401
        ? await post({ patch: { year: 2014 } })
        : await propose('POST', PATH, { body });
    expect(response.status).toBe(status);
    expect(await rowsOf('proposals')).toEqual([]);
  });

  it('of a version that is gone is rejected, if it names one', async () => {
    const headers = { 'If-Match': '"old"' };
    const response = await propose('POST', PATH, { body: { patch: { year: 2014 } }, headers });
    expect(response.status).toBe(412);
  });

  it('is accepted as it is, and the history names both', async () => {
    const { headers } = await propose('POST', PATH, { body: { patch: { year: 2014 } } });
    const { id } = await onlyProposal();
    const anna = await editor(app, 'Anna');
    const accepted = await anna('POST', `/v1/proposals/${id}/accept`, { body: {} });
    expect([accepted.status, (await accepted.json()).year]).toEqual([200, 2014]);
    const { history } = await (await app.request('/v1/films/her-2013/history')).json();
    expect(history[0]).toMatchObject({ by: 'Library', accepted_by: 'Anna', changed: ['/year'] });
    const page = await textOf(headers.get('Location') ?? '');
    expect(page).toContain('Accepted. Thank you!');
    expect(page).toContain('<li>year</li>');
  });

  it('that lowers a level by 2 waits for a second editor after the first', async () => {
    await addTwoEditors(app.db);
    const ratings = HER_2013.ratings.map((rating) =>
      rating.category === 'sex' ? { ...rating, level: 2 } : rating,
    );
    expect((await propose('POST', PATH, { body: { patch: { ratings } } })).status).toBe(201);
    const { id } = await onlyProposal();
    const accept = async (name: string, known?: Write) => {
      const write = known ?? (await editor(app, name));
      return { write, answer: await write('POST', `/v1/proposals/${id}/accept`, { body: {} }) };
    };
    const { write: anna, answer: first } = await accept('Anna');
    expect(first.status).toBe(202);
    expect(await first.json()).toMatchObject({ status: 'open', approved_by: 'Anna' });
    expect((await accept('Anna', anna)).answer.status).toBe(403);
    const { answer: second } = await accept('Carla');
    expect(second.status).toBe(200);
    const { history } = await (await app.request('/v1/films/her-2013/history')).json();
    expect(history[0]).toMatchObject({ by: 'Library', accepted_by: 'Anna, Carla' });
  });
});

describe('a correction in words', () => {
  it('is accepted with the change that an editor makes of it', async () => {
    const receipt = (await post(CORRECTION)).headers.get('Location') ?? '';
    const { id } = await onlyProposal();
    const anna = await editor(app, 'Anna');
    const alone = await anna('POST', `/v1/proposals/${id}/accept`, { body: {} });
    expect([alone.status, (await alone.json()).type]).toEqual([409, '/docs#proposal-in-words']);
    const patch = { summary: 'It runs for 126 minutes.' };
    const accepted = await anna('POST', `/v1/proposals/${id}/accept`, {
      body: { patch, note: 'Checked.' },
    });
    expect(accepted.status).toBe(200);
    const { history } = await (await app.request('/v1/films/her-2013/history')).json();
    expect(history[0]).toMatchObject({ by: 'a reader', accepted_by: 'Anna', note: 'Checked.' });
    expect(await textOf(receipt)).toContain('Checked.');
  });

  it('is declined with a reason, which its sender reads', async () => {
    const receipt = (await post(CORRECTION)).headers.get('Location') ?? '';
    const { id } = await onlyProposal();
    const anna = await editor(app, 'Anna');
    await anna('POST', `/v1/proposals/${id}/decline`, { body: { note: 'The page says 125.' } });
    const html = await textOf(receipt);
    expect(html).toContain('Declined.');
    expect(html).toContain('The page says 125.');
    expect((await anna('POST', `/v1/proposals/${id}/accept`, { body: {} })).status).toBe(409);
  });

  it('can be proposed by an editor, who may also accept it', async () => {
    const anna = await signedIn(app.db, { name: 'Anna', role: 'editor' });
    await post({ line: 'other', text: 'See to the summary.' }, PATH, anna);
    const { id } = await onlyProposal();
    const body = { patch: { summary: 'Seen to.' } };
    const accepted = await post(body, `/v1/proposals/${id}/accept`, anna);
    expect(accepted.status).toBe(200);
  });
});
