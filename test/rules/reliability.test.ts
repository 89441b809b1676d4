/** The report of what the service withstands is whole: every fault is in it, and every part has its figures. */

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FILE_FAULTS, SERVER_FAULTS } from '../programs/reliability/faults.ts';
import { TRIALS } from '../programs/reliability/trials.ts';

const REPORT = readFileSync(new URL('../../docs/reliability.md', import.meta.url), 'utf8');

/** The figures between the marks of a part. */
function figuresOf(name: string): string {
  return REPORT.split(`<!-- ${name}: start -->`)[1]?.split(`<!-- ${name}: end -->`)[0] ?? '';
}

it.each(Object.keys(TRIALS))('docs/reliability.md has figures of %s, with their date', (name) => {
  expect(figuresOf(name)).toMatch(/^\n20\d\d-\d\d-\d\d, Node \d+\.\d+\.\d+, \d+ cores/);
});

it('docs/reliability.md tells of every fault how it is brought about, and no fault more', () => {
  const rows = figuresOf('faults')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split(' | ').slice(0, 3).join(' | ').slice(2));
  expect(rows.slice(2)).toEqual(
    [...FILE_FAULTS, ...SERVER_FAULTS].map(({ name, how, reads }) => `${name} | ${how} | ${reads}`),
  );
});
