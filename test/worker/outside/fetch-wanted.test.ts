/** The cron event of a Worker looks for films that were asked for in vain, at local servers in the shapes of Wikidata and TMDB. */

import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { addWanted, listWanted } from '../../../db/queries/wanted-films.ts';
import {
  sendJson,
  startCatalogue,
  tmdbFilm,
  type Answer,
  type CatalogueServer,
} from '../../helpers/catalogue-server.ts';
import { startLibsqlHttpServer } from '../../helpers/libsql-http-server.ts';
import { startLocalWorker, type LocalWorker } from '../../helpers/local-worker.ts';
import { PUBLIC_URL } from '../../helpers/test-app.ts';
import { openTestDatabase, type TestDatabase } from '../../helpers/test-database.ts';
import { WIKIDATA_FILMS } from '../../helpers/wikidata-films.ts';
import { createQueryService } from '../../helpers/wikidata-graph.ts';

/** In the small Wikidata. */
const LONG_ORBIT = 'tt7000001';

const query = createQueryService(WIKIDATA_FILMS);

let database: TestDatabase;
let server: Awaited<ReturnType<typeof startLibsqlHttpServer>>;
let worker: LocalWorker;
const catalogues: CatalogueServer[] = [];

beforeEach(async () => {
  database = await openTestDatabase();
  server = await startLibsqlHttpServer({ path: database.url.replace('file:', '') });
});
afterEach(async () => {
  await worker.stop();
  for (const one of catalogues.splice(0)) await one.close();
  await server.close();
  await database.close();
});

async function startCatalogueOf(answer: Answer): Promise<CatalogueServer> {
  const catalogue = await startCatalogue(answer);
  catalogues.push(catalogue);
  return catalogue;
}

async function startWorker(vars: Record<string, string>): Promise<void> {
  worker = await startLocalWorker(inject('workerScript'), {
    PUBLIC_URL,
    DATABASE_URL: server.url,
    CONTACT: 'me@example.org',
    ...vars,
  });
}

async function askInVain(...ids: string[]): Promise<void> {
  const counts = ids.map((value) => ({ kind: 'imdb' as const, value, count: 1 }));
  await database.db.$client.batch(addWanted(counts, { day: '2026-11-28' }), 'write');
}

async function stillWanted(): Promise<string[]> {
  return (await listWanted(database.db, { limit: 100 })).map(({ value }) => value);
}

const statusOf = async (id: string) => {
  const response = await fetch(`${worker.url}/v1/films/${id}`);
  await response.text();
  return response.status;
};

const answerQuery: Answer = async (request, response) => {
  const asked = new URLSearchParams(await text(request)).get('query') ?? '';
  response.writeHead(200, { 'content-type': 'application/sparql-results+json' });
  response.end(query(asked));
};

/** Every IMDb id is a film of the same number. */
const answerFilm: Answer = (_request, response, { pathname }) => {
  const [, kind, id = ''] = pathname.split('/');
  const number = Number(id.replace('tt', ''));
  if (kind === 'find') sendJson(response, { movie_results: [{ id: number }] });
  else sendJson(response, { ...tmdbFilm(number) });
};

it('saves what Wikidata has, asks TMDB for the rest, and looks for each film once a day', async () => {
  const wikidata = await startCatalogueOf(answerQuery);
  const tmdb = await startCatalogueOf(answerFilm);
  await startWorker({
    FETCH_WANTED: 'wikidata,tmdb',
    WIKIDATA_SPARQL_URL: wikidata.url,
    TMDB_URL: tmdb.url,
    TMDB_TOKEN: 'token',
  });
  await askInVain(LONG_ORBIT, 'tt0000550');
  expect(await worker.runCron()).toBe('ok');
  expect([await statusOf(LONG_ORBIT), await statusOf('tt0000550')]).toEqual([200, 200]);
  expect(wikidata.requests[0]?.headers['user-agent']).toContain('me@example.org');
  expect(tmdb.requests.filter(({ path }) => path.includes(LONG_ORBIT))).toEqual([]);
  expect(worker.logged).toMatchObject([
    { level: 'info', message: 'wanted-films-fetched', service: 'wikidata', outcome: { films: 1 } },
    { level: 'info', message: 'wanted-films-fetched', service: 'tmdb', outcome: { films: 1 } },
  ]);
  const asked = [wikidata, tmdb].map(({ requests }) => requests.length);
  await askInVain('tt0000551');
  expect(await worker.runCron()).toBe('ok');
  expect(await statusOf('tt0000551')).toBe(200);
  const again = [wikidata, tmdb].map(({ requests }) => requests.length);
  expect(await worker.runCron()).toBe('ok');
  expect([wikidata, tmdb].map(({ requests }) => requests.length)).toEqual(again);
  expect(again.map((count, place) => count > (asked[place] ?? 0))).toEqual([true, true]);
});

it('looks for ten films a run, the most wanted first, and goes on in the next one', async () => {
  const tmdb = await startCatalogueOf(answerFilm);
  await startWorker({ FETCH_WANTED: 'tmdb', TMDB_URL: tmdb.url, TMDB_TOKEN: 'token' });
  const ids = Array.from({ length: 12 }, (_, place) => `tt00006${String(place + 10)}`);
  await askInVain(...ids, ids[11] ?? '');
  await worker.runCron();
  expect(await stillWanted()).toEqual(ids.slice(9, 11));
  expect(tmdb.requests.length).toBeLessThanOrEqual(20);
  await worker.runCron();
  expect(await stillWanted()).toEqual([]);
});

it('leaves a busy service in peace until the next day, and says so', async () => {
  const wikidata = await startCatalogueOf((_request, response) => {
    response.writeHead(429, { 'retry-after': '3600' }).end();
  });
  await startWorker({ FETCH_WANTED: 'wikidata', WIKIDATA_SPARQL_URL: wikidata.url });
  await askInVain(LONG_ORBIT);
  expect(await worker.runCron()).toBe('ok');
  expect(await worker.runCron()).toBe('ok');
  expect(wikidata.requests).toHaveLength(1);
  expect(await stillWanted()).toEqual([LONG_ORBIT]);
  expect(worker.logged).toMatchObject([
    {
      level: 'error',
      message: 'wanted-films-not-fetched',
      outcome: { ended_by: expect.stringContaining('wants no more requests until') },
    },
  ]);
});

it('survives a service that cannot be reached', async () => {
  // Port 1 is reserved, and nothing listens there.
  await startWorker({
    FETCH_WANTED: 'tmdb',
    TMDB_URL: 'http://127.0.0.1:1',
    TMDB_TOKEN: 'token',
  });
  await askInVain(LONG_ORBIT);
  expect(await worker.runCron()).toBe('ok');
  expect(worker.logged).toMatchObject([
    { level: 'error', message: 'wanted-films-not-fetched', outcome: { failed: 1 } },
  ]);
});

it('says on the card that we will look for a film, only if it does', async () => {
  await startWorker({});
  const without = await fetch(`${worker.url}/v1/films/${LONG_ORBIT}`);
  expect(await without.json()).not.toHaveProperty('will_look');
  await worker.stop();
  await startWorker({ FETCH_WANTED: 'wikidata' });
  const response = await fetch(`${worker.url}/v1/films/${LONG_ORBIT}`);
  expect(await response.json()).toMatchObject({ status: 404, will_look: true });
});
