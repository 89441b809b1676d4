/** How a command is called, and what it says where it fails: one line. Node only. */

import { statSync } from 'node:fs';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { SchemaError } from '../../db/migrate.ts';
import { SettingsError } from '../env.ts';
import { CommandError } from '../services/command-error.ts';
import { explainFailure } from '../operations/start-checks.ts';

/** A mistake in how the command was called. */
export class UsageError extends Error {}

const FAILED = 1;
const WRONG_USE = 2;

/** The options and the other arguments. Throws a UsageError where one is unknown, lacks its value or has one too many. */
export function readOptions<const Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(error instanceof Error ? firstSentence(error.message) : String(error));
  }
}

/** Node adds how to write a file whose name begins with a dash. */
function firstSentence(message: string): string {
  return message.replace(/\. [^]*|\n[^]*/, '.');
}

/** The one file that a command takes, if it was given. Throws a UsageError where there are more. */
export function oneFile(positionals: readonly string[]): string | undefined {
  const [file, ...others] = positionals;
  if (others.length > 0) throw new UsageError(`Give one file, not ${positionals.length}.`);
  if (file === '') throw new UsageError('The name of the file is empty.');
  return file;
}

/** Says on standard error, in one line, what failed in a verb, and gives the exit status. */
export function failWith(error: unknown, verb: string): number {
  if (error instanceof UsageError) {
    const mistake = error.message.replace(/[^.?!]$/, '$&.');
    console.error(`${mistake} To see how it is called: npm run -s cli -- ${verb} --help`);
    return WRONG_USE;
  }
  console.error(printable(explanation(error, verb)));
  return FAILED;
}

/** Why a file cannot be opened, in the words of people. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is none'],
  ['ENOTDIR', 'a part of its path is a file'],
  ['EACCES', 'it is not allowed'],
  ['EPERM', 'it is not allowed'],
  ['EROFS', 'the disk is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['ENAMETOOLONG', 'its name is too long'],
]);

/** A text without what would do something to the terminal that shows it; lines stay. */
export function printable(text: string): string {
  return text.replaceAll(/(?!\n)\p{Cc}/gu, '\uFFFD');
}

function explanation(error: unknown, verb: string): string {
  if (error instanceof CommandError || error instanceof SchemaError) return error.message;
  if (error instanceof SettingsError) return error.message;
  if (!(error instanceof Error)) return explainFailure(error, process.env, verb);
  const { code, syscall, path, dest } = error as NodeJS.ErrnoException & { dest?: string };
  // People know the finished file, and not the one that is written beside it first.
  const file = (dest ?? path)?.replace(/\.\d+\.part$/, '');
  if (syscall !== undefined && file !== undefined) {
    if (code === 'EISDIR') return isFolder(file);
    if (syscall === 'mkdir') return `The folder ${file} cannot be made (${code}).`;
    const reason = REASONS.get(code ?? '');
    return `${file} cannot be opened (${reason === undefined ? code : `${reason}, ${code}`}).`;
  }
  return code === undefined
    ? `${verb}: ${error.message.replaceAll(/\s+/g, ' ')}`
    : explainFailure(error, process.env, verb);
}

/** Throws where a file that is to be read is a folder: reading it would fail without its name. */
export function requireNoFolder(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
    throw new CommandError(isFolder(file));
}

function isFolder(file: string): string {
  return `${file} is a folder, and must be a file.`;
}
