/** A connection for statements that take seconds: they do not block the event loop, so that signals are handled. Node only. */

import Database from 'libsql/promise';
import type { Row } from './client.ts';
import { withLibsqlErrors } from './file.ts';
import { COMMAND_TIMEOUTS } from './open.ts';

export interface AsyncConnection {
  /** Rejects with a LibsqlError. */
  read: (sql: string, args?: readonly string[]) => Promise<Row[]>;
  close: () => void;
}

/** The package has no type for this. */
interface AsyncStatement {
  all: (args: readonly string[]) => Promise<Row[]>;
}

/** Opens a file; nothing is read yet. Throws a LibsqlError. */
export function openAsync(path: string): AsyncConnection {
  const database = withLibsqlErrors(() => new Database(path, { timeout: COMMAND_TIMEOUTS.lock }));
  return {
    read: async (sql, args = []) => {
      try {
        const statement: AsyncStatement = await database.prepare(sql);
        return await statement.all(args);
      } catch (error) {
        return withLibsqlErrors(() => {
          throw error;
        });
      }
    },
    close: () => database.close(),
  };
}
