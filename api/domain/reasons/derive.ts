/** Derives levels from what an official board says of a film. Pure: the same words give the same answer, on any machine. */

import type { Concern, Confidence, Level } from '../../../db/vocabulary.ts';
import { BOUNDS } from './data/bounds.ts';
import { boundOf, type Bounds } from './bounds.ts';
import { strengthOf, type Strength } from './certificates.ts';
import { factsOf } from './features.ts';
import { readKmrb, type KmrbStatement } from './kmrb.ts';
import { namesConcern, readReasons, type Mention, type Reading } from './read.ts';
import { estimateOf, scoreOf, type Weights } from './score.ts';
import { statedBound } from './stated.ts';
import { WEIGHTS } from './data/weights.ts';

export interface BoardStatement {
  /** The rating system: `MPA`, `BBFC`, `FSK`, `Kijkwijzer` … */
  system: string;
  /** `PG-13`, `12A`, `16` … */
  rating: string;
  reasons: string | null;
}

export interface DerivedRating {
  /** 1 to 5 where the reasons name the category, else null; null too where they only say that there is next to nothing of it. */
  level: Level | null;
  /** The level; of an unnamed category the highest that the certificate leaves open, 5 where nothing bounds it. */
  at_most: Level;
  /** 0 to 5, two decimals: within 0.5 of the level, or not above `at_most`. */
  estimate: number;
  /** High where the reasons name it plainly, medium where they imply it or give its degree alone, low where they are silent. */
  confidence: Confidence;
  /** The words of the original text that weigh most, or that give its degree; null where the category is unnamed. */
  span: string | null;
}

export interface DerivedRatings {
  ratings: Record<Concern, DerivedRating>;
  /** Words that no list knows, each once, in the order of the text. */
  unknown_words: string[];
}

/** What was fitted to films that people rated. */
export interface FittedTables {
  weights: Readonly<Record<Concern, Weights>>;
  bounds: Bounds;
}

const SHIPPED: FittedTables = { weights: WEIGHTS, bounds: BOUNDS };

/** The lowest level that the rubric gives a term, whatever else the board says: sexual violence is level 5 of sex. */
const MIN_LEVELS: Readonly<Record<string, { concern: Concern; level: number }>> = {
  rape: { concern: 'sex', level: 5 },
};

/** Used instead of an unknown rating: one in the middle. It sets no bound. */
const UNKNOWN_STRENGTH: Strength = 'PG-13';
const MIN_NAMED_LEVEL = 0.5;
const NO_DEGREES: ReadonlyMap<Concern, KmrbStatement> = new Map();

/**
 * The five concerns as a board's reasons tell them. Never throws, on any text. Other tables than the shipped ones are for
 * measuring: fitted without the film that is asked about.
 *
 * @example
 * deriveRatings({ system: 'MPA', rating: 'R', reasons: 'Rated R for pervasive language.' }).ratings.language.level // 4
 */
export function deriveRatings(
  statement: BoardStatement,
  tables: FittedTables = SHIPPED,
): DerivedRatings {
  const reasons = statement.reasons ?? '';
  const isKmrb = statement.system.trim().toUpperCase() === 'KMRB';
  const degrees = isKmrb ? readKmrb(reasons) : NO_DEGREES;
  // Where the board gives degrees, there are no other words to read.
  const reading = readReasons(degrees.size > 0 ? '' : reasons);
  const rate = (concern: Concern) => {
    const question = { statement, tables, reasons, reading, concern };
    const degree = degrees.get(concern);
    return degree ? rateByDegree(degree, question) : rateConcern(question);
  };
  return {
    ratings: {
      language: rate('language'),
      sex: rate('sex'),
      drinking: rate('drinking'),
      violence: rate('violence'),
      frightening: rate('frightening'),
    },
    unknown_words: reading.unknown_words,
  };
}

interface Question {
  statement: BoardStatement;
  tables: FittedTables;
  reasons: string;
  reading: Reading;
  concern: Concern;
}

function rateConcern(question: Question): DerivedRating {
  const { statement, tables, reading, concern } = question;
  const estimate = estimateConcern(question);
  const naming = reading.mentions.filter((mention) => namesConcern(mention, concern));
  if (naming.length === 0) {
    const at_most = boundOf({
      system: statement.system,
      rating: statement.rating,
      concern,
      reading,
      estimate,
      bounds: tables.bounds,
    });
    return {
      level: null,
      at_most,
      estimate: Math.min(estimate, at_most),
      confidence: 'low',
      span: null,
    };
  }
  const named = Math.max(MIN_NAMED_LEVEL, estimate, ...minLevels(naming, concern));
  const level = toLevel(named);
  const isPlain = naming.some(({ names }) => names.includes(concern));
  return {
    level,
    at_most: level,
    estimate: named,
    confidence: isPlain ? 'high' : 'medium',
    span: spanOf(question, naming),
  };
}

/** A degree is a level, except for the lowest: that says how little there is at most, not whether there is any. */
function rateByDegree({ degree, span }: KmrbStatement, question: Question): DerivedRating {
  const at_most = statedBound('KMRB', degree, question.concern);
  const statement = { system: 'KMRB', rating: degree, reasons: null };
  const level = degree === 'ALL' ? null : at_most;
  const estimate = level ?? Math.min(at_most, estimateConcern({ ...question, statement }));
  return { level, at_most, estimate, confidence: 'medium', span };
}

function estimateConcern({ statement, tables, reading, concern }: Question): number {
  const strength = strengthOf(statement.system, statement.rating) ?? UNKNOWN_STRENGTH;
  const weights = tables.weights[concern];
  const score = reading.silent
    ? weights.certificate.silent[strength]
    : scoreOf(factsOf(reading.mentions, concern), strength, weights);
  return estimateOf(score, weights.scale);
}

function minLevels(naming: readonly Mention[], concern: Concern): number[] {
  return naming
    .flatMap(({ terms }) => terms)
    .flatMap((term) => {
      const min = MIN_LEVELS[term];
      return min?.concern === concern ? [min.level] : [];
    });
}

/** The nearest level, from 1: what is named is there. */
function toLevel(estimate: number): Level {
  const rounded = Math.round(estimate);
  return rounded >= 5 ? 5 : rounded === 4 ? 4 : rounded === 3 ? 3 : rounded === 2 ? 2 : 1;
}

/** The phrase that weighs most; of equals the first. */
function spanOf({ tables, reasons, concern }: Question, naming: readonly Mention[]): string | null {
  const weights = tables.weights[concern];
  const weigh = ({ terms, modifiers }: Mention) =>
    terms.reduce((sum, term) => sum + (weights.terms[term] ?? 0), 0) +
    modifiers.reduce((sum, { modifier }) => sum + (weights.modifiers[modifier] ?? 0), 0);
  const [first, ...rest] = naming;
  if (!first) return null;
  const heaviest = rest.reduce(
    (best, mention) => (weigh(mention) > weigh(best) ? mention : best),
    first,
  );
  return reasons.slice(heaviest.start, heaviest.end);
}
