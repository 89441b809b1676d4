/** All connectors, each loaded when it is used. */

import type { Connector, ConnectorName } from './connector.ts';

export const CONNECTORS: Readonly<Record<ConnectorName, () => Promise<Connector>>> = {
  wikidata: async () => (await import('./wikidata.ts')).wikidata,
  kmrb: async () => (await import('./kmrb/kmrb.ts')).kmrb,
  tmdb: async () => (await import('./tmdb/tmdb.ts')).tmdb,
};
