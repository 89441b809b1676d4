import { describe, expect, it } from 'vitest';
import { parseFilmId } from '../../../api/domain/film/id.ts';
import { titleQuery } from '../../../api/domain/film/title-query.ts';
import { isLookedFor, wantedId, wantedTitle } from '../../../api/domain/film/wanted.ts';

const idOf = (text: string) => {
  const key = parseFilmId(text);
  return key && wantedId(key);
};

const titleOf = (text: string) => {
  const query = titleQuery(text);
  return query && (wantedTitle(text, query)?.value ?? null);
};

describe('an id that is counted', () => {
  it.each([
    ['tt1160419', 'imdb', 'tt1160419'],
    ['imdb:tt1160419', 'imdb', 'tt1160419'],
    ['tmdb:438631', 'tmdb', '438631'],
    ['wikidata:Q60834962', 'wikidata', 'Q60834962'],
    ['dune-2021', 'film', 'dune-2021'],
    ['king-kong-1933-2', 'film', 'king-kong-1933-2'],
  ])('is %s', (text, kind, value) => {
    expect(idOf(text)).toEqual({ kind, value });
  });

  it.each(['wp-login', 'admin', 'dune', 'dune-1700', 'call-0612345678-2021', 'a'.repeat(120)])(
    'is not %s, which has not the form of ours',
    (text) => {
      expect(idOf(text)).toBeNull();
    },
  );
});

describe('a title that is counted', () => {
  it.each([
    ['  The ZONE of Interest!', 'zone of interest'],
    ['Dune (2021)', 'dune 2021'],
    ['Amélie', 'amelie'],
    ['千と千尋の神隠し', '千と千尋の神隠し'],
    ['New York, New York', 'new york new york'],
    ['1917', '1917'],
    ['Ocean’s Eleven', 'oceans eleven'],
    ['Up', 'up'],
  ])('of “%s” is its words', (text, title) => {
    expect(titleOf(text)).toBe(title);
  });

  it.each([
    ['x', 'a single character'],
    ['jane.doe@example.org', 'an e-mail address'],
    ['https://example.org/jane', 'an address'],
    ['www.example.org', 'an address'],
    ['+31 6 1234 5678', 'a number of a telephone'],
    ['4111 1111 1111 1111', 'a number of a card'],
    ['Main Street 12345', 'a long number'],
    ['<script>alert(1)</script>', 'code'],
    ["' or 1=1 --", 'code'],
    ['dune\u0000', 'a control character'],
    ['dune\u001B[2J', 'a control character'],
    ['word '.repeat(13), 'too many words'],
    ['w'.repeat(101), 'a word that is too long'],
    ['!!!', 'nothing'],
  ])('is not “%s”: %s', (text) => {
    expect(titleOf(text)).toBeNull();
  });
});

it('Each service is asked for the ids that it knows', () => {
  expect(isLookedFor({ scheme: 'wikidata', value: 'Q1' }, ['wikidata'])).toBe(true);
  expect(isLookedFor({ scheme: 'wikidata', value: 'Q1' }, ['tmdb'])).toBe(false);
  expect(isLookedFor({ scheme: 'imdb', value: 'tt1160419' }, ['tmdb'])).toBe(true);
  expect(isLookedFor({ scheme: 'film', value: 'dune-2021' }, ['wikidata', 'tmdb'])).toBe(false);
  expect(isLookedFor({ scheme: 'imdb', value: 'tt1160419' }, [])).toBe(false);
});
