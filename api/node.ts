/** The entry on Node. It has the program's code kept as compiled, beside it, so that the next start is shorter. */

import module from 'node:module';
import { join } from 'node:path';
import { DIST } from './dist.ts';

// Node 20 has no such cache. Where its folder cannot be written, there is none, and all else is the same. A folder of its
// own, since what lies in the usual one could be written there by anybody on the machine.
module.enableCompileCache?.(join(DIST, 'compiled'));
await import('./server/start.ts');
