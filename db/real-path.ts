/** Where a file is that may be named by a symbolic link. Node only. */

import { readlinkSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** The path behind all links, also where there is no file yet; the same path where nothing can be found out. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return targetOfLink(path);
  }
}

/** Of a link that leads to no file. One step is enough for what people make. */
function targetOfLink(path: string): string {
  try {
    return resolve(dirname(path), readlinkSync(path));
  } catch {
    return path;
  }
}
