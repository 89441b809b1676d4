/** What a command prints if it fails, and its exit status: one table for all verbs. Node only. */

import { SchemaError } from '../../db/migrate.ts';
import { SettingsError } from '../env.ts';
import { explainFailure } from '../operations/start-checks.ts';
import { CommandError } from '../services/command-error.ts';
import { printable } from './output.ts';

/** `incomplete`: a part of the work is done and saved. */
export const EXIT = { ok: 0, failed: 1, wrongUse: 2, incomplete: 3 } as const;

/** A mistake in the arguments of a command. */
export class UsageError extends Error {}

interface Failure {
  /** One line for standard error. */
  message: string;
  exitCode: number;
}

/** Errors whose message is written for the user. */
const USER_ERRORS = [CommandError, SchemaError, SettingsError];

export function failureOf(error: unknown, verb: string): Failure {
  const { message, exitCode } =
    error instanceof UsageError
      ? { message: usageMessage(error, verb), exitCode: EXIT.wrongUse }
      : { message: failureMessage(error, verb), exitCode: EXIT.failed };
  return { message: printable(message), exitCode };
}

function usageMessage({ message }: UsageError, verb: string): string {
  return `${message.replace(/[^.?!]$/, '$&.')} For help: npm run -s cli -- ${verb} --help`;
}

function failureMessage(error: unknown, verb: string): string {
  if (!(error instanceof Error)) return explainFailure(error, process.env, verb);
  if (USER_ERRORS.some((kind) => error instanceof kind)) return error.message;
  const systemError: SystemError = error;
  if (systemError.code === undefined) return `${verb}: ${error.message.replaceAll(/\s+/g, ' ')}`;
  return fileMessage(systemError) ?? explainFailure(error, process.env, verb);
}

const FILE_REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'no such file'],
  ['ENOTDIR', 'a part of its path is a file'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'the disk is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['ENAMETOOLONG', 'its name is too long'],
]);

interface SystemError extends NodeJS.ErrnoException {
  /** The second file of a rename or copy. */
  dest?: string;
}

/** What went wrong with a file or folder; undefined for an error that names none. */
function fileMessage({ code = '', syscall, path, dest }: SystemError): string | undefined {
  // Users know the finished file, not the one that is written beside it first.
  const file = (dest ?? path)?.replace(/\.\d+\.part$/, '');
  if (syscall === undefined || file === undefined) return undefined;
  if (code === 'EISDIR') return isFolderMessage(file);
  if (syscall === 'mkdir') return `The folder ${file} cannot be made (${code}).`;
  const reason = FILE_REASONS.get(code);
  return `${file} cannot be opened (${reason === undefined ? code : `${reason}, ${code}`}).`;
}

export function isFolderMessage(file: string): string {
  return `${file} is a folder, and must be a file.`;
}
