/** Films from Wikidata: its own queries on a real query engine, over a small graph in Wikidata's form. */

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BOARD_PROPERTIES, ratingOf } from '../../../api/connectors/wikidata/boards.ts';
import { LABEL_LANGUAGES } from '../../../api/connectors/wikidata/film.ts';
import { FACTS, factsOf } from '../../../api/connectors/wikidata/queries.ts';
import { ServiceError } from '../../../api/connectors/http-client.ts';
import { CommandError } from '../../../api/services/command-error.ts';
import { importFilms } from '../../../api/services/films/import.ts';
import type { FilmKey } from '../../../db/queries/read-film.ts';
import { RATING_SYSTEMS } from '../../../db/rating-systems.ts';
import { openTestDatabase, type TestDatabase } from '../../helpers/test-database.ts';
import { clientOf, fetchAll, readAll, TODAY, type Outcome } from '../../helpers/wikidata-client.ts';
import { WIKIDATA_FILMS } from '../../helpers/wikidata-films.ts';
import { createQueryService, entitiesJson, type Graph } from '../../helpers/wikidata-graph.ts';

const query = createQueryService(WIKIDATA_FILMS);
const ITEMS = Object.keys(WIKIDATA_FILMS).filter((item) => /^Q10\d\d$/.test(item));
const key = (scheme: FilmKey['scheme'], value: string): FilmKey => ({ scheme, value });
const byItem = (items: readonly string[]) => items.map((item) => key('wikidata', item));

let all: Outcome;

beforeAll(async () => {
  all = await fetchAll(clientOf(query), { ids: byItem(ITEMS) });
});

/** What was left out of a film, as `fact: reason`. */
function skippedOf(item: string, { skipped }: Outcome = all): string[] {
  return skipped.flatMap(({ film, fact, reason }) => (film === item ? [`${fact}: ${reason}`] : []));
}

const page = (item: string) => ({
  name: 'Wikidata',
  url: `https://www.wikidata.org/wiki/${item}`,
  read_at: TODAY,
  licence: 'CC0-1.0',
  expires_at: null,
});

describe('a film with everything', () => {
  const film = () => all.films.get('Q1001');

  it('has its ids, its titles in our languages and the earliest year that is exact', () => {
    expect(film()).toMatchObject({
      ids: { imdb: 'tt7000001', tmdb: '900001', wikidata: 'Q1001' },
      title: 'The Long Orbit',
      titles: { en: 'The Long Orbit', de: 'Die lange Bahn', ko: '긴 궤도', ar: 'المدار الطويل' },
      year: 2013,
    });
    expect(Object.keys(film()?.titles ?? {})).toHaveLength(4);
  });

  it('has details that name their source', () => {
    expect(film()?.details).toMatchObject({
      original_title: '긴 궤도',
      original_language: 'ko',
      countries: ['DE', 'KR'],
      directors: ['Ada Poe'],
      writers: ['Ada Poe', 'Ben Okri Lund', '김하나'],
      cast: [
        { name: 'Ada Poe', role: 'Captain Moss' },
        { name: 'Ben Okri Lund', role: null },
        { name: '김하나', role: null },
      ],
      genres: ['drama', 'science fiction'],
    });
    const said = film()?.details?.said_by ?? {};
    expect(Object.keys(said).toSorted()).toEqual([
      ...['cast', 'countries', 'directors', 'genres', 'original_language', 'original_title'],
      'writers',
    ]);
    expect(Object.values(said).every(([first]) => first === 0)).toBe(true);
    expect(film()?.sources[0]).toEqual(page('Q1001'));
  });

  it('has running times in minutes, whatever their unit', () => {
    expect(film()?.details?.running_times).toEqual([
      { minutes: 120, sources: [0] },
      { minutes: 126, sources: [0] },
    ]);
  });

  it('has the certificates of the best rank, with descriptors as reasons and references as sources', () => {
    const certificates = film()?.certificates.map(({ sources, ...one }) => ({
      ...one,
      sources: sources.map((index) => film()?.sources[index]?.url),
    }));
    const [own] = [page('Q1001').url];
    expect(certificates).toEqual([
      {
        ...{ system: 'ACB', rating: 'MA15+', reasons: 'Violence' },
        sources: ['https://a.example/1', 'https://b.example/2'],
      },
      { system: 'FSK', rating: '12', reasons: null, sources: [own] },
      { system: 'IFCO', rating: '12A', reasons: null, sources: [own] },
      { system: 'KIJKWIJZER', rating: '12', reasons: 'Violence', sources: [own] },
      {
        ...{ system: 'MPA', rating: 'R', reasons: 'Coarse language, Violence' },
        sources: ['https://www.filmratings.example/orbit'],
      },
    ]);
    expect(film()?.sources.map(({ name }) => name)).toContain(
      'Wikidata, after filmratings.example',
    );
    expect(film()?.sources.every(({ licence }) => licence === 'CC0-1.0')).toBe(true);
  });

  it('says what was left out', () => {
    expect(skippedOf('Q1001')).toEqual([
      'details.writers: Q505 has no name that can be shown.',
      'details.cast: Q504 has no name that can be shown.',
      'details.running_times: “3000” of Q828224 is no running time.',
    ]);
  });
});

describe('a film with gaps', () => {
  it('keeps two preferred ratings, and is silent about values that are not known', () => {
    expect(all.films.get('Q1002')).toMatchObject({
      ids: { imdb: 'tt7000002', tmdb: null },
      title: 'Zwei Igel',
      titles: { de: 'Zwei Igel', fr: 'Deux hérissons' },
      year: 1999,
      certificates: [
        { system: 'MPA', rating: 'PG-13' },
        { system: 'MPA', rating: 'R' },
        { system: 'NMHH', rating: 'KN' },
      ],
      details: { directors: [], original_language: null },
    });
    expect(skippedOf('Q1002')).toEqual([]);
  });

  it('takes the lowest of two equal IMDb ids and says so, but the preferred TMDB id', () => {
    expect(all.films.get('Q1003')?.ids).toMatchObject({ imdb: 'tt7000003', tmdb: '900003' });
    expect(skippedOf('Q1003')).toContain(
      'ids.imdb: Wikidata has the ids tt7000003 and tt7000009 of this film: tt7000003 was taken.',
    );
  });

  it('takes the one of two IMDb ids that was asked for', async () => {
    const { films } = await fetchAll(clientOf(query), { ids: [key('imdb', 'tt7000009')] });
    expect(films.get('Q1003')?.ids.imdb).toBe('tt7000009');
  });

  it('guesses no rating: those that are none of the board’s are reported', () => {
    expect(all.films.get('Q1003')?.certificates).toMatchObject([{ system: 'ACB', rating: 'R18+' }]);
    expect(skippedOf('Q1003')).toEqual(
      expect.arrayContaining([
        'certificates: Q604 (no name in English) is none of the ratings of KMRB.',
        'certificates: Q605 (“nobody knows”) is none of the ratings of KMRB.',
        'certificates: Q18665339 (“PG-13”) is none of the ratings of FSK.',
      ]),
    );
  });

  it('is a rejected line where it has no year or no title', () => {
    expect(all.rejected).toEqual([
      { line: 4, field: 'year', reason: 'Wikidata has no year of release of Q1004 (“Undated”).' },
      { line: 5, field: 'title', reason: 'Wikidata has no title of Q1005 in our languages.' },
    ]);
  });

  it('is named by the title for all languages, and keeps the original title of its language', () => {
    expect(all.films.get('Q1006')).toMatchObject({
      title: 'Ünïcode',
      titles: {},
      details: { original_title: 'Zuletzt', original_language: 'de' },
    });
  });

  it('is named by another title where one holds hidden characters', () => {
    expect(all.films.get('Q1007')?.title).toBe('Al revés');
    expect(skippedOf('Q1007')).toEqual(['titles: A title holds characters that cannot be shown.']);
  });

  it('has each certificate once, with all its sources, and two where a board gave different reasons', () => {
    const film = all.films.get('Q1008');
    expect(film?.certificates).toEqual([
      { system: 'ACB', rating: 'MA15+', reasons: 'Coarse language', sources: [0] },
      { system: 'ACB', rating: 'MA15+', reasons: 'Violence', sources: [0] },
      { system: 'MPA', rating: 'R', reasons: null, sources: [0] },
      { system: 'NMHH', rating: 'KN', reasons: null, sources: [1] },
    ]);
    expect(film?.sources.map(({ url }) => url)).toEqual([
      page('Q1008').url,
      'https://nmhh.example/8',
    ]);
  });

  it('has fifteen actors at most, in the order that Wikidata numbers them', () => {
    const cast = all.films.get('Q1009')?.details?.cast;
    expect(cast).toHaveLength(15);
    expect(cast?.[0]).toEqual({ name: 'Actor 19', role: 'Somebody / Somebody else' });
    expect(cast?.[14]?.name).toBe('Actor 5');
  });

  it('is left out where it is no film', () => {
    expect(all.films.has('Q1010')).toBe(false);
    expect(skippedOf('Q1010')[0]).toMatch(/^film: Wikidata has no film with this id/);
  });
});

describe('which films are found', () => {
  it('finds films by the ids of each catalogue and by title, and reports those that are not there', async () => {
    const { films, skipped, expected } = await fetchAll(clientOf(query), {
      ids: [
        ...[key('imdb', 'tt7000001'), key('imdb', 'tt0000000')],
        ...[key('tmdb', '900006'), key('tmdb', '1')],
        ...[key('wikidata', 'Q1002'), key('wikidata', 'Q999999')],
        key('film', 'her-2013'),
      ],
      titles: ['Al revés', 'A "quoted\\ title', 'Not a Film'],
    });
    expect([...films.keys()]).toEqual(['Q1001', 'Q1002', 'Q1006', 'Q1007']);
    expect(expected).toEqual([4]);
    const missing = skipped.filter(({ fact }) => fact === 'film').map(({ film }) => film);
    expect(missing).toEqual([
      ...['her-2013', 'tt0000000', '1', 'Q999999', 'A "quoted\\ title', 'Not a Film'],
    ]);
  });

  it('finds all films that any board rated, but no games', async () => {
    const { films, rejected, skipped } = await fetchAll(clientOf(query), { ids: null });
    expect([...films.keys()]).toEqual(['Q1001', 'Q1002', 'Q1003', 'Q1008']);
    expect(rejected.map(({ field }) => field)).toEqual(['year']);
    expect(skipped.filter(({ fact }) => fact === 'film')).toEqual([]);
  });

  it('finds only those that were changed since a date', async () => {
    const since = '2026-06-01';
    const { films } = await fetchAll(clientOf(query), { ids: null, since });
    expect([...films.keys()]).toEqual(['Q1001']);
    const asked = await fetchAll(clientOf(query), { ids: byItem(['Q1001', 'Q1002']), since });
    expect([...asked.films.keys()]).toEqual(['Q1001']);
    expect(asked.skipped.filter(({ film }) => film === 'Q1002')).toEqual([]);
  });

  it('asks about each board that we know, and we know each board that it asks about', () => {
    const ids = RATING_SYSTEMS.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([...new Set(Object.values(BOARD_PROPERTIES))]));
  });
});

describe('a film of many', () => {
  const MANY: Graph = Object.fromEntries([
    ['Q11424', {}],
    ...Array.from({ length: 450 }, (_, place) => [
      `Q${5000 + place}`,
      {
        labels: { en: `Film ${place}` },
        claims: {
          ...{ P31: ['Q11424'], P577: [{ time: '2001-01-01', precision: 9 }] },
          ...{ P345: [`tt${8_000_000 + place}`], P1981: ['Q20644796'] },
        },
      },
    ]),
  ]);
  const queryMany = createQueryService(MANY);

  it('comes in order of its number, and a run that was stopped continues after what it reached', async () => {
    const whole = await fetchAll(clientOf(queryMany), { ids: null });
    expect(whole.films.size).toBe(450);
    expect(whole.reached).toEqual(['Q5199', 'Q5399', 'Q5449']);
    const rest = await fetchAll(clientOf(queryMany), { ids: null }, 'Q5399');
    expect(rest.expected).toEqual([50]);
    expect([...rest.films.keys()]).toEqual([...whole.films.keys()].slice(400));
  });

  it('is fetched with ten thousand others by some sixty requests', async () => {
    let requests = 0;
    const http = clientOf(() => {
      requests += 1;
      const bindings = Array.from({ length: 1_000 }, (_, place) => ({
        film: { type: 'uri', value: `http://www.wikidata.org/entity/Q${requests * 1000 + place}` },
      }));
      return JSON.stringify({ results: { bindings: requests <= 10 ? bindings : [] } });
    });
    const ids = Array.from({ length: 10_000 }, (_, place) => key('imdb', `tt${1e7 + place}`));
    await fetchAll(http, { ids });
    expect(requests).toBe(10 + 50);
  });

  it('is asked for with fewer others where the service has no time for so many', async () => {
    const sizes: number[] = [];
    const http = clientOf((text) => {
      const count = new Set(text.match(/wd:Q5\d+/g)).size;
      if (count > 0) sizes.push(count);
      return count > 100 ? new Response('TimeoutException', { status: 500 }) : queryMany(text);
    });
    const { films, failed } = await fetchAll(http, { ids: null });
    expect(films.size).toBe(450);
    expect(failed).toEqual([]);
    expect(sizes).toEqual([200, 200, 200, 100, 100, 100, 100, 50]);
  });

  it('comes though others fail, which are reported, and nothing after them counts as reached', async () => {
    const http = clientOf((text) =>
      /wd:Q5250\b/.test(text) ? new Response('error', { status: 500 }) : queryMany(text),
    );
    const { films, failed, reached } = await fetchAll(http, { ids: null });
    expect(failed).toHaveLength(1);
    expect(failed[0]).toMatchObject({ film: expect.stringMatching(/^Q52\d\d to Q52\d\d$/) });
    expect(films.size).toBe(425);
    expect(reached.at(-1)).toBe('Q5249');
  });

  it('comes though a board’s films cannot be found, but then nothing counts as reached', async () => {
    const http = clientOf((text) =>
      text.includes('p:P1657 ?statement') ? new Response('no', { status: 400 }) : queryMany(text),
    );
    const { films, failed, reached } = await fetchAll(http, { ids: null });
    expect(films.size).toBe(450);
    expect(failed).toMatchObject([{ film: null, fact: 'certificates of MPA' }]);
    expect(reached).toEqual([]);
  });
});

describe('what is no answer', () => {
  const half = query(factsOf(['Q1001'], LABEL_LANGUAGES)).slice(0, -300);

  it.each([
    ['a web page', '<!DOCTYPE html><title>Error</title>', 'is a web page instead of JSON'],
    ['half an answer', half, 'is damaged or breaks off'],
    ['nothing', '', 'is empty'],
    ['a list', '[]', 'is not the result of a query'],
    ['another object', '{"results":{"bindings":{}}}', 'is not the result of a query'],
    ['null', 'null', 'is not the result of a query'],
  ])('ends a run with a clear error: %s', async (_name, text, words) => {
    const { failed, films } = await fetchAll(
      clientOf(() => text),
      { ids: byItem(['Q1001']) },
    );
    expect(films.size).toBe(0);
    expect(failed[0]?.reason).toContain(words);
    await expect(readAll(text)).rejects.toThrow(CommandError);
    await expect(readAll(text)).rejects.toThrow(words);
  });

  it('ends the run after five failures in a row', async () => {
    const down = clientOf(() => new Response('down', { status: 503 }));
    await expect(fetchAll(down, { ids: null })).rejects.toThrow(ServiceError);
  });

  it('brings nothing from an empty result', async () => {
    const empty = JSON.stringify({ head: { vars: ['film'] }, results: { bindings: [] } });
    expect((await readAll(empty)).lines).toEqual([]);
    const { skipped, lines } = await fetchAll(
      clientOf(() => empty),
      { ids: byItem(['Q1001']) },
    );
    expect(lines).toEqual([]);
    expect(skipped).toMatchObject([{ film: 'Q1001', fact: 'film' }]);
  });

  const term = fc.oneof(
    fc.record(
      {
        type: fc.constantFrom('uri', 'literal', 'bnode', 'typed-literal', 'odd'),
        value: fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom(
            'http://www.wikidata.org/entity/Q1',
            'http://www.wikidata.org/entity/Q20644796',
            'http://wikiba.se/ontology#PreferredRank',
            ...['P1981', '__proto__', '1999', '-1', '1e99', 'NaN', 'tt1234567', 'https://[', ''],
            ...FACTS,
          ),
        ),
        'xml:lang': fc.oneof(fc.constantFrom('en', 'mul', '__proto__'), fc.anything()),
      },
      { requiredKeys: ['value'] },
    ),
    fc.anything(),
  );
  const names = [
    ...['film', 'fact', 'value', 'label', 'statement', 'property', 'rank', 'qualifier', 'order'],
  ] as const;
  const film = { type: 'uri', value: 'http://www.wikidata.org/entity/Q1' };
  const binding = fc
    .record(Object.fromEntries(names.map((name) => [name, term])), { requiredKeys: [] })
    .chain((one) =>
      fc.constantFrom(...FACTS).map((fact) => ({ ...one, film, fact: { value: fact } })),
    );

  it('throws nothing on bindings of any kind: each is a film, a rejected line or a report', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(binding, term), { maxLength: 30 }), async (bindings) => {
        const isFilm = { film, fact: { value: 'film' } };
        const text = JSON.stringify({ results: { bindings: [isFilm, ...bindings] } });
        const { lines } = await readAll(text);
        expect(lines.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('throws nothing but a CommandError on any JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.string()), async (text) => {
        await readAll(text).catch((error: unknown) => expect(error).toBeInstanceOf(CommandError));
      }),
    );
  });
});

describe('a saved answer', () => {
  const text = query(factsOf(ITEMS, LABEL_LANGUAGES));

  it('gives the same films as the service', async () => {
    expect((await readAll(text)).films).toEqual(all.films);
  });

  it.each([1, 7, 1000])('gives the same films in pieces of %i characters', async (size) => {
    async function* pieces() {
      for (let from = 0; from < text.length; from += size) yield text.slice(from, from + size);
    }
    expect((await readAll(pieces())).films).toEqual(all.films);
  });

  it('is no answer where a text in it never ends', async () => {
    async function* pieces() {
      yield '{"results":{"bindings":[{"film":"';
      for (let piece = 0; piece < 40; piece += 1) yield 'x'.repeat(100_000);
    }
    await expect(readAll(pieces())).rejects.toThrow('The file is not the result of a query.');
  });
});

describe('the import', () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await openTestDatabase()));
  afterAll(async () => database.close());

  it('takes the films, and a second time changes nothing', async () => {
    const run = async () => {
      const { lines } = await fetchAll(clientOf(query), { ids: byItem(ITEMS) });
      return importFilms(
        database.db,
        (async function* () {
          yield* lines;
        })(),
        {
          ...{ now: () => '2026-11-29T10:00:00.000Z', dryRun: false, saved: () => {} },
          reject: () => {},
        },
      );
    };
    expect(await run()).toMatchObject({ new: 7, rejected: 2 });
    expect(await run()).toMatchObject({ new: 0, changed: 0, unchanged: 7, rejected: 2 });
  });
});

it.each([
  ['FSK', 'Q20644796', null, '12'],
  ['FSK', 'Q1', 'FSK 12', '12'],
  ['FSK', 'Q1', 'fsk12', null],
  ['IFCO', 'Q1', '12A certificate', '12A'],
  ['IFCO', 'Q1', 'IFCO 15A', '15A'],
  ['KIJKWIJZER', 'Q1', 'Kijkwijzer AL', 'AL'],
  ['ACB', 'Q1', 'MA 15+', 'MA15+'],
  ['ACB', 'Q1', 'M (Australian Classification Board)', 'M'],
  ['MPA', 'Q1', 'MPAA rating: pg-13', 'PG-13'],
  ['MPA', 'Q47274658', 'X', null],
  ['MPA', 'Q20644796', 'R', null],
  ['CLASSIND', 'Q1', 'ClassInd 14', '14'],
  ['ICAA', 'Q1', 'not for under 12', null],
  ['CBFC', 'Q1', 'UA 13+', 'UA 13+'],
  ['BBFC', 'Q1', 'certificate', null],
  ['unknown', 'Q1', '12', null],
])('The rating of %s for %s (%s) is %s', (system, item, label, rating) => {
  expect(ratingOf(system, { item, label })).toBe(rating);
});

describe('items as JSON', () => {
  const factsOfFilms = ({ films }: Outcome) => [...films].toSorted(([a], [b]) => (a < b ? -1 : 1));

  it('that are saved give the same films as the query', async () => {
    const saved = await readAll(entitiesJson(WIKIDATA_FILMS));
    expect(factsOfFilms(saved)).toEqual(factsOfFilms(all));
    expect(saved.rejected.map(({ reason }) => reason)).toEqual(
      all.rejected.map(({ reason }) => reason),
    );
  });

  it('are read where the query service fails, with the names that they point at', async () => {
    const asked: number[] = [];
    const failing = await fetchAll(
      clientOf(
        (sparql) =>
          sparql.includes('?fact') ? new Response(null, { status: 500 }) : query(sparql),
        (items) => {
          asked.push(items.length);
          return entitiesJson(WIKIDATA_FILMS, items);
        },
      ),
      { ids: byItem(ITEMS) },
    );
    expect(factsOfFilms(failing)).toEqual(factsOfFilms(all));
    expect(failing.failed).toEqual([]);
    expect(failing.reached).toEqual(all.reached);
    expect(Math.max(...asked)).toBeLessThanOrEqual(50);
  });

  it('without the items of the ratings have those whose meaning is fixed, and report the others', async () => {
    const { films, skipped } = await readAll(entitiesJson(WIKIDATA_FILMS, ['Q1001']));
    expect(
      films.get('Q1001')?.certificates.map(({ system, rating }) => `${system}:${rating}`),
    ).toEqual(['FSK:12', 'KIJKWIJZER:12', 'MPA:R']);
    expect(skipped.map(({ reason }) => reason).join()).toContain('no name in English');
  });

  it.each([
    ['a web page', '<!doctype html><title>Error</title>'],
    ['half a document', entitiesJson(WIKIDATA_FILMS).slice(0, 5_000)],
    ['no items', '{"entities":[]}'],
    ['an error', '{"error":{"code":"maxlag","info":"Waiting"}}'],
  ])('that are none are an error that says so: %s', async (_name, text) => {
    await expect(readAll(text)).rejects.toThrow(CommandError);
  });

  it('never break the run, whatever a statement holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (claims, snak) => {
        const text = JSON.stringify({
          entities: {
            Q1: { id: 'Q1', labels: claims, claims: { P1657: claims, P31: [{ mainsnak: snak }] } },
            Q2: claims,
          },
        });
        await readAll(text);
      }),
      { numRuns: 200 },
    );
  });
});
