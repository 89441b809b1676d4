/** The HTTP client for the services that films are fetched from: their addresses, keys and manners. */

import packageJson from '../../package.json' with { type: 'json' };
import { CommandError } from '../services/command-error.ts';
import type { ConnectorName } from './connector.ts';
import {
  createHttpClient,
  userAgentOf,
  type HttpClient,
  type HttpClientOptions,
  type Service,
  type ServiceName,
} from './http-client.ts';

/** The settings that say where films are fetched from, and who fetches them. */
export interface CatalogueSettings {
  catalogues: {
    wikidata: { sparqlUrl: string; apiUrl: string };
    kmrb: { url: string; key: string | undefined };
    tmdb: { url: string; token: string | undefined };
  };
  publicUrl: string;
  contact: string | undefined;
}

/** The world outside. */
export type Outside = Pick<HttpClientOptions, 'fetch' | 'sleep' | 'now'>;

export const OUTSIDE: Outside = {
  fetch: (...request) => fetch(...request),
  sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  now: () => Date.now(),
};

/** A client for one connector. Throws a CommandError that names the key that it needs and lacks. */
export function createCatalogueClient(
  connector: ConnectorName,
  { catalogues, publicUrl, contact }: CatalogueSettings,
  outside: Outside = OUTSIDE,
): HttpClient {
  if (connector === 'kmrb' && catalogues.kmrb.key === undefined)
    throw new CommandError('Set KMRB_KEY to your key of data.go.kr. See docs/sources.md.');
  if (connector === 'tmdb' && catalogues.tmdb.token === undefined)
    throw new CommandError('Set TMDB_TOKEN to your API read access token. See docs/sources.md.');
  const { version } = packageJson;
  return createHttpClient({
    services: servicesOf(catalogues),
    userAgent: contact === undefined ? null : userAgentOf({ version, publicUrl, contact }),
    ...outside,
  });
}

/** Wikidata demands a second between requests, and its queries may take a minute; TMDB allows 40 requests a second. */
export function servicesOf({
  wikidata,
  kmrb,
  tmdb,
}: CatalogueSettings['catalogues']): Readonly<Record<ServiceName, Service>> {
  const patience = { pause: 1_000, timeout: 10_000 };
  return {
    'wikidata-sparql': {
      ...patience,
      name: 'Wikidata’s query service',
      url: wikidata.sparqlUrl,
      timeout: 60_000,
    },
    'wikidata-api': { ...patience, name: 'Wikidata', url: wikidata.apiUrl },
    kmrb: {
      ...patience,
      name: 'KMRB',
      url: kmrb.url,
      pause: 250,
      query: { serviceKey: decodedKey(kmrb.key ?? '') },
    },
    tmdb: {
      ...patience,
      name: 'TMDB',
      url: tmdb.url,
      pause: 100,
      headers: { authorization: `Bearer ${tmdb.token ?? ''}` },
    },
  };
}

/** The portal shows each key twice, once with `%2B` for “+”. */
function decodedKey(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}
