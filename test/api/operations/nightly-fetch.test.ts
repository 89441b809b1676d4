/** The nightly search for wanted films, with a simulated clock. */

import { expect, it } from 'vitest';
import {
  runNightlyFetches,
  type NightlyFetchOptions,
} from '../../../api/operations/nightly-fetch.ts';

type Ending = Awaited<ReturnType<NightlyFetchOptions['run']>>;

/** Simulates nights: sleeping advances the clock. Returns when which command ran, and what was logged. */
async function simulate(
  services: NightlyFetchOptions['services'],
  { sleeps, run }: { sleeps: number; run: (args: readonly string[]) => Promise<Ending> },
) {
  const end = new Error('The test has seen enough');
  const ranAt: string[] = [];
  const logged: unknown[] = [];
  let time = new Date(2026, 10, 24, 12, 30).getTime();
  let left = sleeps;
  await runNightlyFetches({
    services,
    now: () => new Date(time),
    sleep: async (milliseconds) => {
      if (left === 0) throw end;
      left -= 1;
      time += milliseconds;
    },
    run: (args) => {
      const now = new Date(time);
      ranAt.push(`${now.getDate()}. ${now.getHours()}:00 ${args.join(' ')}`);
      return run(args);
    },
    log: (line) => logged.push(line),
  }).catch((error: unknown) => {
    if (error !== end) throw error;
  });
  return { ranAt, logged };
}

const DONE = { code: 0, stdout: '{"films":2}\n', stderr: 'Saved 2 films' };

it('Each service is asked at four every night, one after the other, and each outcome is one line', async () => {
  let running = 0;
  const { ranAt, logged } = await simulate(['wikidata', 'tmdb'], {
    sleeps: 2,
    run: async () => {
      running += 1;
      expect(running).toBe(1);
      await Promise.resolve();
      running -= 1;
      return DONE;
    },
  });
  expect(ranAt).toEqual([
    '25. 4:00 fetch wikidata --wanted --json',
    '25. 4:00 fetch tmdb --wanted --json',
    '26. 4:00 fetch wikidata --wanted --json',
    '26. 4:00 fetch tmdb --wanted --json',
  ]);
  expect(logged).toHaveLength(4);
  expect(logged[0]).toEqual({
    level: 'info',
    message: 'wanted-films-fetched',
    service: 'wikidata',
    outcome: { films: 2 },
  });
});

it.each([
  ['ends early', async () => ({ code: 3, stdout: '{"films":1}', stderr: '' }), { films: 1 }],
  ['fails', async () => ({ code: 1, stdout: '', stderr: 'Set CONTACT.\n' }), 'Set CONTACT.'],
  ['cannot start', () => Promise.reject(new Error('no memory')), 'Error: no memory'],
])(
  'A service that %s is an error in the log, and the others are asked',
  async (_, fail, outcome) => {
    const { ranAt, logged } = await simulate(['wikidata', 'tmdb'], {
      sleeps: 1,
      run: async (args) => (args.includes('wikidata') ? fail() : DONE),
    });
    expect(ranAt).toHaveLength(2);
    expect(logged).toEqual([
      { level: 'error', message: 'wanted-films-not-fetched', service: 'wikidata', outcome },
      expect.objectContaining({ level: 'info', service: 'tmdb' }),
    ]);
  },
);
