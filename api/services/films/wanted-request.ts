/** Makes a request of the films that visitors asked for in vain. */

import type { ReadDb } from '../../../db/connection/client.ts';
import { listWanted, MAX_WANTED_ROWS } from '../../../db/queries/wanted-films.ts';
import { ID_SCHEMES } from '../../../db/vocabulary.ts';
import type { FetchRequest } from '../../connectors/connector.ts';

/** The most wanted first. Ids of the form of ours are left out: no other catalogue knows them. */
export async function wantedRequest(
  db: ReadDb,
  { limit = MAX_WANTED_ROWS }: { limit?: number } = {},
): Promise<FetchRequest & { ids: NonNullable<FetchRequest['ids']> }> {
  const wanted = await listWanted(db, { limit, kinds: [...ID_SCHEMES, 'title'] });
  return {
    ids: wanted.flatMap(({ kind, value }) =>
      kind === 'film' || kind === 'title' ? [] : [{ scheme: kind, value }],
    ),
    titles: wanted.flatMap(({ kind, value }) => (kind === 'title' ? [value] : [])),
    since: null,
  };
}
