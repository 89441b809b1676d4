/** Upgrades a database of each earlier schema, with rows that the release of that schema wrote. */

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareDatabase } from '../../api/operations/prepare-database.ts';
import { prepareWrite } from '../../api/services/films/write.ts';
import { openDb, type Db } from '../../db/connection/client.ts';
import { SchemaError } from '../../db/migrate.ts';
import journal from '../../db/migrations/meta/_journal.json' with { type: 'json' };
import { countIncompleteFilms } from '../../db/queries/count-incomplete-films.ts';
import { findDamage } from '../../db/queries/find-damage.ts';
import { readFactsPage } from '../../db/queries/read-facts.ts';
import { readProjections } from '../../db/queries/document-state.ts';
import { readSchemaState } from '../../db/queries/schema-state.ts';
import { bareApp } from '../helpers/bare-app.ts';
import { startLibsqlHttpServer } from '../helpers/libsql-http-server.ts';
import { makeOldDatabase, oldSchemas } from '../helpers/old-database.ts';
import { allRows } from '../helpers/table-rows.ts';

/** The facts of a film that every release has stored. */
const FACTS = ['films', 'film_ids', 'certificates', 'sources', 'themes', 'talking_points'];

/** The facts that films have had since this release, which are unknown of earlier films. */
const NEW_FIELDS = { titles: '{}', licence: null, expires_at: null, deleted_at: null };
const NEW_DETAILS = { original_title: null, original_language: null, countries: [] };

/** A row as it is stored, without new facts that say nothing. */
function withoutNews(row: Record<string, unknown>): Record<string, unknown> {
  const fields = Object.entries(row).filter(
    ([name, value]) => NEW_FIELDS[name as keyof typeof NEW_FIELDS] !== value,
  );
  const stored = Object.fromEntries(fields);
  if (typeof stored['details'] !== 'string') return stored;
  const details = Object.entries(JSON.parse(stored['details'])).filter(
    ([name, value]) =>
      JSON.stringify(NEW_DETAILS[name as keyof typeof NEW_DETAILS]) !== JSON.stringify(value),
  );
  return { ...stored, details: JSON.stringify(Object.fromEntries(details)) };
}

let folder: string;
let path: string;
let url: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-advisory-'));
  path = join(folder, 'films.db');
  url = `file:${path}`;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function opened<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
  const db = openDb({ url });
  try {
    return await work(db);
  } finally {
    db.$client.close();
  }
}

/** The documents that this release derives from the facts. */
function projected(...film: Parameters<typeof prepareWrite>) {
  const { advisory, card, index } = prepareWrite(...film);
  const { title_key, words, marks } = index;
  return { advisory, card, title_key, words, marks };
}

async function projectionOf(db: Db, id: string) {
  return (await readProjections(db, [id])).get(id);
}

describe.each(await oldSchemas())('a database of schema %s', (schema) => {
  beforeEach(() => makeOldDatabase(path, schema));

  it('keeps every fact, and gives the same responses as a new database', async () => {
    const before = await opened(allRows);
    const db = await prepareDatabase({ url });
    const { applied, expected } = await readSchemaState(db);
    expect(applied).toBe(expected);
    const after = await allRows(db);
    for (const table of FACTS)
      expect(after[table]?.map(withoutNews), table).toEqual(before[table]?.map(withoutNews));
    expect(after['ratings']).toHaveLength(before['ratings']?.length ?? 0);
    expect(await findDamage(path)).toEqual([]);
    expect(await countIncompleteFilms(db)).toBe(0);
    const films = await readFactsPage(db, { after: '', limit: 100 });
    expect(films.map(({ facts }) => facts.id)).toEqual(['her-2013', 'leon-1994']);
    for (const { facts, stamp } of films) {
      expect(await projectionOf(db, facts.id)).toEqual(projected(facts, stamp));
    }
    db.$client.close();
  });

  it('finds its films by title, limits and certificate, with their versions', async () => {
    const db = await prepareDatabase({ url });
    const { app } = bareApp({ openDb: () => db });
    for (const query of [
      'q=ete',
      'certificate=FSK:16',
      'violence.lte=4&unknown=include&year.lte=1994',
    ]) {
      const found = await (await app.request(`/v1/films?${query}`)).json();
      expect(found.films, query).toMatchObject([{ id: 'leon-1994' }]);
    }
    const her = await app.request('/v1/films/tt1798709');
    expect(await her.json()).toMatchObject({
      id: 'her-2013',
      version: 1,
      age: { recommended: 16 },
    });
    db.$client.close();
  });

  it('is backed up before its schema changes, and only then', async () => {
    const before = await opened(allRows);
    (await prepareDatabase({ url })).$client.close();
    (await prepareDatabase({ url })).$client.close();
    const names = (await readdir(folder)).includes('backups')
      ? await readdir(join(folder, 'backups'))
      : [];
    const next = journal.entries[journal.entries.findIndex(({ tag }) => tag === schema) + 1];
    const copy = `films-before-${next?.tag}.db`;
    expect(names.toSorted()).toEqual(next ? [copy, `${copy}.sha256`] : []);
    if (!next) return;
    const db = openDb({ url: `file:${join(folder, 'backups', copy)}` });
    expect(await allRows(db)).toEqual(before);
    db.$client.close();
  });
});

describe('a database whose search split words by an older Unicode', () => {
  it.each([
    ['New Tai Lue', 'ᦵᦲ'],
    ['a letter that is a space and a mark', 'ͺ'],
  ])('finds a title of %s once it is upgraded', async (_, title) => {
    await makeOldDatabase(
      path,
      '0005_level_sets',
      // Its words as that release stored them: correct, or none if it recognized none.
      `update films set title = '${title}' where id = 'leon-1994';
       update film_index set title_key = '${title}', words = ' ${title === 'ͺ' ? '' : title}' where film_id = 'leon-1994';
       update film_search set words = (select words from film_index where film_id = 'leon-1994') where rowid = 2;`,
    );
    const db = await prepareDatabase({ url });
    const { app } = bareApp({ openDb: () => db });
    const found = await (await app.request(`/v1/films?q=${encodeURIComponent(title)}`)).json();
    expect(found.films).toMatchObject([{ id: 'leon-1994' }]);
    db.$client.close();
  });
});

describe('a migration that fails', () => {
  const OLD = '0002_rated_at';
  beforeEach(() => makeOldDatabase(path, OLD, 'create table title_words (word)'));

  it('names its file and the backup, and leaves the database unchanged', async () => {
    const before = await opened(allRows);
    const failed = await prepareDatabase({ url }).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(SchemaError);
    expect(failed).toMatchObject({
      summary: 'The migration 0003_limits_query.sql failed and was rolled back.',
      message: expect.stringMatching(/title_words.*already exists.*cli -- restore \S+\.db$/),
    });
    expect(await opened(allRows)).toEqual(before);
  });

  it('makes one backup, however often it is tried', async () => {
    await prepareDatabase({ url }).catch(() => {});
    await prepareDatabase({ url }).catch(() => {});
    const names = (await readdir(join(folder, 'backups'))).toSorted();
    const copy = 'films-before-0003_limits_query.db';
    expect(names).toEqual([copy, `${copy}.sha256`]);
  });

  it('is not started if the backup fails', async () => {
    const before = await opened(allRows);
    const failed = await prepareDatabase({ url }, { backupFolder: '/proc/none' }).catch(
      (error: unknown) => error,
    );
    expect(failed).toMatchObject({
      summary: 'The database needs a newer schema, and could not be copied first.',
    });
    expect(await opened(allRows)).toEqual(before);
  });
});

describe('the documents', () => {
  const bothDocuments = (db: Db) => readProjections(db, ['her-2013', 'leon-1994']);

  it('are rebuilt once, and an interrupted rebuild continues', async () => {
    await makeOldDatabase(path, '0003_limits_query');
    (await prepareDatabase({ url })).$client.close();
    const { changes } = await opened(allRows);
    const documents = await opened(bothDocuments);
    await opened(({ $client }) =>
      $client.executeMultiple(
        "update documents set advisory = '{}'; delete from __drizzle_migrations where hash = 'documents renewed'",
      ),
    );
    (await prepareDatabase({ url })).$client.close();
    expect(await opened(bothDocuments)).toEqual(documents);
    (await prepareDatabase({ url })).$client.close();
    const after = (await opened(allRows))['changes'] ?? [];
    expect(after.slice((changes ?? []).length)).toMatchObject([
      { film_id: 'her-2013', version: 1, actor: 'upgrade' },
      { film_id: 'leon-1994', version: 1, actor: 'upgrade' },
    ]);
  });
});

describe('a database on a libSQL server', () => {
  let server: Awaited<ReturnType<typeof startLibsqlHttpServer>>;
  afterEach(() => server.close());

  it('is upgraded too', async () => {
    await makeOldDatabase(path, '0001_film_search');
    server = await startLibsqlHttpServer({ path });
    const db = await prepareDatabase({ url: server.url });
    for (const { facts, stamp } of await readFactsPage(db, { after: '', limit: 100 })) {
      expect(await projectionOf(db, facts.id)).toEqual(projected(facts, stamp));
    }
    db.$client.close();
  });

  it('is unchanged after a failed migration, whose file is named', async () => {
    await makeOldDatabase(path, '0002_rated_at', 'create table title_words (word)');
    const before = await opened(allRows);
    server = await startLibsqlHttpServer({ path });
    const failed = await prepareDatabase({ url: server.url }).catch((error: unknown) => error);
    expect(failed).toMatchObject({
      summary: 'The migration 0003_limits_query.sql failed and was rolled back.',
    });
    expect(await opened(allRows)).toEqual(before);
  });
});

it('A database of a newer release is rejected, and stays unchanged', async () => {
  (await prepareDatabase({ url })).$client.close();
  await opened((db) =>
    db.$client.execute("insert into __drizzle_migrations (hash, created_at) values ('next', 9e12)"),
  );
  const before = await opened(allRows);
  await expect(prepareDatabase({ url })).rejects.toThrow(/newer schema than this program/);
  expect(await opened(allRows)).toEqual(before);
});
