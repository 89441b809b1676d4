/**
 * `npm run deploy`: uploads the Worker, unless its settings would make every request fail. Options are passed on to wrangler.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { unstable_readConfig } from 'wrangler';
import { readSettings, SettingsError } from '../../api/env.ts';

const WRANGLER = 'node_modules/wrangler/bin/wrangler.js';

const args = process.argv.slice(2);
const { values } = parseArgs({
  args,
  strict: false,
  options: {
    config: { type: 'string', short: 'c' },
    var: { type: 'string', multiple: true },
    'dry-run': { type: 'boolean' },
  },
});
const config = typeof values.config === 'string' ? values.config : 'wrangler.toml';

try {
  if (values['dry-run'] !== true) requireSettings();
  const wrangler = spawn(process.execPath, [WRANGLER, 'deploy', ...args], { stdio: 'inherit' });
  const [code] = await once(wrangler, 'exit');
  process.exitCode = code ?? 1;
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(`${error.message}\nNothing was uploaded. These stand under [vars] in ${config}.`);
  process.exitCode = 1;
}

/** Throws a SettingsError that lists every mistake. Tokens are secrets, and are not here. */
function requireSettings(): void {
  const given = [values.var ?? []].flat().map((pair) => String(pair).split(/:(.*)/s, 2));
  const { vars } = unstable_readConfig({ config });
  readSettings({ TMDB_TOKEN: 'a secret', ...vars, ...Object.fromEntries(given) }, { edge: true });
}
