/**
 * Films as a large catalogue would hold them, the same for the same number: titles of common and rare words, years that lean to the
 * present, certificates of a few boards, levels that go together, and a good part known only by bounds. No film of it exists.
 */

import {
  EMPTY_DETAILS,
  type CertificateFacts,
  type FilmFacts,
  type RatingFacts,
} from '../../../db/film.ts';
import { CATEGORIES, type Level } from '../../../db/vocabulary.ts';
import { filmFacts, ratingFacts } from '../../helpers/film-facts.ts';
import { seededRandom, type Random } from '../../helpers/random-films.ts';
import { titleWord } from './generated-words.ts';

/** The films of the numbers from 0 up to `count`, one after the other, so that none has to be kept. */
export function* generatedFilms(count: number): Generator<FilmFacts> {
  for (let number = 0; number < count; number += 1) yield generatedFilm(number);
}

/** The film of this number, a whole number from 0 on. */
export function generatedFilm(number: number): FilmFacts {
  const random = seededRandom(number * 7919 + 1);
  for (let draw = 0; draw < 3; draw += 1) random(); // neighbouring seeds begin alike
  const title = titleOf(random);
  const year = 2026 - Math.floor(random() ** 2.2 * 106);
  const harshness = random();
  const certificates = certificatesOf(random, harshness);
  return filmFacts({
    id: `${title.toLowerCase().replaceAll(/[^a-z\d]+/g, '-')}-${year}-${number}`,
    ids: {
      imdb: `tt${String(10_000_000 + number)}`,
      tmdb: random() < 0.8 ? String(1_000_000 + number) : null,
      wikidata: null,
    },
    title,
    year,
    ...(random() < 0.01
      ? { editor_age: Math.round(2 + harshness * 16), age_why: 'Generated.' }
      : {}),
    ratings: ratingsOf(random, { harshness, certificates }),
    certificates,
    details: { ...EMPTY_DETAILS, genres: genresOf(number) },
    sources: [
      { name: 'Generated', url: null, read_at: '2026-11-02', licence: null, expires_at: null },
    ],
  });
}

/** Genres from the commonest on, and how many films in a thousand have them. */
const GENRES = [
  ['Drama', 450],
  ['Comedy', 300],
  ['Action', 150],
  ['Science fiction', 60],
  ['Western', 10],
  ['Noir opera', 1],
] as const;

/** Draws of their own, so that the rest of the film is the same without genres. */
function genresOf(number: number): string[] {
  const random = seededRandom(number * 104_729 + 5);
  for (let draw = 0; draw < 3; draw += 1) random();
  return GENRES.filter(([, share]) => random() * 1_000 < share).map(([genre]) => genre);
}

function titleOf(random: Random): string {
  const words = Array.from({ length: 1 + Math.floor(random() ** 1.5 * 5) }, () =>
    titleWord(random),
  );
  const front = random() < 0.25 ? ['The'] : [];
  const number = random() < 0.04 ? [String(2 + Math.floor(random() * 4))] : [];
  return [...front, ...words, ...number].join(' ');
}

/** The ratings of each board from the mildest on, and how many films in a hundred it has seen. */
const BOARDS = [
  { system: 'MPA', share: 62, ratings: ['G', 'PG', 'PG-13', 'R', 'NC-17'] },
  { system: 'BBFC', share: 30, ratings: ['U', 'PG', '12A', '15', '18'] },
  { system: 'FSK', share: 25, ratings: ['0', '6', '12', '16', '18'] },
  { system: 'FRISK', share: 1, ratings: ['L', '6', '12', '16', '18'] },
] as const;

/** How harsh a film may be, from 0 to 1, for each place in a board's list. */
const STEPS = [0.06, 0.25, 0.52, 0.985, 1];

function certificatesOf(random: Random, harshness: number): CertificateFacts[] {
  return BOARDS.flatMap(({ system, share, ratings }) => {
    if (random() * 100 >= share) return [];
    const judged = Math.min(1, Math.max(0, harshness + (random() - 0.5) * 0.15));
    const rating = ratings[STEPS.findIndex((step) => judged <= step)] ?? ratings[0];
    return [{ system, rating, reasons: null, sources: [0] }];
  });
}

interface Judged {
  harshness: number;
  certificates: readonly CertificateFacts[];
}

/** One film in eight is rated by editors, most others by what a board names and leaves unnamed, the rest not at all. */
function ratingsOf(random: Random, { harshness, certificates }: Judged): RatingFacts[] {
  const level = (): Level =>
    Math.min(5, Math.max(0, Math.round(harshness * 5 + (random() - 0.5) * 4))) as Level; // within 0 and 5
  if (random() < 0.12)
    return CATEGORIES.map(({ name }) => ratingFacts(name, level(), { sources: [0] }));
  const [certificate] = certificates;
  if (!certificate) return [];
  return CATEGORIES.filter(({ kind }) => kind === 'concern').map(({ name }) => {
    const board = {
      basis: 'official',
      origin: `${certificate.system}:${certificate.rating}`,
    } as const;
    const drawn = level();
    if (drawn > 0 && random() < 0.45)
      return ratingFacts(name, drawn, { ...board, confidence: 'medium', span: `some ${name}` });
    const at_most = random() < 0.85 ? (Math.min(5, Math.floor(harshness * 5) + 1) as Level) : null; // within 1 and 5
    const estimate = Math.round(Math.min(at_most ?? 5, harshness * 3 * random()) * 10) / 10;
    return ratingFacts(name, null, { ...board, at_most, estimate, confidence: 'low' });
  });
}
