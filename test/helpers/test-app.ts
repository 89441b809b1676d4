/**
 * The application on a database of the test's own. Every answer is held against the schema that its route declares. Where it runs, the
 * project of the tests says: in this process on a file, in this process on a libSQL server over HTTP, or in workerd on such a server.
 */

import { inject } from 'vitest';
import * as z from 'zod';
import { createApp } from '../../api/app.ts';
import { Advisory, CardFilm } from '../../api/contract/advisory.ts';
import { FilmsPage, LISTED } from '../../api/contract/films-query.ts';
import type { RouteDescription } from '../../api/http/app-env.ts';
import { describedRoutes, ProblemBody } from '../../api/openapi/document.ts';
import { openDb, type Db, type ReadDb } from '../../db/connection/client.ts';
import type { FilmFacts } from '../../db/film.ts';
import type { DatabaseAddress } from '../../db/connection/address.ts';
import { createWriter } from '../../db/connection/service-writes.ts';
import { openReopeningDb } from '../../db/connection/reopening.ts';
import { HER_2013 } from '../../db/seed/her-2013.ts';
import { committedFiles } from './committed-files.ts';
import { startLibsqlHttpServer } from './libsql-http-server.ts';
import { startLocalWorker } from './local-worker.ts';
import { openTestDatabase } from './test-database.ts';

export const PUBLIC_URL = 'https://advisory.test';

export type Platform = 'file' | 'http' | 'workerd';

declare module 'vitest' {
  interface ProvidedContext {
    platform: Platform;
    /** The bundled Worker, where tests run it. */
    workerScript: string;
  }
}

/** Where the tests of this project run the application. */
export const PLATFORM: Platform = inject('platform');

/** What a test asks, in the place where it runs. */
interface Place {
  db: Db;
  request: TestApp['request'];
  logged: TestApp['logged'];
  loseDatabase: () => Promise<void>;
  close: () => Promise<void>;
}

export interface TestApp {
  db: Db;
  /** Asks as a client would; fails where the answer does not fit its declared schema. */
  request: (path: string, init?: RequestInit) => Promise<Response>;
  /** What the application logged. */
  logged: { request_id: string; problem: string; error: unknown }[];
  /** From here on the database answers nothing. */
  loseDatabase: () => Promise<void>;
  close: () => Promise<void>;
}

/** With `writes` the token of a Worker may write; elsewhere the application always may. */
export async function openTestApp(
  films: readonly FilmFacts[] = [HER_2013],
  { writes = false }: { writes?: boolean } = {},
): Promise<TestApp> {
  const place = await openPlace(films, { writes });
  return {
    ...place,
    request: async (path, init) => {
      const response = await place.request(path, init);
      const { pathname, searchParams } = new URL(path, PUBLIC_URL);
      const method = init?.method ?? 'GET';
      const declared = ANSWERS.find((one) => one.method === method && one.pattern.test(pathname));
      const { status } = response;
      const other = declared?.otherAnswers?.[status]?.answer;
      await checkAnswer(response.clone(), other ?? formAsked(declared?.answer, searchParams));
      return response;
    },
  };
}

/** The same without a look at its answers, for questions by the thousand. */
export async function openPlace(
  films: readonly FilmFacts[],
  { writes = false }: { writes?: boolean } = {},
): Promise<Place> {
  const database = await openTestDatabase(films);
  if (PLATFORM === 'file') {
    // As the service reads a file, which is not as its commands do.
    const { db: read } = openReopeningDb({ url: database.url });
    return {
      ...appOn(read, { url: database.url }),
      db: database.db,
      loseDatabase: async () => read.$client.close(),
      close: async () => {
        read.$client.close();
        await database.close();
      },
    };
  }
  const [authToken, readToken] = ['letmein', 'letmelook'];
  const path = database.url.replace('file:', '');
  const server = await startLibsqlHttpServer({ path, authToken, readToken });
  const db = openDb({ url: server.url, authToken });
  const worker =
    PLATFORM === 'workerd'
      ? await startLocalWorker(inject('workerScript'), {
          PUBLIC_URL,
          DATABASE_URL: server.url,
          DATABASE_AUTH_TOKEN: writes ? authToken : readToken,
        })
      : null;
  return {
    ...(worker
      ? {
          request: (path, init) => fetch(worker.url + path, init),
          logged: worker.logged as TestApp['logged'], // the Worker writes what createApp is told to log
        }
      : appOn(db, { url: server.url, authToken })),
    db,
    loseDatabase: server.close,
    close: async () => {
      await worker?.stop();
      db.$client.close();
      await server.close();
      await database.close();
    },
  };
}

function appOn(db: ReadDb, address: DatabaseAddress): Pick<Place, 'request' | 'logged'> {
  const logged: Place['logged'] = [];
  const app = createApp({
    openDb: () => db,
    openWriteDb: createWriter(address),
    assets: committedFiles,
    readTranslation: async () => null,
    publicUrl: PUBLIC_URL,
    log: (line) => logged.push(line),
  });
  return { request: async (path, init) => app.request(path, init), logged };
}

const ANSWERS = describedRoutes(
  createApp({
    openDb: () => {
      throw new Error('The routes are only read');
    },
    assets: (c) => c.notFound(),
    readTranslation: async () => null,
    publicUrl: PUBLIC_URL,
    log: () => undefined,
  }),
).map(({ method, path, description }) => ({
  method,
  pattern: new RegExp(
    `^${path.replaceAll(/(?<=\/):\w+(?:\{(.*?)\})?/g, (_, own: string = '[^/]+') => own)}$`,
  ),
  ...description,
}));

/** Of several forms, the one that the query names. */
function formAsked(
  answer: RouteDescription['answer'] | undefined,
  query: URLSearchParams,
): RouteDescription['answer'] | undefined {
  if (answer === FilmsPage) {
    const fields = query.get('fields') ?? 'summary';
    const listed = LISTED[fields in LISTED ? (fields as keyof typeof LISTED) : 'summary']; // by the check
    return FilmsPage.extend({ films: z.array(listed) });
  }
  if (!(answer instanceof z.ZodXor)) return answer;
  return query.get('fields') === 'card' ? CardFilm : Advisory;
}

async function checkAnswer(
  response: Response,
  answer: RouteDescription['answer'] | undefined,
): Promise<void> {
  const type = response.headers.get('Content-Type') ?? '';
  if (type.startsWith('application/problem+json')) ProblemBody.parse(await response.json());
  if (![200, 201, 202].includes(response.status) || answer === undefined) return;
  if (typeof answer === 'string') {
    if (!type.startsWith(answer))
      throw new Error(`${response.url} answers ${type}, but declares ${answer}`);
    return;
  }
  const body: unknown = await response.json();
  answer.parse(body);
}
