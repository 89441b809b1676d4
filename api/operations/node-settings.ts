/** Reads the settings on Node, where secrets may come from files. */

import { readFileSync } from 'node:fs';
import { readSettings, type Settings } from '../env.ts';

/** Like `readSettings`; `DATABASE_AUTH_TOKEN_FILE` and `METRICS_KEY_FILE` may name files that contain those secrets. */
export function nodeSettings(env: Record<string, string | undefined>): Settings {
  return readSettings(env, { readSecret: (path) => readFileSync(path, 'utf8') });
}
