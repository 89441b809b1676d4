/** What an import does with the film of a line. */

import type { LineWarning } from '../formats/validate-line.ts';
import type { PlannedWrite } from './write.ts';

export interface FilmOutcome {
  outcome: 'new' | 'changed' | 'unchanged';
  /** How many ratings of the line were skipped. */
  ratings_kept: number;
  warnings: readonly LineWarning[];
}

export interface PlannedFilm extends FilmOutcome {
  /** Null if nothing changes. */
  write: PlannedWrite | null;
}
