/** What each file of a verb exports, so that `run-verb.ts` can run it. Node only. */

import type { ParseArgsOptionsConfig } from 'node:util';
import type { Settings } from '../env.ts';
import { nodeSettings } from '../operations/node-settings.ts';
import { parseArguments, type Arguments, type Syntax } from './parse-arguments.ts';

interface Help {
  /** What it does, in the list of `cli --help`. */
  summary: string;
  /** What `cli VERB --help` prints. */
  usage: string;
}

interface VerbDefinition<Options extends ParseArgsOptionsConfig> extends Help, Syntax<Options> {
  /** Does the work and returns the exit status, one of `EXIT`. An error that it throws becomes one line: see `failure.ts`. */
  run: (call: VerbCall<Options>) => Promise<number>;
}

interface VerbCall<Options extends ParseArgsOptionsConfig> extends Arguments<Options> {
  /** Reads the environment; throws a SettingsError. */
  settings: () => Settings;
}

export interface Verb extends Help {
  options: ParseArgsOptionsConfig;
  /** Parses the arguments and does the work. `name` is for messages. */
  run: (name: string, args: readonly string[]) => Promise<number>;
}

/**
 * @example
 * export const verb = defineVerb({
 *   summary: 'counts the films',
 *   usage: 'Usage: npm run -s cli -- count [--exact]',
 *   options: { exact: { type: 'boolean', default: false } },
 *   takesFile: false,
 *   async run({ values, settings }) {
 *     const films = await withDatabase(() => openExisting(settings().database), countFilms);
 *     console.log(values.exact ? films : `about ${films}`);
 *     return EXIT.ok;
 *   },
 * });
 */
export function defineVerb<const Options extends ParseArgsOptionsConfig>({
  summary,
  usage,
  options,
  takesFile,
  takesIds = false,
  run,
}: VerbDefinition<Options>): Verb {
  return {
    summary,
    usage,
    options,
    run: async (name, args) =>
      run({
        ...parseArguments(args, { verb: name, options, takesFile, takesIds }),
        settings: () => nodeSettings(process.env),
      }),
  };
}
