/** Brings a database to the newest schema. Node only. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { LibsqlBatchError } from '@libsql/client';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { Db } from './connection/client.ts';
import { readApplied } from './queries/schema-state.ts';

// One folder up and down again, so that it works from here and from the built program.
const migrationsFolder = fileURLToPath(new URL('../db/migrations', import.meta.url));

const REMOTE_ATTEMPTS = 3;

/** Pages of 4 kB: up to 24 MB, allocated as needed. */
const CACHE_PAGES = 6_000;

/** Why a database does not have the schema of this program. The database is unchanged. */
export class SchemaError extends Error {
  /** A sentence without private details, for clients; the message adds what an operator needs. */
  readonly summary: string;

  constructor(summary: string, { advice, cause }: { advice: string; cause?: unknown }) {
    super(`${summary} ${advice}`, { cause });
    this.name = 'SchemaError';
    this.summary = summary;
  }
}

export interface MigrationOptions {
  /** The folder of migrations that drizzle-kit wrote. */
  folder?: string;
  /** Called before the first migration of a database that already has a schema. If it throws, nothing is migrated. */
  before?: (firstMissing: string) => Promise<void>;
}

/**
 * Applies all missing migrations, or none. Call it under the lock. Throws a SchemaError if one of them fails, or if the database has a
 * newer schema.
 */
export async function migrateDb(
  db: Db,
  { folder = migrationsFolder, before }: MigrationOptions = {},
): Promise<void> {
  const embedded = db.$client.protocol === 'file';
  if (embedded) {
    await db.$client.execute('pragma journal_mode = wal');
    await enlargeCache(db);
  }
  const applied = await readApplied(db);
  const migrations = readMigrations(folder);
  if (applied > Math.max(...migrations.map(({ when }) => when)))
    throw new SchemaError('The database has a newer schema than this program.', {
      advice: 'Start the version that made it, or a newer one.',
    });
  const missing = migrations.filter(({ when }) => when > applied);
  if (applied > 0 && missing[0]) await before?.(missing[0].tag);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await migrate(db, { migrationsFolder: folder });
    } catch (error) {
      // On a server, another process may have applied the same migration meanwhile: the next attempt then finds nothing to do.
      if (embedded || attempt === REMOTE_ATTEMPTS) throw explained(error, missing);
      await delay(attempt * 500);
    }
  }
}

interface Migration {
  tag: string;
  /** Milliseconds since 1970; the sort order. */
  when: number;
  statements: number;
}

function readMigrations(folder: string): Migration[] {
  const journal = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as {
    entries: { tag: string; when: number }[]; // written by drizzle-kit
  };
  const files = readMigrationFiles({ migrationsFolder: folder });
  return journal.entries.map(({ tag, when }, index) => {
    const { sql = [] } = files[index] ?? {};
    return { tag, when, statements: sql.length };
  });
}

/** The same error, with the name of the migration whose statement failed, if one did. */
function explained(error: unknown, missing: readonly Migration[]): unknown {
  if (!(error instanceof LibsqlBatchError)) return error;
  let end = 0;
  const file = missing.find(({ statements }) => {
    end += statements + 1; // drizzle adds one that records the migration
    return error.statementIndex < end;
  });
  return new SchemaError(`The migration ${file?.tag}.sql failed and was rolled back.`, {
    advice: `${oneLine(error.message)}. The database is as it was: start the version that you had before.`,
    cause: error,
  });
}

/** The client repeats the error code before SQLite's message. */
function oneLine(message: string): string {
  return message.replace(/^(\w+: )\1/, '$1').replaceAll(/\s+/g, ' ');
}

/**
 * Stores in the file how many pages a connection caches. SQLite's default of 2 MB is too small for the index that a query without matches
 * scans: for 100,000 films it was read from the file every time, in 8 ms instead of 3.
 */
async function enlargeCache({ $client }: Db): Promise<void> {
  const { rows } = await $client.execute('pragma default_cache_size');
  if (rows[0]?.['cache_size'] !== CACHE_PAGES)
    await $client.execute(`pragma default_cache_size = ${CACHE_PAGES}`);
}
