/** Where the built program and its files are, from the sources and from the built program alike. Node only. */

import { fileURLToPath } from 'node:url';

/** The folder `dist/`, with a slash at the end. */
export const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
