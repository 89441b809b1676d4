/** How a client is named for a limit of an hour. */

import { expect, it } from 'vitest';
import { createClientHash } from '../../../api/server/client-hash.ts';

it('A client has one name for a day, which is not its address, and another one after that', () => {
  let time = 0;
  const hash = createClientHash(() => time);
  const name = hash('cb00714d');
  expect(name).toMatch(/^[\w-]{43}$/);
  expect(name).not.toContain('cb00714d');
  expect(hash('cb00714e')).not.toBe(name);
  time = 86_399_999;
  expect(hash('cb00714d')).toBe(name);
  time = 86_400_000;
  expect(hash('cb00714d')).not.toBe(name);
});

it('Two processes name a client differently', () => {
  const [one, other] = [createClientHash(() => 0), createClientHash(() => 0)];
  expect(one('cb00714d')).not.toBe(other('cb00714d'));
});
