import { copyFile, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareDatabase } from '../../api/operations/prepare-database.ts';
import { writeFilm } from '../../api/services/films/write.ts';
import { openDb } from '../../db/connection/client.ts';
import { withDatabaseLock } from '../../db/connection/lock.ts';
import { migrateDb } from '../../db/migrate.ts';
import journal from '../../db/migrations/meta/_journal.json' with { type: 'json' };
import { hasFilms } from '../../db/queries/has-films.ts';
import { findWriteStamp } from '../../db/queries/save-film.ts';
import { readSchemaState } from '../../db/queries/schema-state.ts';
import * as schema from '../../db/schema.ts';
import { HER_2013 } from '../../db/seed/her-2013.ts';
import { filmFacts, ratingFacts } from '../helpers/film-facts.ts';
import { startLibsqlHttpServer } from '../helpers/libsql-http-server.ts';
import { randomFilms, seededRandom } from '../helpers/random-films.ts';
import { allRows, tableNames } from '../helpers/table-rows.ts';
import { openTestDatabase } from '../helpers/test-database.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-advisory-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const fileUrl = (...names: string[]) => `file:${join(folder, ...names)}`;

describe('the migrations', () => {
  it('bring an empty database to the newest schema', async () => {
    const { db, close } = await openTestDatabase();
    const { applied, expected } = await readSchemaState(db);
    expect(applied).toBe(expected);
    expect(applied).toBeGreaterThan(0);
    const { rows } = await db.$client.execute('select count(*) as count from __drizzle_migrations');
    expect(Number(rows[0]?.['count'])).toBe(journal.entries.length);
    await close();
  });

  it('create exactly the tables, columns and indexes of the schema', async () => {
    const { db, close } = await openTestDatabase();
    const declared = Object.values(schema).filter((part) => part instanceof SQLiteTable);
    expect(declared.length).toBeGreaterThan(8);
    for (const table of declared) {
      const { name, columns, indexes } = getTableConfig(table);
      const { rows } = await db.$client.execute(`pragma table_xinfo("${name}")`);
      const made = rows.map((row) => [
        row['name'],
        String(row['type']).toLowerCase(),
        row['notnull'],
      ]);
      expect(made, name).toEqual(
        columns.map((column) => [column.name, column.getSQLType(), Number(column.notNull)]),
      );
      const { rows: lists } = await db.$client.execute(`pragma index_list("${name}")`);
      const indexNames = lists.map((row) => String(row['name']));
      for (const index of indexes) expect(indexNames).toContain(index.config.name);
    }
    const names = new Set(declared.map((table) => getTableConfig(table).name));
    const others = (await tableNames(db)).filter((name) => !names.has(name));
    expect(
      others.filter(
        (name) =>
          !/^(__drizzle_migrations|film_search.*|title_search.*|title_word_parts.*)$/.test(name),
      ),
    ).toEqual([]);
    await close();
  });

  it('change nothing if none is missing', async () => {
    const { db, close } = await openTestDatabase([filmFacts()]);
    const before = await allRows(db);
    await migrateDb(db);
    expect(await allRows(db)).toEqual(before);
    await close();
  });

  it('turn write-ahead logging on, so that readers do not wait for writers', async () => {
    const { db, close } = await openTestDatabase();
    const { rows } = await db.$client.execute('pragma journal_mode');
    expect(rows).toMatchObject([{ journal_mode: 'wal' }]);
    await close();
  });

  it('are listed in order of time, each with its file', async () => {
    const times = journal.entries.map(({ when }) => when);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    const files = await readdir(new URL('../../db/migrations/', import.meta.url));
    expect(files.filter((file) => file.endsWith('.sql')).toSorted()).toEqual(
      journal.entries.map(({ tag }) => `${tag}.sql`).toSorted(),
    );
  });

  it('are applied to a libSQL server too, also if three programs start at once', async () => {
    const server = await startLibsqlHttpServer({ path: join(folder, 'server.db') });
    const clients = Array.from({ length: 3 }, () => openDb({ url: server.url }));
    await Promise.all(clients.map((db) => migrateDb(db)));
    for (const db of clients) {
      const { applied, expected } = await readSchemaState(db);
      expect(applied).toBe(expected);
      db.$client.close();
    }
    await server.close();
  });
});

describe('the migration that adds cards', () => {
  it('writes the same card for existing films as a save, but for later fields, with a separate ETag', async () => {
    const hostile = '</script> "quoted" \\ \t\n\r\b\f\u0001\u2028 é 日本 \u{1F600} \\u0041 \'';
    const { db, close } = await openTestDatabase([
      HER_2013,
      filmFacts({
        title: hostile,
        verdict_line: hostile,
        age_why: hostile,
        editor_age: 7,
        ratings: [ratingFacts('sex', null, { at_most: 2, estimate: 1.4, note: hostile })],
        certificates: [{ system: 'NONE', rating: hostile, reasons: hostile, sources: [] }],
      }),
      ...randomFilms(seededRandom(4), 60),
    ]);
    const read = async () => (await db.select().from(schema.documents)).map((row) => ({ ...row }));
    const written = await read();
    for (const column of ['card', 'card_etag'])
      await db.$client.execute(`alter table documents drop column ${column}`);
    const file = new URL('../../db/migrations/0004_card.sql', import.meta.url);
    for (const statement of (await readFile(file, 'utf8')).split('--> statement-breakpoint'))
      await db.$client.execute(statement);
    const migrated = await read();
    expect(migrated.length).toBeGreaterThan(60);
    const withoutLaterFields = ({ card }: { card: string }) => {
      const { titles: ___, running_time: _, talking_point_count: __, ...first } = JSON.parse(card);
      const breakdown = first.breakdown.map(
        ({ origin: ___, ...rating }: { origin?: string }) => rating,
      );
      return JSON.stringify({ ...first, breakdown });
    };
    expect(migrated.map(withoutLaterFields)).toEqual(written.map(withoutLaterFields));
    for (const { etag, card_etag } of migrated) {
      expect(card_etag).toMatch(/^"[\w-]+"$/);
      expect(card_etag).not.toBe(etag);
    }
    await close();
  });
});

describe('the migration that adds sets of levels', () => {
  it('adds those of existing films, like a save', async () => {
    const { db, close } = await openTestDatabase(randomFilms(seededRandom(5), 60));
    const { unknown, levels, age } = schema.levelSets;
    const read = () => db.select().from(schema.levelSets).orderBy(unknown, levels, age);
    const written = await read();
    await db.$client.execute('drop table level_sets');
    const file = new URL('../../db/migrations/0005_level_sets.sql', import.meta.url);
    const [make = '', fill = ''] = (await readFile(file, 'utf8')).split('--> statement-breakpoint');
    await db.$client.execute(make);
    expect(await read()).toEqual([]);
    await db.$client.execute(fill);
    expect(written.length).toBeGreaterThan(100);
    expect(await read()).toEqual(written);
    await close();
  });
});

describe('preparing a database', () => {
  it('creates the folder, the schema and the starter films', async () => {
    const db = await prepareDatabase({ url: fileUrl('a', 'b', 'films.db') });
    expect(await findWriteStamp(db, 'her-2013')).toMatchObject({ version: 1 });
    expect(await findWriteStamp(db, 'toy-story-1995')).toMatchObject({ version: 1 });
    db.$client.close();
  });

  it('keeps later changes: an edited film, a new film, a deleted one', async () => {
    const url = fileUrl('films.db');
    const first = await prepareDatabase({ url });
    const stamp = { now: '2026-05-05T00:00:00.000Z', actor: 'an editor' };
    await writeFilm(first, filmFacts({ id: 'kept-2000' }), stamp);
    await first.$client.execute("delete from films where id = 'her-2013'");
    first.$client.close();
    const second = await prepareDatabase({ url });
    expect(await findWriteStamp(second, 'kept-2000')).toMatchObject({ version: 1 });
    expect(await findWriteStamp(second, 'her-2013')).toBeNull();
    second.$client.close();
  });

  it('seeds an empty database', async () => {
    const url = fileUrl('films.db');
    const empty = openDb({ url });
    await migrateDb(empty);
    expect(await hasFilms(empty)).toBe(false);
    empty.$client.close();
    const db = await prepareDatabase({ url });
    expect(await hasFilms(db)).toBe(true);
    db.$client.close();
  });

  it('rejects a file that is not a database, and does not change it', async () => {
    const path = join(folder, 'letter.txt');
    const text = 'Dear database, this is a letter and no page of yours. '.repeat(20);
    await writeFile(path, text);
    await copyFile(path, `${path}.copy`);
    await expect(prepareDatabase({ url: `file:${path}` })).rejects.toThrow();
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  it.each([['/dev/null/films.db'], ['/proc/films.db'], ['/proc/nope/deep/films.db']])(
    'fails at %s, and does not hang',
    async (path) => {
      await expect(prepareDatabase({ url: `file:${path}` })).rejects.toThrow();
    },
    5_000,
  );
});

describe('the lock', () => {
  it('is released after the work, also if it fails', async () => {
    const url = fileUrl('films.db');
    expect(await withDatabaseLock({ url }, async () => 'done')).toBe('done');
    await expect(
      withDatabaseLock({ url }, () => Promise.reject(new Error('It failed'))),
    ).rejects.toThrow('It failed');
    expect(await withDatabaseLock({ url }, async () => 'again')).toBe('again');
  });

  it('is held during the work', async () => {
    const url = fileUrl('films.db');
    await withDatabaseLock({ url }, async () => expectLocked(`${url}.lock`));
  });

  it('is the same one for FILE: in capitals, and for a link to the database', async () => {
    const url = fileUrl('films.db');
    await withDatabaseLock({ url: url.replace('file:', 'FILE:') }, async () =>
      expectLocked(`${url}.lock`),
    );
    const linked = fileUrl('linked.db');
    await symlink(url.replace('file:', ''), linked.replace('file:', ''));
    await withDatabaseLock({ url: linked }, async () => expectLocked(`${url}.lock`));
  });

  async function expectLocked(url: string): Promise<void> {
    const other = openDb({ url });
    await other.$client.execute('pragma busy_timeout = 0');
    await expect(other.$client.execute('begin immediate')).rejects.toThrow(/SQLITE_BUSY/);
    other.$client.close();
  }
});
