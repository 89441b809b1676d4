/** What the certificates of a film say about the five concerns, as ratings of basis `official`. Pure; derived at every write. */

import { CONCERNS, type Level } from '../../../db/vocabulary.ts';
import type { CertificateFacts, FilmFacts, RatingFacts } from '../../../db/film.ts';
import { isMpa, STRENGTHS, strengthOf } from '../reasons/certificates.ts';
import { deriveRatings } from '../reasons/derive.ts';
import { inShownOrder } from './shown-rating.ts';

const UNBOUNDED: Level = 5;

/**
 * The facts with the official ratings that their certificates give. They take the place of all official ratings of the same
 * boards, so that nothing stays of a certificate that was corrected. Every other rating is kept as it is: editors', parents',
 * and official ones of boards whose certificates tell nothing here.
 */
export function withOfficialRatings(facts: FilmFacts): FilmFacts {
  const readable = facts.certificates.filter(isReadable);
  const boards = new Set(readable.map(({ system }) => system));
  const kept = facts.ratings.filter(
    (rating) =>
      rating.basis !== 'official' || (!boards.has(boardOf(rating.origin)) && tellsAnything(rating)),
  );
  const rated = readable.length > 0 ? readable : silentCertificate(facts.certificates);
  const derived = strictestOfEach(rated.flatMap(rateCertificate)).filter(
    ({ category, origin }) =>
      !kept.some(
        (one) => one.category === category && one.origin === origin && one.basis === 'official',
      ),
  );
  return { ...facts, ratings: [...kept, ...derived] };
}

/** Whether every write derives the rating again from the film's certificates. */
export function isDerivedRating(film: FilmFacts, rating: RatingFacts): boolean {
  if (rating.basis !== 'official') return false;
  return !withOfficialRatings({ ...film, ratings: [rating] }).ratings.includes(rating);
}

/** A certificate with reasons; and the MPA's G, whose definition is a bound. */
function isReadable({ system, rating, reasons }: CertificateFacts): boolean {
  const isG = isMpa(system) && strengthOf(system, rating) === 'G';
  return isG || (reasons ?? '').trim() !== '';
}

/** Where no board gave reasons, the certificate to estimate from: the MPA's, which estimates were fitted to, else the strictest. */
function silentCertificate(certificates: readonly CertificateFacts[]): CertificateFacts[] {
  const strictnessOf = ({ system, rating }: CertificateFacts) =>
    STRENGTHS.findIndex((strength) => strength === strengthOf(system, rating));
  const known = certificates.filter((certificate) => strictnessOf(certificate) >= 0);
  const [first] = known.toSorted(
    (a, b) =>
      Number(isMpa(b.system)) - Number(isMpa(a.system)) || strictnessOf(b) - strictnessOf(a),
  );
  return first ? [first] : [];
}

/** False for what an earlier write estimated from a certificate without reasons: neither level nor bound. */
function tellsAnything({ level, at_most, note }: RatingFacts): boolean {
  return level !== null || note !== null || (at_most ?? UNBOUNDED) < UNBOUNDED;
}

/** A rating for each concern. Unnamed ones have no level, but the bound (5 where there is none) and the estimate. */
function rateCertificate({ system, rating, reasons, sources }: CertificateFacts): RatingFacts[] {
  const { ratings } = deriveRatings({ system, rating, reasons });
  return CONCERNS.map((category) => {
    const { level, at_most, estimate, confidence, span } = ratings[category];
    return {
      category,
      basis: 'official',
      origin: `${system}:${rating}`,
      level,
      at_most,
      estimate: level === null ? estimate : null,
      note: null,
      spoiler: false,
      confidence,
      span,
      rated_at: null,
      sources,
    };
  });
}

/** A board that gave the same rating twice, with other reasons, counts once: by its strictest words. */
function strictestOfEach(ratings: readonly RatingFacts[]): RatingFacts[] {
  return ratings.filter((rating) => {
    const same = ratings.filter(
      ({ category, origin }) => category === rating.category && origin === rating.origin,
    );
    return inShownOrder(rating.category, same)[0] === rating;
  });
}

/** `MPA:PG-13` is the MPA's. */
function boardOf(origin: string): string {
  return origin.split(':', 1)[0] ?? origin;
}
