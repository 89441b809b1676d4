/** The categories that a board can name, in the order used everywhere. */

import { CATEGORIES, type Concern } from '../../../db/vocabulary.ts';

export const CONCERNS: readonly Concern[] = CATEGORIES.flatMap(({ name, kind }) =>
  kind === 'concern' ? [name] : [],
);
