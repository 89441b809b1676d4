/** Turns the facts of a film into what is read: the finished advisory, its closed card and its row in the index. Pure; called at every write. */

import {
  FILM_LISTS,
  FILM_TEXTS,
  pick,
  type FilmFacts,
  type RatingFacts,
} from '../../../db/film.ts';
import type { WriteStamp } from '../../../db/queries/save-film.ts';
import { RATING_SYSTEMS } from '../../../db/rating-systems.ts';
import {
  CATEGORIES,
  LEVEL_LABELS,
  type Category,
  type Kind,
  type Level,
} from '../../../db/vocabulary.ts';
import type { Advisory, CardFilm, FilmSummary, Rating } from '../../contract/advisory.ts';
import { deriveAge, likelyLevel } from '../rating/age.ts';
import { cardTitles, otherTitles } from './other-titles.ts';
import { filmBits, knownBits, type Reach } from '../rating/level-bits.ts';
import { inShownOrder } from '../rating/shown-rating.ts';
import { filmWords, genreKey, titleKey } from './title.ts';

/** The bound of a concern that nothing bounds. */
const UNBOUNDED: Level = 5;

/** Stands for an unknown age in the index: above every limit, and last in order of age. */
const UNKNOWN_AGE = 99;

export interface IndexRow {
  title_key: string;
  year: number;
  newest: number;
  freshest: number;
  age: number;
  age_likely: number;
  age_known: number;
  levels: number;
  levels_likely: number;
  levels_known: number;
  words: string;
  marks: string;
  summary: FilmSummary;
}

export interface ProjectedFilm {
  advisory: Advisory;
  card: CardFilm;
  index: IndexRow;
}

/** What is read of a film. Every category is in the breakdown, unknown ones with a null level. */
export function projectFilm(facts: FilmFacts, stamp: WriteStamp): ProjectedFilm {
  const advisory = projectAdvisory(facts, stamp);
  return { advisory, card: cardOf(advisory), index: projectIndexRow(advisory) };
}

function projectAdvisory(facts: FilmFacts, stamp: WriteStamp): Advisory {
  const { id, ids, title, titles, year } = facts;
  const breakdown = CATEGORIES.map(({ name, kind }) =>
    projectRating(
      name,
      kind,
      facts.ratings.filter(({ category }) => category === name),
    ),
  );
  const certificates = facts.certificates.map(projectCertificate);
  return {
    id,
    ids,
    title,
    titles,
    year,
    age: deriveAge(breakdown, {
      certificates,
      editor: { age: facts.editor_age, why: facts.age_why },
    }),
    ...pick(facts, FILM_TEXTS),
    breakdown,
    certificates,
    themes: facts.themes,
    talking_points: facts.talking_points,
    details: facts.details,
    voices: {
      editors: { age: facts.editor_age, why: facts.editor_age === null ? null : facts.age_why },
      parents: { age: null, votes: 0 },
    },
    ...pick(facts, FILM_LISTS),
    sources: facts.sources,
    ...stamp,
    links: {
      self: `/v1/films/${id}`,
      ratings: `/v1/films/${id}/ratings`,
      check: `/v1/films/${id}/check`,
      page: `/films/${id}`,
    },
  };
}

function projectRating(category: Category, kind: Kind, ratings: readonly RatingFacts[]): Rating {
  const [shown, ...others] = inShownOrder(category, ratings).map((rating) => ({
    level: rating.level,
    at_most: kind === 'positive' ? null : (rating.level ?? rating.at_most ?? UNBOUNDED),
    estimate: rating.level === null ? rating.estimate : null,
    label: labelOf(kind, rating.level),
    note: rating.note,
    spoiler: rating.spoiler,
    basis: rating.basis,
    origin: rating.origin,
    confidence: rating.confidence,
    span: rating.span,
    rated_at: rating.rated_at,
    sources: rating.sources,
  }));
  if (!shown) return { category, kind, ...unrated(kind), others };
  const voices = [shown, ...others].filter(({ basis }) => basis === shown.basis);
  const estimate = shown.level === null ? estimateUnder(shown.at_most, voices) : null;
  return { category, kind, ...shown, estimate, others };
}

/** The first estimate among them, no higher than the bound that is shown: a board may bound a level and estimate none. */
function estimateUnder(at_most: Level | null, ratings: readonly Pick<Rating, 'estimate'>[]) {
  const estimate = ratings.find((rating) => rating.estimate !== null)?.estimate ?? null;
  return estimate === null ? null : Math.min(estimate, at_most ?? UNBOUNDED);
}

/** A category without a rating: its level is unknown and has no bound. */
function unrated(kind: Kind): Omit<Rating, 'category' | 'kind' | 'others'> {
  return {
    level: null,
    at_most: kind === 'positive' ? null : UNBOUNDED,
    estimate: null,
    label: null,
    note: null,
    spoiler: false,
    basis: null,
    origin: null,
    confidence: null,
    span: null,
    rated_at: null,
    sources: [],
  };
}

function labelOf(kind: Kind, level: Level | null): string | null {
  return level === null ? null : LEVEL_LABELS[kind][level];
}

function projectCertificate(
  certificate: FilmFacts['certificates'][number],
): Advisory['certificates'][number] {
  const system = RATING_SYSTEMS.find(({ id }) => id === certificate.system);
  const meaning = system?.ratings.find(({ rating }) => rating === certificate.rating);
  return {
    system: certificate.system,
    country: system?.country ?? null,
    rating: certificate.rating,
    name: meaning?.name ?? null,
    minimum_age: meaning?.minimum_age ?? null,
    recommended_age: meaning?.recommended_age ?? null,
    accompanied: meaning?.accompanied ?? null,
    reasons: certificate.reasons,
    sources: certificate.sources,
  };
}

/** A part of the advisory. Films that were there before cards had it cut out by migration 0004: a field more needs a migration more. */
export function cardOf(advisory: Advisory): CardFilm {
  const { id, title, year, age, verdict_line, breakdown, certificates, links } = advisory;
  const { why: _why, ...shownAge } = age;
  return {
    id,
    title,
    titles: cardTitles(advisory),
    year,
    age: shownAge,
    verdict_line,
    breakdown: breakdown.map(({ category, kind, level, at_most, estimate, basis, origin }) => ({
      category,
      kind,
      level,
      at_most,
      estimate,
      basis,
      origin,
    })),
    certificates: certificates.map(({ reasons: _reasons, sources: _sources, ...mark }) => mark),
    running_time: advisory.details.running_times[0]?.minutes ?? null,
    talking_point_count: advisory.talking_points.length,
    links: { self: links.self, page: links.page },
  };
}

function projectIndexRow(advisory: Advisory): IndexRow {
  const { id, title, year, age, verdict_line, breakdown } = advisory;
  const safe = reachOf(breakdown, ({ level, at_most }) => level ?? at_most);
  const likely = reachOf(breakdown, likelyLevel);
  const known = reachOf(breakdown, ({ level }) => level);
  return {
    title_key: titleKey(title),
    year,
    newest: -year,
    freshest: -Date.parse(advisory.updated_at),
    age: age.recommended ?? age.at_most ?? UNKNOWN_AGE,
    age_likely: age.recommended ?? age.likely ?? UNKNOWN_AGE,
    age_known: age.recommended ?? age.at_least ?? 0,
    levels: filmBits(safe),
    levels_likely: filmBits(likely),
    levels_known: knownBits(known),
    words: filmWords(
      title,
      otherTitles(advisory).map((other) => other.title),
    ),
    marks: marksOf(advisory),
    summary: {
      id,
      title,
      year,
      age,
      verdict_line,
      breakdown: breakdown.map(({ category, level, at_most, estimate, basis }) => ({
        category,
        level,
        at_most,
        estimate,
        basis,
      })),
    },
  };
}

/**
 * The certificates, the countries of their boards, the genres and whether editors rated all concerns, each once between bars:
 * `|US|MPA:R|g:drama|r:editors|`; nothing where there are none.
 */
function marksOf({ breakdown, certificates, details }: Advisory): string {
  const concerns = breakdown.filter(({ kind }) => kind === 'concern');
  const marks = [
    ...certificates.flatMap(({ system, country, rating }) => [
      ...(country === null ? [] : [country]),
      `${system}:${rating}`,
    ]),
    ...details.genres.map(genreKey).flatMap((key) => (key === '' ? [] : [`g:${key}`])),
    ...(concerns.every(isByEditors) ? ['r:editors'] : []),
  ];
  return marks.length === 0 ? '' : `|${[...new Set(marks)].join('|')}|`;
}

function isByEditors({ basis, level }: Rating): boolean {
  return basis === 'editor' && level !== null;
}

function reachOf(breakdown: readonly Rating[], reach: (rating: Rating) => Level | null): Reach {
  return Object.fromEntries(breakdown.map((rating) => [rating.category, reach(rating)]));
}
