/** Runs one verb: help, arguments, work, and what is printed if it fails. Node only. */

import { requireNode } from '../operations/start-checks.ts';
import { EXIT, failureOf } from './failure.ts';
import { printable } from './output.ts';
import { VERBS } from './verbs.ts';

/** The first argument is the name of the verb. Returns the exit status, and never throws. */
export async function runVerb([name, ...args]: readonly string[]): Promise<number> {
  try {
    requireNode(process.versions.node);
    if (name === undefined || isHelp(name)) return await showVerbs(name);
    const load = VERBS.get(name);
    if (!load) return rejectName(name);
    const { verb } = await load();
    if (!args.some(isHelp)) return await verb.run(name, args);
    console.log(verb.usage);
    return EXIT.ok;
  } catch (error) {
    const { message, exitCode } = failureOf(error, name ?? 'cli');
    console.error(message);
    return exitCode;
  }
}

function isHelp(argument: string): boolean {
  return argument === '--help' || argument === '-h';
}

/** Without a name it is an error, so that a script notices. */
async function showVerbs(name: string | undefined): Promise<number> {
  const lines = Array.from(VERBS, async ([name, load]) => {
    const { verb } = await load();
    return `  ${name.padEnd(8)} ${verb.summary}`;
  });
  const help = [
    'Usage: npm run -s cli -- VERB …',
    ...(await Promise.all(lines)),
    'For the options of a verb: npm run -s cli -- VERB --help',
  ].join('\n');
  if (name === undefined) {
    console.error(help);
    return EXIT.wrongUse;
  }
  console.log(help);
  return EXIT.ok;
}

function rejectName(name: string): number {
  const verbs = [...VERBS.keys()].join(', ');
  console.error(printable(`There is no verb “${name}”. The verbs: ${verbs}.`));
  return EXIT.wrongUse;
}
