/** The settings where there are files: secrets may stand in some. Node only. */

import { readFileSync } from 'node:fs';
import { readSettings, type Settings } from '../env.ts';

/** As `readSettings`, and `DATABASE_AUTH_TOKEN_FILE` and `METRICS_KEY_FILE` may name files with those secrets. */
export function nodeSettings(env: Record<string, string | undefined>): Settings {
  return readSettings(env, { readSecret: (path) => readFileSync(path, 'utf8') });
}
