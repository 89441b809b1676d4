/** Looks for films that were asked for in vain, a few at a time: for a job that runs often and must be short. */

import type { WriteDb } from '../../../db/connection/client.ts';
import { findOwners } from '../../../db/queries/read-facts.ts';
import { listWanted, markLookedFor } from '../../../db/queries/wanted-films.ts';
import {
  createCatalogueClient,
  OUTSIDE,
  type CatalogueSettings,
  type Outside,
} from '../../connectors/catalogue-client.ts';
import type { FetchRequest } from '../../connectors/connector.ts';
import { CONNECTORS } from '../../connectors/connectors.ts';
import type { WantedService } from '../../domain/film/wanted.ts';
import { fetchFilms, type FetchOutcome } from './fetch.ts';
import { requestFor, WANTED_ELSEWHERE } from './wanted-request.ts';

/** Films of a run. Cloudflare's free plan allows 50 requests in a run, and TMDB is sent two for each film. */
const MAX_FILMS = 10;

export interface FetchWantedOptions {
  /** Asked one after the other; each only for what the ones before did not have. */
  services: readonly WantedService[];
  settings: CatalogueSettings;
  /** ISO 8601 time in UTC. */
  now: () => string;
  /** Called with the outcome of each service. */
  log: (service: WantedService, outcome: FetchOutcome) => void;
  outside?: Outside;
}

/**
 * Looks for the most wanted films that no run of this day has looked for. They are marked first: what a run that is cut off, or a service
 * that fails, has not brought is looked for the next day, and a busy service is left in peace until then.
 */
export async function fetchWanted(
  db: WriteDb,
  { services, settings, now, log, outside = OUTSIDE }: FetchWantedOptions,
): Promise<void> {
  const day = now().slice(0, 10);
  const wanted = await listWanted(db, {
    limit: MAX_FILMS,
    kinds: WANTED_ELSEWHERE,
    notLookedForOn: day,
  });
  if (wanted.length === 0) return;
  await markLookedFor(db, wanted, day);
  let request: FetchRequest & { ids: NonNullable<FetchRequest['ids']> } = requestFor(wanted);
  for (const service of services) {
    const outcome = await fetchFilms(db, await CONNECTORS[service](), request, {
      from: { http: createCatalogueClient(service, settings, outside) },
      now,
    });
    log(service, outcome);
    const found = await findOwners(db, request.ids);
    const isMissing = ({ scheme, value }: (typeof request.ids)[number]) =>
      !found.has(`${scheme}:${value}`);
    request = { ...request, ids: request.ids.filter(isMissing) };
  }
}
