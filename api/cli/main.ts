/** `npm run -s cli -- VERB …`: one command a verb. Answers go to standard output, everything else to standard error. Node only. */

import process from 'node:process';
import { runVerb } from './run-verb.ts';

// The reader has stopped reading, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  console.error(`What was asked for cannot be written to standard output (${error.code}).`);
  process.exit(1);
});

process.exitCode = await runVerb(process.argv.slice(2));
