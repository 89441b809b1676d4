/** Sends random requests to the application, and compares every response with what the OpenAPI document declares. */

import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import * as z from 'zod';
import { createApp } from '../../../api/app.ts';
import { describedRoutes, openApiDocument } from '../../../api/openapi/document.ts';
import { serveBuiltFiles } from '../../../api/server/static-files.ts';
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { STARTER_FILMS } from '../../helpers/starter-films.ts';
import { randomFilms, seededRandom } from '../../helpers/random-films.ts';
import { openTestDatabase } from '../../helpers/test-database.ts';
import { fuzzRequests, type FuzzRequest, type OpenApiDocument } from './fuzz-requests.ts';

export interface Fuzzed {
  seed: number;
  /** How many answers had each status. */
  statuses: Record<string, number>;
}

const BUILT_FILES = new URL('../../../dist/public', import.meta.url).pathname;

/** What oEmbed has a provider answer to a `format` that it lacks: no failure, and declared by that one operation. */
const NOT_IN_THIS_FORMAT = 501;

/** What is added to the address of a next page. */
const CHANGES = ['&sort=age', '&sort=match', '&q=s', '&q=sexa', '&age.lte=9', '&limit=3'];

/** The films that requests speak of. */
const FILMS = [HER_2013, ...STARTER_FILMS, ...randomFilms(seededRandom(1), 150)];

/** What leads an address as people type it, such as `/ages/8/`, to the page: of any page, so that no operation declares it. */
const TYPED = 308;

export type Ask = (request: FuzzRequest) => Promise<Response>;

interface Fuzzing {
  requests: number;
  seed: number;
  ask: Ask;
}

/** Throws with the shortest request found whose answer is a failure of ours, or is not as declared. */
export async function fuzz({ requests, seed, ask }: Fuzzing): Promise<Fuzzed> {
  const document = describeAllRoutes();
  const check = answerChecker(document);
  const statuses: Fuzzed['statuses'] = {};
  const words = [...new Set(FILMS.flatMap(({ title }) => title.split(' ')))];
  const ids = FILMS.slice(0, 60).map(({ id }) => id);
  const askAndCheck = async (asked: FuzzRequest) => {
    const response = await ask(asked);
    const { status } = response;
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (status >= 500 && status !== NOT_IN_THIS_FORMAT) throw new Error(`${status}`);
    await check(asked, response);
    return response;
  };
  await fc.assert(
    fc.asyncProperty(
      fuzzRequests(document, { words, ids }),
      fc.option(fc.constantFrom(...CHANGES)),
      async (asked, change) => {
        const { headers } = await askAndCheck(asked);
        const next = /^<([^>]+)>; rel="next"$/.exec(headers.get('Link') ?? '')?.[1];
        // A made-up cursor is rejected at once: only a real one comes as far as the database.
        if (next) await askAndCheck({ ...asked, path: next + (change ?? '') });
      },
    ),
    { numRuns: requests, seed },
  );
  return { seed, statuses };
}

/** The application by itself, on a database of all the films. */
export async function openFuzzedApp(): Promise<{ ask: Ask; close: () => Promise<void> }> {
  const { db, close } = await openTestDatabase(FILMS);
  const app = createApp({
    openDb: () => db,
    assets: serveBuiltFiles(BUILT_FILES),
    readTranslation: async () => null,
    publicUrl: 'https://advisory.test',
    log: ({ error }) => console.error(error),
  });
  return {
    ask: async ({ path, method, headers, body }) =>
      app.request(path, { method, headers, ...(body === undefined ? {} : { body }) }),
    close,
  };
}

/** A service, over a socket, with every byte of the address as it was drawn. */
export function askService(url: string): Ask {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true });
  return async ({ path, method: drawn, headers, body }) => {
    // Node rejects an invalid method before it is sent.
    const method = drawn === 'X' ? 'PROPFIND' : drawn;
    // Node says by itself how long a body is, but not with every method.
    const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
    const allHeaders = { ...headers, ...length };
    const sent = request({ hostname, port, path, method, headers: allHeaders, agent });
    sent.setTimeout(10_000, () => sent.destroy(new Error('There is no answer')));
    sent.on('error', () => {}); // when a body is rejected while it is sent; an error before the response is thrown below
    sent.on('timeout', () => sent.destroy(new Error('There is no answer')));
    sent.end(body);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    const bytes = Uint8Array.from(await buffer(answer));
    const status = answer.statusCode ?? 0;
    return new Response(bytes.length === 0 ? null : bytes, {
      status,
      headers: answer.headers as Record<string, string>, // none comes twice but Set-Cookie, which we do not set
    });
  };
}

/** The built files come compressed where that is accepted. */
async function decodedText(response: Response): Promise<string> {
  const bytes = Buffer.from(await response.arrayBuffer());
  if (bytes.length === 0) return '';
  const encoding = response.headers.get('Content-Encoding');
  if (encoding === 'br') return brotliDecompressSync(bytes).toString();
  return (encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString();
}

/** As the API's own document, and of the pages too. References among its parts are written as JSON Schema has them. */
function describeAllRoutes(): OpenApiDocument {
  const app = createApp({
    openDb: () => {
      throw new Error('The routes are only read');
    },
    assets: (c) => c.notFound(),
    readTranslation: async () => null,
    publicUrl: '',
    log: () => {},
  });
  // In another language the same code answers.
  const routes = describedRoutes(app).filter(({ path }) => !/^\/(assets\/|:language)/.test(path));
  const text = JSON.stringify(openApiDocument(routes, { version: '0' }));
  return JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')) as OpenApiDocument; // the same, but for its references
}

/** What Node answers by itself, before anybody has seen the request. */
const HEAD_TOO_LARGE = 431;

/** Answers that any address may give: what is not there, what it does not take, what is known already, what it may take. */
const ANYWHERE = new Set([204, 304, 400, 404, 405]);

/** What pages with forms may answer: they lead on, or show the form again. Only the API declares each status. */
const OF_FORMS = new Set([301, 303, 400, 401, 403, 404, 409, 410, 413, 415, 422, 429]);

/** Holds an answer to the status, the media type and the schema that the document has for its operation. */
function answerChecker({ paths, components }: OpenApiDocument) {
  const schemas = new Map<object, z.ZodType>();
  const schemaOf = (schema: Record<string, unknown>) => {
    const made = schemas.get(schema) ?? z.fromJSONSchema({ ...schema, $defs: components.schemas });
    schemas.set(schema, made);
    return made;
  };
  const problem = schemaOf({ $ref: '#/$defs/Problem' });
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { responses }]) => ({
      method: method.toUpperCase(),
      pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
      responses,
    })),
  );

  return async ({ method, path, headers }: FuzzRequest, response: Response): Promise<void> => {
    const { pathname } = new URL(`http://localhost${path}`);
    const { status } = response;
    const text = await decodedText(response);
    const [type = ''] = (response.headers.get('Content-Type') ?? '').split(';');
    if (status === HEAD_TOO_LARGE) return;
    if (method === 'HEAD' || status === 204 || status === 304) {
      if (text !== '') throw new Error(`${status} to ${method} has a body: ${text.slice(0, 200)}`);
      return;
    }
    const asPage = headers['Accept']?.includes('text/html') && type === 'text/html';
    if (status >= 400 && asPage && !pathname.startsWith('/v1/')) return;
    const operation = operations.find((one) => one.method === method && one.pattern.test(pathname));
    const declared = operation?.responses[status]?.content;
    if (declared === undefined && !pathname.startsWith('/v1/') && OF_FORMS.has(status)) return;
    if (status === TYPED && !pathname.startsWith('/v1/')) {
      const location = response.headers.get('Location') ?? '';
      const { host, pathname: target } = new URL(location, 'http://localhost');
      if (host !== 'localhost' || target === pathname) throw new Error(`It leads to ${location}`);
      return;
    }
    if (declared === undefined) {
      if (operation || !ANYWHERE.has(status)) throw new Error(`${status} is not declared`);
      if (type !== 'application/problem+json') throw new Error(`${status} is answered as ${type}`);
      problem.parse(JSON.parse(text));
      return;
    }
    const content = declared[type];
    if (content === undefined)
      throw new Error(
        `${status} is answered as ${type}, not as ${Object.keys(declared).join(', ')}`,
      );
    if (type.endsWith('json') && type !== 'application/x-ndjson')
      schemaOf(content.schema).parse(JSON.parse(text));
  };
}
