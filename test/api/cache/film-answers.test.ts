/** Films that are answered without the application on Node: nobody can tell, but by the time that it takes. */

import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest';
import { limitRate } from '../../../api/http/rate-limit.ts';
import { answerFilms, type FilmAnswersDependencies } from '../../../api/cache/film-answers.ts';
import { openLastingDb } from '../../../db/connection/reopening.ts';
import type { ReadDb } from '../../../db/connection/client.ts';
import { readFilm } from '../../../db/queries/read-film.ts';
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { bareApp, type BareApp } from '../../helpers/bare-app.ts';
import { filmFacts } from '../../helpers/film-facts.ts';
import { startFront, type FrontServer, type Told } from '../../helpers/front-server.ts';
import { openTestDatabase, type TestDatabase } from '../../helpers/test-database.ts';

const NOTHING_KNOWN = '/v1/films/nothing-known-1999';
const HER = '/v1/films/her-2013';
const PER_MINUTE = 50;

/** Bytes of a cache into which no answer fits. */
const TOO_SMALL = 1;

/** What tells one answer from the next of the same question. */
const OF_ONE_ANSWER = new Set(['date', 'x-request-id']);

interface Service {
  ask: FrontServer['ask'];
  front: FrontServer;
  /** How often the application was asked. */
  asked: () => number;
  logged: BareApp['logged'];
}

let database: TestDatabase;
let db: ReadDb;
let readDocument: FilmAnswersDependencies['readDocument'];
/** One that answers films by itself, and one that asks the application for each. */
let service: Service;
let plain: Service;

/** Keeps nothing unless it is told to, so that every question is a new one. */
async function start(answersFilms: boolean, maxBytes = TOO_SMALL): Promise<Service> {
  const limiter = limitRate({ perMinute: PER_MINUTE, now: () => 0 });
  const { app, logged } = bareApp({
    openDb: () => db,
    admit: (c) => limiter.take(c.env.server?.client ?? ''),
  });
  let asked = 0;
  const front = await startFront({
    fetch: (request, notes) => {
      asked += 1;
      return app.fetch(request, { server: notes });
    },
    maxBytes,
    ...(answersFilms
      ? { films: answerFilms({ readDocument: (...film) => readDocument(...film), limiter }) }
      : {}),
  });
  return { ask: front.ask, front, asked: () => asked, logged };
}

function lasting({ status, headers, body }: Told): Told {
  const kept = Object.entries(headers).filter(([name]) => !OF_ONE_ANSWER.has(name));
  // What errors say of the request.
  const text = body.toString('latin1').replace(/"request_id":"[^"]*"/, '');
  return { status, headers: Object.fromEntries(kept), body: Buffer.from(text, 'latin1') };
}

beforeAll(async () => {
  database = await openTestDatabase([HER_2013, filmFacts()]);
  ({ db } = openLastingDb({ url: database.url }));
});
afterAll(async () => {
  db.$client.close();
  await database.close();
});

beforeEach(async () => {
  readDocument = (key, name) => readFilm(db, key, name);
  [service, plain] = [await start(true), await start(false)];
  for (const { ask } of [service, plain]) {
    await ask(NOTHING_KNOWN);
    await ask(`${NOTHING_KNOWN}?fields=card`);
  }
});
afterEach(async () => {
  await service.front.close();
  await plain.front.close();
});

const GIVEN_ID = { 'X-Request-Id': 'mine' };

describe('a film, once another one was asked for', () => {
  it.each<[string, string, Record<string, string>, string?]>([
    ['by its own id', HER, {}],
    ['by an id of IMDb', '/v1/films/tt1798709', {}],
    ['by an id of TMDB', '/v1/films/tmdb:152601', {}],
    ['as a card', `${HER}?fields=card`, {}],
    [
      'as a card too small to compress',
      `${NOTHING_KNOWN}?fields=card`,
      { 'Accept-Encoding': 'br' },
    ],
    ['as an advisory by name', `${HER}?fields=advisory`, {}],
    ['in brotli', HER, { 'Accept-Encoding': 'gzip, br' }],
    ['in gzip', HER, { 'Accept-Encoding': 'gzip' }],
    ['by HEAD', HER, {}, 'HEAD'],
    ['of another tag', HER, { 'If-None-Match': '"other"' }],
    ['of any tag', HER, { 'If-None-Match': '*' }],
    ['under an id of the client’s own', HER, GIVEN_ID],
    ['under an id that is not good', HER, { 'X-Request-Id': 'a b' }],
  ])(
    '%s is the answer of the application to the byte, without it',
    async (_, path, headers, method) => {
      const told = await service.ask(path, headers, method);
      expect(lasting(told)).toEqual(lasting(await plain.ask(path, headers, method)));
      expect([service.asked(), plain.asked()]).toEqual([2, 3]);
      expect(told.headers['x-request-id']).toMatch(
        headers === GIVEN_ID ? /^mine$/ : /^[\da-f-]{36}$/,
      );
    },
  );

  it('is the same in whatever encoding those before it went out', async () => {
    const [own, others] = [await start(true), await start(false)];
    const questions: [string, string][] = [
      [NOTHING_KNOWN, 'br'],
      [HER, 'br'],
      [HER, 'identity'],
      [HER, 'gzip'],
    ];
    for (const [path, encoding] of questions) {
      const headers = { 'Accept-Encoding': encoding };
      const told = lasting(await own.ask(path, headers));
      expect(told).toEqual(lasting(await others.ask(path, headers)));
    }
    expect(own.asked()).toBe(1);
    for (const { front } of [own, others]) await front.close();
  });

  it('has its own text and tag', async () => {
    const { headers, body } = await service.ask(HER, { 'Accept-Encoding': 'gzip' });
    const { text, etag } = (await readFilm(db, { scheme: 'film', value: 'her-2013' })) ?? {};
    expect(gunzipSync(body).toString()).toBe(text);
    expect(headers.etag).toBe(`W/${etag}`);
  });

  it('is a 304 that counts like any other answer, where the client has it', async () => {
    const { etag = '' } = (await service.ask(HER)).headers;
    const known = await service.ask(HER, { 'If-None-Match': etag });
    expect([known.status, known.body.length]).toEqual([304, 0]);
    const { headers } = await service.ask(HER);
    expect(headers['ratelimit']).toBe(`"reads";r=${PER_MINUTE - 5};t=60`);
    expect(service.asked()).toBe(2);
  });

  it('is told of like any other', async () => {
    await service.ask(HER, GIVEN_ID);
    expect(service.front.answered.at(-1)).toEqual({
      request_id: 'mine',
      method: 'GET',
      route: '/v1/films/:id',
      logged: true,
      status: 200,
      ms: expect.any(Number),
      cache: 'miss',
    });
  });

  it('is kept, and then read no more', async () => {
    const keeping = await start(true, 1_000_000);
    await keeping.ask(NOTHING_KNOWN);
    let reads = 0;
    readDocument = (key, name) => {
      reads += 1;
      return readFilm(db, key, name);
    };
    for (let turn = 0; turn < 3; turn += 1) await keeping.ask(HER);
    expect([reads, keeping.asked()]).toEqual([1, 1]);
    expect(keeping.front.answered.map(({ cache }) => cache)).toEqual([
      ...['miss', 'miss', 'hit', 'hit'],
    ]);
    await keeping.front.close();
  });
});

describe('the application answers', () => {
  it('the first film, as only it knows the headers', async () => {
    const fresh = await start(true);
    await fresh.ask(HER);
    await fresh.ask(`${HER}?fields=card`);
    expect(fresh.asked()).toBe(2);
    await fresh.front.close();
  });

  it.each<[string, number, string, Record<string, string>, string?]>([
    ['a film that there is not', 404, '/v1/films/nope-1999', {}],
    ['what is no id', 400, '/v1/films/tmdb:nope', {}],
    ['an id with escapes', 200, '/v1/films/her%2D2013', {}],
    ['a parameter that it does not know', 400, `${HER}?lang=de`, {}],
    ['a document that there is not', 400, `${HER}?fields=nope`, {}],
    ['a body that is compressed', 415, HER, { 'Content-Encoding': 'gzip' }],
    ['another method', 405, HER, {}, 'DELETE'],
    ['a part of a film', 200, `${HER}/ratings`, {}],
  ])(
    '%s, counts it once, and the next film is answered as before',
    async (_, status, path, headers, method) => {
      const told = await service.ask(path, headers, method);
      expect(told.status).toBe(status);
      expect(lasting(told)).toEqual(lasting(await plain.ask(path, headers, method)));
      expect(lasting(await service.ask(HER))).toEqual(lasting(await plain.ask(HER)));
      expect(service.asked()).toBe(3);
    },
  );

  it('every film, where its answer hangs on more of the request than its encoding', async () => {
    let asked = 0;
    const front = await startFront({
      films: answerFilms({ readDocument: async () => ({ text: '', etag: '' }), limiter: null }),
      fetch: () => {
        asked += 1;
        const headers = { ETag: '"tag"', 'Cache-Control': 'public', Vary: 'Accept-Language' };
        return new Response('text', { headers });
      },
      maxBytes: TOO_SMALL,
    });
    await front.ask(NOTHING_KNOWN);
    expect((await front.ask(HER)).body.toString()).toBe('text');
    expect(asked).toBe(2);
    await front.close();
  });

  it('who has asked too much', async () => {
    const answers = [];
    for (let turn = 2; turn < PER_MINUTE + 2; turn += 1)
      answers.push([await service.ask(HER), await plain.ask(HER)] as const);
    for (const [own, others] of answers) expect(lasting(own)).toEqual(lasting(others));
    expect(answers.map(([{ status }]) => status).slice(-3)).toEqual([200, 429, 429]);
    expect(service.asked()).toBe(4);
  });

  it('where the database fails, and counts it once', async () => {
    readDocument = () => Promise.reject(new Error('away'));
    const told = await service.ask(HER);
    // It tries for itself, and the database is there.
    expect(lasting(told)).toEqual(lasting(await plain.ask(HER)));
    expect(service.asked()).toBe(3);
  });

  it('where a damaged tag cannot be sent, and the service goes on', async () => {
    readDocument = async () => ({ text: '{}', etag: '"\n"' });
    expect((await service.ask(HER)).status).toBe(200);
    expect(service.asked()).toBe(3);
  });
});
