import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { completeFacts, writeFilm } from '../../api/services/films/write.ts';
import { projectFilm } from '../../api/domain/film/project.ts';
import { openDb } from '../../db/connection/client.ts';
import { countIncompleteFilms } from '../../db/queries/count-incomplete-films.ts';
import { findFilms } from '../../db/queries/find-films.ts';
import { readFilm } from '../../db/queries/read-film.ts';
import { findWriteStamp } from '../../db/queries/save-film.ts';
import { NUMBER, selectTitled } from '../../db/queries/title-search.ts';
import * as tables from '../../db/schema.ts';
import { HER_2013 } from '../../db/seed/her-2013.ts';
import { filmFacts, ratingFacts } from '../helpers/film-facts.ts';
import { allRows, countRows } from '../helpers/table-rows.ts';
import { openTestDatabase, WRITTEN_AT, type TestDatabase } from '../helpers/test-database.ts';

const LATER = '2026-06-07T08:09:10.000Z';
const PARTS = ['film_ids', 'ratings', 'certificates', 'sources', 'themes', 'talking_points'];

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase([HER_2013]);
});
afterEach(() => database.close());

function write(facts: Parameters<typeof writeFilm>[1], actor = 'an editor') {
  return writeFilm(database.db, facts, { now: LATER, actor });
}

function searched(word: string) {
  return database.db.$client.execute({
    sql: `select film_id from (${selectTitled('?')}) join film_index using (number)`,
    args: [word],
  });
}

describe('a saved film', () => {
  it('has each of its facts in a separate row', async () => {
    const { db } = database;
    const film_id = HER_2013.id;
    const positioned = <Row extends object>(rows: readonly Row[]) =>
      rows.map((row, position) => ({ ...row, film_id, position }));
    const { ratings, certificates, sources, themes, talking_points } = HER_2013;
    expect(await db.select().from(tables.ratings)).toEqual(
      expect.arrayContaining(ratings.map((rating) => ({ ...rating, film_id }))),
    );
    expect(await db.select().from(tables.certificates)).toEqual(positioned(certificates));
    expect(await db.select().from(tables.sources)).toEqual(positioned(sources));
    expect(await db.select().from(tables.themes)).toEqual(positioned(themes));
    expect(await db.select().from(tables.talkingPoints)).toEqual(
      positioned(talking_points.map((text) => ({ text }))),
    );
    const film = await db.select().from(tables.films).where(eq(tables.films.id, film_id)).get();
    const { id, title, year, editor_age, age_why, verdict_line, summary, story, opinion } =
      HER_2013;
    const { titles, details, elsewhere, watch, similar, reviews } = HER_2013;
    expect(film).toEqual({
      ...{ id, title, year, editor_age, age_why, verdict_line, summary, story, opinion },
      ...{ titles, details, elsewhere, watch, similar, reviews },
      ...{ created_at: WRITTEN_AT, updated_at: WRITTEN_AT, version: 1, deleted_at: null },
    });
  });

  it('is read as the projection of its facts, by each of its ids', async () => {
    const stamp = { created_at: WRITTEN_AT, updated_at: WRITTEN_AT, version: 1 };
    const { advisory } = projectFilm(completeFacts(HER_2013), stamp);
    for (const key of [
      { scheme: 'film', value: 'her-2013' },
      { scheme: 'imdb', value: 'tt1798709' },
      { scheme: 'tmdb', value: '152601' },
      { scheme: 'wikidata', value: 'Q788822' },
    ] as const) {
      const document = await readFilm(database.db, key);
      expect(JSON.parse(document?.text ?? '')).toEqual(JSON.parse(JSON.stringify(advisory)));
    }
  });

  it('is not found by an id of another scheme', async () => {
    for (const key of [
      { scheme: 'film', value: 'tt1798709' },
      { scheme: 'imdb', value: 'her-2013' },
      { scheme: 'wikidata', value: '152601' },
    ] as const)
      expect(await readFilm(database.db, key)).toBeNull();
  });

  it('has a row in the changes with its actor, time and version', async () => {
    await write(HER_2013, 'import');
    expect(await database.db.select().from(tables.changes)).toMatchObject([
      { number: 1, film_id: 'her-2013', version: 1, changed_at: WRITTEN_AT, actor: 'test' },
      { number: 2, film_id: 'her-2013', version: 2, changed_at: LATER, actor: 'import' },
    ]);
  });
});

describe('an overwritten film', () => {
  it('has the next version and the same creation time', async () => {
    await write(HER_2013);
    await write({ ...HER_2013, story: 'Another.' });
    expect(await findWriteStamp(database.db, 'her-2013')).toEqual({
      created_at: WRITTEN_AT,
      updated_at: LATER,
      version: 3,
    });
    const document = await readFilm(database.db, { scheme: 'film', value: 'her-2013' });
    expect(JSON.parse(document?.text ?? '')).toMatchObject({
      created_at: WRITTEN_AT,
      updated_at: LATER,
      version: 3,
      story: 'Another.',
    });
  });

  it('leaves no old rows', async () => {
    await write(filmFacts({ id: 'her-2013', title: 'Nothing Left', year: 2014 }));
    for (const part of PARTS) expect(await countRows(database.db, part, 'her-2013'), part).toBe(0);
    for (const projection of ['documents', 'film_index'])
      expect(await countRows(database.db, projection, 'her-2013'), projection).toBe(1);
    for (const key of [
      { scheme: 'imdb', value: 'tt1798709' },
      { scheme: 'tmdb', value: '152601' },
    ] as const)
      expect(await readFilm(database.db, key)).toBeNull();
    expect((await searched('her')).rows).toEqual([]);
    expect((await searched('nothing')).rows).toEqual([{ film_id: 'her-2013' }]);
    const found = await findFilms(database.db, [{ scheme: 'film', value: 'her-2013' }]);
    expect(JSON.parse(found.get('film:her-2013') ?? '')).toMatchObject({
      title: 'Nothing Left',
      year: 2014,
    });
  });

  it('is the same as if it had been saved for the first time', async () => {
    const film = filmFacts({ id: 'her-2013', title: 'Fresh', ratings: [ratingFacts('sex', 2)] });
    await write(film);
    const fresh = await openTestDatabase();
    await writeFilm(fresh.db, film, { now: LATER, actor: 'test' });
    const [over, first] = [await allRows(database.db), await allRows(fresh.db)];
    for (const table of [...PARTS, 'film_index']) expect(over[table], table).toEqual(first[table]);
    await fresh.close();
  });

  it('gets another ETag if its text changes', async () => {
    const key = { scheme: 'film', value: 'her-2013' } as const;
    const before = await readFilm(database.db, key);
    await write({ ...HER_2013, opinion: null });
    const after = await readFilm(database.db, key);
    expect(before?.etag).toMatch(/^"[\w-]{22}"$/);
    expect(after?.etag).not.toBe(before?.etag);
  });

  it('does not change other films', async () => {
    await write(filmFacts({ id: 'other-2000', ratings: [ratingFacts('violence', 1)] }));
    const others = async () =>
      (await database.db.$client.execute("select * from ratings where film_id = 'other-2000'"))
        .rows;
    const before = await others();
    await write(filmFacts({ id: 'her-2013' }));
    expect(await others()).toEqual(before);
    expect(before).toHaveLength(1);
  });

  it('can release an external id for another film', async () => {
    await write({ ...HER_2013, ids: { imdb: null, tmdb: null, wikidata: null } });
    await write(filmFacts({ id: 'right-2013', ids: HER_2013.ids }));
    const document = await readFilm(database.db, { scheme: 'imdb', value: 'tt1798709' });
    expect(JSON.parse(document?.text ?? '')).toMatchObject({ id: 'right-2013' });
  });
});

describe('a write that the database rejects', () => {
  const twice = [ratingFacts('sex', 1), ratingFacts('sex', 2)];

  it('does not change the stored film', async () => {
    const before = await allRows(database.db);
    await expect(write({ ...HER_2013, title: 'Him', themes: [], ratings: twice })).rejects.toThrow(
      /ratings/,
    );
    expect(await allRows(database.db)).toEqual(before);
  });

  it('leaves no rows of a new film', async () => {
    const before = await allRows(database.db);
    await expect(write(filmFacts({ id: 'new-2000', ratings: twice }))).rejects.toThrow(/ratings/);
    expect(await allRows(database.db)).toEqual(before);
  });

  it('does not affect the next write', async () => {
    await write(filmFacts({ id: 'new-2000', ratings: twice })).catch(() => {});
    await write(filmFacts({ id: 'new-2000' }));
    expect(await findWriteStamp(database.db, 'new-2000')).toMatchObject({ version: 1 });
  });

  it.each([
    ['imdb', 'tt1798709'],
    ['tmdb', '152601'],
    ['wikidata', 'Q788822'],
  ] as const)(
    'because %s %s belongs to another film says which ids clash',
    async (scheme, value) => {
      const before = await allRows(database.db);
      const ids = { imdb: null, tmdb: null, wikidata: null, [scheme]: value };
      await expect(write(filmFacts({ id: 'thief-2013', ids }))).rejects.toThrow(
        /UNIQUE constraint failed: film_ids\.scheme, film_ids\.value/,
      );
      expect(await allRows(database.db)).toEqual(before);
    },
  );
});

describe('many writes', () => {
  it('of different films at the same time are all saved', async () => {
    const ids = Array.from({ length: 20 }, (_, place) => `film-${place}`);
    await Promise.all(ids.map((id) => write(filmFacts({ id, title: `Film ${id}` }))));
    const rows = await database.db.select({ id: tables.films.id }).from(tables.films);
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  });

  it('through two connections at the same time are all saved', async () => {
    const other = openDb({ url: database.url });
    const stamp = { now: LATER, actor: 'test' };
    await Promise.all(
      Array.from({ length: 20 }, (_, place) =>
        writeFilm(place % 2 ? other : database.db, filmFacts({ id: `film-${place}` }), stamp),
      ),
    );
    expect(await database.db.$count(tables.films)).toBe(21);
    other.$client.close();
  });

  it('leave no row without its film', async () => {
    for (let place = 0; place < 5; place += 1) {
      await write(filmFacts({ id: `film-${place}`, ratings: [ratingFacts('sex', 1)] }));
      await write(filmFacts({ id: `film-${place}` }));
    }
    const { rows } = await database.db.$client.execute('pragma foreign_key_check');
    expect(rows).toEqual([]);
    const lost = await database.db.$client.execute(
      'select rowid from film_search where rowid not in (select number from film_index)',
    );
    expect(lost.rows).toEqual([]);
    const titles = await database.db.$client.execute(
      `select rowid from title_search where ${NUMBER} not in (select number from film_index)`,
    );
    expect(titles.rows).toEqual([]);
    const check = await database.db.$client.execute('pragma integrity_check');
    expect(check.rows).toMatchObject([{ integrity_check: 'ok' }]);
  });

  it('can save a film with 1,000 sources', async () => {
    const sources = Array.from({ length: 1_000 }, (_, place) => ({
      name: `Source ${place}`,
      url: null,
      read_at: null,
      licence: null,
      expires_at: null,
    }));
    await write(filmFacts({ id: 'long-2000', sources }));
    expect(await countRows(database.db, 'sources', 'long-2000')).toBe(1_000);
  });
});

it('deletes the rows of a deleted film', async () => {
  await database.db.delete(tables.films).where(eq(tables.films.id, 'her-2013'));
  for (const part of [...PARTS, 'documents', 'film_index'])
    expect(await countRows(database.db, part, 'her-2013'), part).toBe(0);
});

it('A film counts as incomplete if full-text search does not have its titles', async () => {
  expect(await countIncompleteFilms(database.db)).toBe(0);
  await database.db.$client.execute(
    'delete from title_search where rowid in (select rowid from title_search limit 1)',
  );
  expect(await countIncompleteFilms(database.db)).toBe(1);
});
