/** Gives people access and takes it away. */

import type { ReadDb, WriteDb } from '../../../db/connection/client.ts';
import {
  endPerson,
  findPerson,
  insertLink,
  insertPerson,
  listPeople,
  updateRole,
  type Person,
} from '../../../db/queries/people.ts';
import type { Role } from '../../domain/people/access.ts';
import { CommandError } from '../command-error.ts';
import { hashToken, randomId, randomToken } from './tokens.ts';

/** Hours for which a link can be opened. */
export const LINK_HOURS = 24;

export const MAX_NAME = 60;

/** A name as it is stored and shown. Throws a CommandError if it is empty, too long, or holds what cannot be seen. */
export function personName(text: string): string {
  const name = text.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
  if (name === '' || name.length > MAX_NAME || /\p{C}/u.test(name))
    throw new CommandError(`A name has 1 to ${MAX_NAME} characters, as “Anna”.`);
  return name;
}

/** Everyone who has or had access, by name. */
export type ListedPerson = Awaited<ReturnType<typeof listPeople>>[number];

export function readPeople(db: ReadDb): Promise<ListedPerson[]> {
  return listPeople(db);
}

/** Adds a person. Returns the token of the link by which they sign in. Throws a CommandError if someone has the name. */
export async function invite(
  db: WriteDb,
  { name, role, now }: { name: string; role: Role; now: string },
): Promise<string> {
  const shown = personName(name);
  if (await findPerson(db, shown))
    throw new CommandError(
      `“${shown}” has access already. For a new sign-in link: /desk/people, or npm run -s cli -- people link "${shown}"`,
    );
  const id = randomId();
  const { token, row } = await newLink(id, now);
  await insertPerson(db, { id, name: shown, role, created_at: now }, row);
  return token;
}

/** A new link for a person with access; earlier ones stop working. Returns its token. */
export async function renewLink(db: WriteDb, { id }: Person, now: string): Promise<string> {
  const { token, row } = await newLink(id, now);
  await insertLink(db, row);
  return token;
}

/** Changes what a person may do: their sessions stay, and have the new role with their next request. */
export async function changeRole(db: WriteDb, { id }: Person, role: Role): Promise<void> {
  await updateRole(db, { id, role });
}

/** Takes away all access of a person: sessions, links and passkeys. */
export async function revoke(db: WriteDb, { id }: Person, now: string): Promise<void> {
  await endPerson(db, id, now);
}

/** The person of an id or name. Throws a CommandError if no one with access has it. */
export async function requirePerson(db: WriteDb, idOrName: string): Promise<Person> {
  const person = await findPerson(db, idOrName.normalize('NFC'));
  if (!person) throw new CommandError(`No one with access has the name or id “${idOrName}”.`);
  return person;
}

async function newLink(person_id: string, now: string) {
  const token = randomToken();
  const expires = new Date(now).getTime() + LINK_HOURS * 3_600_000;
  return {
    token,
    row: {
      token_hash: await hashToken(token),
      person_id,
      created_at: now,
      expires_at: new Date(expires).toISOString(),
    },
  };
}
