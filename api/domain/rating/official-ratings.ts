/** What the certificates of a film say about the five concerns, as ratings of basis `official`. Pure; derived at every write. */

import { CONCERNS, type Level } from '../../../db/vocabulary.ts';
import type { CertificateFacts, FilmFacts, RatingFacts } from '../../../db/film.ts';
import { isMpa, STRENGTHS, strengthOf } from '../reasons/certificates.ts';
import { deriveRatings } from '../reasons/derive.ts';
import { inShownOrder } from './shown-rating.ts';

const UNBOUNDED: Level = 5;

/** The estimates were fitted to the MPA's reasons: such a one counts at least as much as any other board's. */
const FITTED_WEIGHT = 6;

/**
 * The facts with the official ratings that their certificates give. They take the place of the official ratings of the same boards, so
 * that nothing stays of a certificate that was corrected. Every other rating is kept as it is: editors', parents', official ones of
 * boards without a certificate that we know, and levels and notes of boards that gave no reasons.
 */
export function withOfficialRatings(facts: FilmFacts): FilmFacts {
  const certificates = facts.certificates.filter(tellsSomething).toSorted(mostTellingFirst);
  const kept = facts.ratings.filter(
    (rating) => rating.basis !== 'official' || isKept(rating, certificates),
  );
  const statements = certificates.flatMap(statementsOf);
  const derived = CONCERNS.flatMap((concern) =>
    combine(statements.filter(({ rating }) => rating.category === concern)),
  );
  return {
    ...facts,
    ratings: [...kept, ...derived.filter((rating) => !kept.some((one) => isSame(one, rating)))],
  };
}

/** Whether every write derives the rating again from the film's certificates. */
export function isDerivedRating(film: FilmFacts, rating: RatingFacts): boolean {
  if (rating.basis !== 'official') return false;
  return !withOfficialRatings({ ...film, ratings: [rating] }).ratings.includes(rating);
}

/** A rating that we know, or reasons. */
function tellsSomething(certificate: CertificateFacts): boolean {
  return strengthOf(certificate.system, certificate.rating) !== null || hasReasons(certificate);
}

function hasReasons({ reasons }: CertificateFacts): boolean {
  return (reasons ?? '').trim() !== '';
}

/** A certificate that rates each concern by itself: by reasons, or as the MPA's G does, by its definition. */
function isReadable(certificate: CertificateFacts): boolean {
  const { system, rating } = certificate;
  return hasReasons(certificate) || (isMpa(system) && strengthOf(system, rating) === 'G');
}

/** The MPA's first, to which the estimates were fitted, then the strictest: an order that is not that of the film's list. */
function mostTellingFirst(a: CertificateFacts, b: CertificateFacts): number {
  const strictnessOf = ({ system, rating }: CertificateFacts) =>
    STRENGTHS.findIndex((strength) => strength === strengthOf(system, rating));
  return (
    Number(isMpa(b.system)) - Number(isMpa(a.system)) ||
    strictnessOf(b) - strictnessOf(a) ||
    compareTexts(originOf(a), originOf(b)) ||
    compareTexts(a.reasons ?? '', b.reasons ?? '')
  );
}

/** Whether an official rating stays beside those that are derived from the certificates. */
function isKept(rating: RatingFacts, certificates: readonly CertificateFacts[]): boolean {
  const { level, note, at_most, origin } = rating;
  const own = certificates.filter(({ system }) => system === origin.split(':', 1)[0]);
  if (own.some(isReadable)) return false;
  if (level !== null || note !== null) return true;
  return own.length === 0 && (at_most ?? UNBOUNDED) < UNBOUNDED;
}

/** What a certificate says of one concern. */
interface Statement {
  rating: RatingFacts;
  /** How much its estimate counts beside those of other certificates. */
  weight: number;
  isReadable: boolean;
}

/** A statement for each concern. Unnamed ones have no level, but the bound (5 where there is none) and the estimate. */
function statementsOf(certificate: CertificateFacts): Statement[] {
  const { system, rating, reasons, sources } = certificate;
  const { ratings } = deriveRatings({ system, rating, reasons });
  const isFitted = isMpa(system) && hasReasons(certificate);
  return CONCERNS.map((category) => {
    const { level, at_most, estimate, confidence, span } = ratings[category];
    return {
      rating: {
        category,
        basis: 'official',
        origin: originOf(certificate),
        level,
        at_most,
        estimate: level === null ? estimate : null,
        note: null,
        spoiler: false,
        confidence,
        span,
        rated_at: null,
        sources,
      },
      // The tighter its bound, the more it says.
      weight: (UNBOUNDED + 1 - at_most) * (isFitted ? FITTED_WEIGHT : 1),
      isReadable: isReadable(certificate),
    };
  });
}

/**
 * The ratings of one concern. Each unknown one keeps the bound of its own board, and all have the film's estimate. A certificate
 * without reasons that bounds nothing has none, unless no other is there to carry the estimate.
 */
function combine(statements: readonly Statement[]): RatingFacts[] {
  const single = strictestOfEach(statements);
  const estimate = estimateOf(single.filter(({ rating }) => rating.level === null));
  const telling = single.filter(
    ({ rating, isReadable }) => isReadable || (rating.at_most ?? UNBOUNDED) < UNBOUNDED,
  );
  return (telling.length > 0 ? telling : single.slice(0, 1)).map(({ rating }) =>
    rating.level === null ? { ...rating, estimate } : rating,
  );
}

/** The weighted mean of the boards' estimates, 0 to 5 with two decimals, no higher than the lowest bound; null without any. */
function estimateOf(unknown: readonly Statement[]): number | null {
  const total = unknown.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return null;
  const sum = unknown.reduce((sum, { rating, weight }) => sum + weight * (rating.estimate ?? 0), 0);
  const bounds = unknown.map(({ rating }) => rating.at_most ?? UNBOUNDED);
  return Math.min(Math.round((sum / total) * 100) / 100, ...bounds);
}

/** A board that gave the same rating twice, with other reasons, counts once: by its strictest words. */
function strictestOfEach(statements: readonly Statement[]): Statement[] {
  return statements.filter(({ rating }) => {
    const same = statements
      .map((other) => other.rating)
      .filter(({ origin }) => origin === rating.origin);
    return inShownOrder(rating.category, same)[0] === rating;
  });
}

function isSame(a: RatingFacts, b: RatingFacts): boolean {
  return a.category === b.category && a.origin === b.origin && a.basis === b.basis;
}

function originOf({ system, rating }: CertificateFacts): string {
  return `${system}:${rating}`;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
