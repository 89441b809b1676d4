/** `cli people`: gives people access to the desk, and takes it away. Node only. */

import type { Db } from '../../db/connection/client.ts';
import { listPeople } from '../../db/queries/people.ts';
import { ROLES, type Role } from '../domain/people/access.ts';
import { openExisting } from '../operations/prepare-database.ts';
import { changeRole, invite, renewLink, requirePerson, revoke } from '../services/people/people.ts';
import { signInAddress } from '../services/people/sign-in-address.ts';
import { EXIT, UsageError } from './failure.ts';
import { printable } from './output.ts';
import { runSubVerb } from './sub-verb.ts';
import { defineVerb } from './verb.ts';
import { withDatabase } from './with-database.ts';

const ROLE_LIST = ROLES.join(', ');

export const verb = defineVerb({
  summary: 'gives people access, and takes it away',
  usage: `Usage: npm run -s cli -- people invite NAME --role ROLE
       npm run -s cli -- people link NAME
       npm run -s cli -- people role NAME ROLE
       npm run -s cli -- people revoke NAME
       npm run -s cli -- people list
invite and link print an address that signs in once, within 24 hours. A person opens it in a browser.
The roles: ${ROLE_LIST}. revoke ends the sessions and passkeys of a person too.
NAME may be an id from the list.`,
  options: { role: { type: 'string' } },
  takesFile: false,
  takesIds: true,
  async run({ values: { role }, ids, settings }) {
    const { database, publicUrl } = settings();
    const now = new Date().toISOString();
    const onDatabase = (work: (db: Db) => Promise<void>) =>
      withDatabase(() => openExisting(database), work);
    const printLink = (token: string) => console.log(signInAddress(publicUrl, token));
    if (role !== undefined && ids[0] !== 'invite')
      throw new UsageError('Only people invite takes --role.');
    await runSubVerb('people', ids, {
      invite: {
        takes: 'a name',
        run: async (name) => {
          const checked = requireRole(role, '--role, one of');
          await onDatabase(async (db) => printLink(await invite(db, { name, role: checked, now })));
        },
      },
      link: {
        takes: 'a name',
        run: (name) =>
          onDatabase(async (db) =>
            printLink(await renewLink(db, await requirePerson(db, name), now)),
          ),
      },
      role: {
        takes: 'a name',
        and: `a role (${ROLE_LIST})`,
        run: async (name, given) => {
          const checked = requireRole(given, 'one of the roles');
          await onDatabase(async (db) => {
            const person = await requirePerson(db, name);
            await changeRole(db, person, checked);
            console.log(printable(`${person.name}: ${checked}, before ${person.role}`));
          });
        },
      },
      revoke: {
        takes: 'a name',
        run: (name) =>
          onDatabase(async (db) => {
            const person = await requirePerson(db, name);
            await revoke(db, person, now);
            console.log(printable(`Revoked: ${person.name}, ${person.role}`));
          }),
      },
      list: { run: () => onDatabase(printPeople) },
    });
    return EXIT.ok;
  },
});

function requireRole(role: string | undefined, what: string): Role {
  const known = ROLES.find((one) => one === role);
  if (!known) throw new UsageError(`Say ${what} ${ROLE_LIST}.`);
  return known;
}

async function printPeople(db: Db): Promise<void> {
  const people = await listPeople(db);
  if (people.length === 0)
    console.error('No one has access yet: npm run -s cli -- people invite NAME --role admin');
  for (const { id, name, role, created_at, ended_at, seen_day } of people) {
    const state = ended_at
      ? `revoked ${ended_at.slice(0, 10)}`
      : `since ${created_at.slice(0, 10)}, ${seen_day ? `last seen ${seen_day}` : 'not signed in'}`;
    console.log(printable(`${id}  ${role.padEnd(8)}  ${name}, ${state}`));
  }
}
