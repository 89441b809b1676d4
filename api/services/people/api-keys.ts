/** Makes and revokes the API keys of programs. */

import type { ReadDb, WriteDb } from '../../../db/connection/client.ts';
import {
  insertApiKey,
  listApiKeys,
  revokeApiKey,
  type ApiKeyRow,
} from '../../../db/queries/api-keys.ts';
import type { Scope } from '../../domain/people/access.ts';
import { CommandError } from '../command-error.ts';
import { personName } from './people.ts';
import { hashToken, randomApiKey, randomId } from './tokens.ts';

/** All keys, those in use first. */
export function readApiKeys(db: ReadDb): Promise<ApiKeyRow[]> {
  return listApiKeys(db);
}

/** Makes a key. It is returned this once; only its hash is stored. Throws a CommandError if a key in use has the name. */
export async function createApiKey(
  db: WriteDb,
  {
    name,
    scope,
    createdBy,
    now,
  }: { name: string; scope: Scope; createdBy: string | null; now: string },
): Promise<string> {
  const shown = personName(name);
  const keys = await listApiKeys(db);
  if (keys.some((key) => key.name === shown && key.revoked_at === null))
    throw new CommandError(`There is a key “${shown}” already. Revoke it, or use another name.`);
  const key = randomApiKey();
  await insertApiKey(db, {
    id: randomId(),
    name: shown,
    key_hash: await hashToken(key),
    scope,
    created_by: createdBy,
    created_at: now,
  });
  return key;
}

/** Revokes the key of a name or id. Throws a CommandError if no key in use has it. */
export async function revokeKey(db: WriteDb, nameOrId: string, now: string): Promise<void> {
  const name = nameOrId.normalize('NFC');
  const keys = (await listApiKeys(db)).filter(({ revoked_at }) => revoked_at === null);
  const found = keys.find(({ id }) => id === name) ?? keys.find((key) => key.name === name);
  if (!found) throw new CommandError(`No key in use has the name or id “${nameOrId}”.`);
  await revokeApiKey(db, found.id, now);
}
