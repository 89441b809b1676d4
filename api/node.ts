/** The entry on Node: an embedded file or a libSQL server, one process, one port. */

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openLastingDb } from '../db/lasting-db.ts';
import { readCatalogueVersion } from '../db/queries/catalogue-version.ts';
import { createApp } from './app.ts';
import { prepareDatabase } from './cli/prepare-database.ts';
import { explainFailure, requireNode } from './cli/start-checks.ts';
import { readSettings } from './env.ts';
import { serveBuiltFiles } from './node/built-files.ts';
import { watchVersion } from './node/catalogue-version.ts';
import { createFront } from './node/front.ts';
import { keepBytes } from './node/kept-bytes.ts';
import { startNightlyCopies } from './nightly-copies.ts';
import { standIn } from './stand-in.ts';

// One folder up and down again, so that it is found from here and from the built program alike.
const builtFiles = fileURLToPath(new URL('../dist/public', import.meta.url));

/** How long a stop waits for the answers that are under way, in milliseconds. */
const PATIENCE = 3_000;

/** Milliseconds a client may take, and how often that is looked at; Node alone would wait a minute for the headers. */
const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 1_000,
};

/** Bytes of finished answers that are kept. */
const MOST_KEPT = 32 * 1024 * 1024;

try {
  requireNode(process.versions.node);
  const { host, port, database, publicUrl, backups } = readSettings(process.env);
  const preparing = prepareDatabase(database, { backupFolder: backups.folder });
  (await preparing.catch(standIn({ host, port }))).$client.close();
  const { db, timesOpened } = openLastingDb(database);
  startNightlyCopies(database, backups);
  const app = createApp({
    openDb: () => db,
    assets: serveBuiltFiles(builtFiles),
    readLabels: (language) => readFile(join(builtFiles, 'labels', `${language}.json`), 'utf8'),
    publicUrl,
    log: ({ error, ...line }) =>
      console.error(
        JSON.stringify({ time: new Date().toISOString(), ...line, error: String(error) }),
      ),
  });
  const now = () => performance.now();
  let isDraining = false;
  const front = createFront({
    fetch: (request, notes) => app.fetch(request, { front: notes }),
    catalogue: watchVersion({
      readVersion: async () => `${await readCatalogueVersion(db)}-${timesOpened()}`,
      now,
    }),
    kept: keepBytes(MOST_KEPT),
    now,
    clientOf: () => '',
    refund: () => {},
    observe: () => {},
    onBroken: (_, error) => console.error(error),
    isDraining: () => isDraining,
    tellsTiming: false,
  });
  const server = createServer(TIMEOUTS, front);
  server.on('error', stopWith);
  server.listen(port, host, () => {
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
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      isDraining = true;
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
