/** What a command says where it fails: one line, and how to call it where it was called wrongly. Node only. */

import { SettingsError } from '../env.ts';
import { explainFailure } from './start-checks.ts';

/** A mistake in how the command was called. */
export class UsageError extends Error {}

const FAILED = 1;
const WRONG_USE = 2;

/** Says on standard error what failed, and gives the exit status; `name` is the file or the command that it happened to. */
export function failWith(error: unknown, { name, usage }: { name: string; usage: string }): number {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n${usage}`);
    return WRONG_USE;
  }
  console.error(explanation(error, name));
  return FAILED;
}

function explanation(error: unknown, name: string): string {
  if (!(error instanceof Error) || error instanceof SettingsError)
    return explainFailure(error, process.env);
  const { code, syscall, path } = error as NodeJS.ErrnoException;
  if (syscall !== undefined && path !== undefined) return `${path} cannot be opened (${code}).`;
  return code === undefined
    ? `${name}: ${error.message.replaceAll(/\s+/g, ' ')}`
    : explainFailure(error, process.env);
}
