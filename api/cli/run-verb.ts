/** The verbs of the command line, and what is done with the words behind `cli`. Node only. */

import { failWith } from './command-failure.ts';
import { requireNode } from '../operations/start-checks.ts';

interface Verb {
  /** Takes its arguments, and gives the exit status. */
  run: (args: readonly string[]) => Promise<number>;
  usage: string;
}

/** Loaded only when they are asked for. */
const VERBS: ReadonlyMap<string, () => Promise<Verb>> = new Map([
  ['backup', () => import('./backup.ts')],
  ['derive', () => import('./derive.ts')],
  ['doctor', () => import('./doctor.ts')],
  ['export', () => import('./export.ts')],
  ['films', () => import('./films.ts')],
  ['import', () => import('./import.ts')],
  ['migrate', () => import('./migrate.ts')],
  ['restore', () => import('./restore.ts')],
]);

const USAGE = `Usage: npm run -s cli -- VERB …
  backup   copies the database while the service runs
  derive   reads {"system":"MPA","rating":"R","reasons":"…"} a line, writes the levels of the five concerns a line
  doctor   tells whether the database is sound, and what to do if not
  export   writes all films, as NDJSON or CSV
  films    writes the films under limits, a line of NDJSON each
  import   takes films from a file of NDJSON or CSV, or from a package
  migrate  brings the database to the schema of this program
  restore  puts a copy in the place of the database
VERB --help tells more of each.`;

const WRONG_USE = 2;

/** Runs a verb, its name first, and gives the exit status. */
export async function runVerb([name = '', ...args]: readonly string[]): Promise<number> {
  try {
    requireNode(process.versions.node);
  } catch (error) {
    return failWith(error, 'cli');
  }
  if (name === '--help' || name === '-h') return tell(USAGE);
  const load = VERBS.get(name);
  if (!load) {
    console.error(
      name === ''
        ? USAGE
        : `There is no verb “${name}”. The verbs: ${[...VERBS.keys()].join(', ')}.`,
    );
    return WRONG_USE;
  }
  const { run, usage } = await load();
  return args.includes('--help') || args.includes('-h') ? tell(usage) : run(args);
}

function tell(text: string): number {
  console.log(text);
  return 0;
}
