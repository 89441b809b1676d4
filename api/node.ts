/** The entry on Node: an embedded file or a libSQL server, one process, one port. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { readLastChange } from '../db/queries/last-change.ts';
import { createApp } from './app.ts';
import { prepareDatabase } from './cli/prepare-database.ts';
import { explainFailure, requireNode } from './cli/start-checks.ts';
import { readSettings } from './env.ts';
import { withKeptAnswers } from './http/kept-answers.ts';

// One folder up and down again, so that it is found from here and from the built program alike.
const builtFiles = fileURLToPath(new URL('../dist/public', import.meta.url));

/** How long a stop waits for the answers that are under way, in milliseconds. */
const PATIENCE = 3_000;

/** Milliseconds a client may take; Node alone would wait a minute for the headers. */
const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 15_000 };

try {
  requireNode(process.versions.node);
  const { host, port, database, publicUrl } = readSettings(process.env);
  const db = await prepareDatabase(database);
  const app = createApp({
    openDb: () => db,
    assets: serveStatic({ root: builtFiles, precompressed: true }),
    readLabels: (language) => readFile(join(builtFiles, 'labels', `${language}.json`), 'utf8'),
    publicUrl,
    compress: true,
    log: ({ error, ...line }) =>
      console.error(
        JSON.stringify({ time: new Date().toISOString(), ...line, error: String(error) }),
      ),
  });
  const answer = (request: Request) => app.fetch(request);
  // On a server of its own, asking whether a film was written would take as long as the question.
  const isEmbedded = db.$client.protocol === 'file';
  const fetch = isEmbedded
    ? withKeptAnswers({
        fetch: answer,
        readVersion: () => readLastChange(db),
        now: () => performance.now(),
      })
    : answer;
  const server = serve({ fetch, hostname: host, port, serverOptions: TIMEOUTS }, () => {
    const film = `${publicUrl}/films/her-2013`;
    console.log(
      [
        'content-advisory is ready:',
        `  ${publicUrl}/`,
        `  ${film}`,
        `  ${publicUrl}/v1/films/her-2013`,
        `  ${publicUrl}/docs`,
      ].join('\n'),
    );
  });
  server.on('error', stopWith);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close(() => db.$client.close());
      setTimeout(
        () => 'closeAllConnections' in server && server.closeAllConnections(),
        PATIENCE,
      ).unref();
    });
  }
} catch (error) {
  stopWith(error);
}

function stopWith(error: unknown): never {
  console.error(explainFailure(error, process.env));
  process.exit(1);
}
