/** What is left of a film without some of its sources, for films drawn at random and for single facts. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutSources } from '../../../api/domain/film/without-sources.ts';
import { completeFacts } from '../../../api/services/films/write.ts';
import type { FilmFacts, SourceFacts } from '../../../db/film.ts';
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { filmFacts, ratingFacts } from '../../helpers/film-facts.ts';

const source = (name: string, licence: string | null = null): SourceFacts => ({
  name,
  url: null,
  read_at: null,
  licence,
  expires_at: null,
});
const isTmdb = ({ licence }: SourceFacts) => licence === 'TMDB';
const OURS = source('Our notes');
const TMDB = source('The Movie Database', 'TMDB');
const WIKIDATA = source('Wikidata', 'CC0-1.0');

/** A film of which each fact cites sources at random, or none. */
const films: fc.Arbitrary<FilmFacts> = fc
  .array(fc.constantFrom('TMDB', 'CC0-1.0', null), { maxLength: 5 })
  .chain((licences) => {
    const sources = licences.map((licence, place) => source(`Source ${place}`, licence));
    const cited = fc.subarray([...sources.keys()]);
    const fact = <Facts extends object>(facts: Facts) =>
      fc.option(cited.map((indexes) => ({ ...facts, sources: indexes }))).map((one) => one ?? []);
    const facts = <Facts extends object>(...choices: Facts[]) =>
      fc.tuple(...choices.map(fact)).map((all) => all.flat());
    const said_by = fc.dictionary(
      fc.constantFrom('directors', 'cast', 'genres', 'studio', 'ids', 'summary', 'title'),
      cited,
    );
    return fc
      .record({
        ratings: facts(
          ratingFacts('sex', 3),
          ratingFacts('violence', 2, { basis: 'parents', origin: 'crowd' }),
        ),
        certificates: facts(
          { system: 'MPA', rating: 'R', reasons: 'Rated R for violence.' },
          { system: 'FSK', rating: '12', reasons: null },
        ),
        themes: facts({ name: 'Loneliness', note: null, spoiler: false }),
        running_times: facts({ minutes: 126 }, { minutes: 119 }),
        production: facts({ note: 'Made in a year.' }),
        similar: facts({ title: 'Alien', year: 1979, id: null, why: null }),
        said_by,
      })
      .map(({ running_times, production, said_by: saidBy, ...lists }) =>
        completeFacts(
          filmFacts({
            ...lists,
            ids: { imdb: 'tt1798709', tmdb: '152601', wikidata: null },
            summary: 'What a parent should know.',
            talking_points: ['What is love?'],
            details: {
              ...HER_2013.details,
              releases: [],
              running_times,
              production,
              said_by: saidBy,
            },
            sources,
          }),
        ),
      );
  });

/** Every citation of a film: the names of the sources that a fact cites, with the path of the fact. */
function citations(facts: FilmFacts): { fact: string; cited: string[] }[] {
  const found: { fact: string; cited: string[] }[] = [];
  const names = (indexes: readonly number[]) =>
    indexes.map((index) => facts.sources[index]?.name ?? `no source ${index}`);
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('sources' in value && path !== '') {
      const { sources, ...fact } = value;
      found.push({
        fact: `${path} ${JSON.stringify(fact)}`,
        cited: names(sources as readonly number[]),
      });
      return;
    }
    for (const [key, inner] of Object.entries(value)) {
      if (path === '.details' && key === 'said_by')
        for (const [field, indexes] of Object.entries(inner as Record<string, number[]>))
          found.push({ fact: `said_by ${field}`, cited: names(indexes) });
      else visit(inner, Array.isArray(value) ? path : `${path}.${key}`);
    }
  };
  const { sources: _sources, ...others } = facts;
  visit(others, '');
  return found;
}

describe('A film without some of its sources', () => {
  it('cites no dropped source, and of each fact the others', () => {
    fc.assert(
      fc.property(films, (facts) => {
        const left = withoutSources(facts, isTmdb);
        if (!left?.sources.length) return;
        const kept = new Set(left.sources.map(({ name }) => name));
        const expected = citations(facts)
          .filter(({ cited }) => cited.length === 0 || cited.some((name) => kept.has(name)))
          .map(({ fact, cited }) => ({ fact, cited: cited.filter((name) => kept.has(name)) }));
        const isEstimate = ({ fact }: { fact: string }) => fact.includes('"basis":"official"');
        expect(citations(left).filter((one) => !isEstimate(one))).toEqual(
          expected.filter((one) => !isEstimate(one)),
        );
        expect(left.sources).toEqual(facts.sources.filter((one) => !isTmdb(one)));
      }),
    );
  });

  it('has the official ratings that its certificates give, and no others', () => {
    fc.assert(
      fc.property(films, (facts) => {
        const left = withoutSources(facts, isTmdb);
        if (left === null) return;
        const { ratings } = completeFacts({
          ...left,
          ratings: left.ratings.filter(({ basis }) => basis !== 'official'),
        });
        expect(completeFacts(left).ratings).toEqual(ratings);
      }),
    );
  });

  it('is the same film, unless a source is dropped', () => {
    fc.assert(
      fc.property(films, (facts) => {
        expect(withoutSources(facts, () => false)).toBe(facts);
        const once = withoutSources(facts, isTmdb);
        if (once) expect(withoutSources(once, isTmdb)).toBe(once);
      }),
    );
  });

  it('keeps a field that other sources say too, and loses one that they do not', () => {
    const film = filmFacts({
      ids: { imdb: 'tt1798709', tmdb: '152601', wikidata: null },
      details: {
        ...HER_2013.details,
        production: [],
        releases: [],
        running_times: [],
        said_by: { cast: [1], genres: [0, 1], directors: [2], ids: [1] },
      },
      sources: [WIKIDATA, TMDB, OURS],
    });
    expect(withoutSources(film, isTmdb)).toMatchObject({
      title: film.title,
      ids: { imdb: null, tmdb: null, wikidata: null },
      details: {
        cast: [],
        genres: HER_2013.details.genres,
        directors: HER_2013.details.directors,
        writers: HER_2013.details.writers,
        said_by: { genres: [0], directors: [1] },
      },
      sources: [WIKIDATA, OURS],
    });
  });

  it('loses the ratings that are derived from a dropped certificate', () => {
    const film = completeFacts(
      filmFacts({
        certificates: [
          { system: 'MPA', rating: 'R', reasons: 'Rated R for violence.', sources: [0] },
          { system: 'FSK', rating: '12', reasons: null, sources: [1] },
        ],
        sources: [TMDB, WIKIDATA],
      }),
    );
    expect(film.ratings.some(({ origin }) => origin === 'MPA:R')).toBe(true);
    const left = withoutSources(film, isTmdb);
    expect(left?.certificates).toEqual([
      { system: 'FSK', rating: '12', reasons: null, sources: [0] },
    ]);
    expect(left?.ratings.filter(({ origin }) => origin === 'MPA:R')).toEqual([]);
  });
});

describe('A film without all of its sources', () => {
  const facts = filmFacts({
    certificates: [{ system: 'MPA', rating: 'R', reasons: null, sources: [0] }],
    reviews: [{ source: 'A critic', author: null, date: null, verdict: null, url: null }],
    details: { ...HER_2013.details, said_by: {} },
    sources: [TMDB],
  });

  it('is nothing, whatever facts name no source', () => {
    expect(withoutSources(facts, isTmdb)).toBeNull();
  });

  it('keeps what editors wrote themselves', () => {
    const edited = { ...facts, summary: 'Slow and sad.', editor_age: 12, age_why: 'For its mood.' };
    expect(withoutSources(edited, isTmdb)).toEqual(
      filmFacts({ summary: 'Slow and sad.', editor_age: 12, age_why: 'For its mood.' }),
    );
  });
});
