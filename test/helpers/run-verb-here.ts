/** Runs a verb of the command line in the test's own process: in milliseconds, where a process of its own takes a second of a busy machine. */

import { vi } from 'vitest';
import { runVerb } from '../../api/cli/run-verb.ts';

export interface VerbRun {
  code: number;
  stdout: string;
  stderr: string;
}

/** What it opens stays open until memory is cleaned up, as in any process: a test of what others then may do needs `runCli`. */
export async function runVerbHere(args: readonly string[], databaseUrl: string): Promise<VerbRun> {
  let stdout = '';
  let stderr = '';
  vi.stubEnv('DATABASE_URL', databaseUrl);
  vi.spyOn(console, 'log').mockImplementation((text) => void (stdout += `${text}\n`));
  vi.spyOn(console, 'error').mockImplementation((text) => void (stderr += `${text}\n`));
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => (stdout += text) !== '');
  try {
    const code = await runVerb(args);
    return { code, stdout, stderr };
  } finally {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  }
}
