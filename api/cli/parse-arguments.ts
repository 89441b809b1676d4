/** Parses the arguments of a verb, and says in one line what is wrong with them. Node only. */

import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { UsageError } from './failure.ts';

export interface Syntax<Options extends ParseArgsOptionsConfig> {
  /** As `parseArgs` of node:util describes them. */
  options: Options;
  /** Whether the verb takes one argument that is not an option: the name of a file. */
  takesFile: boolean;
  /** Whether it takes any number of arguments that are not options: the ids of films. */
  takesIds?: boolean;
}

interface ParseConfig<Options extends ParseArgsOptionsConfig> {
  args: string[];
  options: Options;
  strict: true;
  allowPositionals: true;
  tokens: true;
}

type Parsed<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<ParseConfig<Options>>
>;

export interface Arguments<Options extends ParseArgsOptionsConfig> {
  values: Parsed<Options>['values'];
  /** Undefined if none was given. */
  file: string | undefined;
  /** Empty unless the verb takes ids. */
  ids: readonly string[];
}

/** Throws a UsageError if an option is unknown, lacks its value or is repeated, or if there are too many files. */
export function parseArguments<Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  { verb, options, takesFile, takesIds = false }: Syntax<Options> & { verb: string },
): Arguments<Options> {
  const { values, positionals, tokens } = parse(args, options);
  requireOnce(tokens);
  if (takesIds) return { values, file: undefined, ids: positionals };
  const [file, ...others] = positionals;
  if (file !== undefined && !takesFile)
    throw new UsageError(`${verb} takes ${kindOf(options)}, but got “${file}”.${allowed(options)}`);
  if (others.length > 0) throw new UsageError(`Give one file, not ${positionals.length}.`);
  if (file === '') throw new UsageError('The name of the file is empty.');
  return { values, file, ids: [] };
}

function parse<Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
): Parsed<Options> {
  try {
    return parseArgs<ParseConfig<Options>>({
      args: [...args],
      options,
      strict: true,
      allowPositionals: true,
      tokens: true,
    });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new UsageError(oneLine(error, options), { cause: error });
  }
}

/** Node's sentence, without its advice on arguments that begin with a dash; a missing value is said in fewer words. */
function oneLine(error: Error & { code?: string }, options: ParseArgsOptionsConfig): string {
  const { code, message } = error;
  const [, missing] = /^Option '.*(--[^ ']+) <value>' argument missing/.exec(message) ?? [];
  if (missing !== undefined) return `${missing} needs a value.`;
  const [, ambiguous] = /^Option '.*(--[^ ']+)' argument is ambiguous/.exec(message) ?? [];
  if (ambiguous !== undefined)
    return `${ambiguous} needs a value. If the value begins with a dash, write ${ambiguous}=VALUE.`;
  const sentence = message.replace(/\. [^]*|\n[^]*/, '.');
  return code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? `${sentence}${allowed(options)}` : sentence;
}

function kindOf(options: ParseArgsOptionsConfig): string {
  return Object.keys(options).length === 0 ? 'no arguments' : 'only options';
}

function allowed(options: ParseArgsOptionsConfig): string {
  const names = Object.keys(options).map((name) => `--${name}`);
  return names.length === 0 ? '' : ` Allowed: ${names.join(', ')}.`;
}

/** Node would silently take the last value. */
function requireOnce(tokens: readonly { kind: string; name?: string; value?: unknown }[]): void {
  const seen = new Set<string>();
  for (const { name, value } of tokens) {
    if (name === undefined || value === undefined) continue;
    if (seen.has(name)) throw new UsageError(`Write --${name} once.`);
    seen.add(name);
  }
}
