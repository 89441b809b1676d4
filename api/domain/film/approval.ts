/** Which changes need a second editor. Pure. */

import type { FilmFacts, RatingFacts } from '../../../db/film.ts';
import { CATEGORY_NAMES, type Category } from '../../../db/vocabulary.ts';
import { inShownOrder } from '../rating/shown-rating.ts';

/** Levels, or years, by which a lower value needs approval. */
const MAX_LOWERED = 1;

/** What readers see of a film, as far as a second editor must look at it. */
export interface ShownFilm {
  facts: FilmFacts;
  /** The age that is recommended, in years. */
  recommended: number | null;
}

/**
 * Whether the change lowers what readers see: the level or bound of a category by 2 or more, or, by an editor's age, the recommended age by 2
 * years or more. To know more is no lowering: a first level may be below a bound.
 */
export function needsApproval(before: ShownFilm, after: ShownFilm): boolean {
  return (
    isAgeLowered(before, after) ||
    CATEGORY_NAMES.some((name) => isLevelLowered(name, before, after))
  );
}

function isLevelLowered(category: Category, before: ShownFilm, after: ShownFilm): boolean {
  const [old, now] = [before, after].map(({ facts }) => shownRating(category, facts.ratings));
  if (!old || !now) return false;
  if (old.level !== null && now.level !== null) return old.level - now.level > MAX_LOWERED;
  if (now.level !== null) return false;
  return (old.level ?? old.at_most ?? 5) - (now.at_most ?? 5) > MAX_LOWERED;
}

function shownRating(category: Category, ratings: readonly RatingFacts[]) {
  return inShownOrder(
    category,
    ratings.filter((rating) => rating.category === category),
  )[0];
}

function isAgeLowered(before: ShownFilm, after: ShownFilm): boolean {
  if (before.facts.editor_age === after.facts.editor_age) return false;
  if (before.recommended === null || after.recommended === null) return false;
  return before.recommended - after.recommended > MAX_LOWERED;
}
