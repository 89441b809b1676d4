/** The forms in which a film can be asked for, and the texts that are none of them. */

import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { FILM_ID_FORMS, parseFilmId } from '../../../api/domain/film/id.ts';
import { HER_2013 } from '../../../db/seed/her-2013.ts';

describe('A film is asked for', () => {
  test.each([
    ['by its own id', 'her-2013', 'film', 'her-2013'],
    ['by an id of one word', 'her', 'film', 'her'],
    ['by an id of digits alone', '1917', 'film', '1917'],
    ['by an id in another script', '기생충-2019', 'film', '기생충-2019'],
    ['by its IMDb id', 'imdb:tt1798709', 'imdb', 'tt1798709'],
    ['by its bare IMDb id', 'tt1798709', 'imdb', 'tt1798709'],
    ['by a longer IMDb id', 'tt12345678', 'imdb', 'tt12345678'],
    ['by its TMDB id', 'tmdb:152601', 'tmdb', '152601'],
    ['by its Wikidata id', 'wikidata:Q788822', 'wikidata', 'Q788822'],
  ])('%s: %s', (_sentence, text, scheme, value) => {
    expect(parseFilmId(text)).toEqual({ scheme, value });
  });

  it('by an id that only begins like one of IMDb, which is its own', () => {
    expect(parseFilmId('tt123')).toEqual({ scheme: 'film', value: 'tt123' });
    expect(parseFilmId('tt1798709-her')).toEqual({ scheme: 'film', value: 'tt1798709-her' });
  });

  it('in each of the forms that people are told of', () => {
    const forms = FILM_ID_FORMS.split(/, | or /);
    expect(forms).toHaveLength(5);
    const values = [HER_2013.id, ...Object.values(HER_2013.ids)];
    for (const form of forms) expect(values).toContain(parseFilmId(form)?.value);
  });
});

describe('No film is asked for', () => {
  test.each([
    ['by nothing', ''],
    ['by a space', ' '],
    ['with a space before', ' her-2013'],
    ['with a space behind', 'her-2013 '],
    ['with a line break behind', 'her-2013\n'],
    ['with a line break behind an IMDb id', 'tt1798709\n'],
    ['with a zero byte', 'her-2013\0'],
    ['in capitals', 'Her-2013'],
    ['by an IMDb id in capitals', 'imdb:TT1798709'],
    ['by an IMDb id that is too short', 'imdb:tt123456'],
    ['by an IMDb id that is too long', 'imdb:tt12345678901'],
    ['by an IMDb id in digits of another script', 'imdb:tt١٧٩٨٧٠٩'],
    ['by the IMDb id of a person', 'imdb:nm0005069'],
    ['by a TMDB id of 0', 'tmdb:0'],
    ['by a TMDB id that begins with 0', 'tmdb:0152601'],
    ['by a negative TMDB id', 'tmdb:-1'],
    ['by a TMDB id that is no number', 'tmdb:1e5'],
    ['by a TMDB id with nothing behind the colon', 'tmdb:'],
    ['by a Wikidata id without its Q', 'wikidata:788822'],
    ['by a Wikidata id with a small q', 'wikidata:q788822'],
    ['by a catalogue that is not known', 'letterboxd:her'],
    ['by two schemes', 'imdb:imdb:tt1798709'],
    ['by a path', 'her-2013/ratings'],
    ['by a path upwards', '../her-2013'],
    ['by a path upwards in disguise', '%2e%2e'],
    ['with a query', 'her-2013?x=1'],
    ['with a dot', 'her.2013'],
    ['with an underscore', 'her_2013'],
    ['with a hyphen before', '-her'],
    ['with a hyphen behind', 'her-'],
    ['with two hyphens', 'her--2013'],
    ['with SQL', "her' or '1'='1"],
    ['with markup', '<b>her</b>'],
    ['with a wildcard', 'her%'],
    ['with an emoji', 'her-💔'],
    ['with a mark that turns the text around', 'her‮-2013'],
    ['with half a character', 'her-\uD83D'],
    ['by more than 200 characters', 'a'.repeat(201)],
    ['by more than 200 characters of two units each', '𠀋'.repeat(201)],
  ])('%s', (_sentence, text) => {
    expect(parseFilmId(text)).toBeNull();
  });

  it('though 200 characters are enough', () => {
    expect(parseFilmId('a'.repeat(200))?.scheme).toBe('film');
    expect(parseFilmId('𠀋'.repeat(200))?.scheme).toBe('film');
  });
});

describe('Of any text', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(
        fc.constantFrom('tt', 'imdb:', 'tmdb:', 'wikidata:', 'Q', '1', '0', '-', 'a', '\n', '%'),
      )
      .map((parts) => parts.join('')),
  );

  it('what comes out is a part of it that holds nothing but letters, digits and single hyphens', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const key = parseFilmId(text);
        fc.pre(key !== null);
        expect(text.endsWith(key?.value ?? '?')).toBe(true);
        expect(key?.value).toMatch(/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u);
      }),
    );
  });

  it('the scheme and value, written out, ask for the same film', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const key = parseFilmId(text);
        fc.pre(key !== null);
        const written = key?.scheme === 'film' ? key.value : `${key?.scheme}:${key?.value}`;
        expect(parseFilmId(written)).toEqual(key);
      }),
    );
  });

  it('a long one that almost fits is rejected at once', () => {
    const almost = `${'a-'.repeat(99)}_`;
    const before = performance.now();
    for (let times = 0; times < 1000; times += 1) parseFilmId(almost);
    expect(performance.now() - before).toBeLessThan(1000);
  });
});
