import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forbiddenBits } from '../../api/domain/rating/level-bits.ts';
import { findFilms } from '../../db/queries/find-films.ts';
import { listFilms, type FilmsPage, type FilmsQuery } from '../../db/queries/list-films.ts';
import {
  filterStatement,
  quickStatement,
  type FilterQuery,
} from '../../db/queries/filter-statement.ts';
import type { Statement } from '../../db/queries/films-statement.ts';
import { SORTS, UNKNOWN_MODES } from '../../db/vocabulary.ts';
import { filmFacts, ratingFacts } from '../helpers/film-facts.ts';
import { openTestDatabase, type TestDatabase } from '../helpers/test-database.ts';

const ALL: FilmsQuery = {
  forbidden: 0,
  unknown: 'exclude',
  sort: 'title',
  limit: 100,
  fields: 'summary',
};

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase([
    filmFacts({ id: 'b-2001', title: 'The Same', year: 2001, editor_age: 9 }),
    filmFacts({ id: 'a-2001', title: 'Same', year: 2001, editor_age: 9 }),
    filmFacts({
      id: 'c-1999',
      ids: { imdb: 'tt0000001', tmdb: '1', wikidata: 'Q1' },
      title: 'Áble',
      year: 1999,
      ratings: [ratingFacts('violence', 2), ratingFacts('role_models', 4)],
      certificates: [
        { system: 'MPA', rating: 'PG', reasons: null, sources: [] },
        { system: 'MPA', rating: 'R', reasons: null, sources: [] },
      ],
    }),
  ]);
});
afterAll(() => database.close());

async function ids(query: Partial<FilmsQuery>): Promise<string[]> {
  return idsOf(await listFilms(database.db, { ...ALL, ...query }));
}

function idsOf({ films }: FilmsPage): string[] {
  return JSON.parse(`[${films}]`).map(({ id }: { id: string }) => id);
}

describe('the order', () => {
  it('by title ignores case, accents and articles, and then sorts by id', async () => {
    expect(await ids({ sort: 'title' })).toEqual(['c-1999', 'a-2001', 'b-2001']);
  });

  it('by year has the newest first, and then sorts by id', async () => {
    expect(await ids({ sort: '-year' })).toEqual(['a-2001', 'b-2001', 'c-1999']);
  });

  it('by age has unknown ages last', async () => {
    expect(await ids({ sort: 'age' })).toEqual(['a-2001', 'b-2001', 'c-1999']);
  });
});

describe('a page', () => {
  it.each(SORTS)(
    'sorted by %s continues after its last film, also among equal values',
    async (sort) => {
      const whole = await ids({ sort });
      const first = await listFilms(database.db, { ...ALL, sort, limit: 1 });
      expect(first.next).toEqual([expect.anything(), whole[0]]);
      const second = await listFilms(database.db, {
        ...ALL,
        sort,
        limit: 1,
        after: first.next ?? undefined,
      });
      expect(idsOf(second)).toEqual([whole[1]]);
    },
  );

  it('that ends with the last film has no next', async () => {
    expect((await listFilms(database.db, { ...ALL, limit: 3 })).next).toBeNull();
    expect((await listFilms(database.db, { ...ALL, limit: 2 })).next).not.toBeNull();
  });

  it('after the last film is empty', async () => {
    const page = await listFilms(database.db, { ...ALL, after: ['zzz', 'zzz'] });
    expect(page).toEqual({ films: '', titles: [], next: null });
  });
});

describe('the filters', () => {
  it('find a film by any of its certificates, once', async () => {
    for (const rating of ['PG', 'R'])
      expect(await ids({ certificate: { system: 'MPA', rating } })).toEqual(['c-1999']);
    expect(await ids({ certificate: { system: 'MPA', rating: 'G' } })).toEqual([]);
  });

  it('compare levels with the bits of a film', async () => {
    expect(await ids({ forbidden: forbiddenBits({ violence: 2 }) })).toEqual(['c-1999']);
    expect(await ids({ forbidden: forbiddenBits({ violence: 1 }) })).toEqual([]);
    expect(await ids({ forbidden: forbiddenBits({ violence: 2, role_models: 4 }) })).toEqual([
      'c-1999',
    ]);
    expect(await ids({ forbidden: forbiddenBits({ role_models: 5 }) })).toEqual([]);
  });

  it('exclude unknown levels by default, and include them on request', async () => {
    const forbidden = forbiddenBits({ violence: 2 });
    expect(await ids({ forbidden, unknown: 'likely' })).toEqual(['c-1999']);
    expect(await ids({ forbidden, unknown: 'include' })).toHaveLength(3);
  });
});

describe('the films by key', () => {
  it('are found by every scheme in one call, without unknown keys', async () => {
    const found = await findFilms(database.db, [
      { scheme: 'wikidata', value: 'Q1' },
      { scheme: 'film', value: 'b-2001' },
      { scheme: 'tmdb', value: '1' },
      { scheme: 'imdb', value: 'tt0000001' },
      { scheme: 'imdb', value: 'tt0000002' },
      { scheme: 'film', value: 'nope' },
    ]);
    expect([...found.keys()].toSorted()).toEqual([
      'film:b-2001',
      'imdb:tt0000001',
      'tmdb:1',
      'wikidata:Q1',
    ]);
    expect(JSON.parse(found.get('tmdb:1') ?? '')).toMatchObject({ id: 'c-1999' });
  });

  it('are empty without keys', async () => {
    expect(await findFilms(database.db, [])).toEqual(new Map());
  });

  it('do not match a value of another scheme', async () => {
    expect((await findFilms(database.db, [{ scheme: 'tmdb', value: 'tt0000001' }])).size).toBe(0);
  });
});

describe('the statements', () => {
  const LIMITED: FilterQuery = {
    ...ALL,
    sort: 'title',
    forbidden: forbiddenBits({ violence: 2 }),
    limit: 20,
  };
  const INDEXES = [
    ['title', 'film_index_by_title'],
    ['-year', 'film_index_by_year'],
    ['age', 'film_index_by_age'],
    ['-updated', 'film_index_by_update'],
  ] as const;

  it.each(INDEXES)(
    'read a page by %s from %s in index order, without sorting',
    async (sort, index) => {
      for (const unknown of UNKNOWN_MODES) {
        for (const after of [undefined, ['m', 'm']] as const) {
          const query = {
            ...LIMITED,
            ...{ sort, unknown, after, year_from: 1990, age: 12, genre: 'drama' },
          };
          const plan = await planOf(quickStatement(query));
          expect(plan).toContain(`film_index USING COVERING INDEX ${index} (`);
          expect(plan).not.toContain('TEMP B-TREE');
        }
      }
    },
  );

  it.each([
    [{ age: 9, unknown: 'likely' }, 'film_index_by_filters (age_likely<?)'],
    [{ age: 9, unknown: 'exclude' }, 'film_index_by_filters (age_likely<?)'],
    [
      { age: 9, unknown: 'include', year_from: 1990, year_to: 1999 },
      'film_index_by_year (newest>? AND newest<?)',
    ],
    [{ updated_from: 1 }, 'film_index_by_update (freshest<?)'],
    [{}, 'film_index_by_filters'],
  ] as const)('for %o scan only a part of one index: %s', async (filters, part) => {
    for (const [sort] of INDEXES) {
      const plan = await planOf(filterStatement({ ...LIMITED, ...filters, sort }));
      expect(plan).toContain(`film_index USING COVERING INDEX ${part}`);
    }
  });

  it('find rare levels in an index of each mode of unknown levels', async () => {
    for (const [unknown, index] of [
      ['exclude', 'film_index_by_levels'],
      ['likely', 'film_index_by_filters (age_likely=? AND levels_likely=?)'],
      ['include', 'film_index_by_known'],
    ] as const)
      expect(await planOf(filterStatement({ ...LIMITED, unknown, age: 16 }))).toContain(
        `USING COVERING INDEX ${index}`,
      );
  });

  /** SQLite's query plan, one step per line. */
  async function planOf({ sql, args }: Statement): Promise<string> {
    const { rows } = await database.db.$client.execute({ sql: `explain query plan ${sql}`, args });
    return rows.map(({ detail }) => String(detail)).join('\n');
  }
});
