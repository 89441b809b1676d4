/** `npm run release-widget`: keeps the widget as it is built now, under the version of package.json, for good. Node only. */

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packageJson from '../../package.json' with { type: 'json' };
import { freezeVersion } from './released.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { version } = packageJson;

try {
  const [released, built] = [join(root, 'widget/released'), join(root, 'dist/widget')];
  await freezeVersion({ released, built, version });
  console.log(`widget/released/${version} is kept for good. Commit it.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
