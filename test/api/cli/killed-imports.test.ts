/** Imports that are killed: what they told of is there, whole, and a service is soon ready on it. */

import { expect, it } from 'vitest';
import { killImports } from '../../programs/reliability/kill-imports.ts';

it('An import that is killed at any moment has kept what it told of and leaves no half film', async () => {
  const { faults, midway, acknowledged, slowestReady } = await killImports({ rounds: 4 });
  expect(faults).toEqual([]);
  expect(midway + acknowledged).toBeGreaterThan(0);
  // Other tests run beside this one; alone, it is within two seconds: docs/reliability.md.
  expect(slowestReady).toBeLessThan(8_000);
}, 120_000);
