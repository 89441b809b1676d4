import { withOfficialRatings } from '../../api/domain/rating/official-ratings.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFilm } from '../../api/services/films/write.ts';
import { LEVEL_PARAMETERS } from '../../api/contract/films-query.ts';
import { deriveAge } from '../../api/domain/rating/age.ts';
import { titleKey } from '../../api/domain/film/title.ts';
import { EMPTY_DETAILS, type FilmFacts, type RatingFacts } from '../../db/film.ts';
import { RATING_SYSTEMS } from '../../db/rating-systems.ts';
import { HER_2013 } from '../../db/seed/her-2013.ts';
import { CATEGORIES, type Category } from '../../db/vocabulary.ts';
import { filmFacts, ratingFacts } from '../helpers/film-facts.ts';
import { textOf } from '../helpers/html.ts';
import { problemOf } from '../helpers/problem-of.ts';
import { randomFilms, seededRandom } from '../helpers/random-films.ts';
import { openPlace, openTestApp, type TestApp } from '../helpers/test-app.ts';

interface Page {
  films: { id: string; title: string; asked?: string }[];
  next: string | null;
  missing?: string[];
  meant?: string[];
  nearest?: { id: string }[];
}
type Query = Record<string, string | number>;
/** What a walk asks: the application of the tests, or a bare one, which is quicker. */
type Asked = Pick<TestApp, 'request'>;

function addressOf(query: Query): string {
  const entries = Object.entries(query).map(([name, value]) => [name, String(value)]);
  return `/v1/films?${new URLSearchParams(entries)}`;
}

async function getPage(app: Asked, address: string): Promise<{ page: Page; link: string | null }> {
  const response = await app.request(address);
  expect(response.status, address).toBe(200);
  const [, link = null] = /^<([^>]+)>; rel="next"$/.exec(response.headers.get('Link') ?? '') ?? [];
  return { page: await response.json(), link };
}

/** The ids of every page, walked by the `Link` header or by `next`. */
async function walk(app: Asked, query: Query, by: 'link' | 'next'): Promise<string[]> {
  const ids: string[] = [];
  for (let address: string | null = addressOf(query); address;) {
    const { page, link }: Awaited<ReturnType<typeof getPage>> = await getPage(app, address);
    expect(page.films.length).toBeLessThanOrEqual(Number(query['limit'] ?? 25));
    expect(link === null).toBe(page.next === null);
    if (page.next !== null) expect(page.films).toHaveLength(Number(query['limit'] ?? 25));
    ids.push(...page.films.map(({ id }) => id));
    const next = page.next && addressOf({ ...query, cursor: page.next });
    address = by === 'link' ? link : next;
  }
  return ids;
}

async function idsOf(app: Asked, query: Query): Promise<string[]> {
  const { page } = await getPage(app, addressOf(query));
  return page.films.map(({ id }) => id);
}

async function errorsOf(app: TestApp, address: string) {
  const response = await app.request(address);
  expect(response.status, address).toBe(400);
  return (await problemOf(response)).errors ?? [];
}

describe('the films under limits', () => {
  const FILMS = randomFilms(seededRandom(2013), 300).map(withOfficialRatings);
  let app: Awaited<ReturnType<typeof openPlace>>;
  beforeAll(async () => {
    app = await openPlace(FILMS);
  });
  afterAll(() => app.close());

  type Mode = 'exclude' | 'likely' | 'include';

  function ratingOf(film: FilmFacts, category: Category) {
    const rating = film.ratings.find((one) => one.category === category);
    const level = rating?.level ?? null;
    return {
      level,
      at_most: level ?? rating?.at_most ?? 5,
      estimate: level === null ? (rating?.estimate ?? null) : null,
      basis: rating?.basis ?? null,
    };
  }

  /** What a level counts as under a mode; null passes every limit where unknown is included, and none elsewhere. */
  function countedLevel(film: FilmFacts, category: Category, mode: Mode): number | null {
    const { level, at_most, estimate } = ratingOf(film, category);
    if (level !== null || mode === 'include') return level;
    if (CATEGORIES.some(({ name, kind }) => name === category && kind === 'positive')) return null;
    return mode === 'likely' && estimate !== null ? Math.round(estimate) : at_most;
  }

  function ageOf(film: FilmFacts) {
    const ratings = CATEGORIES.map(({ name }) => ({ category: name, ...ratingOf(film, name) }));
    const certificates = film.certificates.flatMap(({ system, rating }) => {
      const { ratings: known = [] } = RATING_SYSTEMS.find(({ id }) => id === system) ?? {};
      return known.filter((one) => one.rating === rating).map((one) => ({ ...one, system }));
    });
    return deriveAge(ratings, { certificates, editor: { age: film.editor_age, why: null } });
  }

  /** Null where the age is unknown. */
  function countedAge(film: FilmFacts, mode: Mode): number | null {
    const age = ageOf(film);
    if (age.recommended !== null) return age.recommended;
    if (mode === 'include') return age.at_least;
    if (mode === 'exclude') return age.at_most;
    return age.likely;
  }

  function isWithin(film: FilmFacts, query: Query): boolean {
    const mode = (query['unknown'] ?? 'exclude') as Mode; // one of the three, by the generator below
    for (const { category, parameter } of LEVEL_PARAMETERS) {
      const limit = query[parameter];
      if (limit === undefined) continue;
      const level = countedLevel(film, category, mode);
      if (
        level === null
          ? mode !== 'include'
          : parameter.endsWith('.lte')
            ? level > Number(limit)
            : level < Number(limit)
      )
        return false;
    }
    if (query['age.lte'] !== undefined) {
      const age = countedAge(film, mode);
      if (age === null ? mode !== 'include' : age > Number(query['age.lte'])) return false;
    }
    if (film.year < Number(query['year.gte'] ?? 0) || film.year > Number(query['year.lte'] ?? 9999))
      return false;
    if (query['certificate'] === undefined) return true;
    return film.certificates.some(
      ({ system, rating }) => `${system}:${rating}` === query['certificate'],
    );
  }

  function sortedBy(query: Query): (a: FilmFacts, b: FilmFacts) => number {
    const age = (film: FilmFacts) => ageOf(film).recommended ?? ageOf(film).at_most ?? Infinity;
    const bytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
    return (a, b) => {
      const [ageA, ageB] = [age(a), age(b)];
      const first =
        query['sort'] === '-year'
          ? b.year - a.year
          : query['sort'] === 'age'
            ? ageA === ageB
              ? 0
              : ageA - ageB
            : bytes(titleKey(a.title), titleKey(b.title));
      return first || bytes(a.id, b.id);
    };
  }

  function expected(query: Query): string[] {
    return FILMS.filter((film) => isWithin(film, query))
      .toSorted(sortedBy(query))
      .map(({ id }) => id);
  }

  const level = fc.integer({ min: 0, max: 5 });
  const certificates = RATING_SYSTEMS.flatMap(({ id, ratings }) =>
    ratings.map(({ rating }) => `${id}:${rating}`),
  );
  const queries: fc.Arbitrary<Query> = fc.record(
    {
      ...Object.fromEntries(LEVEL_PARAMETERS.map(({ parameter }) => [parameter, level])),
      'age.lte': fc.integer({ min: 0, max: 21 }),
      'year.gte': fc.integer({ min: 1988, max: 2000 }),
      'year.lte': fc.integer({ min: 1992, max: 2003 }),
      certificate: fc.constantFrom(...certificates),
      unknown: fc.constantFrom('exclude', 'likely', 'include'),
      sort: fc.constantFrom('title', '-year', 'age'),
      limit: fc.constantFrom(7, 25, 100),
    },
    { requiredKeys: [] },
  );
  /** Most parameters are left out, so that most queries find something. */
  const sparse = fc
    .tuple(queries, fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), fc.boolean())
    .map(([query, kept]) =>
      Object.fromEntries(
        Object.entries(query).filter(
          ([name], place) => kept[place] || /unknown|sort|limit/.test(name),
        ),
      ),
    );

  it('are those that a plain loop finds, in its order, each once, over all pages', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(sparse, fc.constantFrom('link', 'next'), async (query, by) => {
        const ids = await walk(app, query, by);
        expect(ids, addressOf(query)).toEqual(expected(query));
        found += ids.length > 0 ? 1 : 0;
      }),
      { numRuns: 150, seed: 2013 },
    );
    expect(found).toBeGreaterThan(60);
  });

  it.each(
    LEVEL_PARAMETERS.flatMap(({ parameter }) =>
      ['exclude', 'likely', 'include'].map((mode) => ({ parameter, mode })),
    ),
  )('hold at every level of $parameter with unknown=$mode', async ({ parameter, mode }) => {
    for (const limit of [0, 1, 2, 3, 4, 5]) {
      const query = { [parameter]: limit, unknown: mode, limit: 100 };
      expect(await walk(app, query, 'next'), addressOf(query)).toEqual(expected(query));
    }
  });

  it('hold at every age, whatever is done with unknown ones', async () => {
    for (const unknown of ['exclude', 'likely', 'include']) {
      for (let age = 0; age <= 21; age += 1) {
        const query = { 'age.lte': age, unknown, limit: 100 };
        expect(await walk(app, query, 'next'), addressOf(query)).toEqual(expected(query));
      }
    }
  });

  it('leave no film out that a stricter way with the unknown keeps', async () => {
    for (const { parameter } of LEVEL_PARAMETERS) {
      const [exclude = [], likely = [], include = []] = await Promise.all(
        ['exclude', 'likely', 'include'].map((unknown) =>
          walk(app, { [parameter]: 2, 'age.lte': 15, unknown, limit: 100 }, 'next'),
        ),
      );
      expect(exclude.length).toBeGreaterThan(0);
      expect(likely).toEqual(expect.arrayContaining(exclude));
      expect(include).toEqual(expect.arrayContaining(likely));
    }
  });

  it.each(['title', '-year', 'age'])(
    'sorted by %s come without a gap or a repeat on pages of every size',
    async (sort) => {
      const whole = expected({ sort });
      expect(whole).toHaveLength(FILMS.length);
      for (const limit of [3, 50, 99])
        expect(await walk(app, { sort, limit }, 'link')).toEqual(whole);
    },
  );

  it('are 25 a page, by title, where nothing else is said', async () => {
    expect(await idsOf(app, {})).toEqual(expected({}).slice(0, 25));
  });

  it('keep the whole query in the Link to the next page', async () => {
    const query = { 'violence.lte': 5, unknown: 'include', sort: 'age', limit: 2, q: 'sea' };
    const { page, link } = await getPage(app, addressOf(query));
    const next = new URL(link ?? '', 'https://advisory.test');
    expect(next.pathname).toBe('/v1/films');
    expect(Object.fromEntries(next.searchParams)).toEqual({
      'violence.lte': '5',
      unknown: 'include',
      sort: 'age',
      limit: '2',
      q: 'sea',
      cursor: page.next,
    });
  });
});

describe('a film written while somebody walks the pages', () => {
  it.each([
    ['title', { title: 'B0' }, { title: 'Z' }],
    ['-year', { year: 2030 }, { year: 1950 }],
    ['age', { editor_age: 2 }, { editor_age: 18 }],
  ] as const)(
    'sorted by %s is seen once where it comes later, and loses or repeats no other',
    async (sort, earlier, later) => {
      const app = await openTestApp(
        Array.from({ length: 10 }, (_, place) =>
          filmFacts({
            id: `c-${place}`,
            title: `C${place}`,
            year: 2000 - place,
            editor_age: 5 + place,
          }),
        ),
      );
      const stamp = { now: '2026-03-03T00:00:00.000Z', actor: 'test' };
      const seen: string[] = [];
      let address: string | null = addressOf({ sort, limit: 3 });
      while (address) {
        const { page, link }: Awaited<ReturnType<typeof getPage>> = await getPage(app, address);
        seen.push(...page.films.map(({ id }) => id));
        if (seen.length === 3) {
          await writeFilm(
            app.db,
            filmFacts({ id: 'early-1', title: 'C0', year: 2000, editor_age: 5, ...earlier }),
            stamp,
          );
          await writeFilm(
            app.db,
            filmFacts({ id: 'late-1', title: 'C9', year: 1991, editor_age: 14, ...later }),
            stamp,
          );
        }
        address = link;
      }
      expect(seen).toEqual([...Array.from({ length: 10 }, (_, place) => `c-${place}`), 'late-1']);
      await app.close();
    },
  );
});

describe('the search by title', () => {
  let app: TestApp;
  const TITLES = {
    'her-2013': 'Her',
    'here-2024': 'Here',
    'hero-2002': 'Hero',
    'amelie-2001': 'Le Fabuleux Destin d’Amélie Poulain',
    'oceans-2001': "Ocean's Eleven",
    'walle-2008': 'WALL·E',
    'eternal-2004': 'Eternal Sunshine of the Spotless Mind',
    'summer-2009': '(500) Days of Summer',
    'parasite-2019': '기생충',
    'gamera-1995': 'ガメラ 大怪獣空中決戦',
    'lagaan-2001': 'लगान',
    'angstrom-2010': 'Ångström',
    'strasse-1954': 'La Strada – Die Straße',
    'near-1987': 'Near Dark',
    'not-1999': 'AND OR NOT NEAR',
  };
  beforeAll(async () => {
    app = await openTestApp(
      Object.entries(TITLES).map(([id, title]) =>
        filmFacts({ id, title, year: Number(id.slice(-4)) }),
      ),
    );
  });
  afterAll(() => app.close());

  it.each([
    ['a whole word', 'her', ['her-2013', 'here-2024', 'hero-2002']],
    ['the beginning of a word', 'he', ['her-2013', 'here-2024', 'hero-2002']],
    ['more of it', 'here', ['here-2024']],
    ['another case', 'HERO', ['hero-2002']],
    ['no accent', 'amelie', ['amelie-2001']],
    ['an accent', 'Amélie', ['amelie-2001']],
    ['an accent in two code points', 'Ame\u0301lie', ['amelie-2001']],
    ['an accent that is not in the title', 'Hér', ['her-2013', 'here-2024', 'hero-2002']],
    ['a ring', 'angstrom', ['angstrom-2010']],
    ['the beginnings of two words, in any order', 'sun eter', ['eternal-2004']],
    ['all words, not some', 'eternal hero', []],
    ['a word in the middle', 'spotless', ['eternal-2004']],
    ['the end of a word', 'tless', []],
    ['punctuation that is in the title', "ocean's", ['oceans-2001']],
    ['another apostrophe', 'ocean’s eleven', ['oceans-2001']],
    ['no apostrophe', 'oceans eleven', ['oceans-2001']],
    ['digits', '500', ['summer-2009']],
    ['brackets around digits', '(500)', ['summer-2009']],
    ['a dot in the middle', 'wall-e', ['walle-2008']],
    ['a sharp s', 'straße', ['strasse-1954']],
    ['Hangul', '기생충', ['parasite-2019']],
    ['the beginning of Hangul', '기생', ['parasite-2019']],
    ['Katakana with voiced sounds', 'ガメ', ['gamera-1995']],
    ['Devanagari', 'लगा', ['lagaan-2001']],
    ['wide letters', 'Ｈｅｒｏ', ['hero-2002']],
    ['spaces around', '  hero  ', ['hero-2002']],
  ])('finds by %s', async (_, q, ids) => {
    expect((await idsOf(app, { q })).toSorted()).toEqual(ids.toSorted());
  });

  it.each([
    ['"hero"', ['hero-2002']],
    ['hero"', ['hero-2002']],
    ['hero*', ['hero-2002']],
    ['^hero', ['hero-2002']],
    ['title:hero', []],
    ['-hero', ['hero-2002']],
    ['hero -here', []],
    ['hero AND here', []],
    ['hero OR here', []],
    ['hero NOT here', []],
    ['NEAR', ['near-1987', 'not-1999']],
    ['NEAR(hero here)', []],
    ['AND', ['not-1999']],
    ['or not and', ['not-1999']],
    ['{hero}', ['hero-2002']],
    ['hero + here', []],
    ["'; drop table film_search; --hero", []],
    ['hero\u0000', ['hero-2002']],
    ['%', null],
    ['***', null],
    ['""', null],
    ['"', null],
    ['\u0000', null],
    ['\u0301', null],
    ['', null],
  ])('takes %j as words alone', async (q, ids) => {
    if (ids === null) {
      expect(await errorsOf(app, addressOf({ q }))).toEqual([
        { pointer: '#/q', detail: 'Write at least one letter or digit.' },
      ]);
    } else {
      expect((await idsOf(app, { q })).toSorted()).toEqual(ids.toSorted());
    }
  });

  it('finds every film by its own title, and by each word of it', async () => {
    for (const [id, title] of Object.entries(TITLES)) {
      expect(await idsOf(app, { q: title }), title).toContain(id);
      for (const word of title.split(/[\s()·–]+/).filter(Boolean))
        expect(await idsOf(app, { q: word }), word).toContain(id);
    }
  });

  it('goes together with limits and pages', async () => {
    expect(await idsOf(app, { q: 'he', 'year.gte': 2010, sort: '-year' })).toEqual([
      'here-2024',
      'her-2013',
    ]);
    expect(await walk(app, { q: 'he', limit: 1 }, 'link')).toEqual([
      'her-2013',
      'here-2024',
      'hero-2002',
    ]);
  });

  it('never fails, whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (q) => {
        const { status } = await app.request(addressOf({ q }));
        expect([200, 400]).toContain(status);
      }),
      { numRuns: 200, seed: 2013 },
    );
    expect(app.logged).toEqual([]);
  });

  it('forgets the old title of a film that was renamed', async () => {
    const write = (title: string) =>
      writeFilm(app.db, filmFacts({ id: 'renamed-2000', title, year: 2000 }), {
        now: '2026-03-03T00:00:00.000Z',
        actor: 'test',
      });
    await write('Workingtitle');
    await write('Finaltitle');
    expect(await idsOf(app, { q: 'workingtitle' })).toEqual([]);
    expect(await idsOf(app, { q: 'finaltitle' })).toEqual(['renamed-2000']);
  });

  it('rejects more than 200 characters', async () => {
    expect(await errorsOf(app, addressOf({ q: 'a'.repeat(201) }))).toMatchObject([
      { pointer: '#/q' },
    ]);
    expect(await idsOf(app, { q: 'a'.repeat(200) })).toEqual([]);
  });
});

describe('a search with a wrong letter', () => {
  let app: TestApp;
  const TITLES = {
    'her-2013': 'Her',
    'matrix-1999': 'The Matrix',
    'godfather-1972': 'The Godfather',
    'inception-2010': 'Inception',
    'eternal-2004': 'Eternal Sunshine of the Spotless Mind',
    'spider-2002': 'Spider-Man',
    'amelie-2001': 'Le Fabuleux Destin d’Amélie Poulain',
    'odyssey-1968': '2001: A Space Odyssey',
    'brat-1997': 'Брат',
    'parasite-2019': 'Parasite',
    'parade-1974': 'Parade',
  };
  beforeAll(async () => {
    app = await openTestApp(
      Object.entries(TITLES).map(([id, title]) =>
        filmFacts({ id, title, year: Number(id.slice(-4)) }),
      ),
    );
  });
  afterAll(() => app.close());

  it.each([
    ['two letters swapped', 'hre', 'her-2013', 'her'],
    ['a letter too many', 'herr', 'her-2013', 'her'],
    ['two swapped within', 'matirx', 'matrix-1999', 'matrix'],
    ['another letter', 'matrox', 'matrix-1999', 'matrix'],
    ['another first letter', 'natrix', 'matrix-1999', 'matrix'],
    ['a letter too few', 'godfater', 'godfather-1972', 'godfather'],
    ['a “the” in front', 'the godfahter', 'godfather-1972', 'godfather'],
    ['one wrong word of two', 'eternal sunshne', 'eternal-2004', 'eternal sunshine'],
    ['two wrong words', 'etermal sunshne', 'eternal-2004', 'eternal sunshine'],
    ['three', 'etermal sunshne spotlss', 'eternal-2004', 'eternal sunshine spotless'],
    ['one wrong word in front', 'etermal sunshine', 'eternal-2004', 'eternal sunshine'],
    ['a wrong beginning of a word', 'incetpi', 'inception-2010', 'inception'],
    ['a hyphen', 'spidre-man', 'spider-2002', 'spider man'],
    ['an accent besides', 'Amleie', 'amelie-2001', 'amelie'],
    ['a number beside it', '2001 odissey', 'odyssey-1968', '2001 odyssey'],
    ['Cyrillic', 'брта', 'brat-1997', 'брат'],
    ['two letters swapped in a long word', 'godfahter', 'godfather-1972', 'godfather'],
    ['two wrong letters', 'gotfater', 'godfather-1972', 'godfather'],
    ['two at the ends', 'hodfathes', 'godfather-1972', 'godfather'],
    [
      'two wrong letters and a word with one',
      'spattless etenral',
      'eternal-2004',
      'spotless eternal',
    ],
    ['the right year behind it', 'matrox 1999', 'matrix-1999', 'matrix 1999'],
  ])('finds with %s', async (_, q, id, meant) => {
    for (const sort of ['title', 'match']) {
      const { page } = await getPage(app, addressOf({ q, sort }));
      expect(page.films.map((film) => film.id)).toEqual([id]);
      expect(page.meant).toEqual([meant]);
    }
  });

  it.each(['spiderman', 'spider man', 'spider-man', 'Spiderm', 'man spiderman'])(
    'is not assumed in “%s” for Spider-Man',
    async (q) => {
      const { page } = await getPage(app, addressOf({ q }));
      expect(page.films.map(({ id }) => id)).toEqual(['spider-2002']);
      expect(page.meant).toBeUndefined();
    },
  );

  it.each([
    ['what is found as it is', 'par'],
    ['what is found, but over the limits', 'her'],
    ['two wrong letters in a short word', 'mertox'],
    ['three wrong letters', 'gotfaterr'],
    ['a wrong number', 'matrix 1998'],
    ['a wrong Roman number', 'matrix viii'],
    ['four wrong words', 'etermal sunshne spotlss mnid'],
    ['a word too short', 'hr'],
    ['a number', '2002'],
  ])('forgives nothing of %s', async (_, q) => {
    const { page } = await getPage(app, addressOf({ q, 'violence.lte': 1 }));
    expect(page.films).toEqual([]);
    expect(page).not.toHaveProperty('meant');
  });

  it('goes on to the next page of what was meant', async () => {
    const query = { q: 'paraxe', limit: 1 };
    await writeFilm(app.db, filmFacts({ id: 'parade-2', title: 'Parade 2', year: 2020 }), {
      now: '2026-03-03T00:00:00.000Z',
      actor: 'test',
    });
    expect(await walk(app, query, 'link')).toEqual(['parade-1974', 'parade-2']);
  });

  it('goes on where films that have its words came in between', async () => {
    const other = await openTestApp(
      ['Paraxesa', 'Paraxesb'].map((title, place) => filmFacts({ id: `old-${place}`, title })),
    );
    const { page, link } = await getPage(other, addressOf({ q: 'paraxesx', limit: 1 }));
    expect(page).toMatchObject({ films: [{ id: 'old-0' }], meant: expect.any(Array) });
    await writeFilm(other.db, filmFacts({ id: 'new-2020', title: 'Paraxesx' }), {
      now: '2026-03-03T00:00:00.000Z',
      actor: 'test',
    });
    expect((await getPage(other, link ?? '')).page.films).toMatchObject([{ id: 'new-2020' }]);
    expect((await other.request('/readyz')).status).toBe(200);
    await other.close();
  });

  it('is told on the front page', async () => {
    const told = async (q: string) => {
      const page = await (await app.request(`/?q=${encodeURIComponent(q)}`)).text();
      const [, status] = /<p role="status">(.*?)<\/p>/s.exec(page) ?? [];
      return status && textOf(status);
    };
    expect(await told('hre')).toBe('No results for “hre”. Showing “her”.');
    expect(await told('her')).toBeUndefined();
    expect(await told('xyzzy')).toContain('We don’t have “xyzzy” yet.');
  });

  it('never fails, whatever is asked', async () => {
    const word = fc.constantFrom(
      'her',
      'hre',
      '"',
      "'",
      '*',
      'matirx',
      '-',
      'NEAR(',
      '😀',
      'ह',
      '\u0301',
      '2',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 8 }), async (words) => {
        const { status } = await app.request(addressOf({ q: words.join(' ') }));
        expect([200, 400]).toContain(status);
      }),
      { numRuns: 150, seed: 2013 },
    );
    expect(app.logged).toEqual([]);
  });
});

describe('a search of which a title has only a part', () => {
  let app: TestApp;
  const TITLES = {
    'frozen-2013': 'Frozen',
    'rocky-1976': 'Rocky',
    'rocky-iii-1982': 'Rocky III',
    'nemo-2003': 'Finding Nemo',
    'king-2010': 'The King’s Speech',
    'odyssey-1968': '2001: A Space Odyssey',
    'blade-2017': 'Blade Runner 2049',
  };
  beforeAll(async () => {
    app = await openTestApp(
      Object.entries(TITLES).map(([id, title]) =>
        filmFacts({ id, title, year: Number(id.slice(-4)) }),
      ),
    );
  });
  afterAll(() => app.close());

  it.each([
    ['a number that no title has', 'frozen 9', ['frozen-2013']],
    ['a number that another title begins with', 'frozen 2', ['frozen-2013']],
    ['a Roman number', 'frozen ii', ['frozen-2013']],
    ['a number that differs by a letter', 'rocky viii', ['rocky-1976', 'rocky-iii-1982']],
    ['a number behind a wrong letter', 'forzen 2', ['frozen-2013']],
    ['an unknown word', 'finding dory', ['nemo-2003']],
    ['a word of another title', 'finding frozen', ['nemo-2003']],
    ['another year', 'frozen 2010', ['frozen-2013']],
    ['another year behind a wrong letter', 'forzen 2010', ['frozen-2013']],
  ])('finds nothing for %s, and says what is nearest: %s', async (_, q, ids) => {
    for (const sort of ['title', 'match']) {
      const { page } = await getPage(app, addressOf({ q, sort }));
      expect(page.films).toEqual([]);
      expect(page).not.toHaveProperty('meant');
      expect(page.nearest?.map(({ id }) => id)).toEqual(ids);
    }
  });

  it.each([
    ['a year behind the title', 'frozen 2013', ['frozen-2013']],
    ['a year in brackets', 'Rocky (1976)', ['rocky-1976']],
    ['a number in the title, which is not its year', 'blade runner 2049', ['blade-2017']],
    ['a number in the title, and the year', 'blade runner 2049 2017', ['blade-2017']],
    ['a Roman number in the title', 'rocky iii', ['rocky-iii-1982']],
  ])('finds by %s: %s', async (_, q, ids) => {
    for (const sort of ['title', 'match']) {
      const { page } = await getPage(app, addressOf({ q, sort }));
      expect(page.films.map(({ id }) => id)).toEqual(ids);
      expect(page).not.toHaveProperty('meant');
      expect(page).not.toHaveProperty('nearest');
    }
  });

  it.each([
    ['a small part', { q: 'the king of unbelievable mountains' }],
    ['no part', { q: 'xyzzy' }],
    ['films over the limits', { q: 'frozen 2', 'year.lte': 1950 }],
  ])('suggests nothing for %s', async (_, query) => {
    const { page } = await getPage(app, addressOf(query));
    expect(page.films).toEqual([]);
    expect(page).not.toHaveProperty('nearest');
  });
});

describe('a search for an id or an address', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openTestApp([
      HER_2013,
      filmFacts({ id: 'frozen-2013', title: 'Frozen', year: 2013 }),
      filmFacts({ id: 'blade-runner-2049-2017', title: 'Blade Runner 2049', year: 2017 }),
    ]);
  });
  afterAll(() => app.close());

  it.each([
    'tt1798709',
    'imdb:tt1798709',
    'https://www.imdb.com/title/tt1798709/?ref_=nv_sr_1',
    'tmdb:152601',
    'https://www.themoviedb.org/movie/152601-her',
    'Q788822',
    'https://www.wikidata.org/wiki/Q788822',
    'her-2013',
    'https://advisory.test/films/her-2013',
  ])('finds its film: %s', async (q) => {
    for (const sort of ['title', 'match', '-year', 'age'])
      expect(await idsOf(app, { q, sort })).toEqual(['her-2013']);
  });

  it('goes together with limits and fields', async () => {
    expect(await idsOf(app, { q: 'tt1798709', 'age.lte': 16 })).toEqual(['her-2013']);
    expect(await idsOf(app, { q: 'tt1798709', 'age.lte': 15 })).toEqual([]);
    expect(await idsOf(app, { q: 'tt1798709', certificate: 'MPA:R' })).toEqual(['her-2013']);
    expect(await idsOf(app, { q: 'tt1798709', certificate: 'MPA:PG' })).toEqual([]);
    const { page } = await getPage(app, addressOf({ q: 'tt1798709', fields: 'card' }));
    expect(page.films[0]).toHaveProperty('certificates');
  });

  it('finds nothing where we do not have the film, and suggests nothing', async () => {
    for (const q of ['tt0000000', 'https://www.imdb.com/title/tt0000000/', 'tmdb:1', 'Q1']) {
      const { page } = await getPage(app, addressOf({ q }));
      expect(page).toEqual({ films: [], next: null });
    }
  });

  it('finds the title that looks like an id', async () => {
    expect(await idsOf(app, { q: 'blade-runner-2049' })).toEqual(['blade-runner-2049-2017']);
  });
});

describe('a search by match', () => {
  it('has titles that begin with the words first, then the others, each by title', async () => {
    const titles = ['Call Her Savage', 'Hercules', 'Her', 'The Her Alibi', 'About Her'];
    const app = await openTestApp(
      titles.map((title, place) => filmFacts({ id: `f-${place}`, title })),
    );
    const inOrder = ['Her', 'The Her Alibi', 'Hercules', 'About Her', 'Call Her Savage'];
    const ids = inOrder.map((title) => `f-${titles.indexOf(title)}`);
    for (const limit of [1, 2, 3, 5])
      expect(await walk(app, { q: 'her', sort: 'match', limit }, 'next')).toEqual(ids);
    expect(await idsOf(app, { sort: 'match' })).toEqual(await idsOf(app, {}));
    await app.close();
  });
});

describe('films of a genre', () => {
  const of = (id: string, genres: readonly string[]): FilmFacts =>
    filmFacts({ id, title: id, details: { ...EMPTY_DETAILS, genres } });
  let app: Awaited<ReturnType<typeof openTestApp>>;
  beforeAll(async () => {
    app = await openTestApp([
      of('robot-2000', ['Science fiction', 'Drama']),
      of('tears-2000', ['Drame']),
      of('opera-2000', ['DRAMA', 'Opéra']),
      of('blank-2000', []),
    ]);
  });
  afterAll(() => app.close());

  it('are those that name it, in any case, with or without accents and hyphens', async () => {
    for (const genre of ['drama', 'Drama', ' DRAMA '])
      expect(await idsOf(app, { genre })).toEqual(['opera-2000', 'robot-2000']);
    for (const genre of ['science fiction', 'Science-Fiction'])
      expect(await idsOf(app, { genre })).toEqual(['robot-2000']);
    expect(await idsOf(app, { genre: 'opera' })).toEqual(['opera-2000']);
    expect(await idsOf(app, { genre: 'drama', q: 'robot' })).toEqual(['robot-2000']);
    expect(await idsOf(app, { genre: 'drama', limit: 1, sort: '-year' })).toHaveLength(1);
  });

  it('are none for a part of a name, for several names and for one that no film has', async () => {
    for (const genre of ['science', 'fiction', 'drama science', 'western', 'fiction drama'])
      expect(await idsOf(app, { genre })).toEqual([]);
  });

  it('are asked for by something that is a name', async () => {
    for (const genre of ['', ' ', '|', 'x'.repeat(101)]) {
      const [error] = await errorsOf(app, addressOf({ genre }));
      expect(error).toMatchObject({ pointer: '#/genre' });
    }
  });
});

describe('films rated by editors', () => {
  it('are those whose concerns all have an editor’s level', async () => {
    const concerns = CATEGORIES.filter(({ kind }) => kind === 'concern');
    const of = (id: string, ratings: RatingFacts[]) => filmFacts({ id, title: id, ratings });
    const all = concerns.map(({ name }) => ratingFacts(name, 1));
    const app = await openTestApp([
      of('whole-2000', all),
      of('part-2000', all.slice(1)),
      of('unknown-2000', [...all.slice(1), ratingFacts('language', null)]),
      of(
        'parents-2000',
        all.map((rating) => ({ ...rating, basis: 'parents' as const })),
      ),
    ]);
    expect(await idsOf(app, { rated_by: 'editors' })).toEqual(['whole-2000']);
    expect(await idsOf(app, { rated_by: 'editors', q: 'part' })).toEqual([]);
    const [error] = await errorsOf(app, addressOf({ rated_by: 'parents' }));
    expect(error).toMatchObject({ pointer: '#/rated_by' });
    await app.close();
  });
});

describe('films by their last change', () => {
  let app: Awaited<ReturnType<typeof openTestApp>>;
  beforeAll(async () => {
    app = await openTestApp([]);
    const changes = {
      b: '2026-03-01T08:00:00.500Z',
      a: '2026-03-02T00:00:00.000Z',
      c: '2026-03-01T08:00:00.500Z',
    };
    for (const [id, now] of Object.entries(changes))
      await writeFilm(app.db, filmFacts({ id: `${id}-2000`, title: id }), { now, actor: 'test' });
  });
  afterAll(() => app.close());

  it('come last changed first, page by page', async () => {
    const ids = ['a-2000', 'b-2000', 'c-2000'];
    for (const limit of [1, 2, 3])
      expect(await walk(app, { sort: '-updated', limit }, 'next')).toEqual(ids);
  });

  it('are those of a day or a time and later', async () => {
    const changed = (since: string) => idsOf(app, { 'updated.gte': since, sort: '-updated' });
    expect(await changed('2026-03-02')).toEqual(['a-2000']);
    expect(await changed('2026-03-01T08:00:00.501Z')).toEqual(['a-2000']);
    expect(await changed('2026-03-01T10:00:00.5+02:00')).toHaveLength(3);
    expect(await changed('2026-03-03')).toEqual([]);
  });

  it('are asked for by a date or a time', async () => {
    for (const time of ['', 'today', '2026-02-30', '2026', '2026-03-01T08:00:00']) {
      const [error] = await errorsOf(app, addressOf({ 'updated.gte': time }));
      expect(error).toMatchObject({ pointer: '#/updated.gte' });
    }
  });
});

describe('films of a country', () => {
  it('are those that a board of it has rated', async () => {
    const certificate = (system: string, rating: string) => ({
      ...{ system, rating, reasons: null, sources: [] },
    });
    const app = await openTestApp([
      filmFacts({
        id: 'both-2000',
        certificates: [certificate('MPA', 'R'), certificate('FSK', '16')],
      }),
      filmFacts({ id: 'us-2000', certificates: [certificate('MPA', 'PG')] }),
      filmFacts({ id: 'none-2000' }),
    ]);
    expect(await idsOf(app, { country: 'US' })).toEqual(['both-2000', 'us-2000']);
    expect(await idsOf(app, { country: 'DE' })).toEqual(['both-2000']);
    expect(await idsOf(app, { country: 'DE', certificate: 'MPA:R' })).toEqual(['both-2000']);
    expect(await idsOf(app, { country: 'DE', certificate: 'MPA:PG' })).toEqual([]);
    expect(await idsOf(app, { country: 'FR' })).toEqual([]);
    for (const country of ['us', 'USA', 'ZZ', '']) {
      const [error] = await errorsOf(app, addressOf({ country }));
      expect(error).toMatchObject({ pointer: '#/country' });
      expect(error?.detail).toContain('Allowed: ');
    }
    await app.close();
  });
});

describe('the fields of a film in a list', () => {
  it('are, with `ratings`, its whole ratings with their sources, by limits and by ids', async () => {
    const app = await openTestApp();
    const { breakdown, sources } = await (await app.request('/v1/films/her-2013')).json();
    const summary = (await getPage(app, '/v1/films')).page.films[0];
    for (const query of ['', 'ids=tt1798709&', 'q=her&sort=match&']) {
      const { page } = await getPage(app, `/v1/films?${query}fields=ratings`);
      const [{ asked: _asked, ...film } = { id: '', title: '' }] = page.films;
      expect(film).toEqual({ ...summary, breakdown, sources });
    }
    expect(await errorsOf(app, '/v1/films?fields=all')).toMatchObject([{ pointer: '#/fields' }]);
    await app.close();
  });
});

describe('a page', () => {
  it('is not sent again to who has it, and says what it depends on', async () => {
    const app = await openTestApp();
    const first = await app.request('/v1/films?language.lte=4');
    const etag = first.headers.get('ETag') ?? '';
    expect(etag).toMatch(/^"[\da-z]+"$/);
    expect(first.headers.get('Vary')).toBe('Accept-Encoding');
    const again = await app.request('/v1/films?language.lte=4', {
      headers: { 'If-None-Match': etag },
    });
    expect(again.status).toBe(304);
    expect((await app.request('/v1/films?language.lte=3')).headers.get('ETag')).not.toBe(etag);
    await app.close();
  });
});

describe('films by their ids', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openTestApp([
      HER_2013,
      ...Array.from({ length: 120 }, (_, place) =>
        filmFacts({
          id: `film-${place}`,
          ids: { imdb: `tt${2_000_000 + place}`, tmdb: String(500 + place), wikidata: null },
          ratings: [ratingFacts('violence', 5)],
        }),
      ),
    ]);
  });
  afterAll(() => app.close());

  it('come in the order asked, each with the id that was asked', async () => {
    const ids = [
      'film-7',
      'tmdb:152601',
      'tt2000003',
      'imdb:tt2000001',
      'wikidata:Q788822',
      'film-2',
    ];
    const { page, link } = await getPage(app, addressOf({ ids: ids.join(',') }));
    expect(page.films.map(({ id, asked }) => [asked, id])).toEqual([
      ['film-7', 'film-7'],
      ['tmdb:152601', 'her-2013'],
      ['tt2000003', 'film-3'],
      ['imdb:tt2000001', 'film-1'],
      ['wikidata:Q788822', 'her-2013'],
      ['film-2', 'film-2'],
    ]);
    expect(page).toMatchObject({ next: null, missing: [] });
    expect(link).toBeNull();
  });

  it('that are unknown are listed as missing, in the order requested', async () => {
    const { page } = await getPage(app, addressOf({ ids: 'nope-2, her-2013 ,tt9999999,tmdb:1' }));
    expect(page.films.map(({ asked }) => asked)).toEqual(['her-2013']);
    expect(page.missing).toEqual(['nope-2', 'tt9999999', 'tmdb:1']);
  });

  it('asked twice come twice', async () => {
    const { page } = await getPage(app, addressOf({ ids: 'her-2013,her-2013,nope-1,nope-1' }));
    expect(page.films.map(({ id }) => id)).toEqual(['her-2013', 'her-2013']);
    expect(page.missing).toEqual(['nope-1', 'nope-1']);
  });

  it('come all 100, whatever `limit` says', async () => {
    const ids = Array.from({ length: 100 }, (_, place) => `film-${119 - place}`);
    const { page } = await getPage(app, addressOf({ ids: ids.join(','), limit: 1 }));
    expect(page.films.map(({ id }) => id)).toEqual(ids);
    const others = ids.map((_, place) =>
      place % 2 ? `tt${2_000_000 + place}` : `tmdb:${500 + place}`,
    );
    const { page: same } = await getPage(app, addressOf({ ids: others.join(',') }));
    expect(same.films.map(({ asked }) => asked)).toEqual(others);
  });

  it('are rejected if there are 101', async () => {
    const ids = Array.from({ length: 101 }, (_, place) => `film-${place}`).join(',');
    expect(await errorsOf(app, addressOf({ ids }))).toEqual([
      { pointer: '#/ids', detail: 'Write at most 100 ids per request.' },
    ]);
  });

  it.each(['', ',', 'her-2013,'])('are rejected if one is empty (%j)', async (ids) => {
    expect(await errorsOf(app, addressOf({ ids }))).toEqual([
      { pointer: '#/ids', detail: 'Write an id before and after each comma.' },
    ]);
  });

  it.each(['No!', 'her-2013;film-1', "x' or '1'='1", `tt${'9'.repeat(300)}`])(
    'that have no form (%j) are missing, and keep no other from its answer',
    async (id) => {
      const { page } = await getPage(app, addressOf({ ids: `${id},her-2013` }));
      expect(page.films.map(({ asked }) => asked)).toEqual(['her-2013']);
      expect(page.missing).toEqual([id]);
    },
  );

  it.each([
    { 'language.lte': 2 },
    { 'positive_messages.gte': 2 },
    { 'age.lte': 12 },
    { q: 'her' },
    { 'year.gte': 2000 },
    { 'year.lte': 2000 },
    { certificate: 'MPA:R' },
  ])('stand alone: not with %j', async (filter: Query) => {
    expect(await errorsOf(app, addressOf({ ids: 'her-2013', ...filter }))).toEqual([
      { pointer: '#/ids', detail: '`ids` cannot be combined with other filters. Leave them out.' },
    ]);
  });

  it('do not go with a cursor', async () => {
    const { page } = await getPage(app, addressOf({ limit: 1 }));
    const errors = await errorsOf(app, addressOf({ ids: 'her-2013', cursor: page.next ?? '' }));
    expect(errors).toMatchObject([{ pointer: '#/ids' }]);
  });
});

describe('a query that is not valid', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openTestApp([HER_2013, filmFacts()]);
  });
  afterAll(() => app.close());

  it('with an unknown parameter is told the allowed ones', async () => {
    const [error, ...rest] = await errorsOf(app, '/v1/films?langauge.lte=2');
    expect(rest).toEqual([]);
    expect(error?.pointer).toBe('#/langauge.lte');
    expect(error?.detail).toContain(
      '“langauge.lte” is unknown. Did you mean “language.lte”? Allowed: language.lte, sex.lte,',
    );
  });

  it.each([
    'gore.lte',
    'language.gte',
    'role_models.lte',
    'language',
    'LANGUAGE.LTE',
    '__proto__',
    'constructor',
    'toString',
  ])('with the unknown parameter %s points at it', async (name) => {
    expect(await errorsOf(app, `/v1/films?${name}=1`)).toMatchObject([{ pointer: `#/${name}` }]);
  });

  it.each([
    ['language.lte', '6'],
    ['language.lte', '-1'],
    ['language.lte', ''],
    ['language.lte', '2.5'],
    ['language.lte', 'two'],
    ['language.lte', '1e0'],
    ['language.lte', '0x1'],
    ['language.lte', ' 1'],
    ['language.lte', '٣'],
    ['role_models.gte', '6'],
    ['age.lte', '22'],
    ['age.lte', '300'],
    ['age.lte', 'NaN'],
    ['limit', '0'],
    ['limit', '101'],
    ['limit', '-1'],
    ['limit', 'all'],
    ['year.gte', '1869'],
    ['year.lte', '20000'],
    ['sort', 'Title'],
    ['sort', 'year'],
    ['unknown', 'yes'],
    ['certificate', 'R'],
    ['certificate', 'MPA:X'],
    ['certificate', 'mpa:R'],
    ['certificate', 'NOPE:R'],
    ['certificate', ''],
    ['certificate', ':'],
    ['cursor', ''],
    ['cursor', 'é'],
    ['ids', ''],
    ['q', ''],
  ])('because %s is %j is rejected with a pointer and a sentence', async (name, value) => {
    const errors = await errorsOf(app, addressOf({ [name]: value }));
    expect(errors.map(({ pointer }) => pointer)).toEqual([`#/${name}`]);
    expect(errors[0]?.detail).toMatch(/^\S.*\.$/);
  });

  it('names each parameter once in its detail, for clients that ignore pointers', async () => {
    const detail = async (query: string) =>
      (await problemOf(await app.request(`/v1/films?${query}`))).detail;
    expect(await detail('age.lte=abc')).toBe(
      'Invalid query: age.lte: Write one whole number from 0 to 21.',
    );
    expect(await detail('q=&limit=0')).toMatch(/^Invalid query: q: .+\. limit: .+\.$/);
    expect(await detail('nope=1')).toMatch(/^Invalid query: “nope” is unknown\./);
  });

  it.each([
    'language.lte=1&language.lte=2',
    'age.lte=1&age.lte=1',
    'q=her&q=her',
    'sort=title&sort=title',
    'unknown=include&unknown=include',
    'limit=1&limit=2',
    'ids=her-2013&ids=her-2013',
    'certificate=MPA:R&certificate=MPA:PG',
  ])('because a parameter comes twice (%s) is rejected', async (query) => {
    const name = query.slice(0, query.indexOf('='));
    expect(await errorsOf(app, `/v1/films?${query}`)).toMatchObject([{ pointer: `#/${name}` }]);
  });

  it('is told all that is wrong at once', async () => {
    const errors = await errorsOf(app, '/v1/films?language.lte=9&age.lte=x&nope=1&limit=0');
    expect(errors.map(({ pointer }) => pointer).toSorted()).toEqual(
      ['#/age.lte', '#/language.lte', '#/limit', '#/nope'].toSorted(),
    );
  });

  it('names the ratings of the board, or the boards', async () => {
    const detail = async (certificate: string) =>
      (await errorsOf(app, addressOf({ certificate })))[0]?.detail;
    expect(await detail('MPA:X')).toContain('MPA:G, MPA:PG, MPA:PG-13, MPA:R, MPA:NC-17');
    expect(await detail('XYZ:1')).toMatch(
      /^Write a board and its rating, for example MPA:PG-13\. Boards: MPA, .* and \d+ more, see \/v1\/rating-systems\.$/,
    );
    expect(await detail('PG')).toMatch(/^Write a board and its rating, for example MPA:PG\./);
    expect(await detail('mpa:R')).toContain('for example MPA:R.');
  });

  it('is told in words of ours what to write, with a long list of names once', async () => {
    const detail = async (query: string) =>
      (await problemOf(await app.request(`/v1/films?${query}`))).detail;
    expect(await detail('sort=foo')).toBe(
      'Invalid query: sort: Write one of these: title, -year, age, match, -updated.',
    );
    expect(await detail('sort=title&sort=age')).toBe('Invalid query: sort: Write it only once.');
    const unknown = await detail('foo=1&bar=1&=1');
    expect(unknown.match(/Allowed: /g)).toHaveLength(1);
    expect(unknown).toMatch(/^Invalid query: “foo” is unknown\. “bar” is unknown\. /);
  });
});

describe('a cursor', () => {
  let app: TestApp;
  beforeAll(async () => {
    const ages = [6, 7, 8];
    app = await openTestApp(
      ages.map((age) => filmFacts({ id: `film-${age}`, title: `Film ${age}`, editor_age: age })),
    );
  });
  afterAll(() => app.close());

  const encode = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');
  const decode = (cursor: string) => JSON.parse(Buffer.from(cursor, 'base64url').toString());

  async function nextOf(query: Query): Promise<string> {
    const { page } = await getPage(app, addressOf({ ...query, limit: 1 }));
    return page.next ?? '';
  }

  async function expectRejected(query: Query): Promise<void> {
    expect(await errorsOf(app, addressOf(query)), addressOf(query)).toMatchObject([
      { pointer: '#/cursor', detail: expect.stringMatching(/^Start again without `cursor`: /) },
    ]);
  }

  it.each([
    ['is not base64', '%%%'],
    ['is not JSON', 'garbage'],
    ['is not UTF-8', Buffer.from([0x5b, 0xff, 0xfe]).toString('base64url')],
    ['is too long', 'a'.repeat(20_000)],
    ['is not a list', encode({})],
    ['is of the release before', encode(['title', 'a', 'b'])],
    ['is of the release before, for a misspelt search', encode(['title', 'a', 'b', true])],
  ])('that %s is rejected, and the service stays ready', async (_, cursor) => {
    for (const query of [{ cursor }, { cursor, q: 'film' }, { cursor, q: 'fiml' }])
      await expectRejected(query);
    expect((await app.request('/readyz')).status).toBe(200);
    expect(app.logged).toEqual([]);
  });

  it.each([
    [{ q: 'film', sort: 'title' }, { q: 'fil' }],
    [{ q: 'film' }, { q: 'fiml' }],
    [{ 'age.lte': 9 }, { 'age.lte': 8 }],
    [{ 'age.lte': 9 }, { 'year.gte': 1990 }],
    [{ sort: 'age' }, { sort: '-year' }],
    [{ sort: 'title' }, { sort: 'match' }],
    [{ 'violence.lte': 5, unknown: 'include' }, { unknown: 'likely' }],
  ] satisfies [Query, Query][])('of %j is rejected with %j', async (query, change) => {
    const cursor = await nextOf(query);
    await expectRejected({ ...query, ...change, cursor });
    expect(await idsOf(app, { ...query, cursor })).toHaveLength(2);
  });

  it('goes together with another `limit` and other `fields`', async () => {
    const cursor = await nextOf({ sort: 'age' });
    const ids = await idsOf(app, { sort: 'age', cursor, limit: 2, fields: 'card' });
    expect(ids).toEqual(['film-7', 'film-8']);
  });

  it.each(['title', 'match', '-year', 'age', '-updated'])(
    'of sort=%s whose position was changed by hand is followed or rejected',
    async (sort) => {
      const [checksum, , id] = decode(await nextOf({ sort }));
      for (const wrong of [null, true, {}, [], '', sort === 'age' ? 'a' : -1e300, 1.5])
        await (wrong === '' && sort === 'title'
          ? idsOf(app, { sort, cursor: encode([checksum, wrong, id]) })
          : expectRejected({ sort, cursor: encode([checksum, wrong, id]) }));
      for (const wrong of [null, 1, {}, 'a'.repeat(201)])
        await expectRejected({ sort, cursor: encode([checksum, id, wrong]) });
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.integer()),
          fc.string({ unit: 'binary' }),
          async (sorted, other) => {
            const cursor = encode([checksum, sorted, other]);
            expect([200, 400]).toContain((await app.request(addressOf({ sort, cursor }))).status);
          },
        ),
        { numRuns: 50, seed: 2013 },
      );
      expect(app.logged).toEqual([]);
    },
  );

  it('is followed behind the longest titles and ids that a film can have', async () => {
    const titles = ['電', '\uFDFA', '𠀀', '\u0001'].map((letter) =>
      letter.repeat(500 / letter.length),
    );
    const other = await openTestApp(
      titles.map((title, place) => filmFacts({ id: '電'.repeat(199) + place, title })),
    );
    for (const sort of ['title', 'match'])
      expect(await walk(other, { sort, limit: 1 }, 'link')).toHaveLength(titles.length);
    await other.close();
  });

  it('of a page of a browser sends its reader back to the search', async () => {
    const response = await app.request('/?q=film&cursor=garbage', {
      headers: { Accept: 'text/html' },
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Start again from the front page');
  });
});

describe('Her in the list', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openTestApp();
  });
  afterAll(() => app.close());

  it('is a summary of the advisory', async () => {
    const film = await (await app.request('/v1/films/her-2013')).json();
    const { page } = await getPage(app, '/v1/films');
    expect(page).toEqual({
      films: [
        {
          id: 'her-2013',
          title: 'Her',
          year: 2013,
          age: film.age,
          verdict_line: film.verdict_line,
          breakdown: film.breakdown.map(
            ({ category, level, at_most, estimate, basis }: Record<string, unknown>) => ({
              category,
              level,
              at_most,
              estimate,
              basis,
            }),
          ),
        },
      ],
      next: null,
    });
  });

  it.each([
    ['language.lte=4', true],
    ['language.lte=3', false],
    ['sex.lte=4', true],
    ['sex.lte=3', false],
    ['violence.lte=1', true],
    ['violence.lte=0', false],
    ['positive_messages.gte=3', true],
    ['positive_messages.gte=4', false],
    ['age.lte=16', true],
    ['age.lte=15', false],
    ['certificate=MPA:R', true],
    ['certificate=MPA:PG-13', false],
    ['year.gte=2013&year.lte=2013', true],
    ['year.gte=2014', false],
    ['language.lte=4&violence.lte=2&age.lte=16&positive_messages.gte=3&q=her', true],
    ['language.lte=4&violence.lte=0&age.lte=16', false],
  ])('under %s: %s', async (query, found) => {
    const { page } = await getPage(app, `/v1/films?${query}`);
    expect(page.films.map(({ id }) => id)).toEqual(found ? ['her-2013'] : []);
  });

  it('is an empty page of an empty catalogue', async () => {
    const empty = await openTestApp([]);
    const { page, link } = await getPage(empty, '/v1/films');
    expect(page).toEqual({ films: [], next: null });
    expect(link).toBeNull();
    await empty.close();
  });
});
