/** The application on a database of the test's own. Every answer is held against the schema that its route declares. */

import * as z from 'zod';
import { createApp } from '../../api/app.ts';
import { Advisory, CardFilm } from '../../api/contract/advisory.ts';
import type { Operation } from '../../api/http/describe.ts';
import { describedRoutes, ProblemBody } from '../../api/openapi.ts';
import { HER_2013 } from '../../db/seed/her-2013.ts';
import type { FilmFacts } from '../../db/facts.ts';
import type { Db } from '../../db/client.ts';
import { openTestDatabase } from './test-database.ts';

export const PUBLIC_URL = 'https://advisory.test';

export interface TestApp {
  db: Db;
  /** Asks as a client would; fails where the answer does not fit its declared schema. */
  request: (path: string, init?: RequestInit) => Promise<Response>;
  /** What the application logged. */
  logged: { request_id: string; problem: string; error: unknown }[];
  close: () => Promise<void>;
}

export async function openTestApp(films: readonly FilmFacts[] = [HER_2013]): Promise<TestApp> {
  const { db, close } = await openTestDatabase(films);
  const logged: TestApp['logged'] = [];
  const app = createApp({
    openDb: () => db,
    assets: (c) => c.notFound(),
    publicUrl: PUBLIC_URL,
    compress: false,
    log: (line) => logged.push(line),
  });
  const answers = describedRoutes(app).map(({ method, path, operation }) => ({
    method,
    pattern: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`),
    answer: operation.answer,
  }));
  return {
    db,
    logged,
    close,
    request: async (path, init) => {
      const response = await app.request(path, init);
      const { pathname, searchParams } = new URL(path, PUBLIC_URL);
      const method = init?.method ?? 'GET';
      const declared = answers.find((one) => one.method === method && one.pattern.test(pathname));
      await checkAnswer(response.clone(), formAsked(declared?.answer, searchParams));
      return response;
    },
  };
}

/** An advisory holds all that a card does, so that it would fit either: of several forms, the one that the query names. */
function formAsked(
  answer: Operation['answer'] | undefined,
  query: URLSearchParams,
): Operation['answer'] | undefined {
  if (!(answer instanceof z.ZodUnion)) return answer;
  return query.get('fields') === 'card' ? CardFilm : Advisory;
}

async function checkAnswer(
  response: Response,
  answer: Operation['answer'] | undefined,
): Promise<void> {
  const type = response.headers.get('Content-Type') ?? '';
  if (type.startsWith('application/problem+json')) ProblemBody.parse(await response.json());
  if (response.status !== 200 || answer === undefined) return;
  if (typeof answer === 'string') {
    if (!type.startsWith(answer))
      throw new Error(`${response.url} answers ${type}, but declares ${answer}`);
    return;
  }
  const body: unknown = await response.json();
  answer.parse(body);
}
