/** The service on Node: an embedded file or a libSQL server, one process, one port. */

import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { filePath, type DatabaseAddress } from '../../db/connection/address.ts';
import { openReopeningDb } from '../../db/connection/reopening.ts';
import { createWriter } from '../../db/connection/service-writes.ts';
import { readCatalogueVersion } from '../../db/queries/catalogue-version.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { createApp } from '../app.ts';
import { DIST } from '../dist.ts';
import { nodeSettings } from '../operations/node-settings.ts';
import { explainFailure, readStartArguments, requireNode } from '../operations/start-checks.ts';
import { diskWarning } from './disk-warning.ts';
import type { Settings } from '../env.ts';
import { findRoute } from '../http/route.ts';
import { createExportSlots } from '../http/export-slots.ts';
import { wantedFilms } from '../http/wanted-films.ts';
import { createRateLimiter, PROPOSALS_PER_HOUR, SIGN_INS_PER_MINUTE } from '../http/rate-limit.ts';
import { offerFirstAdmin } from '../services/people/first-admin.ts';
import { signInAddress } from '../services/people/sign-in-address.ts';
import { localUrl, localUrlWarning } from './local-url.ts';
import { serveBuiltFiles } from './static-files.ts';
import { watchCatalogueVersion } from '../cache/catalogue-version.ts';
import { createClientHash } from './client-hash.ts';
import { createClientKey } from './client-key.ts';
import { createDrain } from './shutdown.ts';
import { createCachingListener } from '../cache/node-cache.ts';
import { createResponseCache } from '../cache/memory-store.ts';
import { serveMetrics } from './metrics-listener.ts';
import { countMetrics } from './metrics.ts';
import { openLog } from './operator-log.ts';
import { onStopSignal, stopWithParent } from './stop-signals.ts';
import { startNightlyFetches } from '../operations/nightly-fetch.ts';
import { startHourlyFollow } from '../operations/hourly-follow.ts';
import { startNightlyBackups } from '../operations/nightly-backups.ts';
import { startNightlyExpiry } from '../operations/nightly-expiry.ts';
import { prepareService } from './prepare-service.ts';
import { openPictureStore, type PictureStore } from '../share-pictures/picture-store.ts';
import { createSharePictures } from '../share-pictures/share-pictures.ts';
import { destroyStalled } from './stalled-clients.ts';
import { serveUnavailable } from './unavailable.ts';
import { openWantedLog } from './wanted-films.ts';

const builtFiles = join(DIST, 'public');
const fonts = join(DIST, 'fonts');

/** Milliseconds for a client to send its request, and between checks. Node's default for the headers is a minute. */
const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 1_000,
};

/** Milliseconds for a client to read the next byte of its response, and between checks. */
const STALL_LIMITS = { timeout: 30_000, interval: 1_000 };

/** Exports in progress at once; one more gets a 503. */
const MAX_EXPORTS = 2;

/** Parts of the sitemap that are sent at once; one more gets a 503. */
const MAX_SITEMAPS = 2;

/** Bytes of share pictures on the disk: some 2,000 of them. */
const MAX_PICTURE_BYTES = 64 * 1024 * 1024;

/** Bytes of free disk below which no share picture is stored, so that the database never lacks room because of them. */
const MIN_FREE_BYTES = 256 * 1024 * 1024;

/** Bytes of cached responses. */
const MAX_CACHE_BYTES = 32 * 1024 * 1024;

try {
  requireNode(process.versions.node);
  const { onlyChecks, stopsWithParent } = readStartArguments(process.argv.slice(2));
  if (stopsWithParent) stopWithParent();
  const settings = nodeSettings(process.env);
  if (onlyChecks) console.log('ok');
  else await start(settings);
} catch (error) {
  stopWith(error);
}

async function start({ host, port, database, ...settings }: Settings): Promise<void> {
  const { contact, operator, backups, fetchWanted, follow } = settings;
  let { publicUrl } = settings;
  await prepareService(database, backups.folder).catch(serveUnavailable({ host, port }));
  const { db, timesOpened } = openReopeningDb(database);
  const stopping = new AbortController();
  startNightlyBackups(database, { ...backups, stop: stopping.signal });
  startNightlyExpiry(db, stopping.signal);
  startHourlyFollow(follow, stopping.signal);
  const now = () => performance.now();
  const log = openLog(settings.logFormat ?? (process.stdout.isTTY ? 'pretty' : 'json'));
  const cache = createResponseCache(MAX_CACHE_BYTES);
  const wanted = openWantedLog({
    database,
    db,
    report: (error) => log.warn(`What is asked for in vain cannot be saved: ${String(error)}`),
  });
  startNightlyFetches(fetchWanted, { stop: stopping.signal, afterwards: wanted.refresh });
  const metrics = countMetrics({
    version: packageJson.version,
    cacheSize: cache.size,
    wanted: wanted.figures,
  });
  const { perMinute, proxies } = settings.limits;
  const limiter = perMinute > 0 ? createRateLimiter({ max: perMinute, now }) : null;
  const signInLimiter = createRateLimiter({
    max: SIGN_INS_PER_MINUTE,
    name: 'sign-ins',
    now,
  });
  const proposalLimiter = createRateLimiter({
    max: PROPOSALS_PER_HOUR,
    window: 3_600,
    name: 'proposals',
    now,
  });
  const hashClient = createClientHash(now);
  const firstAdmin = await offerFirstAdmin(db, new Date()).catch(() => null);
  const app = createApp({
    openDb: () => db,
    openWriteDb: createWriter(database),
    assets: serveBuiltFiles(builtFiles),
    readTranslation: (path) => readFile(join(builtFiles, path), 'utf8'),
    get publicUrl() {
      return publicUrl;
    },
    contact,
    operator,
    hasServiceWorker: settings.hasServiceWorker,
    passOnLicences: settings.passOnLicences,
    sharePictures: createSharePictures({
      fonts,
      version: packageJson.version,
      store: pictureStore(database),
    }),
    warning: () => diskWarning(database),
    wanted: wantedFilms(wanted.count, fetchWanted),
    // Each service is told whom to write to.
    fetchFilm:
      contact === undefined
        ? undefined
        : async (key) => {
            const { fetchFilm } = await import('../services/films/film-fetcher.ts');
            return fetchFilm(key, { ...settings, publicUrl, database });
          },
    ...(limiter ? { admit: (c) => limiter.take(c.env.server?.client ?? '') } : {}),
    admitSignIn: (c) => signInLimiter.take(c.env.server?.client ?? ''),
    admitProposal: (c) => proposalLimiter.take(hashClient(c.env.server?.client ?? '')),
    get firstAdmin() {
      return firstAdmin?.offer;
    },
    exportSlots: createExportSlots(MAX_EXPORTS),
    sitemapSlots: createExportSlots(MAX_SITEMAPS),
    log: (line) => {
      if (line.problem === 'database-unavailable') metrics.countDatabaseError();
      log.failure(line);
    },
  });
  const cachingListener = createCachingListener({
    fetch: (request, notes) => app.fetch(request, { server: notes }),
    findRoute: (request) => findRoute(app, request.method, app.getPath(request)),
    catalogue: watchCatalogueVersion({
      readVersion: async () => `${await readCatalogueVersion(db)}-${timesOpened()}`,
      now,
    }),
    cache,
    now,
    clientKey: createClientKey(proxies),
    observe: (record) => {
      metrics.observe(record);
      log.request(record);
    },
    onBroken: (request_id, error) =>
      log.failure({ level: 'error', request_id, problem: 'answer-broken-off', error }),
    isDraining: () => drain.isDraining(),
    sendsTiming: settings.isDevelopment,
  });
  const { port: metricsPort, key } = settings.metrics;
  const hasKeyedMetrics = key !== undefined && metricsPort === undefined;
  const server = createServer(
    TIMEOUTS,
    hasKeyedMetrics
      ? serveMetrics({ text: metrics.text, key, fallback: cachingListener.listener })
      : cachingListener.listener,
  );
  destroyStalled(server, STALL_LIMITS);
  const drain = createDrain(server, cachingListener.answering);
  const metricsServer =
    metricsPort === undefined
      ? null
      : createServer(TIMEOUTS, serveMetrics({ text: metrics.text, key, fallback: answerNotFound }));
  metricsServer?.on('error', stopWith).listen(metricsPort, host);
  server.on('error', stopWith).listen(port, host, () => {
    if (!settings.hasPublicUrl) {
      const { port: listened } = server.address() as AddressInfo; // a TCP server's address is an object
      publicUrl = localUrl(host, listened);
      const warning = localUrlWarning(host, listened);
      if (warning !== null) log.warn(warning);
    }
    log.ready(publicUrl, firstAdmin && signInAddress(publicUrl, firstAdmin.token));
  });
  onStopSignal(async () => {
    stopping.abort();
    await drain.drain();
    await wanted.close();
    metricsServer?.close();
    metricsServer?.closeAllConnections();
    db.$client.close();
    // An output stream that no one reads would keep the process alive.
    if (!(await log.close())) process.exit();
  });
}

/** Beside the database. With a libSQL server this machine has no data folder, and nothing is stored. */
function pictureStore(database: DatabaseAddress): PictureStore | undefined {
  const path = filePath(database);
  return path === undefined
    ? undefined
    : openPictureStore({
        folder: join(dirname(path), 'share-pictures'),
        maxBytes: MAX_PICTURE_BYTES,
        minFreeBytes: MIN_FREE_BYTES,
      });
}

function answerNotFound(_: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.writeHead(404).end();
}

function stopWith(error: unknown): never {
  console.error(explainFailure(error, process.env));
  process.exit(1);
}
