/** Films drawn at random from a seed, the same for the same seed: levels known, bounded, estimated and unknown. */

import { EMPTY_DETAILS, type FilmFacts, type RatingFacts } from '../../db/film.ts';
import { RATING_SYSTEMS } from '../../db/rating-systems.ts';
import { CATEGORIES, LEVELS, type Level } from '../../db/vocabulary.ts';
import { filmFacts, ratingFacts } from './film-facts.ts';

const WORDS = [
  'The',
  'Sea',
  'Été',
  'of',
  'Stars',
  'A',
  'star',
  'Über',
  "O'Brien",
  'zebra',
  'Éa',
  '2',
];

export type Random = () => number;

/** Numbers from 0 up to 1 (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<Value>(random: Random, values: readonly Value[]): Value {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error('There is nothing to pick from');
  return value;
}

/** `count` films; titles, years and ages are few, so that many are equal in what they are sorted by. */
export function randomFilms(random: Random, count: number): FilmFacts[] {
  return Array.from({ length: count }, (_, number) => {
    const title = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(random, WORDS));
    const system = pick(random, RATING_SYSTEMS);
    return filmFacts({
      id: `film-${pick(random, LEVELS)}-${number}`,
      ids: { imdb: `tt${1_000_000 + number}`, tmdb: null, wikidata: null },
      title: title.join(' '),
      year: 1990 + Math.floor(random() * 12),
      ...(random() < 0.1
        ? { editor_age: 2 + Math.floor(random() * 17), age_why: 'Drawn at random.' }
        : {}),
      sources: [
        { name: 'Drawn at random', url: null, read_at: null, licence: null, expires_at: null },
      ],
      ratings: randomRatings(random),
      details: { ...EMPTY_DETAILS, genres: randomGenres(number) },
      certificates:
        random() < 0.5
          ? [
              {
                system: system.id,
                rating: pick(random, system.ratings).rating,
                reasons: null,
                sources: [],
              },
            ]
          : [],
    });
  });
}

const GENRES = ['Drama', 'Comédie', 'Science fiction', 'Action', 'US'];

/** None, one or two of a few genres; from its number, so that no other draw changes. */
function randomGenres(number: number): string[] {
  return GENRES.filter((_, place) => (number >> 1) % (2 * place + 3) === 0);
}

const SOURCED = { sources: [0] };

/** At most one rating a category. Half of the films are mild, so that limits find some. */
function randomRatings(random: Random): RatingFacts[] {
  const highest = random() < 0.5 ? 2 : 5;
  const level = (): Level => Math.floor(random() * (highest + 1)) as Level; // 0 to `highest`
  const known = pick(random, [0.3, 0.8, 1]);
  return CATEGORIES.flatMap(({ name, kind }) => {
    if (random() < known) return ratingFacts(name, level(), SOURCED);
    if (kind === 'positive') return random() < 0.5 ? [] : ratingFacts(name, null, SOURCED);
    const at_most = random() < 0.6 ? level() : null;
    const estimate = random() < 0.5 ? Math.round(random() * (at_most ?? 5) * 10) / 10 : null;
    const unknown = { ...SOURCED, at_most, estimate, confidence: 'low' } as const;
    return random() < 0.2 ? [] : ratingFacts(name, null, unknown);
  });
}
