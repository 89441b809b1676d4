/** Both fitted tables at once, as the derivation takes them. */

import type { FittedTables } from '../../../api/domain/reasons/derive.ts';
import { byConcern, type JudgedFilm } from './films.ts';
import { fitBounds } from './fit-bounds.ts';
import { fitWeights } from './fit-weights.ts';

export function fitTables(films: readonly JudgedFilm[]): FittedTables {
  return { weights: byConcern((concern) => fitWeights(films, concern)), bounds: fitBounds(films) };
}
