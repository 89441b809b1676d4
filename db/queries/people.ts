/** Reads and writes people and their sign-in links. */

import type { ReadDb, WriteDb } from '../connection/client.ts';

export interface Person {
  id: string;
  name: string;
  role: 'reviewer' | 'editor' | 'admin';
  created_at: string;
  /** When access was revoked; null for those who have it. */
  ended_at: string | null;
}

const PERSON = 'people.id, people.name, people.role, people.created_at, people.ended_at';

/** Whether anyone was ever given access. */
export async function hasPeople({ $client }: ReadDb): Promise<boolean> {
  const { rows } = await $client.execute('select 1 from people limit 1');
  return rows.length > 0;
}

/** Everyone, by name; the last day on which they were signed in, if a session still says so. */
export async function listPeople({ $client }: ReadDb) {
  const { rows } = await $client.execute(
    `select ${PERSON}, max(seen_day) as seen_day from people left join sessions on person_id = people.id
      group by people.id order by ended_at is not null, people.name`,
  );
  return rows as unknown as (Person & { seen_day: string | null })[]; // the columns that are selected
}

/** Those with access who have this id or name. A name is unique among them. */
export async function findPerson({ $client }: ReadDb, idOrName: string): Promise<Person | null> {
  const { rows } = await $client.execute({
    sql: `select ${PERSON} from people where (id = ?1 or name = ?1) and ended_at is null order by id = ?1 desc limit 1`,
    args: [idOrName],
  });
  return (rows[0] as Person | undefined) ?? null; // the columns that are selected
}

export interface LinkRow {
  token_hash: string;
  person_id: string;
  created_at: string;
  expires_at: string;
}

/** Adds a person, who has a link to sign in by. */
export async function insertPerson(
  { $client }: WriteDb,
  { id, name, role, created_at }: Omit<Person, 'ended_at'>,
  link: LinkRow,
): Promise<void> {
  await $client.batch(
    [
      {
        sql: 'insert into people (id, name, role, created_at) values (?, ?, ?, ?)',
        args: [id, name, role, created_at],
      },
      insertion(link),
    ],
    'write',
  );
}

/** Adds a link to sign in by; the person's earlier ones stop working. */
export async function insertLink({ $client }: WriteDb, link: LinkRow): Promise<void> {
  await $client.batch(
    [
      {
        sql: 'delete from sign_in_links where person_id = ? and used_at is null',
        args: [link.person_id],
      },
      insertion(link),
    ],
    'write',
  );
}

function insertion({ token_hash, person_id, created_at, expires_at }: LinkRow) {
  return {
    sql: 'insert into sign_in_links (token_hash, person_id, created_at, expires_at) values (?, ?, ?, ?)',
    args: [token_hash, person_id, created_at, expires_at],
  };
}

/** Changes the role of a person with access. */
export async function updateRole(
  { $client }: WriteDb,
  { id, role }: Pick<Person, 'id' | 'role'>,
): Promise<void> {
  await $client.batch(
    [
      {
        sql: 'update people set role = ? where id = ? and ended_at is null',
        args: [role, id],
      },
    ],
    'write',
  );
}

/** Takes away a person's access, and with it every session, link and passkey. The person's row stays, for the history of films. */
export async function endPerson({ $client }: WriteDb, id: string, now: string): Promise<void> {
  await $client.batch(
    [
      { sql: 'update people set ended_at = ? where id = ? and ended_at is null', args: [now, id] },
      ...['sessions', 'sign_in_links', 'passkeys', 'passkey_challenges'].map((table) => ({
        sql: `delete from ${table} where person_id = ?`,
        args: [id],
      })),
    ],
    'write',
  );
}

/** Whom a link signs in; null if it is unknown, used or expired, or if its person no longer has access. */
export async function findLink(
  { $client }: ReadDb,
  hash: string,
  now: string,
): Promise<Person | null> {
  const { rows } = await $client.execute({
    sql: `select ${PERSON} from sign_in_links join people on people.id = person_id where ${VALID_LINK}`,
    args: [hash, now],
  });
  return (rows[0] as Person | undefined) ?? null; // the columns that are selected
}

const VALID_LINK = 'token_hash = ? and used_at is null and expires_at > ? and ended_at is null';

export interface SessionStart {
  token_hash: string;
  now: string;
  expires_at: string;
}

/** Uses a link up and begins a session. Returns false, and writes nothing, if the link is not valid. */
export async function useLink(
  { $client }: WriteDb,
  link: string,
  { token_hash, now, expires_at }: SessionStart,
): Promise<boolean> {
  const [begun] = await $client.batch(
    [
      {
        sql: `insert into sessions (token_hash, person_id, created_at, seen_day, expires_at)
          select ?, person_id, ?, ?, ? from sign_in_links join people on people.id = person_id where ${VALID_LINK}`,
        args: [token_hash, now, now.slice(0, 10), expires_at, link, now],
      },
      {
        sql: 'update sign_in_links set used_at = ? where token_hash = ? and used_at is null',
        args: [now, link],
      },
      ...deleteExpired(now),
    ],
    'write',
  );
  return begun?.rowsAffected === 1;
}

/** Adds the first person, with a session. Returns false, and writes nothing, if there is one already. */
export async function insertFirstAdmin(
  { $client }: WriteDb,
  { id, name }: Pick<Person, 'id' | 'name'>,
  { token_hash, now, expires_at }: SessionStart,
): Promise<boolean> {
  const [added] = await $client.batch(
    [
      {
        sql: `insert into people (id, name, role, created_at) select ?, ?, 'admin', ? where not exists (select 1 from people)`,
        args: [id, name, now],
      },
      {
        sql: `insert into sessions (token_hash, person_id, created_at, seen_day, expires_at)
          select ?, id, ?, ?, ? from people where id = ?`,
        args: [token_hash, now, now.slice(0, 10), expires_at, id],
      },
    ],
    'write',
  );
  return added?.rowsAffected === 1;
}

/** The statements that delete what has expired. */
export function deleteExpired(now: string) {
  return ['sessions', 'sign_in_links', 'passkey_challenges'].map((table) => ({
    sql: `delete from ${table} where expires_at <= ?`,
    args: [now],
  }));
}
