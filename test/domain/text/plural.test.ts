import { expect, it } from 'vitest';
import { counted, countedAfter, countedVerb } from '../../../api/domain/text/plural.ts';

it.each([
  [0, '0 films', 'are 0 films', '0 films were'],
  [1, '1 film', 'is 1 film', '1 film was'],
  [2, '2 films', 'are 2 films', '2 films were'],
])('%i and its noun agree', (count, noun, after, verb) => {
  expect(counted(count, 'film')).toBe(noun);
  expect(countedAfter(count, 'film')).toBe(after);
  expect(countedVerb(count, 'film', 'was', 'were')).toBe(verb);
});
