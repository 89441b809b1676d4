/** All verbs. To add one, write its file beside this one and list it here. Node only. */

import type { Verb } from './verb.ts';

/** Each is loaded when it is called: `derive` starts in a third of the time without the database. */
export const VERBS: ReadonlyMap<string, () => Promise<{ verb: Verb }>> = new Map([
  ['audit', () => import('./audit.ts')],
  ['backup', () => import('./backup.ts')],
  ['derive', () => import('./derive.ts')],
  ['doctor', () => import('./doctor.ts')],
  ['expire', () => import('./expire.ts')],
  ['export', () => import('./export.ts')],
  ['fetch', () => import('./fetch.ts')],
  ['films', () => import('./films.ts')],
  ['follow', () => import('./follow.ts')],
  ['import', () => import('./import.ts')],
  ['keys', () => import('./keys.ts')],
  ['migrate', () => import('./migrate.ts')],
  ['people', () => import('./people.ts')],
  ['remove', () => import('./remove.ts')],
  ['restore', () => import('./restore.ts')],
  ['wanted', () => import('./wanted.ts')],
]);
