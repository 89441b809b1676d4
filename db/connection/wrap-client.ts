/** A client that does something around every question to the database. */

import type { Client, InArgs, InStatement, TransactionMode } from '@libsql/client';

/** Called with each question; asks it, and gives its answer or another error. */
export type Around = <Answer>(ask: () => Promise<Answer>) => Promise<Answer>;

/** The same client, and what it answers, but for what `around` makes of it. */
export function aroundClient(client: Client, around: Around): Client {
  return {
    execute: (statement: InStatement | string, args?: InArgs) =>
      around(() =>
        typeof statement === 'string' ? client.execute(statement, args) : client.execute(statement),
      ),
    batch: (statements, mode) => around(() => client.batch(statements, mode)),
    migrate: (statements) => around(() => client.migrate(statements)),
    transaction: (mode?: TransactionMode) => around(() => client.transaction(mode)),
    executeMultiple: (sql) => around(() => client.executeMultiple(sql)),
    sync: () => around(() => client.sync()),
    close: () => client.close(),
    reconnect: () => client.reconnect(),
    get closed() {
      return client.closed;
    },
    get protocol() {
      return client.protocol;
    },
  };
}
