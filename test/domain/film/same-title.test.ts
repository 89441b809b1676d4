import { describe, expect, it } from 'vitest';
import { areSimilar, comparableTitle, nearbyGroups } from '../../../api/domain/film/same-title.ts';

const isSame = (one: string, other: string) => comparableTitle(one) === comparableTitle(other);
const isSimilar = (one: string, other: string) => {
  const [a, b] = [comparableTitle(one), comparableTitle(other)];
  const groups = new Set([a, ...nearbyGroups(a)]);
  // A catalogue looks only into the groups that the two share.
  return areSimilar(a, b) && [b, ...nearbyGroups(b)].some((group) => groups.has(group));
};

describe('Two spellings of one title are the same', () => {
  it.each([
    ['Kill Bill: Vol. 1', 'Kill Bill: Volume 1'],
    ['Se7en', 'Seven'],
    ['Rocky IV', 'Rocky 4'],
    ['The Godfather: Part II', 'The Godfather, Part 2'],
    ['Lilo & Stitch', 'Lilo and Stitch'],
    ['The Matrix', 'Matrix, The'],
    ['A Bug’s Life', "Bug's Life"],
    ['Ocean’s Eleven', 'Oceans 11'],
    ['Spider-Man', 'Spiderman'],
    ['Monsters vs. Aliens', 'Monsters versus Aliens'],
    ['Dr. Strangelove', 'Doctor Strangelove'],
    ['Amélie', 'Amelie'],
    ['WALL·E', 'Wall-E'],
  ])('%s and %s', (one, other) => {
    expect(isSame(one, other)).toBe(true);
  });
});

describe('Titles of different films are not similar', () => {
  it.each([
    ['Toy Story', 'Toy Story 2'],
    ['Toy Story 2', 'Toy Story 3'],
    ['Kill Bill: Vol. 1', 'Kill Bill: Vol. 2'],
    ['Rocky IV', 'Rocky V'],
    ['X', '10'],
    ['I, Robot', '1 Robot'],
    ['Up', 'Us'],
    ['Frozen', 'Frozen II'],
    ['Babe', 'Baby'],
  ])('%s and %s', (one, other) => {
    expect(isSimilar(one, other)).toBe(false);
  });
});

it.each([
  ['Cinderella', 'Cinderela'],
  ['Pinocchio', 'Pinnocchio'],
  ['The Iron Giant', 'The Iorn Giant'],
  ['Toy Story 2', 'Toy Stoory 2'],
])('%s and %s are similar, one letter apart', (one, other) => {
  expect(isSame(one, other)).toBe(false);
  expect(isSimilar(one, other)).toBe(true);
});
