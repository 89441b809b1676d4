/** `npm run -s cli -- VERB …`: results go to standard output, everything else to standard error. Node only. */

import process from 'node:process';
import { EXIT } from './failure.ts';
import { runVerb } from './run-verb.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader has stopped reading, as `head` does.
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  console.error(`Standard output cannot be written (${error.code}).`);
  process.exit(EXIT.failed);
});

process.exitCode = await runVerb(process.argv.slice(2));
