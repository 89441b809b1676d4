/** Wraps a libSQL client, for example to translate its errors. */

import type { Client, InArgs, InStatement, TransactionMode } from '@libsql/client';

/** Runs a query, and returns its result or throws another error. */
export type WrapQuery = <Result>(run: () => Promise<Result>) => Promise<Result>;

/** The same client, with each of its queries run by `wrap`. */
export function wrapClient(client: Client, wrap: WrapQuery): Client {
  return {
    execute: (statement: InStatement | string, args?: InArgs) =>
      wrap(() =>
        typeof statement === 'string' ? client.execute(statement, args) : client.execute(statement),
      ),
    batch: (statements, mode) => wrap(() => client.batch(statements, mode)),
    migrate: (statements) => wrap(() => client.migrate(statements)),
    transaction: (mode?: TransactionMode) => wrap(() => client.transaction(mode)),
    executeMultiple: (sql) => wrap(() => client.executeMultiple(sql)),
    sync: () => wrap(() => client.sync()),
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
