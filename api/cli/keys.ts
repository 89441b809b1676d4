/** `cli keys`: makes and revokes API keys for programs. Node only. */

import type { Db } from '../../db/connection/client.ts';
import { listApiKeys } from '../../db/queries/api-keys.ts';
import { SCOPES, type Scope } from '../domain/people/access.ts';
import { openExisting } from '../operations/prepare-database.ts';
import { createApiKey, revokeKey } from '../services/people/api-keys.ts';
import { EXIT, UsageError } from './failure.ts';
import { printable } from './output.ts';
import { runSubVerb } from './sub-verb.ts';
import { defineVerb } from './verb.ts';
import { withDatabase } from './with-database.ts';

const SCOPE_LIST = SCOPES.join(', ');

export const verb = defineVerb({
  summary: 'makes and revokes API keys for programs',
  usage: `Usage: npm run -s cli -- keys create NAME --scope SCOPE
       npm run -s cli -- keys revoke NAME
       npm run -s cli -- keys list
create prints the key, this once: only its hash is stored. A program sends it as Authorization: Bearer ca_….
The scopes, each with those before it: ${SCOPE_LIST}. NAME may be an id from the list.`,
  options: { scope: { type: 'string' } },
  takesFile: false,
  takesIds: true,
  async run({ values: { scope }, ids, settings }) {
    const now = new Date().toISOString();
    const onDatabase = (work: (db: Db) => Promise<void>) =>
      withDatabase(() => openExisting(settings().database), work);
    if (scope !== undefined && ids[0] !== 'create')
      throw new UsageError('Only keys create takes --scope.');
    await runSubVerb('keys', ids, {
      create: {
        takes: 'a name',
        run: async (name) => {
          const key = { name, scope: requireScope(scope), createdBy: null, now };
          await onDatabase(async (db) => console.log(await createApiKey(db, key)));
        },
      },
      revoke: {
        takes: 'a name',
        run: (name) =>
          onDatabase(async (db) => {
            await revokeKey(db, name, now);
            console.log(printable(`Revoked: ${name}`));
          }),
      },
      list: { run: () => onDatabase(printKeys) },
    });
    return EXIT.ok;
  },
});

function requireScope(scope: string | undefined): Scope {
  const known = SCOPES.find((one) => one === scope);
  if (!known) throw new UsageError(`Say --scope, one of ${SCOPE_LIST}.`);
  return known;
}

async function printKeys(db: Db): Promise<void> {
  const keys = await listApiKeys(db);
  if (keys.length === 0)
    console.error('There are no keys yet: npm run -s cli -- keys create NAME --scope write');
  for (const { id, name, scope, created_by, created_at, used_day, revoked_at } of keys) {
    const maker = created_by === null ? '' : ` by ${created_by}`;
    const state = revoked_at
      ? `revoked ${revoked_at.slice(0, 10)}`
      : `made ${created_at.slice(0, 10)}${maker}, ${used_day ? `last used ${used_day}` : 'not used'}`;
    console.log(printable(`${id}  ${scope.padEnd(7)}  ${name}, ${state}`));
  }
}
