/** Reads the settings on Node, where secrets may come from files. */

import { readFileSync } from 'node:fs';
import { readSettings, type Settings } from '../env.ts';

/** Like `readSettings`; a secret may be in a file that the variable with `_FILE` at its end names, as `METRICS_KEY_FILE`. */
export function nodeSettings(env: Record<string, string | undefined>): Settings {
  return readSettings(env, { readSecret: (path) => readFileSync(path, 'utf8') });
}
