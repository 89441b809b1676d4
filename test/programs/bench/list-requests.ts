/** Requests for lists of films, drawn at random from a seed: every filter of the API, and every list that a page for parents has. */

import { AGE_BANDS, agesOf } from '../../../api/domain/family/age-bands.ts';
import { FAMILY_SORTS, familyQuery, yearsOf } from '../../../api/domain/family/family-query.ts';
import { LEVEL_PARAMETERS } from '../../../api/contract/films-query.ts';
import { COUNTRIES } from '../../../api/pages/find/find-query.ts';
import { GENRES, LIST_PATHS } from '../../../api/pages/lists/list-paths.ts';
import en from '../../../api/pages/words/en.json' with { type: 'json' };
import { RATING_SYSTEMS } from '../../../db/rating-systems.ts';
import { SORTS, UNKNOWN_MODES } from '../../../db/vocabulary.ts';
import { pick, type Random } from '../../helpers/random-films.ts';

/** The lists, by who asks for them. */
export const LIST_KINDS = {
  'the API, any filters': apiPath,
  'the API, as the pages ask': familyPath,
  'the front page': findPath,
  'family night': nightPath,
  'ages, genres, levels': listPath,
  'the feed': feedPath,
} as const;
export type ListKind = keyof typeof LIST_KINDS;

const PERIODS = Object.keys(en.find.periods);

/** Genres of the generated films, from the commonest to one that no film has. */
const KNOWN_GENRES = [
  'drama',
  'comedy',
  'action',
  'science fiction',
  'western',
  'noir opera',
  'war',
];
/** Boards and countries that generated films have certificates of. */
const KNOWN_BOARDS = RATING_SYSTEMS.filter(({ id }) =>
  ['MPA', 'BBFC', 'FSK', 'FRISK'].includes(id),
);
const KNOWN_COUNTRIES = ['US', 'GB', 'DE', 'IS'];

const CERTIFICATES = KNOWN_BOARDS.flatMap(({ id, ratings }) =>
  ratings.map(({ rating }) => `${id}:${rating}`),
);

type Pairs = [name: string, value: string | number][];

/** Each filter of the API now and then, so that any may meet any other. */
function apiFilters(random: Random): Pairs {
  const often = pick(random, [0.1, 0.3, 0.6]);
  const maybe = (draw: () => Pairs): Pairs => (random() < often ? draw() : []);
  const year = () => 1920 + Math.floor(random() * 107);
  return [
    ...LEVEL_PARAMETERS.flatMap(({ parameter }) =>
      maybe(() => [[parameter, Math.floor(random() * 6)]]),
    ),
    ...maybe(() => [['age.lte', Math.floor(random() * 19)]]),
    ...maybe(() => [['year.gte', year()]]),
    ...maybe(() => [['year.lte', year()]]),
    ...maybe(() => (random() < 0.5 ? [['genre', pick(random, KNOWN_GENRES)]] : [])),
    ...maybe(() => (random() < 0.5 ? [['certificate', pick(random, CERTIFICATES)]] : [])),
    ...maybe(() => (random() < 0.5 ? [['country', pick(random, KNOWN_COUNTRIES)]] : [])),
    ...maybe(() => (random() < 0.3 ? [['rated_by', 'editors']] : [])),
    ...maybe(() =>
      random() < 0.3 ? [['updated.gte', `2026-11-0${1 + Math.floor(random() * 5)}`]] : [],
    ),
    ['unknown', pick(random, UNKNOWN_MODES)],
  ];
}

function apiPath(random: Random): string {
  const sort = pick(
    random,
    SORTS.filter((one) => one !== 'match'),
  );
  const fields = pick(random, ['summary', 'summary', 'card']);
  const limit = pick(random, [20, 25, 100]);
  return address('/v1/films', [...apiFilters(random), ...pairs({ sort, fields, limit })]);
}

function feedPath(random: Random): string {
  return address('/feeds/films.atom', apiFilters(random));
}

/** What the script of the front page and of the family night loads. */
function familyPath(random: Random): string {
  const query = familyQuery(
    bands(random).map((band) => agesOf(band)[0]),
    {
      ...yearsOf(sometimes(random, PERIODS)),
      genre: sometimes(random, GENRES),
      country: sometimes(random, [...KNOWN_COUNTRIES, pick(random, COUNTRIES)]),
      positive: random() < 0.2,
      editors: random() < 0.2,
      sort: pick(random, FAMILY_SORTS),
    },
  );
  return `/v1/films?${query}`;
}

function findPath(random: Random): string {
  return address(language(random) || '/', findFilters(random));
}

function nightPath(random: Random): string {
  return address(`${language(random)}/tonight`, findFilters(random));
}

/** What the form without a script sends. */
function findFilters(random: Random): Pairs {
  const limits: Pairs = LEVEL_PARAMETERS.flatMap(({ category }) =>
    random() < 0.2 ? [[category, Math.floor(random() * 6)]] : [],
  );
  return [
    ...bands(random).map((band): Pairs[0] => ['for', band]),
    ...pairs({
      genre: sometimes(random, GENRES),
      years: sometimes(random, PERIODS),
      country: sometimes(random, [...KNOWN_COUNTRIES, pick(random, COUNTRIES)]),
      positive: random() < 0.2 ? 'clear' : undefined,
      rated_by: random() < 0.2 ? 'editors' : undefined,
      sort: pick(random, FAMILY_SORTS),
    }),
    ...limits,
  ];
}

function listPath(random: Random): string {
  return language(random) + pick(random, LIST_PATHS);
}

/** None, one or two children. */
function bands(random: Random) {
  const count = Math.floor(random() * 3);
  return Array.from({ length: count }, () => pick(random, AGE_BANDS));
}

function sometimes<Value>(random: Random, values: readonly Value[]): Value | undefined {
  return random() < 0.3 ? pick(random, values) : undefined;
}

function language(random: Random): string {
  return pick(random, ['', '', '/de', '/ar']);
}

function pairs(values: Record<string, string | number | undefined>): Pairs {
  return Object.entries(values).flatMap(([name, value]): Pairs =>
    value === undefined ? [] : [[name, value]],
  );
}

function address(path: string, query: Pairs): string {
  const text = new URLSearchParams(query.map(([name, value]) => [name, String(value)]));
  return `${path}?${text}`;
}
