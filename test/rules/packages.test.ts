/** `npm ci` has nothing to warn of: `.npmrc` keeps npm quiet, so a test looks instead. */

import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import lock from '../../package-lock.json' with { type: 'json' };
import packageJson from '../../package.json' with { type: 'json' };

/** What npm says of an install that it only plans. */
function planInstall(...options: string[]): string {
  const args = ['ci', '--dry-run', '--offline', '--loglevel=warn', ...options];
  const { status, stderr } = spawnSync('npm', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed: ${stderr}`);
  return stderr;
}

it('Every package accepts the Node that npm scripts run on', () => {
  expect(planInstall()).not.toContain('npm warn');
}, 60_000);

it('Every install script is allowed or denied by name', () => {
  const decided = Object.keys(packageJson.allowScripts);
  const found = Object.entries(lock.packages)
    .filter(([, entry]) => 'hasInstallScript' in entry && entry.hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
  expect(found.filter((name) => !decided.includes(name))).toEqual([]);
  expect(decided.filter((name) => !found.includes(name))).toEqual([]);
});

it('No package is deprecated', () => {
  const deprecated = Object.entries(lock.packages).filter(([, entry]) => 'deprecated' in entry);
  expect(deprecated.map(([path]) => path)).toEqual([]);
});
