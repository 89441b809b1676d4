/** Where a database is. Without the query builder, so that the Worker can have it. */

import type { ReadDb } from './client.ts';

/** Whether the database is behind a server, so that each query is an HTTP request. */
export function isServer(db: ReadDb): boolean {
  return db.$client.protocol !== 'file';
}
