/** A built service under a steady load of all kinds of reads. */

import { expect, it } from 'vitest';
import { startOnFile } from '../../programs/reliability/run-fault.ts';
import { measureSteadyLoad } from '../../programs/reliability/steady-load.ts';

it('300 questions a second are all answered, and none of them late', async () => {
  const { url, pid, end } = await startOnFile();
  const load = { url, pid, rate: 300, warmUp: 1_000, duration: 4_000 };
  const { answers, failures, median } = await measureSteadyLoad(load);
  await end();
  expect(failures).toBe(0);
  expect(answers).toBeGreaterThan(1_100);
  // Other tests run beside this one; how late the latest are, docs/reliability.md tells.
  expect(median).toBeLessThan(250);
}, 60_000);
