/** Writing films through the API, their history, and the way back. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyHistory } from '../../api/services/films/audit.ts';
import { HER_2013 } from '../../db/seed/her-2013.ts';
import { addTwoEditors, editor, type Write } from '../helpers/editors.ts';
import { openTestApp, type TestApp } from '../helpers/test-app.ts';
import { allRows } from '../helpers/table-rows.ts';

const HER = '/v1/films/her-2013';
const I_WATCHED_IT = { name: 'I watched it', read_at: '2026-11-20' };

let app: TestApp;
let anna: Write;
let admin: Write;
beforeEach(async () => {
  app = await openTestApp([HER_2013], { writes: true });
  anna = await editor(app, 'Anna');
  admin = await editor(app, 'Ada', 'admin');
});
afterEach(() => app.close());

async function tagOf(path = HER): Promise<string> {
  return (await app.request(path)).headers.get('ETag') ?? '';
}

/** Changes the film as its last reader. */
async function patch(body: unknown, write = anna, query = ''): Promise<Response> {
  return write('PATCH', HER + query, { body, headers: { 'If-Match': await tagOf() } });
}

async function rate(category: string, body: object, write = anna): Promise<Response> {
  const headers = { 'If-Match': await tagOf() };
  return write('PUT', `${HER}/ratings/${category}`, { body, headers });
}

async function readJson(path: string) {
  return (await app.request(path)).json();
}

async function problemOf(response: Response) {
  const { type, errors } = await response.json();
  return { status: response.status, type: String(type).slice('/docs#'.length), errors };
}

describe('a change', () => {
  it('is in the response, and in the film with the same ETag', async () => {
    const response = await patch({ summary: 'Shorter.', details: { studio: null } });
    expect(response.status).toBe(200);
    const film = await response.json();
    expect(film).toMatchObject({ version: 2, summary: 'Shorter.', details: { studio: null } });
    expect(film.details.directors).toEqual(['Spike Jonze']);
    const read = await app.request(HER);
    expect(read.headers.get('ETag')).toBe(response.headers.get('ETag'));
    expect(await read.json()).toEqual(film);
  });

  it('of a film that another editor changed meanwhile is rejected, with the current ETag', async () => {
    const seen = await tagOf();
    await patch({ summary: 'By someone else.' });
    const late = await anna('PATCH', HER, {
      body: { story: 'Late.' },
      headers: { 'If-Match': seen },
    });
    expect(late.headers.get('ETag')).toBe(await tagOf());
    expect(await problemOf(late)).toMatchObject({ status: 412, type: 'version-outdated' });
    expect(await readJson(HER)).toMatchObject({ version: 2, story: HER_2013.story });
  });

  it('must say which version it changes', async () => {
    const response = await anna('PATCH', HER, { body: { summary: 'Blind.' } });
    expect(await problemOf(response)).toMatchObject({ status: 428, type: 'version-required' });
  });

  it('accepts an ETag that a proxy made weak', async () => {
    const headers = { 'If-Match': `W/${await tagOf()}` };
    expect((await anna('PATCH', HER, { body: { summary: 'Weak.' }, headers })).status).toBe(200);
  });

  it('that changes nothing makes no version', async () => {
    expect((await patch({ summary: HER_2013.summary })).status).toBe(200);
    expect(await readJson(HER)).toMatchObject({ version: 1 });
  });

  it('is only tried out with dry_run', async () => {
    const before = await allRows(app.db);
    const response = await patch({ summary: 'Tried.' }, anna, '?dry_run=true');
    expect(await response.json()).toMatchObject({ version: 2, summary: 'Tried.' });
    const after = await allRows(app.db);
    expect({ ...after, api_keys: [] }).toEqual({ ...before, api_keys: [] });
  });

  it.each([
    [{ summry: 'x' }, '#/summry'],
    [{ year: 'soon' }, '#/year'],
    [{ title: null }, '#/title'],
    [{ id: 'other-2000' }, '#/id'],
    [{ version: 9 }, '#/version'],
    [{ editor_age: 13, age_why: null }, '#/age_why'],
    [{ details: { directors: [''] } }, '#/details/directors/0'],
    [{ themes: [{ name: 'x', sources: [99] }] }, '#/themes/0/sources'],
  ])('to %j is rejected with a pointer', async (body, pointer) => {
    const problem = await problemOf(await patch(body));
    expect(problem).toMatchObject({ status: 400, type: 'invalid-input' });
    expect(problem.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
    expect(await readJson(HER)).toMatchObject({ version: 1 });
  });

  it('needs a body of JSON, not too large, and declared as such', async () => {
    const headers = { 'If-Match': await tagOf() };
    const sent = async (body: string, more = {}) =>
      problemOf(await anna('PATCH', HER, { body, headers: { ...headers, ...more } }));
    expect(await sent('{')).toMatchObject({ status: 400, type: 'malformed-json' });
    expect(await sent('[]')).toMatchObject({ status: 400, type: 'invalid-input' });
    expect(await sent('{}', { 'Content-Type': 'text/plain' })).toMatchObject({ status: 415 });
    const large = JSON.stringify({ summary: 'x'.repeat(70_000) });
    expect(await sent(large)).toMatchObject({ status: 413, type: 'body-too-large' });
    const mergePatch = { ...headers, 'Content-Type': 'application/merge-patch+json' };
    expect((await anna('PATCH', HER, { body: '{"story":"x"}', headers: mergePatch })).status).toBe(
      200,
    );
  });

  it('of the ids to those of another film is rejected', async () => {
    await anna('POST', '/v1/films', {
      body: { title: 'Amélie', year: 2001, ids: { imdb: 'tt0211915' } },
    });
    const problem = await problemOf(await patch({ ids: { imdb: 'tt0211915' } }));
    expect(problem.errors).toEqual([
      { pointer: '#/ids/imdb', detail: 'tt0211915 belongs to amelie-2001.' },
    ]);
  });
});

describe('a repeated request', () => {
  it('with the same Idempotency-Key gets the same response, and writes once', async () => {
    const headers = { 'If-Match': await tagOf(), 'Idempotency-Key': 'a-1' };
    const send = () => anna('PATCH', HER, { body: { summary: 'Once.' }, headers });
    const [first, second] = [await send(), await send()];
    expect(second.status).toBe(200);
    expect(second.headers.get('ETag')).toBe(first.headers.get('ETag'));
    expect(await second.text()).toBe(await first.text());
    expect(await readJson(HER)).toMatchObject({ version: 2 });
  });

  it('at the same moment writes once', async () => {
    const headers = { 'Idempotency-Key': 'b-1' };
    const body = { title: 'Paddington', year: 2014 };
    const send = () => anna('POST', '/v1/films', { body, headers });
    const responses = await Promise.all([send(), send(), send()]);
    expect(responses.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await readJson('/v1/films/paddington-2014')).toMatchObject({ version: 1 });
  });

  it('with another body is rejected', async () => {
    const headers = { 'If-Match': await tagOf(), 'Idempotency-Key': 'c-1' };
    await anna('PATCH', HER, { body: { summary: 'One.' }, headers });
    const other = await anna('PATCH', HER, { body: { summary: 'Two.' }, headers });
    expect(await problemOf(other)).toMatchObject({ status: 422, type: 'idempotency-key-reused' });
  });

  it('of another editor is another request', async () => {
    const headers = { 'If-Match': await tagOf(), 'Idempotency-Key': 'd-1' };
    await anna('PATCH', HER, { body: { summary: 'One.' }, headers });
    const response = await admin('PATCH', HER, { body: { summary: 'One.' }, headers });
    expect(response.status).toBe(412);
  });
});

describe('a new film', () => {
  it('has a slug, and says where it is', async () => {
    const certificates = [
      { system: 'MPA', rating: 'R', reasons: 'for strong bloody violence', sources: [0] },
    ];
    const body = {
      title: 'Léon',
      year: 1994,
      certificates,
      sources: [{ name: 'filmratings.com' }],
    };
    const response = await anna('POST', '/v1/films?note=From+its+certificate.', { body });
    expect(response.status).toBe(201);
    expect(response.headers.get('Location')).toBe('/v1/films/leon-1994');
    const film = await readJson('/v1/films/leon-1994');
    expect(film).toMatchObject({ version: 1, certificates: [{ rating: 'R' }] });
    expect(film.breakdown[3]).toMatchObject({ category: 'violence', basis: 'official', level: 4 });
    expect(await readJson('/v1/films/leon-1994/history')).toMatchObject({
      history: [{ version: 1, by: 'Anna', note: 'From its certificate.', changed: null }],
    });
  });

  it.each([
    ['its title and year', { title: 'her', year: 2013 }],
    ['an id', { title: 'Another', year: 2000, ids: { imdb: 'tt1798709' } }],
    ['its slug', { id: 'her-2013', title: 'Anything', year: 2000 }],
  ])('that is there already by %s is rejected', async (_, body) => {
    const problem = await problemOf(await anna('POST', '/v1/films', { body }));
    expect([409, 400]).toContain(problem.status);
    expect(await readJson('/v1/films?q=another')).toMatchObject({ films: [] });
  });
});

describe('an editor’s rating', () => {
  it('has the editor as its origin, and stands beside those of others', async () => {
    const body = { level: 5, note: 'Harder than I thought.', sources: [I_WATCHED_IT] };
    const response = await rate('sex', body);
    const film = await response.json();
    const rating = film.breakdown[1];
    expect(rating).toMatchObject({ level: 5, basis: 'editor', origin: 'Anna', confidence: 'high' });
    expect(rating.others.map(({ origin }: { origin: string }) => origin)).toContain(
      'content-advisory',
    );
    expect(film.sources[rating.sources[0]]).toMatchObject({ ...I_WATCHED_IT, url: null });
    expect(await readJson(`${HER}/history`)).toMatchObject({
      history: [{ version: 2, changed: ['/ratings/sex/editor/Anna', '/sources'] }, { version: 1 }],
    });
  });

  it('replaces the editor’s earlier one, and can be taken back', async () => {
    await rate('sex', { level: 5, sources: [I_WATCHED_IT] });
    const film = await (await rate('sex', { level: 4, sources: [I_WATCHED_IT] })).json();
    const by = [film.breakdown[1], ...film.breakdown[1].others].filter(
      ({ origin }) => origin === 'Anna',
    );
    expect(by).toMatchObject([{ level: 4 }]);
    const back = { headers: { 'If-Match': await tagOf() } };
    expect((await anna('DELETE', `${HER}/ratings/sex`, back)).status).toBe(200);
    const again = { headers: { 'If-Match': await tagOf() } };
    expect(await problemOf(await anna('DELETE', `${HER}/ratings/sex`, again))).toMatchObject({
      ...{ status: 404, type: 'rating-not-found' },
    });
  });

  it.each([
    [{ level: 4 }, '#/sources'],
    [{ level: 9, sources: [I_WATCHED_IT] }, '#/level'],
    [{ level: 4, at_most: 2, sources: [I_WATCHED_IT] }, '#/at_most'],
    [{ level: 4, origin: 'Someone else', sources: [I_WATCHED_IT] }, '#/origin'],
  ])('of %j is rejected with a pointer', async (body, pointer) => {
    const problem = await problemOf(await rate('sex', body));
    expect(problem.errors[0].pointer).toBe(pointer);
  });
});

describe('with a second editor', () => {
  beforeEach(() => addTwoEditors(app.db));

  /** `her-2013` has sex 4 by the editors, and is shown as 16+. */
  const LOWER = { editor_age: 13, age_why: 'It is heard, not seen.' };

  it('a lower age waits, and is there once the other editor accepts it', async () => {
    const response = await patch(LOWER);
    expect(response.status).toBe(202);
    const proposal = await response.json();
    expect(response.headers.get('Location')).toBe(proposal.links.self);
    expect(proposal).toMatchObject({
      status: 'open',
      author: 'Anna',
      base_version: 1,
      patch: LOWER,
    });
    expect(await readJson(HER)).toMatchObject({ version: 1, age: { recommended: 16 } });
    const own = await anna('POST', proposal.links.accept, { body: {} });
    expect(await problemOf(own)).toMatchObject({ status: 403, type: 'forbidden' });
    const accepted = await admin('POST', proposal.links.accept, { body: { note: 'Seen it too.' } });
    expect(await accepted.json()).toMatchObject({ version: 2, age: { recommended: 13 } });
    expect(await readJson(`${HER}/history`)).toMatchObject({
      history: [{ version: 2, by: 'Anna', accepted_by: 'Ada' }, { version: 1 }],
    });
    const later = await admin('POST', proposal.links.accept, { body: {} });
    expect(await problemOf(later)).toMatchObject({ status: 409, type: 'proposal-decided' });
    const decided = await (await admin('GET', proposal.links.self)).json();
    expect(decided).toMatchObject({
      status: 'accepted',
      decided_by: 'Ada',
      decision_note: 'Seen it too.',
    });
  });

  it('a level that is lower by 2 waits, and one that is lower by 1 does not', async () => {
    const ratings = (level: number) => ({
      ratings: HER_2013.ratings.map((rating) =>
        rating.category === 'sex' && rating.basis === 'editor' ? { ...rating, level } : rating,
      ),
    });
    expect((await patch(ratings(2))).status).toBe(202);
    expect((await patch(ratings(3))).status).toBe(200);
  });

  it('a change that waited is not taken over a later change of the same fact', async () => {
    const { links } = await (await patch(LOWER)).json();
    await patch({ editor_age: 17, age_why: 'Another view.' });
    const problem = await problemOf(await admin('POST', links.accept, { body: {} }));
    expect(problem).toMatchObject({ status: 409, type: 'proposal-outdated' });
    const declined = await admin('POST', links.decline, { body: { note: 'Too low.' } });
    expect(await declined.json()).toMatchObject({ status: 'declined', decision_note: 'Too low.' });
    expect(await readJson(HER)).toMatchObject({ age: { recommended: 17 } });
  });

  it('a change that waited is taken beside a later change of another fact', async () => {
    const { links } = await (await patch(LOWER)).json();
    await patch({ summary: 'Meanwhile.' });
    const accepted = await admin('POST', links.accept, { body: {} });
    expect(await accepted.json()).toMatchObject({
      ...{ version: 3, summary: 'Meanwhile.', age: { recommended: 13 } },
    });
  });

  it('a deletion waits too', async () => {
    const headers = { 'If-Match': await tagOf() };
    const response = await admin('DELETE', HER, { headers });
    expect(response.status).toBe(202);
    const { links, kind } = await response.json();
    expect(kind).toBe('delete');
    expect((await app.request(HER)).status).toBe(200);
    const second = await editor(app, 'Dora', 'admin');
    expect((await second('POST', links.accept, { body: {} })).status).toBe(200);
    expect((await app.request(HER)).status).toBe(410);
  });
});

describe('a deleted film', () => {
  beforeEach(async () => {
    await admin('DELETE', HER, { headers: { 'If-Match': await tagOf() } });
  });

  it.each([
    '',
    '/ratings',
    '/ratings/sex',
    '/evidence',
    '/json-ld',
    '/history',
    '?version=1',
    '?fields=card',
  ])('is gone at %s', async (path) => {
    expect(await problemOf(await app.request(HER + path))).toMatchObject({
      ...{ status: 410, type: 'film-deleted' },
    });
  });

  it('is gone by its other ids, on its page, in lists and in exports', async () => {
    expect((await app.request('/v1/films/tt1798709')).status).toBe(410);
    expect((await app.request('/films/her-2013')).status).toBe(410);
    expect(await readJson('/v1/films?q=her')).toMatchObject({ films: [] });
    expect(await readJson('/v1/films?ids=her-2013')).toMatchObject({
      films: [],
      missing: ['her-2013'],
    });
    const lines = (await (await app.request('/v1/export/films.ndjson')).text()).trim().split('\n');
    expect(lines).toHaveLength(1);
  });

  it('cannot be changed or added again', async () => {
    const headers = { 'If-Match': '*' };
    expect((await anna('PATCH', HER, { body: { summary: 'x' }, headers })).status).toBe(410);
    expect((await anna('POST', '/v1/films', { body: { title: 'Her', year: 2013 } })).status).toBe(
      409,
    );
  });

  it('is restored as it was', async () => {
    expect((await anna('POST', `${HER}/restore`)).status).toBe(403);
    const restored = await (await admin('POST', `${HER}/restore`)).json();
    expect(restored).toMatchObject({ version: 3, summary: HER_2013.summary });
    expect(await readJson('/v1/films/tt1798709')).toEqual(restored);
    expect(await readJson(`${HER}/history`)).toMatchObject({
      history: [{ kind: 'changed', changed: [] }, { kind: 'deleted', by: 'Ada' }, { version: 1 }],
    });
    expect(await verifyHistory(app.db)).toMatchObject({ films: 1, faults: [] });
  });

  it('is restored by going back to a version', async () => {
    const response = await anna('POST', `${HER}/revert`, { body: { version: 1 } });
    expect(await response.json()).toMatchObject({ version: 3, summary: HER_2013.summary });
  });
});

describe('the history', () => {
  it('has each version as it was', async () => {
    const [first] = [await readJson(HER)];
    await patch({ summary: 'Second.' });
    const second = await readJson(HER);
    await rate('sex', { level: 5, sources: [I_WATCHED_IT] });
    await patch({ talking_points: ['Is it love?'], themes: [] });
    expect(await readJson(`${HER}?version=1`)).toEqual(first);
    expect(await readJson(`${HER}?version=2`)).toEqual(second);
    expect(await readJson(`${HER}?version=4`)).toEqual(await readJson(HER));
    expect(await problemOf(await app.request(`${HER}?version=5`))).toMatchObject({
      ...{ status: 404, type: 'version-not-found' },
    });
  });

  it('comes in pages', async () => {
    for (const summary of ['One.', 'Two.', 'Three.']) await patch({ summary });
    const first = await readJson(`${HER}/history?limit=3`);
    expect(first.history.map(({ version }: { version: number }) => version)).toEqual([4, 3, 2]);
    const rest = await readJson(`${HER}/history?limit=3&cursor=${first.next}`);
    expect(rest).toMatchObject({ history: [{ version: 1 }], next: null });
  });

  it('goes back to a version with a new one', async () => {
    await patch({ summary: 'Second.', story: 'Another.' });
    const headers = { 'If-Match': await tagOf() };
    const response = await anna('POST', `${HER}/revert`, { body: { version: 1 }, headers });
    expect(await response.json()).toMatchObject({ version: 3, summary: HER_2013.summary });
    expect(await readJson(`${HER}/history`)).toMatchObject({
      history: [
        { version: 3, changed: ['/summary', '/story'], note: 'Back to version 1.' },
        {},
        {},
      ],
    });
    const unknown = { body: { version: 9 }, headers: { 'If-Match': await tagOf() } };
    expect((await anna('POST', `${HER}/revert`, unknown)).status).toBe(404);
  });

  it('is verified, and no row of it can be changed or deleted', async () => {
    await patch({ summary: 'Second.' });
    expect(await verifyHistory(app.db)).toEqual({ films: 1, versions: 2, faults: [] });
    await expect(app.db.$client.execute("update changes set actor = 'x'")).rejects.toThrow(
      /never updated/,
    );
    await expect(app.db.$client.execute('delete from changes')).rejects.toThrow(/never deleted/);
  });

  it.each([
    ['a changed row', "update changes set note = 'x' where version = 2"],
    ['a row that was taken out', 'delete from changes where version = 2'],
    ['a film that was changed past it', "update films set summary = 'x'"],
    [
      'a former fact that was changed',
      `update changes set previous = '{"summary":"x"}' where version = 2`,
    ],
  ])('finds %s', async (_, sql) => {
    await patch({ summary: 'Second.' });
    await patch({ summary: 'Third.' });
    await app.db.$client.execute('drop trigger changes_are_never_updated');
    await app.db.$client.execute('drop trigger changes_are_never_deleted');
    await app.db.$client.execute(sql);
    expect((await verifyHistory(app.db)).faults).not.toEqual([]);
  });
});

describe('the changes', () => {
  it('come in order, with the facts of the newest version of each film', async () => {
    await anna('POST', '/v1/films', { body: { title: 'Paddington', year: 2014 } });
    await patch({ summary: 'Second.' });
    const { changes, next, has_more } = await readJson('/v1/changes');
    expect(changes).toMatchObject([
      { film: 'her-2013', version: 1, kind: 'changed', facts: null },
      { film: 'paddington-2014', version: 1, facts: { title: 'Paddington' } },
      { film: 'her-2013', version: 2, facts: { summary: 'Second.', version: 2 } },
    ]);
    expect(has_more).toBe(false);
    expect(await readJson(`/v1/changes?since=${next}`)).toMatchObject({ changes: [], next });
    await admin('DELETE', HER, { headers: { 'If-Match': await tagOf() } });
    expect((await readJson(`/v1/changes?since=${next}`)).changes).toMatchObject([
      { film: 'her-2013', kind: 'deleted', facts: null },
    ]);
  });
});

describe('who may write', () => {
  it.each([
    ['PATCH', HER],
    ['PUT', `${HER}/ratings/sex`],
    ['DELETE', `${HER}/ratings/sex`],
    ['DELETE', HER],
    ['POST', '/v1/films'],
    ['POST', `${HER}/revert`],
    ['POST', `${HER}/restore`],
  ])('%s %s needs a key with the scope', async (method, path) => {
    const reviewer = await editor(app, 'Rita', 'propose');
    expect((await reviewer(method, path, { body: {} })).status).toBe(403);
    const headers = { 'Content-Type': 'application/json' };
    expect((await app.request(path, { method, body: '{}', headers })).status).toBe(401);
  });
});
