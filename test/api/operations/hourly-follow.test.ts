/** The hourly run of `cli follow`: when it comes, and what it logs. */

import { expect, it } from 'vitest';
import { runHourlyFollow } from '../../../api/operations/hourly-follow.ts';

const address = 'https://advisory.example.org';

it('comes soon after the start and then every hour, and logs each outcome', async () => {
  const slept: number[] = [];
  const commands: string[] = [];
  const lines: unknown[] = [];
  const endings = [
    { code: 0, stdout: '{"new":1}', stderr: '' },
    { code: 3, stdout: '{"ended_by":"It is away."}', stderr: '' },
    { code: 1, stdout: '', stderr: 'No disk.\n' },
  ];
  const running = runHourlyFollow({
    address,
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      if (slept.length === 5) throw new Error('The test ends here');
    },
    run: async (args) => {
      commands.push(args.join(' '));
      const ending = endings.shift();
      if (!ending) throw new Error('It cannot start');
      return ending;
    },
    log: (line) => lines.push(line),
  });
  await expect(running).rejects.toThrow('The test ends here');
  expect(slept).toEqual([10_000, 3_600_000, 3_600_000, 3_600_000, 3_600_000]);
  expect(new Set(commands)).toEqual(new Set([`follow ${address} --json`]));
  expect(lines).toEqual([
    { level: 'info', message: 'followed', address, outcome: { new: 1 } },
    { level: 'error', message: 'not-followed', address, outcome: { ended_by: 'It is away.' } },
    { level: 'error', message: 'not-followed', address, outcome: 'No disk.' },
    { level: 'error', message: 'not-followed', address, outcome: 'Error: It cannot start' },
  ]);
});
