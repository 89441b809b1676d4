/** `npm run release-widget`: adds the built script to the released versions, under the version of package.json. Node only. */

import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { releaseVersion } from './released.ts';
import { ROOT } from './settings.ts';

const { version } = packageJson;

try {
  const released = join(ROOT, 'widget/released');
  await releaseVersion({ released, script: join(ROOT, 'dist/public/widget.js'), version });
  console.log(`Released widget/released/${version}.js. Commit it together with versions.json.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
