/** `cli audit verify`: verifies the history of all films. Changes nothing. Node only. */

import { openExisting } from '../operations/prepare-database.ts';
import { verifyHistory } from '../services/films/audit.ts';
import { EXIT } from './failure.ts';
import { printable } from './output.ts';
import { runSubVerb } from './sub-verb.ts';
import { defineVerb } from './verb.ts';
import { withDatabase } from './with-database.ts';

export const verb = defineVerb({
  summary: 'verifies the history of all films',
  usage: `Usage: npm run -s cli -- audit verify
Checks that no row of the history was changed, taken out or put in, that no version is missing, and that the history of
each film ends at its facts. Prints a line for each fault. The exit status is 1 if there is any.`,
  options: {},
  takesFile: false,
  takesIds: true,
  async run({ ids, settings }) {
    let isSound = true;
    await runSubVerb('audit', ids, {
      verify: {
        run: () =>
          withDatabase(
            () => openExisting(settings().database),
            async (db) => {
              const { films, versions, faults } = await verifyHistory(db);
              for (const fault of faults) console.error(printable(fault));
              isSound = faults.length === 0;
              console.log(`Films: ${films}, versions: ${versions}, faults: ${faults.length}.`);
            },
          ),
      },
    });
    return isSound ? EXIT.ok : EXIT.failed;
  },
});
