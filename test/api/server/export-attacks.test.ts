/** A built service whose clients all ask for the whole catalogue; `npm run reliability -- exports` does the same with 20,000 films. */

import { expect, it } from 'vitest';
import { longFilms } from '../../helpers/long-films.ts';
import { openTestDatabase } from '../../helpers/test-database.ts';
import { attackByExports } from '../../programs/reliability/export-attacks.ts';

it('6 clients that read and 150 that never do leave it alive, and small', async () => {
  const { url: databaseUrl, close } = await openTestDatabase(longFilms(120));
  const attack = { databaseUrl, readers: 6, holders: 150, heldFor: 2_000 };
  const { statuses, healthWhileRead, healthWhileHeld, growth } = await attackByExports(attack);
  await close();
  expect(new Set(statuses)).toEqual(new Set([200, 503]));
  // All were answered. How soon, only a quiet machine can tell: docs/reliability.md.
  expect(Math.max(healthWhileRead, healthWhileHeld)).toBeLessThan(Infinity);
  expect(growth).toBeLessThan(60);
}, 60_000);
