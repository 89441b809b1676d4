/** Runs a CLI verb inside the test process: in milliseconds, when a separate process takes up to a second. */

import { vi } from 'vitest';
import { runVerb } from '../../api/cli/run-verb.ts';

export interface VerbRun {
  code: number;
  stdout: string;
  stderr: string;
}

/** Files may stay open until the garbage collector runs: use `runCli` to test what other programs can do afterwards. */
export async function runVerbHere(
  args: readonly string[],
  databaseUrl: string,
  env: Record<string, string> = {},
): Promise<VerbRun> {
  let stdout = '';
  let stderr = '';
  for (const [name, value] of Object.entries({ ...env, DATABASE_URL: databaseUrl }))
    vi.stubEnv(name, value);
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
