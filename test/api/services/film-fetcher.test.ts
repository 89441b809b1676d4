/** Adding a film on the desk with its facts from Wikidata: its own queries on a real query engine, over HTTP. */

import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../../api/app.ts';
import { fetchFilm } from '../../../api/services/films/film-fetcher.ts';
import { createWriter } from '../../../db/connection/service-writes.ts';
import { startCatalogue, type CatalogueServer } from '../../helpers/catalogue-server.ts';
import { committedFiles } from '../../helpers/committed-files.ts';
import { fieldsOf } from '../../helpers/desk.ts';
import { signedIn } from '../../helpers/people.ts';
import { PUBLIC_URL } from '../../helpers/test-app.ts';
import { openTestDatabase, type TestDatabase } from '../../helpers/test-database.ts';
import { WIKIDATA_FILMS } from '../../helpers/wikidata-films.ts';
import { createQueryService } from '../../helpers/wikidata-graph.ts';

let database: TestDatabase;
let wikidata: CatalogueServer;
let app: ReturnType<typeof createApp>;
let headers: Record<string, string>;

beforeAll(async () => {
  database = await openTestDatabase();
  const query = createQueryService(WIKIDATA_FILMS);
  wikidata = await startCatalogue(async (request, response) => {
    const form = new URLSearchParams(await text(request));
    response.end(query(form.get('query') ?? ''));
  });
  app = createApp({
    openDb: () => database.db,
    openWriteDb: createWriter({ url: database.url }),
    assets: committedFiles,
    readTranslation: async () => null,
    publicUrl: PUBLIC_URL,
    fetchFilm: (key) =>
      fetchFilm(key, {
        catalogues: {
          wikidata: { sparqlUrl: wikidata.url, apiUrl: wikidata.url },
          kmrb: { url: '', key: undefined },
          tmdb: { url: '', token: undefined },
        },
        publicUrl: PUBLIC_URL,
        contact: 'me@example.org',
        database: { url: database.url },
      }),
    log: () => undefined,
  });
  headers = {
    ...(await signedIn(database.db, { name: 'Anna', role: 'editor' })),
    Accept: 'text/html',
    'Content-Type': 'application/x-www-form-urlencoded',
  };
});
afterAll(async () => {
  await wikidata.close();
  await database.close();
});

async function add(film: string): Promise<Response> {
  const page = await (await app.request('/desk/add', { headers })).text();
  const body = fieldsOf(page, '/desk/add');
  body.set('film', film);
  return app.request('/desk/add', { method: 'POST', headers, body: String(body) });
}

it('opens the form of a film that Wikidata has, with its facts', async () => {
  const answer = await add('https://www.wikidata.org/wiki/Q1001');
  expect(answer.status).toBe(303);
  const path = answer.headers.get('Location') ?? '';
  expect(path).toMatch(/^\/desk\/films\/.+-\d{4}$/);
  const form = await app.request(path, { headers });
  expect(form.status).toBe(200);
  expect(await form.text()).toContain('www.wikidata.org');
}, 60_000);

it('asks for title and year where Wikidata does not have the film', async () => {
  const answer = await add('wikidata:Q999999');
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('No other catalogue could tell the title in time.');
}, 60_000);
