/** Lists, adds and revokes API keys. */

import type { ReadDb, WriteDb } from '../connection/client.ts';

export interface ApiKeyRow {
  id: string;
  name: string;
  scope: 'propose' | 'write' | 'admin';
  /** The name of the person who made it; null if it was made on the command line. */
  created_by: string | null;
  created_at: string;
  used_day: string | null;
  revoked_at: string | null;
}

/** All keys, the revoked ones last. */
export async function listApiKeys({ $client }: ReadDb): Promise<ApiKeyRow[]> {
  const { rows } = await $client.execute(
    `select api_keys.id, api_keys.name, scope, people.name as created_by, api_keys.created_at, used_day, revoked_at
      from api_keys left join people on people.id = created_by
      order by revoked_at is not null, api_keys.name, api_keys.created_at`,
  );
  return rows as unknown as ApiKeyRow[]; // the columns that are selected
}

/** `created_by` is the id of a person. */
export async function insertApiKey(
  { $client }: WriteDb,
  key: Pick<ApiKeyRow, 'id' | 'name' | 'scope' | 'created_by' | 'created_at'> & {
    key_hash: string;
  },
): Promise<void> {
  await $client.execute({
    sql: 'insert into api_keys (id, name, key_hash, scope, created_by, created_at) values (?, ?, ?, ?, ?, ?)',
    args: [key.id, key.name, key.key_hash, key.scope, key.created_by, key.created_at],
  });
}

/** From now on the key is rejected. The row stays, for the history of films. */
export async function revokeApiKey({ $client }: WriteDb, id: string, now: string): Promise<void> {
  await $client.execute({
    sql: 'update api_keys set revoked_at = ? where id = ? and revoked_at is null',
    args: [now, id],
  });
}
