/** The connection by which a long-running service writes. Node only. */

import { LibsqlError } from '@libsql/client';
import type { DatabaseAddress } from './address.ts';
import { filePath } from './address.ts';
import type { WriteDb } from './client.ts';
import { identityOf } from './file-identity.ts';
import { openClient, SERVICE_TIMEOUTS } from './open.ts';
import { wrapClient, type WrapQuery } from './wrap-client.ts';

/**
 * Opens the database for writes. An embedded file is opened with the first write, and again after an error or if the file was replaced: a
 * closed connection keeps its file open until its statements are garbage-collected, so there is one for all writes. It never creates a
 * file.
 */
export function createWriter(address: DatabaseAddress): () => WriteDb {
  const path = filePath(address);
  if (path === undefined) return () => ({ $client: openClient(address, SERVICE_TIMEOUTS) });
  let opened: { db: WriteDb; file: string } | null = null;

  const dropAfterError: WrapQuery = async (run) => {
    try {
      return await run();
    } catch (error) {
      if (!isQueryError(error)) opened = null;
      throw error;
    }
  };

  return () => {
    const file = identityOf(path);
    if (file === null) throw new LibsqlError(`There is no file ${path}`, 'SQLITE_CANTOPEN');
    if (opened?.file !== file) {
      const client = wrapClient(openClient(address, SERVICE_TIMEOUTS), dropAfterError);
      opened = { db: { $client: { ...client, protocol: 'file', close: () => {} } }, file };
    }
    return opened.db;
  };
}

/** The connection is still good after a constraint has rejected a write. After a lock it is not: it could never commit again. */
function isQueryError(error: unknown): boolean {
  return error instanceof LibsqlError && /^SQLITE_(ERROR|CONSTRAINT)/.test(error.code);
}
