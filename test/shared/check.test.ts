import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { HER_2013 } from '../../db/seed/her-2013.ts';
import { filmFacts, ratingFacts } from '../helpers/film-facts.ts';
import { bareApp } from '../helpers/bare-app.ts';
import { problemOf } from '../helpers/problem-of.ts';
import { openTestApp, PLATFORM, type TestApp } from '../helpers/test-app.ts';

const KIB = 1024;

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp([
    HER_2013,
    filmFacts(),
    filmFacts({
      id: 'likely-fine-2001',
      title: 'Likely Fine',
      year: 2001,
      ratings: (['language', 'sex', 'drinking', 'violence', 'frightening'] as const).map(
        (category) => ratingFacts(category, null, { estimate: 0.4, confidence: 'low' }),
      ),
    }),
  ]);
});
afterAll(() => app.close());
afterEach(() => vi.restoreAllMocks());

function post(body: BodyInit, headers: HeadersInit = { 'Content-Type': 'application/json' }) {
  return app.request('/v1/films/her-2013/check', {
    method: 'POST',
    body,
    headers,
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  });
}

function check(input: unknown, id = 'her-2013') {
  return app.request(`/v1/films/${id}/check`, {
    method: 'POST',
    body: JSON.stringify(input),
    headers: { 'Content-Type': 'application/json' },
  });
}

describe('the verdict on Her', () => {
  it.each([
    [13, 'not_yet', ['sex']],
    [14, 'talk_first', ['language', 'sex']],
    [15, 'talk_first', ['sex']],
    [16, 'fits', []],
    [0, 'not_yet', ['language', 'sex', 'drinking', 'frightening']],
    [18, 'fits', []],
  ])('for a child of %i is %s', async (age, verdict, decidedBy) => {
    const response = await check({ children: [{ age }] });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      verdict,
      children: [{ verdict, likely: null, decided_by: decidedBy }],
    });
  });

  it('is the strictest of several children, each with a verdict of its own', async () => {
    const response = await check({ children: [{ age: 16 }, { age: 13 }, { age: 14 }] });
    const { verdict, children } = await response.json();
    expect(verdict).toBe('not_yet');
    expect(children.map((child: { verdict: string }) => child.verdict)).toEqual([
      'fits',
      'not_yet',
      'talk_first',
    ]);
  });

  it('goes by the limits that a parent set', async () => {
    const strict = await (await check({ children: [{ age: 18, limits: { sex: 0 } }] })).json();
    expect(strict).toMatchObject({ verdict: 'not_yet', children: [{ decided_by: ['sex'] }] });
    const wide = { sex: 5, language: 5, drinking: 5, violence: 5, frightening: 5 };
    const lenient = await (await check({ children: [{ age: 5, limits: wide }] })).json();
    expect(lenient).toMatchObject({ verdict: 'fits' });
    const wanted = await (
      await check({ children: [{ age: 18, limits: { role_models: 5 } }] })
    ).json();
    expect(wanted).toMatchObject({
      verdict: 'talk_first',
      children: [{ decided_by: ['role_models'] }],
    });
  });

  it('has a line for each of the concerns, with level and limit', async () => {
    const { children } = await (await check({ children: [{ age: 14 }] })).json();
    expect(children[0].lines).toEqual([
      { category: 'language', status: 'talk', level: 4, at_most: 4, limit: 3 },
      { category: 'sex', status: 'talk', level: 4, at_most: 4, limit: 3 },
      { category: 'drinking', status: 'within', level: 2, at_most: 2, limit: 3 },
      { category: 'violence', status: 'within', level: 1, at_most: 1, limit: 3 },
      { category: 'frightening', status: 'within', level: 2, at_most: 2, limit: 4 },
    ]);
  });
});

describe('the verdict on a film of which nothing is known', () => {
  it('is unknown, never fits', async () => {
    const { verdict, children } = await (
      await check({ children: [{ age: 16 }] }, 'nothing-known-1999')
    ).json();
    expect(verdict).toBe('unknown');
    expect(children[0].likely).toBeNull();
  });

  it('says what is likely where there are estimates, and stays unknown', async () => {
    const { verdict, children } = await (
      await check({ children: [{ age: 10 }] }, 'likely-fine-2001')
    ).json();
    expect(verdict).toBe('unknown');
    expect(children[0].likely).toBe('fits');
  });
});

it('finds the film by every form of id', async () => {
  for (const id of ['imdb:tt1798709', 'tt1798709', 'tmdb:152601', 'wikidata:Q788822'])
    expect((await check({ children: [{ age: 16 }] }, id)).status).toBe(200);
});

it('answers 404 for a film that is not there, and 400 for what is no id', async () => {
  expect((await check({ children: [{ age: 16 }] }, 'nope-1')).status).toBe(404);
  expect((await check({ children: [{ age: 16 }] }, 'No!')).status).toBe(400);
});

describe('the body', () => {
  it.each([
    ['an age of 300', { children: [{ age: 300 }] }, '#/children/0/age'],
    ['an age of 19', { children: [{ age: 19 }] }, '#/children/0/age'],
    ['an age below 0', { children: [{ age: 9 }, { age: -1 }] }, '#/children/1/age'],
    ['half years', { children: [{ age: 13.5 }] }, '#/children/0/age'],
    ['an age as text', { children: [{ age: '13' }] }, '#/children/0/age'],
    ['no age', { children: [{}] }, '#/children/0/age'],
    ['a limit of 6', { children: [{ age: 9, limits: { sex: 6 } }] }, '#/children/0/limits/sex'],
    [
      'a limit of null',
      { children: [{ age: 9, limits: { sex: null } }] },
      '#/children/0/limits/sex',
    ],
    ['half a limit', { children: [{ age: 9, limits: { sex: 1.5 } }] }, '#/children/0/limits/sex'],
    [
      'an unknown category',
      { children: [{ age: 9, limits: { gore: 1 } }] },
      '#/children/0/limits/gore',
    ],
    ['an unknown field of a child', { children: [{ age: 9, name: 'Ada' }] }, '#/children/0/name'],
    ['an unknown field', { children: [{ age: 9 }], kids: [] }, '#/kids'],
    ['a name with a slash', { children: [{ age: 9 }], 'a/b~c': 1 }, '#/a~1b~0c'],
    ['no children', { children: [] }, '#/children'],
    ['13 children', { children: Array.from({ length: 13 }, () => ({ age: 9 })) }, '#/children'],
    ['no list of children', {}, '#/children'],
    ['a list', [], '#'],
    ['null', null, '#'],
    ['a number', 13, '#'],
  ])('with %s is rejected with a pointer', async (_, input, pointer) => {
    const response = await check(input);
    expect(response.status).toBe(400);
    const { type, errors = [] } = await problemOf(response);
    expect(type).toBe('/docs#invalid-input');
    expect(errors.map((error) => error.pointer)).toEqual([pointer]);
  });

  it.each([
    [{}, 'children: Send a list of 1 to 12 children, for example [{"age": 14}].'],
    [[], 'Write an object.'],
    [
      { children: [{ age: 9, limits: { sex: '2' } }] },
      'children/0/limits/sex: Write a whole number from 0 to 5.',
    ],
    [{ children: [{ age: 9, limits: 3 }] }, 'children/0/limits: Write an object.'],
  ])('of %j is told in words of ours what to write', async (input, sentence) => {
    expect((await problemOf(await check(input))).detail).toBe(`Invalid body: ${sentence}`);
  });

  it('with an age out of range is told the range', async () => {
    const { errors } = await problemOf(await check({ children: [{ age: 300 }] }));
    expect(errors?.[0]?.detail).toContain('0 to 18');
  });

  it('with an unknown category is told the allowed ones', async () => {
    const { errors } = await problemOf(
      await check({ children: [{ age: 9, limits: { gore: 1 } }] }),
    );
    expect(errors?.[0]?.detail).toContain('language, sex, drinking, violence, frightening');
  });

  it('with a key that JavaScript treats as special is rejected like any other', async () => {
    const response = await post('{"children":[{"age":9,"limits":{"__proto__":{"sex":5}}}]}');
    expect(response.status).toBe(400);
    expect((await problemOf(response)).errors).toMatchObject([
      { pointer: '#/children/0/limits/__proto__' },
    ]);
  });

  it('of 12 children is taken', async () => {
    const children = Array.from({ length: 12 }, (_, age) => ({ age }));
    expect((await check({ children })).status).toBe(200);
  });

  it.each([
    ['malformed', '{"children": [{"age": 14}'],
    ['empty', ''],
    ['not JSON at all', 'age=14'],
    ['followed by more', '{"children":[{"age":14}]} {}'],
  ])('that is %s is a 400 that says so', async (_, body) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect((await problemOf(response)).type).toBe('/docs#malformed-json');
  });

  it.each([
    ['no type', {}],
    ['text', { 'Content-Type': 'text/plain' }],
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['almost JSON', { 'Content-Type': 'application/jsonp' }],
    ['a parameter that names JSON', { 'Content-Type': 'text/plain; a=application/json' }],
  ])('declared as %s is a 415', async (_, headers) => {
    const body = new TextEncoder().encode('{"children":[{"age":14}]}');
    const response = await post(body, headers);
    expect(response.status).toBe(415);
    expect((await problemOf(response)).type).toBe('/docs#not-json-type');
  });

  it.each(['application/json; charset=utf-8', 'Application/JSON', 'application/vnd.limits+json'])(
    'declared as %s is taken',
    async (type) => {
      const response = await post('{"children":[{"age":14}]}', { 'Content-Type': type });
      expect(response.status).toBe(200);
    },
  );

  it.each(['gzip', 'br', 'deflate, gzip', 'GZIP'])(
    'compressed as %s is a 415',
    async (encoding) => {
      const response = await post('{"children":[{"age":14}]}', {
        'Content-Type': 'application/json',
        'Content-Encoding': encoding,
      });
      expect(response.status).toBe(415);
      expect(response.headers.get('Accept-Encoding')).toBe('identity');
      expect((await problemOf(response)).type).toBe('/docs#encoded-body');
    },
  );

  it('above 64 kB is a 413, by its declared length', async () => {
    const body = ' '.repeat(64 * KIB + 1);
    const response = await post(body, {
      'Content-Type': 'application/json',
      'Content-Length': String(body.length),
    });
    expect(response.status).toBe(413);
    expect((await problemOf(response)).type).toBe('/docs#body-too-large');
  });

  // Over a socket the sender finds it closed, sooner or later than the answer.
  it.skipIf(PLATFORM === 'workerd')(
    'above 64 kB is a 413 where no length is declared, and is not read to its end',
    async () => {
      let sent = 0;
      const endless = new ReadableStream({
        pull(controller) {
          sent += 1;
          if (sent > 1_000) controller.error(new Error('The body was still read'));
          else controller.enqueue(new Uint8Array(KIB).fill(0x20));
        },
      });
      const response = await post(endless);
      expect(response.status).toBe(413);
      expect((await problemOf(response)).type).toBe('/docs#body-too-large');
      expect(sent).toBeLessThan(80);
    },
  );

  it('of 64 kB to the byte is taken, in one piece and in several', async () => {
    const body = '{"children":[{"age":14}]}'.padEnd(64 * KIB);
    expect((await post(body)).status).toBe(200);
    const bytes = new TextEncoder().encode(body);
    const parts = new ReadableStream({
      start(controller) {
        for (let at = 0; at < bytes.length; at += 1_000)
          controller.enqueue(bytes.subarray(at, at + 1_000));
        controller.close();
      },
    });
    expect((await post(parts)).status).toBe(200);
  });
});

describe('privacy', () => {
  it('lets no answer be stored', async () => {
    for (const response of [
      await check({ children: [{ age: 14 }] }),
      await check({ children: [{ age: 300 }] }),
      await check({ children: [{ age: 14 }] }, 'nope-1'),
    ])
      expect(response.headers.get('Cache-Control')).toBe('no-store');
  });

  it('answers 200 in full to somebody who has the answer already', async () => {
    const response = await post('{"children":[{"age":14}]}', {
      'Content-Type': 'application/json',
      'If-None-Match': '*',
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('ETag')).toBeNull();
  });

  it('logs nothing of a good request, a wrong one or one that fails', async () => {
    const written: unknown[] = [];
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
      vi.spyOn(console, method).mockImplementation((...line) => void written.push(line));
    const private_ = 'Ada-4711';
    await check({ children: [{ age: 14, limits: { sex: 2 } }] });
    await check({ children: [{ age: 14, name: private_ }] });
    await post(`{"children": ${private_}`);
    expect(app.logged).toEqual([]);
    const failing = bareApp({
      openDb: () => {
        throw new Error('The disk is gone');
      },
    });
    const response = await failing.app.request('/v1/films/her-2013/check', {
      method: 'POST',
      body: JSON.stringify({ children: [{ age: 17, limits: { sex: 2 } }] }),
      headers: { 'Content-Type': 'application/json' },
    });
    expect(response.status).toBe(500);
    expect(failing.logged.map(({ error: _, ...line }) => line)).toEqual([
      {
        level: 'error',
        request_id: response.headers.get('X-Request-Id'),
        problem: 'internal-error',
      },
    ]);
    expect(failing.logged.map(({ error }) => String(error))).toEqual(['Error: The disk is gone']);
    expect(written).toEqual([]);
  });
});
