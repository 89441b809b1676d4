/** Stops a build before it begins if `dist/` cannot be written, with one sentence that says what to do. Node only. */

import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './settings.ts';

const DIST = join(ROOT, 'dist');

try {
  if (existsSync(DIST)) requireWritableFolder(DIST);
  else accessSync(ROOT, constants.W_OK);
} catch (error) {
  const { code, path, message } = error as NodeJS.ErrnoException; // all calls above are of node:fs
  console.error(
    code === undefined
      ? message
      : `The build cannot write ${path} (${code}). Give this user write access${existsSync(DIST) ? `, or remove ${DIST}` : ''}, then build again.`,
  );
  process.exit(1);
}

/** Checks every file, so that a build never stops halfway with some of the old files removed. */
function requireWritableFolder(folder: string): void {
  if (!statSync(folder).isDirectory())
    throw new Error(`${folder} is a file and must be a folder. Remove it, then build again.`);
  const inside = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const path of [folder, ...inside.map((name) => join(folder, name))])
    accessSync(path, constants.W_OK);
}
