/** A verb with verbs of its own: `cli people invite Anna`. Node only. */

import { UsageError } from './failure.ts';

interface SubVerb {
  /** What its argument is; left out if it takes none. */
  takes?: string;
  /** What a second argument is, for one that takes two. */
  and?: string;
  run: (argument: string, second: string) => Promise<void>;
}

/** Runs the one that the first argument names. Throws a UsageError if there is none, or if its own arguments are missing. */
export async function runSubVerb(
  verb: string,
  [name, ...args]: readonly string[],
  subVerbs: Readonly<Record<string, SubVerb>>,
): Promise<void> {
  const names = Object.keys(subVerbs).join(', ');
  if (name === undefined) throw new UsageError(`${verb} needs one of these: ${names}.`);
  if (!Object.hasOwn(subVerbs, name))
    throw new UsageError(`There is no ${verb} ${name}, but these: ${names}.`);
  const { takes, and, run } = subVerbs[name] as SubVerb; // it is one of the keys
  const [argument = '', second = ''] = args;
  const needed = [takes, and].filter((one) => one !== undefined);
  if (takes === undefined && args.length > 0)
    throw new UsageError(`${verb} ${name} takes nothing more, but got “${argument}”.`);
  if (args.length !== needed.length)
    throw new UsageError(
      args.length < needed.length
        ? `${verb} ${name} needs ${needed.join(' and ')}.`
        : `${verb} ${name} takes ${needed.join(' and ')}: put a name in quotes if it has spaces.`,
    );
  await run(argument, second);
}
