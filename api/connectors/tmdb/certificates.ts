/** Reads the certificates of a film of TMDB: by country, in the marks of its board. Pure. */

import * as z from 'zod';
import { RATING_SYSTEMS } from '../../../db/rating-systems.ts';

const ReleaseDate = z.object({
  certification: z.string().trim().catch(''),
  descriptors: z.array(z.string().trim()).catch([]),
  type: z.int().catch(0),
});

export const ReleaseDates = z
  .object({
    results: z
      .array(
        z
          .object({ iso_3166_1: z.string(), release_dates: z.array(ReleaseDate) })
          .nullable()
          .catch(null),
      )
      .transform((results) => results.filter((one) => one !== null)),
  })
  .catch({ results: [] });
export type ReleaseDates = z.infer<typeof ReleaseDates>;

export interface TmdbCertificate {
  system: string;
  rating: string;
  reasons: string | null;
}

/** Kinds of releases, the most telling first: in cinemas, digital, on disc; then limited, premiere and television. */
const TYPES = [3, 4, 5, 2, 1, 6];

/** Marks that say that no board has rated the film. */
const UNRATED = new Set(['NR', 'UR', 'NOT RATED', 'UNRATED', 'N/A']);

/** The certificates in the marks of boards that we know; the others are reported. */
export function certificatesOf(
  { results }: ReleaseDates,
  skip: (fact: string, reason: string) => void,
): TmdbCertificate[] {
  return results.flatMap(({ iso_3166_1: country, release_dates }) => {
    const rated = release_dates.filter(
      ({ certification }) => certification !== '' && !UNRATED.has(certification.toUpperCase()),
    );
    const type = TYPES.find((one) => rated.some((release) => release.type === one));
    const chosen = rated.filter((release) => type === undefined || release.type === type);
    const byMark = new Map<string, string[]>();
    for (const { certification, descriptors } of chosen)
      byMark.set(certification, [...(byMark.get(certification) ?? []), ...descriptors]);
    return [...byMark].flatMap(([mark, descriptors]) => {
      const systems = boardsOf(country, mark);
      const [system] = systems;
      if (system !== undefined && systems.length === 1)
        return [{ system, rating: mark, reasons: reasonsOf(descriptors) }];
      skip('certificates', whyNot(country, mark, systems));
      return [];
    });
  });
}

/** The boards of a country that have the mark; those of other countries only if it has none of its own. */
function boardsOf(country: string, mark: string): string[] {
  const withMark = RATING_SYSTEMS.filter(({ ratings }) =>
    ratings.some(({ rating }) => rating === mark),
  );
  const own = withMark.filter((board) => board.country === country);
  const boards = own.length > 0 ? own : withMark.filter(({ also_in }) => also_in.includes(country));
  return boards.map(({ id }) => id);
}

function whyNot(country: string, mark: string, systems: readonly string[]): string {
  if (systems.length > 1) return `“${mark}” in ${country} may be of ${systems.join(' or ')}.`;
  const hasBoard = RATING_SYSTEMS.some(
    (board) => board.country === country || board.also_in.includes(country),
  );
  return hasBoard
    ? `“${mark}” is not a rating of a board of ${country}.`
    : `We know no board of ${country}, which rated it “${mark}”.`;
}

function reasonsOf(descriptors: readonly string[]): string | null {
  const words = [...new Set(descriptors.filter((word) => word !== ''))];
  return words.length === 0 ? null : words.join(', ');
}
