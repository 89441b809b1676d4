/** The stated bounds: of ratings that there are, never falling with a stricter rating, and published as they are. */

import { describe, expect, it, test } from 'vitest';
import { STATED_BOUNDS } from '../../api/domain/reasons/data/stated-bounds.ts';
import { isMpa } from '../../api/domain/reasons/certificates.ts';
import { statedBound } from '../../api/domain/reasons/stated.ts';
import { RATING_SYSTEMS } from '../../db/rating-systems.ts';
import { CONCERNS } from '../../db/vocabulary.ts';

const BOARDS = STATED_BOUNDS.flatMap(({ systems }) =>
  systems.map((system) => {
    const board = RATING_SYSTEMS.find(({ id }) => id === system);
    if (!board) throw new Error(`There is no board ${system}`);
    return board;
  }),
);

test('Every rating that bounds is a rating of its board, and stands in one row', () => {
  for (const { systems, ratings } of STATED_BOUNDS) {
    const named = ratings.flatMap((row) => row.ratings);
    expect(named).toEqual([...new Set(named)]);
    const known = systems.flatMap((system) =>
      BOARDS.filter(({ id }) => id === system).flatMap((board) => board.ratings),
    );
    expect(known.map(({ rating }) => rating)).toEqual(expect.arrayContaining(named));
  }
  const ids = BOARDS.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
  expect(ids.filter(isMpa)).toEqual([]);
});

test.each(BOARDS)('A stricter rating of $id never bounds more', ({ id, ratings }) => {
  for (const concern of CONCERNS) {
    const bounds = ratings
      .toSorted((a, b) => a.order - b.order)
      .map(({ rating }) => statedBound(id, rating, concern));
    expect(bounds).toEqual(bounds.toSorted((a, b) => a - b));
  }
});

describe('What nothing is stated of', () => {
  it.each([
    ['FSK', '18'],
    ['BBFC', '21'],
    ['Unknown', '12'],
    ['constructor', 'constructor'],
  ])('is unbounded: %s %s', (system, rating) => {
    for (const concern of CONCERNS) expect(statedBound(system, rating, concern)).toBe(5);
  });
});

function contentsLine(systems: readonly string[]): string {
  return `- [${systems.join(', ')}](#${systems.join('-').toLowerCase()})`;
}

/** Vitest writes the page anew with `--update`. */
test('docs/stated-bounds.md shows them', async () => {
  const boards = STATED_BOUNDS.map(({ systems, criteria, url, ratings }) =>
    [
      `## ${systems.join(', ')}`,
      `${criteria}:\n[where it is published](${url})`,
      [
        `| rating | ${CONCERNS.join(' | ')} | why |`,
        `|---|${CONCERNS.map(() => '---').join('|')}|---|`,
        ...ratings.map(
          (row) =>
            `| ${row.ratings.join(', ')} | ${row.at_most.map((level) => (level === 5 ? '–' : level)).join(' | ')} | ${row.because} |`,
        ),
      ].join('\n'),
    ].join('\n\n'),
  );
  const page = [
    '# The highest levels that ratings let through',
    `For boards other than the MPA, by their published criteria: stated by us in the words of the
[rubric](../db/rubric.ts), not measured. A dash: nothing bounds the category. What is not listed is unbounded too.
[How they are used](derived-ratings.md#several-boards). This page shows \`api/domain/reasons/data/stated-bounds.ts\`.`,
    STATED_BOUNDS.map(({ systems }) => contentsLine(systems)).join('\n'),
    ...boards,
  ].join('\n\n');
  await expect(`${page}\n`).toMatchFileSnapshot('../../docs/stated-bounds.md');
});
