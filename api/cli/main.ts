/** `npm run -s cli -- VERB …`: results go to standard output, everything else to standard error. Node only. */

import module from 'node:module';
import process from 'node:process';
import { EXIT } from './failure.ts';

// A verb is some hundred modules: from its second run on, it starts in three quarters of the time. Node 20 does not have it.
module.enableCompileCache?.();

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader has stopped reading, as `head` does.
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  console.error(`Standard output cannot be written (${error.code}).`);
  process.exit(EXIT.failed);
});

// Imported here, since static imports are compiled before this file runs.
const { runVerb } = await import('./run-verb.ts');
process.exitCode = await runVerb(process.argv.slice(2));
