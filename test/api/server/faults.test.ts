/** The built program while its database is broken: it says so honestly, and answers again by itself. */

import { describe, expect, it } from 'vitest';
import { FILE_FAULTS, SERVER_FAULTS } from '../../programs/reliability/faults.ts';
import { runFault, startOnFile, startOnServer } from '../../programs/reliability/run-fault.ts';

/** Milliseconds that a fault lasts; `npm run reliability` lets it last ten times as long. */
const LASTS = 1_000;

describe.concurrent('a file that is', () => {
  it.each(FILE_FAULTS)(
    '$name: reads are answered $reads, and right again within 5 seconds',
    async (fault) => {
      const { url, path, end } = await startOnFile();
      const { broken } = await runFault(fault, { url, target: path, lasts: LASTS });
      await end();
      expect(broken).toEqual([]);
    },
    60_000,
  );
});

describe.concurrent('a libSQL server, where it is so:', () => {
  it.each(SERVER_FAULTS)(
    '$name: reads are answered $reads, and right again within 5 seconds',
    async (fault) => {
      const { url, proxy, end } = await startOnServer();
      const { broken } = await runFault(fault, { url, target: proxy, lasts: LASTS });
      await end();
      expect(broken).toEqual([]);
    },
    60_000,
  );
});
