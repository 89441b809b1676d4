/** Runs a connector against a local server, without its pauses. */

import { createCatalogueClient } from '../../api/connectors/catalogue-client.ts';
import type { Connector, FetchRequest, Skipped } from '../../api/connectors/connector.ts';
import type { HttpClient } from '../../api/connectors/http-client.ts';
import type { FilmLine } from '../../api/contract/film-line.ts';
import type { ImportLine } from '../../api/services/formats/validate-line.ts';

export const TODAY = '2026-11-29';

/** A client that takes a local server for every service. */
export function clientOf(url: string, connector: Connector): HttpClient {
  return createCatalogueClient(
    connector.name,
    {
      catalogues: {
        wikidata: { sparqlUrl: url, apiUrl: url },
        kmrb: { url, key: 'kmrb-key' },
        tmdb: { url, token: 'tmdb-token' },
      },
      publicUrl: 'https://advisory.example.org',
      contact: 'me@example.org',
    },
    { fetch, sleep: async () => {}, now: () => 0 },
  );
}

export interface ConnectorRun {
  films: FilmLine[];
  rejected: ImportLine[];
  skipped: Skipped[];
  failed: Skipped[];
  reached: string[];
}

/** What a connector yields and reports; `work` runs it. */
export async function collect(
  work: (report: Parameters<Connector['fetchFilms']>[1]['report']) => AsyncIterable<ImportLine>,
): Promise<ConnectorRun> {
  const run: ConnectorRun = { films: [], rejected: [], skipped: [], failed: [], reached: [] };
  const lines = work({
    skip: (one) => run.skipped.push(one),
    fail: (one) => run.failed.push(one),
    reached: (token) => run.reached.push(token),
    expect: () => {},
  });
  for await (const line of lines) {
    if ('film' in line) run.films.push(line.film);
    else run.rejected.push(line);
  }
  return run;
}

export async function fetchFrom(
  url: string,
  connector: Connector,
  request: Partial<FetchRequest>,
  resumeFrom: string | null = null,
): Promise<ConnectorRun> {
  const asked = { ids: null, titles: [], since: null, ...request };
  const http = clientOf(url, connector);
  return collect((report) =>
    connector.fetchFilms(asked, { http, report, today: TODAY, resumeFrom }),
  );
}

export function readFrom(text: string, connector: Connector): Promise<ConnectorRun> {
  return collect((report) => connector.readAnswer(text, { report, today: TODAY }));
}
