import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parsePastedId } from '../../../api/domain/film/pasted-id.ts';

describe('A pasted text names a film', () => {
  test.each([
    ['tt1798709', 'imdb:tt1798709'],
    ['TT1798709', 'imdb:tt1798709'],
    [' imdb:tt1798709 ', 'imdb:tt1798709'],
    ['https://www.imdb.com/title/tt1798709/?ref_=fn_all_ttl_1', 'imdb:tt1798709'],
    ['https://m.imdb.com/title/tt1798709', 'imdb:tt1798709'],
    ['http://imdb.com/title/tt1798709/parentalguide#nudity', 'imdb:tt1798709'],
    ['imdb.com/de/title/tt1798709', 'imdb:tt1798709'],
    ['https://www.imdb.com/es-es/title/tt1798709/', 'imdb:tt1798709'],
    ['https://WWW.IMDB.COM/title/tt1798709/', 'imdb:tt1798709'],
    ['Her (2013) https://www.imdb.com/title/tt1798709/ on IMDb', 'imdb:tt1798709'],
    ['\u200Ehttps://www.imdb.com/title/tt1798709/\u200B', 'imdb:tt1798709'],
    ['tmdb:152601', 'tmdb:152601'],
    ['https://www.themoviedb.org/movie/152601-her', 'tmdb:152601'],
    ['themoviedb.org/movie/152601?language=de-DE', 'tmdb:152601'],
    ['https://www.themoviedb.org/movie/152601-her/cast', 'tmdb:152601'],
    ['Q788822', 'wikidata:Q788822'],
    ['q788822', 'wikidata:Q788822'],
    ['wikidata:Q788822', 'wikidata:Q788822'],
    ['https://www.wikidata.org/wiki/Q788822', 'wikidata:Q788822'],
    ['https://m.wikidata.org/wiki/Q788822#P345', 'wikidata:Q788822'],
    ['http://www.wikidata.org/entity/Q788822', 'wikidata:Q788822'],
    ['her-2013', 'film:her-2013'],
    ['Her-2013', 'film:her-2013'],
    ['her-2013-2', 'film:her-2013-2'],
    ['기생충-2019', 'film:기생충-2019'],
    ['/films/her-2013', 'film:her-2013'],
    ['https://advisory.example/films/her-2013', 'film:her-2013'],
    ['http://127.0.0.1:8787/films/her-2013?utm_source=x#correct', 'film:her-2013'],
    ['https://advisory.example/v1/films/tmdb:152601', 'tmdb:152601'],
    ['https://advisory.example/films/%EA%B8%B0%EC%83%9D%EC%B6%A9-2019', 'film:기생충-2019'],
  ])('%s', (text, key) => {
    const found = parsePastedId(text);
    expect(found && `${found.scheme}:${found.value}`).toBe(key);
  });
});

describe('A pasted text names no film', () => {
  test.each([
    [''],
    ['Her'],
    ['Spider-Man'],
    ['Apollo 13'],
    ['apollo-13'],
    ['tt123'],
    ['tt1798709 tt0133093'],
    ['tmdb:0'],
    ['tmdb:'],
    ['https://www.imdb.com/name/nm0005069/'],
    ['https://www.imdb.com/'],
    ['https://www.imdb.com/title/tt123/'],
    ['https://notimdb.com/title/tt1798709/'],
    ['https://www.imdb.com.example.org/title/tt1798709/'],
    ['https://example.org/?u=imdb.com/title/tt1798709/'],
    ['https://user@www.imdb.com/title/tt1798709/'],
    ['https://www.themoviedb.org/tv/1399-game-of-thrones'],
    ['https://www.wikidata.org/wiki/Property:P345'],
    ['https://example.org/films/%E0%A4%A'],
    ['https://example.org/films/her-2013/ratings'],
    ['javascript://imdb.com/title/tt1798709/'],
    ['Face/Off'],
  ])('%s', (text) => {
    expect(parsePastedId(text)).toBeNull();
  });
});

describe('Of any id', () => {
  const digits = (min: number, max: number) =>
    fc.integer({ min: 10 ** (min - 1), max: 10 ** max - 1 }).map(String);
  const tail = fc.constantFrom('', '/', '?ref_=x', '/?a=b&c=d', '#top', '/reviews');
  const start = fc.constantFrom('', 'https://', 'http://', 'HTTPS://');

  it('each address of its site names the film', () => {
    const imdb = fc.tuple(
      fc
        .constantFrom('imdb.com', 'www.imdb.com', 'm.imdb.com')
        .chain((host) =>
          fc.constantFrom('', '/de', '/pt-br').map((language) => `${host}${language}/title/`),
        ),
      digits(7, 9).map((number) => `tt${number}`),
      fc.constant('imdb'),
    );
    const tmdb = fc.tuple(
      fc.constantFrom('themoviedb.org/movie/', 'www.themoviedb.org/movie/'),
      digits(1, 7),
      fc.constant('tmdb'),
    );
    fc.assert(
      fc.property(start, fc.oneof(imdb, tmdb), tail, (start, [path, value, scheme], tail) => {
        expect(parsePastedId(start + path + value + tail)).toEqual({ scheme, value });
        expect(parsePastedId(`${scheme}:${value}`)).toEqual({ scheme, value });
      }),
    );
  });

  it('the found id consists of letters, digits and hyphens, whatever the text', () => {
    const pieces = fc.constantFrom(
      ...['https://', 'imdb.com', '/title/', 'tt1798709', '/films/', 'her-2013', '%2e', '..'],
      ...['?', '#', ' ', '@', ':', 'Q1', 'wikidata.org/wiki/', '\u202E', '"', '<', '\0'],
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (text) => {
        const key = parsePastedId(text);
        if (key) expect(key.value).toMatch(/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u);
      }),
      { numRuns: 500, seed: 2013 },
    );
  });

  it('takes no longer for a text that almost is an address', () => {
    const almost = [`https://${'a.'.repeat(95)}`, `${'a-'.repeat(99)}_`, '/films/'.repeat(28)];
    const before = performance.now();
    for (let times = 0; times < 1_000; times += 1) almost.forEach(parsePastedId);
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
