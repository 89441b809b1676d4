/** What the certificates of a film say about the five concerns, as ratings of basis `official`. Pure; derived at every write. */

import type { CertificateFacts, FilmFacts, RatingFacts } from '../../../db/film.ts';
import { isMpa, strengthOf } from '../reasons/certificates.ts';
import { CONCERNS } from '../reasons/concerns.ts';
import { deriveRatings } from '../reasons/derive.ts';
import { inShownOrder } from './shown-rating.ts';

/**
 * The facts with the official ratings that their certificates give. They take the place of all official ratings of the same
 * boards, so that nothing stays of a certificate that was corrected. Every other rating is kept as it is: editors', parents',
 * and official ones of boards whose certificates tell nothing here.
 */
export function withOfficialRatings(facts: FilmFacts): FilmFacts {
  const readable = facts.certificates.filter(isReadable);
  const boards = new Set(readable.map(({ system }) => system));
  const kept = facts.ratings.filter(
    ({ basis, origin }) => basis !== 'official' || !boards.has(boardOf(origin)),
  );
  return { ...facts, ratings: [...kept, ...strictestOfEach(readable.flatMap(rateCertificate))] };
}

/** A certificate without reasons tells nothing of a category, but for the MPA's G, whose definition is a bound. */
function isReadable({ system, rating, reasons }: CertificateFacts): boolean {
  const isG = isMpa(system) && strengthOf(system, rating) === 'G';
  return isG || (reasons ?? '').trim() !== '';
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
