/** A verb with verbs of its own: `cli people invite Anna`. Node only. */

import { UsageError } from './failure.ts';

interface SubVerb {
  /** What its one argument is; left out if it takes none. */
  takes?: string;
  run: (argument: string) => Promise<void>;
}

/** Runs the one that the first argument names. Throws a UsageError if there is none, or if its own argument is missing. */
export async function runSubVerb(
  verb: string,
  [name, ...args]: readonly string[],
  subVerbs: Readonly<Record<string, SubVerb>>,
): Promise<void> {
  const names = Object.keys(subVerbs).join(', ');
  if (name === undefined) throw new UsageError(`${verb} needs one of these: ${names}.`);
  if (!Object.hasOwn(subVerbs, name))
    throw new UsageError(`There is no ${verb} ${name}, but these: ${names}.`);
  const { takes, run } = subVerbs[name] as SubVerb; // it is one of the keys
  const [argument = ''] = args;
  if (takes === undefined && args.length > 0)
    throw new UsageError(`${verb} ${name} takes nothing more, but got “${argument}”.`);
  if (takes !== undefined && args.length !== 1)
    throw new UsageError(
      args.length === 0
        ? `${verb} ${name} needs ${takes}.`
        : `${verb} ${name} takes ${takes}: put it in quotes if it has spaces.`,
    );
  await run(argument);
}
