/** The canonical form of facts, so that an export that is imported and exported again is identical to the byte. */

import { EMPTY_DETAILS, type FilmFacts, type RatingFacts } from '../../../db/film.ts';
import { BASES, CATEGORY_NAMES } from '../../../db/vocabulary.ts';
import { FILM, type Part } from '../../contract/film-parts.ts';

/** The same facts: ratings by category, basis and origin; titles by language; keys in the order of `FILM`; estimates to three decimals. */
export function canonicalFacts(facts: FilmFacts): FilmFacts {
  const { said_by } = facts.details;
  return inOrder(
    {
      ...facts,
      titles: byKey(facts.titles),
      ratings: facts.ratings.map(rounded).toSorted(byCategoryAndBasis),
      details: {
        ...EMPTY_DETAILS,
        ...facts.details,
        said_by: byKey(said_by),
      },
    },
    FILM,
  );
}

function byKey<Value>(values: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Sorts the fields of a part, and recursively the fields of its parts. */
function inOrder<Facts extends object>(facts: Facts, fields: Part): Facts {
  const values = new Map<string, unknown>(Object.entries(facts));
  const ordered = Object.entries(fields).map(([key, { part }]) => {
    const value = values.get(key);
    if (part === undefined || typeof value !== 'object' || value === null) return [key, value];
    return [
      key,
      Array.isArray(value) ? value.map((one) => inOrder(one, part)) : inOrder(value, part),
    ];
  });
  return Object.fromEntries(ordered) as Facts; // the same fields: a part names them all
}

function rounded(rating: RatingFacts): RatingFacts {
  const { estimate } = rating;
  return { ...rating, estimate: estimate === null ? null : Math.round(estimate * 1000) / 1000 };
}

function byCategoryAndBasis(a: RatingFacts, b: RatingFacts): number {
  return (
    CATEGORY_NAMES.indexOf(a.category) - CATEGORY_NAMES.indexOf(b.category) ||
    BASES.indexOf(a.basis) - BASES.indexOf(b.basis) ||
    (a.origin < b.origin ? -1 : Number(a.origin > b.origin))
  );
}
