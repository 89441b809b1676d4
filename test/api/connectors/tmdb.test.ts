/** TMDB: what its answers say of films, in the shapes of its version 3. */

import { afterEach, describe, expect, it, test } from 'vitest';
import { tmdb } from '../../../api/connectors/tmdb/tmdb.ts';
import { sendJson, startCatalogue, tmdbFilm, tmdbRelease } from '../../helpers/catalogue-server.ts';
import { fetchFrom, readFrom } from '../../helpers/run-connector.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const withReleases = (...results: object[]) =>
  readFrom(JSON.stringify(tmdbFilm(550, { release_dates: { results } })), tmdb);

test('A film has its ids, titles, people, running time, certificates, and a licence that expires', async () => {
  const { films, skipped } = await readFrom(JSON.stringify(tmdbFilm(550)), tmdb);
  expect(skipped).toEqual([]);
  expect(films[0]).toMatchObject({
    ids: { tmdb: '550', imdb: 'tt0000550', wikidata: null },
    title: 'Film 550',
    titles: { de: 'Der Film 550' },
    year: 1999,
    certificates: [{ system: 'MPA', rating: 'R', reasons: null, sources: [0] }],
    details: {
      original_title: 'Film 550',
      original_language: 'en',
      countries: ['US'],
      directors: ['Dan Director'],
      cast: [{ name: 'Ann Actor', role: 'Eve' }],
      genres: ['Drama'],
      running_times: [{ minutes: 139, sources: [0] }],
      said_by: { directors: [0], titles: [0], genres: [0] },
    },
    sources: [
      {
        name: 'TMDB',
        url: 'https://www.themoviedb.org/movie/550',
        read_at: '2026-11-29',
        licence: 'TMDB',
        expires_at: '2027-05-28T00:00:00.000Z',
      },
    ],
  });
});

describe('A certificate', () => {
  const shown = async (...results: object[]) => {
    const { films, skipped } = await withReleases(...results);
    const certificates = films[0]?.certificates ?? [];
    return { marks: certificates.map(({ system, rating }) => `${system}:${rating}`), skipped };
  };

  it.each([
    ['US', 'PG-13', 'MPA:PG-13'],
    ['DE', '12', 'FSK:12'],
    ['GB', '12A', 'BBFC:12A'],
    ['KR', '15', 'KMRB:15'],
    ['AT', '14', 'JMK:14'],
  ])('of %s and %s is %s', async (country, mark, expected) => {
    const { marks, skipped } = await shown(tmdbRelease(country, mark));
    expect(marks[0]).toBe(expected);
    expect(skipped).toEqual([]);
  });

  it('of a board that we lack, of an unknown mark, or of one of several boards is reported', async () => {
    const { marks, skipped } = await shown(
      tmdbRelease('ZZ', '12'),
      tmdbRelease('DE', '13'),
      tmdbRelease('CA', '14A'),
    );
    expect(marks).toEqual([]);
    expect(skipped.map(({ reason }) => reason)).toEqual([
      'We know no board of ZZ, which rated it “12”.',
      '“13” is not a rating of a board of DE.',
      '“14A” in CA may be of CHVRS or CPBC or AFC.',
    ]);
  });

  it('of the cinema counts before those of discs and television, and none is no certificate', async () => {
    const release = (certification: string, type: number) => ({ certification, type });
    const { marks, skipped } = await shown({
      iso_3166_1: 'US',
      release_dates: [release('PG', 6), release('NR', 3), release('', 3), release('R', 4)],
    });
    expect(marks).toEqual(['MPA:R']);
    expect(skipped).toEqual([]);
  });

  it('has the descriptors as its reasons', async () => {
    const { films } = await withReleases(
      tmdbRelease('US', 'R', { descriptors: ['Violence', 'Language'] }),
    );
    expect(films[0]?.certificates[0]?.reasons).toBe('Violence, Language');
  });
});

test('Titles of two countries of one language are kept apart', async () => {
  const title = (country: string, text: string) => ({
    iso_639_1: 'pt',
    iso_3166_1: country,
    data: { title: text },
  });
  const translations = { translations: [title('PT', 'Ela'), title('BR', 'Ela, a Voz')] };
  const { films } = await readFrom(JSON.stringify(tmdbFilm(1, { translations })), tmdb);
  expect(films[0]?.titles).toEqual({ pt: 'Ela, a Voz', 'pt-pt': 'Ela' });
});

test('Fields of another kind than documented are as good as none', async () => {
  const odd = { runtime: '139', genres: null, credits: [], translations: 7, release_dates: {} };
  const { films, rejected } = await readFrom(JSON.stringify(tmdbFilm(1, odd)), tmdb);
  expect(rejected).toEqual([]);
  expect(films[0]).toMatchObject({ title: 'Film 1', certificates: [], details: { genres: [] } });
});

describe('Films', () => {
  async function serve() {
    const server = await startCatalogue((_request, response, { pathname, searchParams }) => {
      const found = /^\/movie\/(\d+)$/.exec(pathname)?.[1];
      if (found === '404')
        sendJson(response, { status_code: 34, status_message: 'Not found' }, 404);
      else if (found !== undefined) sendJson(response, tmdbFilm(Number(found)));
      else if (searchParams.get('external_source') === 'imdb_id' && pathname === '/find/tt1798709')
        sendJson(response, { movie_results: [{ id: 152601 }], tv_results: [] });
      else sendJson(response, { movie_results: [] });
    });
    closing.push(server.close);
    return server;
  }

  it('come by TMDB’s id and by IMDb’s; what is not there is reported', async () => {
    const server = await serve();
    const run = await fetchFrom(server.url, tmdb, {
      ids: [
        { scheme: 'tmdb', value: '550' },
        { scheme: 'imdb', value: 'tt1798709' },
        { scheme: 'imdb', value: 'tt0000001' },
        { scheme: 'tmdb', value: '404' },
      ],
    });
    expect(run.films.map(({ ids }) => ids.tmdb)).toEqual(['550', '152601']);
    expect(run.skipped.map(({ film }) => film)).toEqual(['imdb:tt0000001', 'tmdb:404']);
    expect(run.failed).toEqual([]);
    expect(run.reached).toEqual(['1', '2', '3', '4']);
    expect(server.requests[0]?.headers['authorization']).toBe('Bearer tmdb-token');
    expect(server.requests[0]?.path).toBe(
      '/movie/550?append_to_response=release_dates%2Cexternal_ids%2Ccredits%2Ctranslations',
    );
  });

  it('continue after the last one of an earlier run', async () => {
    const server = await serve();
    const ids = ['1', '2', '3'].map((value) => ({ scheme: 'tmdb' as const, value }));
    const { films } = await fetchFrom(server.url, tmdb, { ids }, '2');
    expect(films.map(({ ids: { tmdb: id } }) => id)).toEqual(['3']);
  });
});

describe('A saved answer', () => {
  it('may be a film, a list of films, or a film a line', async () => {
    const [one, two] = [tmdbFilm(1), tmdbFilm(2)].map((film) => JSON.stringify(film));
    for (const text of [`[${one},${two}]`, `${one}\n${two}\n`])
      expect((await readFrom(text, tmdb)).films).toHaveLength(2);
  });

  it.each([
    ['a web page', '<html></html>', 'The file is a web page instead of JSON'],
    ['half a document', JSON.stringify(tmdbFilm(1)).slice(0, 100), 'is damaged or breaks off'],
  ])('that is %s is an error', async (_what, text, words) => {
    await expect(readFrom(text, tmdb)).rejects.toThrow(words);
  });

  it('with something else in it reports that', async () => {
    const { films, rejected } = await readFrom(JSON.stringify([tmdbFilm(1), { id: 2 }]), tmdb);
    expect(films).toHaveLength(1);
    expect(rejected).toEqual([{ line: 2, field: 'title', reason: 'It is no film of TMDB.' }]);
  });
});
