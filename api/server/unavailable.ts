/** Answers 503 instead of the service until an operator has fixed its database: alive, and not ready. Node only. */

import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { requestId } from 'hono/request-id';
import { SchemaError } from '../../db/migrate.ts';
import type { AppEnv } from '../http/app-env.ts';
import { publicCors } from '../http/cors.ts';
import { Problem, problemResponse } from '../http/problem.ts';

/** Milliseconds for a client to send its request. */
const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 15_000 };

const ONLY_HEALTH = 'Only /healthz answers. Fix this, then start the service again.';

/**
 * Handles a failure to prepare the database. A program that exits would be restarted repeatedly, and its clients would not learn why. So if
 * the schema is wrong, this program answers 503 until it is stopped. Any other error is rethrown.
 */
export function serveUnavailable({ host, port }: { host: string; port: number }) {
  return (error: unknown): Promise<never> => {
    if (!(error instanceof SchemaError)) throw error;
    console.error(error.message);
    return new Promise((_, reject) => {
      const { fetch } = unavailableApp(`${error.summary} The log of the service says what to do.`);
      createServer(
        TIMEOUTS,
        getRequestListener((request) => fetch(request)),
      )
        .on('error', reject)
        .listen(port, host, () => console.error(ONLY_HEALTH));
      for (const signal of ['SIGINT', 'SIGTERM'] as const)
        process.once(signal, () => process.exit(0));
    });
  };
}

/** `/healthz` answers 200; every other address 503, with the reason. */
function unavailableApp(summary: string) {
  return new Hono<AppEnv>()
    .use(requestId())
    .use(publicCors(() => ['GET', 'HEAD']))
    .get('/healthz', (c) => c.json({ status: 'ok' }, 200, { 'Cache-Control': 'no-store' }))
    .all('*', (c) => problemResponse(c, new Problem('database-unavailable', summary)));
}
