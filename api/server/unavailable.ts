/** Answers in the place of the service while an operator has to see to its database: alive, and not ready. Node only. */

import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { requestId } from 'hono/request-id';
import { SchemaError } from '../../db/migrate.ts';
import type { AppEnv } from '../http/app-env.ts';
import { openReads } from '../http/cors.ts';
import { Problem, problemResponse } from '../http/problem.ts';

/** Milliseconds a client may take. */
const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 15_000 };

const STANDS_IN = 'Only /healthz answers until this is seen to and the service is started again.';

/**
 * For the failure to prepare a database, to be caught with. A program that ends is started again and again, and nobody can ask it why: so
 * where the schema is what failed, it says so at its address until it is stopped. Any other error is thrown on.
 */
export function standIn({ host, port }: { host: string; port: number }) {
  return (error: unknown): Promise<never> => {
    if (!(error instanceof SchemaError)) throw error;
    console.error(error.message);
    return new Promise((_, reject) => {
      const { fetch } = unreadyApp(`${error.summary} The log of the service says what to do.`);
      createServer(
        TIMEOUTS,
        getRequestListener((request) => fetch(request)),
      )
        .on('error', reject)
        .listen(port, host, () => console.error(STANDS_IN));
      for (const signal of ['SIGINT', 'SIGTERM'] as const)
        process.once(signal, () => process.exit(0));
    });
  };
}

/** Alive; every other address is away for now, with the reason. */
function unreadyApp(summary: string) {
  return new Hono<AppEnv>()
    .use(requestId())
    .use(openReads)
    .get('/healthz', (c) => c.json({ status: 'ok' }, 200, { 'Cache-Control': 'no-store' }))
    .all('*', (c) => problemResponse(c, new Problem('database-unavailable', summary)));
}
