/** Which of several ratings is shown: editor, official, parents; the strictest of equals; and none hides a known level. */

import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { inShownOrder } from '../../../api/domain/rating/shown-rating.ts';
import type { RatingFacts } from '../../../db/film.ts';
import { BASES, CATEGORIES, LEVELS, type Category, type Level } from '../../../db/vocabulary.ts';
import { ratingFacts } from '../../helpers/film-facts.ts';

function editor(level: Level | null, more: Partial<RatingFacts> = {}): RatingFacts {
  return ratingFacts('violence', level, { ...more, basis: 'editor', origin: 'content-advisory' });
}

function official(
  origin: string,
  level: Level | null,
  more: Partial<RatingFacts> = {},
): RatingFacts {
  return ratingFacts('violence', level, { ...more, basis: 'official', origin });
}

function parents(level: Level | null): RatingFacts {
  return ratingFacts('violence', level, { basis: 'parents', origin: 'crowd' });
}

describe('Shown is', () => {
  test.each<[string, RatingFacts[], RatingFacts]>([
    [
      'an editor’s rating before the others, even a milder one',
      [parents(5), official('MPA:R', 4), editor(1)],
      editor(1),
    ],
    [
      'an official one before the parents’',
      [parents(5), official('MPA:R', 4)],
      official('MPA:R', 4),
    ],
    ['the parents’ if there is no other rating', [parents(2)], parents(2)],
    [
      'the strictest of the official ones',
      [official('MPA:PG', 2), official('BBFC:15', 4), official('FSK:12', 3)],
      official('BBFC:15', 4),
    ],
    [
      'an official level where the editor has none',
      [editor(null, { at_most: 1 }), official('MPA:R', 4)],
      official('MPA:R', 4),
    ],
    [
      'the parents’ level if no one else has one',
      [editor(null), official('MPA:PG', null, { at_most: 1 }), parents(3)],
      parents(3),
    ],
    [
      'a level of 0, which is known, before an unknown one',
      [official('MPA:R', null, { at_most: 5 }), parents(0)],
      parents(0),
    ],
    [
      'the editor’s of two unknown ones',
      [official('MPA:R', null, { at_most: 2 }), editor(null, { at_most: 1 })],
      editor(null, { at_most: 1 }),
    ],
    [
      'the lowest bound of two official unknown ones: both hold',
      [official('FSK:12', null, { at_most: 3 }), official('MPA:PG', null, { at_most: 1 })],
      official('MPA:PG', null, { at_most: 1 }),
    ],
    [
      'any bound of a board before none',
      [official('FSK:12', null), official('MPA:PG', null, { at_most: 4 })],
      official('MPA:PG', null, { at_most: 4 }),
    ],
  ])('%s', (_sentence, ratings, shown) => {
    expect(inShownOrder('violence', ratings)[0]).toEqual(shown);
    expect(inShownOrder('violence', ratings.toReversed())[0]).toEqual(shown);
  });

  it('of a positive, the lowest official one: less is stricter', () => {
    const ratings = ([4, 1, 3] as const).map((level) =>
      ratingFacts('role_models', level, { basis: 'official', origin: `board ${level}` }),
    );
    expect(inShownOrder('role_models', ratings).map(({ level }) => level)).toEqual([1, 3, 4]);
  });

  it('nothing without ratings', () => {
    expect(inShownOrder('violence', [])).toEqual([]);
  });
});

it('The others stand behind it in the same order', () => {
  const ratings = [
    parents(4),
    editor(null),
    official('MPA:R', 2),
    official('BBFC:15', 3),
    editor(1),
  ];
  const order = inShownOrder('violence', ratings).map(({ basis, level }) => [basis, level]);
  expect(order).toEqual([
    ['editor', 1],
    ['official', 3],
    ['official', 2],
    ['parents', 4],
    ['editor', null],
  ]);
});

const level = fc.option(fc.constantFrom(...LEVELS), { freq: 3 });
const categories = fc.constantFrom(...CATEGORIES.map(({ name }) => name));

/** Ratings of one category, each of another basis and origin, as the database keeps them. */
function ratingsOf(category: Category): fc.Arbitrary<RatingFacts[]> {
  const rating = fc
    .record({
      basis: fc.constantFrom(...BASES),
      origin: fc.constantFrom('a', 'b', 'c', 'd'),
      level,
      at_most: level,
    })
    .map(({ level, ...more }) => ratingFacts(category, level, more));
  return fc.uniqueArray(rating, { selector: ({ basis, origin }) => `${basis} ${origin}` });
}

const anyRatings = categories.chain((category) =>
  fc.record({ category: fc.constant(category), ratings: ratingsOf(category) }),
);

describe('Of any ratings', () => {
  it('all are kept, and the list given stays as it is', () => {
    fc.assert(
      fc.property(anyRatings, ({ category, ratings }) => {
        const before = [...ratings];
        const ordered = inShownOrder(category, ratings);
        expect(ratings).toEqual(before);
        expect(new Set(ordered)).toEqual(new Set(ratings));
        expect(ordered).toHaveLength(ratings.length);
      }),
    );
  });

  it('the level shown does not depend on the order in which they were written', () => {
    fc.assert(
      fc.property(anyRatings, ({ category, ratings }) => {
        const shown = inShownOrder(category, ratings)[0];
        const other = inShownOrder(category, ratings.toReversed())[0];
        expect(other?.level).toBe(shown?.level);
        expect(other?.basis).toBe(shown?.basis);
        expect(other?.level ?? other?.at_most ?? 5).toBe(shown?.level ?? shown?.at_most ?? 5);
      }),
    );
  });

  it('an unknown level is shown just where every level is unknown', () => {
    fc.assert(
      fc.property(anyRatings, ({ category, ratings }) => {
        const level = inShownOrder(category, ratings)[0]?.level ?? null;
        expect(level === null).toBe(ratings.every((rating) => rating.level === null));
      }),
    );
  });

  it('no rating of the same basis is stricter than the one shown', () => {
    fc.assert(
      fc.property(anyRatings, ({ category, ratings }) => {
        const [shown, ...others] = inShownOrder(category, ratings);
        const levels = others
          .filter(({ basis }) => basis === shown?.basis)
          .flatMap(({ level }) => level ?? []);
        const isPositive = category === 'positive_messages' || category === 'role_models';
        const strictest = isPositive ? Math.min(...levels) : Math.max(...levels);
        fc.pre(shown?.level != null && levels.length > 0);
        const level = shown?.level ?? 0;
        expect(isPositive ? level <= strictest : level >= strictest).toBe(true);
      }),
    );
  });
});
