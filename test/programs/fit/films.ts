/** Films with a board's reasons, and what people said of them: IMDb's severities and Kids-In-Mind's scores. */

import { STRENGTHS, type Strength } from '../../../api/domain/reasons/certificates.ts';
import { factsOf, isUnnamedOrWeak, type Facts } from '../../../api/domain/reasons/features.ts';
import { readReasons } from '../../../api/domain/reasons/read.ts';
import { CONCERNS, type Concern } from '../../../db/vocabulary.ts';
import { parseCsv } from './csv.ts';

/** IMDb's severities, by their number. */
export const SEVERITIES = ['none', 'mild', 'moderate', 'severe'] as const;

export interface JudgedFilm {
  rating: Strength;
  reasons: string;
  facts: Record<Concern, Facts>;
  /** Whether violence is unnamed or softened: for R only then is fear bounded. */
  weakViolence: boolean;
  /** The severity that people voted, 0 to 3; null without votes. */
  people: Record<Concern, number | null>;
  /** 0 to 10; null where it was not scored. */
  kim: Record<Concern, number | null>;
}

/** The films of a CSV text that have reasons. Columns: rating, reasons, imdb_<category>, kim_<category>; others are passed over. */
export function readFilms(text: string): JudgedFilm[] {
  return parseCsv(text)
    .filter((row) => row['reasons'])
    .map((row) => {
      const reasons = row['reasons'] ?? '';
      const { mentions } = readReasons(reasons);
      return {
        rating: readRating(row['rating']),
        reasons,
        facts: byConcern((concern) => factsOf(mentions, concern)),
        weakViolence: isUnnamedOrWeak(mentions, 'violence'),
        people: byConcern((concern) => readSeverity(row[`imdb_${concern}`])),
        kim: byConcern((concern) => readScore(row[`kim_${concern}`])),
      };
    });
}

export function byConcern<Value>(valueOf: (concern: Concern) => Value): Record<Concern, Value> {
  const entries = CONCERNS.map((concern) => [concern, valueOf(concern)] as const);
  return Object.fromEntries(entries) as Record<Concern, Value>; // CONCERNS holds every concern
}

function readRating(cell: string | undefined): Strength {
  const rating = STRENGTHS.find((strength) => strength === cell);
  if (rating === undefined) throw new Error(`“${cell}” is no rating of the MPA.`);
  return rating;
}

function readSeverity(cell: string | undefined): number | null {
  const severity = SEVERITIES.findIndex((name) => name === cell);
  return severity < 0 ? null : severity;
}

function readScore(cell: string | undefined): number | null {
  return cell ? Number(cell) : null;
}
