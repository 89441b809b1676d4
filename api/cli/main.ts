/** `npm run -s cli -- VERB …`: one command a verb. Answers go to standard output, everything else to standard error. Node only. */

import process from 'node:process';

/** Takes its arguments, and gives the exit status. Loaded only when it is asked for. */
type Verb = (args: readonly string[]) => Promise<number>;

const VERBS: ReadonlyMap<string, () => Promise<Verb>> = new Map([
  ['derive', async () => (await import('./derive.ts')).derive],
  ['export', async () => (await import('./export.ts')).exportVerb],
  ['films', async () => (await import('./films.ts')).filmsVerb],
  ['import', async () => (await import('./import.ts')).importVerb],
]);

const USAGE = `Usage: npm run -s cli -- VERB …
  derive   reads {"system":"MPA","rating":"R","reasons":"…"} a line, writes the levels of the five concerns a line
  export   writes all films, as NDJSON or CSV
  films    writes the films under limits, a line of NDJSON each
  import   takes films from a file of NDJSON or CSV, or from a package`;

const WRONG_USE = 2;

// Whoever reads has had enough, as `head` has.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const [name = '', ...args] = process.argv.slice(2);
const load = VERBS.get(name);
if (load) {
  const run = await load();
  process.exitCode = await run(args);
} else {
  console.error(name === '' ? USAGE : `There is no verb “${name}”.\n${USAGE}`);
  process.exitCode = WRONG_USE;
}
