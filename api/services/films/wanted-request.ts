/** Makes a request of the films that visitors asked for in vain. */

import type { ReadDb } from '../../../db/connection/client.ts';
import { listWanted, MAX_WANTED_ROWS, type WantedFilm } from '../../../db/queries/wanted-films.ts';
import { ID_SCHEMES, type WantedKind } from '../../../db/vocabulary.ts';
import type { FetchRequest } from '../../connectors/connector.ts';

/** What to look for in other catalogues. Ids of the form of ours are left out: no other catalogue knows them. */
export const WANTED_ELSEWHERE: readonly WantedKind[] = [...ID_SCHEMES, 'title'];

type WantedRequest = FetchRequest & { ids: NonNullable<FetchRequest['ids']> };

/** The most wanted first. */
export async function wantedRequest(
  db: ReadDb,
  { limit = MAX_WANTED_ROWS }: { limit?: number } = {},
): Promise<WantedRequest> {
  return requestFor(await listWanted(db, { limit, kinds: WANTED_ELSEWHERE }));
}

export function requestFor(wanted: readonly WantedFilm[]): WantedRequest {
  return {
    ids: wanted.flatMap(({ kind, value }) =>
      kind === 'film' || kind === 'title' ? [] : [{ scheme: kind, value }],
    ),
    titles: wanted.flatMap(({ kind, value }) => (kind === 'title' ? [value] : [])),
    since: null,
  };
}
