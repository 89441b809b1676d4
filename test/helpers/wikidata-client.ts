/** Wikidata's connector against a query service in this process, through the real HTTP client. */

import { createHttpClient, type HttpClient } from '../../api/connectors/http-client.ts';
import { servicesOf } from '../../api/connectors/catalogue-client.ts';
import type { FetchRequest, Skipped } from '../../api/connectors/connector.ts';
import { wikidata } from '../../api/connectors/wikidata.ts';
import type { FilmLine } from '../../api/contract/film-line.ts';
import type { ImportLine, RejectedLine } from '../../api/services/formats/validate-line.ts';

export const TODAY = '2026-11-29';

/** A client that has its queries answered by a function, and waits for nothing. */
export function clientOf(
  answer: (query: string) => string | Response,
  answerItems: (items: readonly string[]) => string | Response = () =>
    new Response(null, { status: 500 }),
): HttpClient {
  let time = 0;
  return createHttpClient({
    services: servicesOf({
      wikidata: { sparqlUrl: 'https://wikidata.test/sparql', apiUrl: 'https://wikidata.test/api' },
      kmrb: { url: 'https://kmrb.test', key: undefined },
      tmdb: { url: 'https://tmdb.test', token: undefined },
    }),
    userAgent: 'content-advisory/test (https://advisory.test; test@advisory.test)',
    fetch: async (url, init) => {
      const { searchParams, pathname } = new URL(String(url));
      if (pathname === '/api') {
        const given = answerItems(searchParams.get('ids')?.split('|') ?? []);
        return given instanceof Response ? given : new Response(given);
      }
      const query = init?.body instanceof URLSearchParams ? init.body.get('query') : null;
      const given = answer(query ?? '');
      return given instanceof Response ? given : new Response(given);
    },
    sleep: async (milliseconds) => void (time += milliseconds),
    now: () => time,
  });
}

export interface Outcome {
  films: Map<string, FilmLine>;
  lines: ImportLine[];
  rejected: RejectedLine[];
  skipped: Skipped[];
  failed: Skipped[];
  reached: string[];
  expected: number[];
}

/** What the connector yields and reports; films by their Wikidata ids. */
export async function fetchAll(
  http: HttpClient,
  request: Partial<FetchRequest>,
  resumeFrom: string | null = null,
): Promise<Outcome> {
  return collect((report) =>
    wikidata.fetchFilms(
      { ids: [], titles: [], since: null, ...request },
      { http, report, today: TODAY, resumeFrom },
    ),
  );
}

/** The same of a saved answer. */
export async function readAll(text: string | AsyncIterable<string>): Promise<Outcome> {
  return collect((report) => wikidata.readAnswer(text, { report, today: TODAY }));
}

type Report = Parameters<typeof wikidata.readAnswer>[1]['report'];

async function collect(lines: (report: Report) => AsyncIterable<ImportLine>): Promise<Outcome> {
  const outcome: Outcome = {
    films: new Map(),
    ...{ lines: [], rejected: [], skipped: [], failed: [], reached: [], expected: [] },
  };
  const report: Report = {
    skip: (skipped) => outcome.skipped.push(skipped),
    fail: (failed) => outcome.failed.push(failed),
    reached: (token) => outcome.reached.push(token),
    expect: (films) => outcome.expected.push(films),
  };
  for await (const line of lines(report)) {
    outcome.lines.push(line);
    if ('film' in line) outcome.films.set(line.film.ids.wikidata ?? '', line.film);
    else outcome.rejected.push(line);
  }
  return outcome;
}
