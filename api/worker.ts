/** The entry on Cloudflare Workers: a libSQL server over HTTP, and the built files and the cache of the platform. */

import { Hono, type Handler } from 'hono';
import { requestId } from 'hono/request-id';
import { SERVICE_TIMEOUTS, openClient } from '../db/connection/open.ts';
import { createApp, type AppDependencies } from './app.ts';
import { readSettings } from './env.ts';
import { Problem, problemResponse } from './http/problem.ts';
import { wantedFilms } from './http/wanted-films.ts';
import { findRoute } from './http/route.ts';
import { withEdgeCache } from './cache/edge-cache.ts';
import { limitReads, type PlatformCounter } from './http/edge-rate-limit.ts';
import { createWantedCounter } from './services/films/wanted-counter.ts';
import { requireSchema } from './services/require-schema.ts';

export interface WorkerEnv {
  ASSETS: { fetch: (address: string) => Promise<Response> };
  PUBLIC_URL?: string;
  CONTACT?: string;
  OPERATOR?: string;
  SERVICE_WORKER?: string;
  PASS_ON_LICENCES?: string;
  DATABASE_URL?: string;
  DATABASE_AUTH_TOKEN?: string;
  FETCH_WANTED?: string;
  TMDB_TOKEN?: string;
  /** Other addresses of the services, as in tests. */
  WIKIDATA_SPARQL_URL?: string;
  WIKIDATA_API_URL?: string;
  TMDB_URL?: string;
  /** Left out of the settings, nothing is limited here. */
  READS?: PlatformCounter;
  SIGN_INS?: PlatformCounter;
  PROPOSALS?: PlatformCounter;
}

/** What the platform gives for one request: work that goes on after the answer. */
export interface WorkerContext {
  waitUntil: (work: Promise<unknown>) => void;
}

interface Service {
  fetch: (request: Request, waitUntil: WorkerContext['waitUntil']) => Response | Promise<Response>;
  maintain: () => Promise<void>;
}

let service: Service | undefined;

/** Milliseconds between two times at which an isolate saves what was asked for in vain. */
const SAVE_INTERVAL = 60_000;

export default {
  /** Builds the service with the first request of an isolate; its settings are the same for all of them. */
  async fetch(request: Request, env: WorkerEnv, context: WorkerContext): Promise<Response> {
    service ??= build(env);
    return service.fetch(request, (work) => context.waitUntil(work));
  },

  /** Checks the schema, removes what has expired, and looks for wanted films. No monitor polls `/readyz` of a Worker; a run that fails is shown in Cloudflare's list of cron events. */
  async scheduled(_event: unknown, env: WorkerEnv): Promise<void> {
    service ??= build(env);
    await service.maintain();
  },
};

function build(env: WorkerEnv): Service {
  try {
    const settings = readSettings({ ...env }, { edge: true });
    const { database, publicUrl, contact, operator, hasServiceWorker, passOnLicences } = settings;
    const openDb = () => ({ $client: openClient(database, SERVICE_TIMEOUTS) });
    const wanted = createWantedCounter({
      now: () => new Date(),
      write: async (statements) => {
        await openClient(database, SERVICE_TIMEOUTS).batch(statements, 'write');
      },
    });
    const app = createApp({
      openDb,
      wanted: wantedFilms(wanted.count, settings.fetchWanted),
      openWriteDb: openDb,
      assets: serveAssets(env.ASSETS),
      readTranslation: (path) => readAsset(env.ASSETS, `${publicUrl}/${path}`),
      publicUrl,
      contact,
      operator,
      hasServiceWorker,
      passOnLicences,
      ...(env.READS ? { admit: limitReads(env.READS) } : {}),
      ...(env.SIGN_INS ? { admitSignIn: limitReads(env.SIGN_INS) } : {}),
      ...(env.PROPOSALS ? { admitProposal: limitReads(env.PROPOSALS) } : {}),
      log,
    });
    const answer = withEdgeCache({
      fetch: (request) => app.fetch(request),
      findRoute: (path) => findRoute(app, 'GET', path),
      cache: cacheOfThePlatform(),
      publicUrl,
      now: () => Date.now(),
    });
    let savedAt = -Infinity;
    return {
      fetch: async (request, waitUntil) => {
        const response = await answer(request, waitUntil);
        if (Date.now() - savedAt >= SAVE_INTERVAL && wanted.isDue()) {
          savedAt = Date.now();
          // After the response. What fails is tried again; a token that only reads counts nothing.
          waitUntil(wanted.save().catch(() => {}));
        }
        return response;
      },
      maintain: async () => {
        const db = openDb();
        await requireSchema(db);
        const { removeExpired } = await import('./services/remove-expired.ts');
        await removeExpired(db, new Date().toISOString());
        if (settings.fetchWanted.length === 0) return;
        const { fetchWanted } = await import('./services/films/fetch-wanted.ts');
        await fetchWanted(db, {
          services: settings.fetchWanted,
          settings,
          now: () => new Date().toISOString(),
          log: logFetch,
        });
      },
    };
  } catch (error) {
    return failEveryRequest(error);
  }
}

/** `default` is Cloudflare's addition to the browsers' interface. */
function cacheOfThePlatform(): Cache {
  return (caches as CacheStorage & { default: Cache }).default;
}

/** Asks for the whole file always: whether it is sent again, and how long it is kept, our own routes decide. */
function serveAssets(assets: WorkerEnv['ASSETS']): Handler {
  return async (c, next) => {
    const file = await assets.fetch(c.req.url);
    if (!file.ok) return next();
    return new Response(file.body, { headers: ownHeaders(file.headers) });
  };
}

async function readAsset(assets: WorkerEnv['ASSETS'], address: string): Promise<string | null> {
  const file = await assets.fetch(address);
  return file.ok ? file.text() : null;
}

function ownHeaders(from: Headers): Headers {
  const headers = new Headers();
  for (const name of ['Content-Type', 'ETag']) headers.set(name, from.get(name) ?? '');
  return headers;
}

/** Responds to every request with an error while the settings are not valid, and logs it each time: an isolate is not restarted when its settings change. */
function failEveryRequest(error: unknown): Service {
  const app = new Hono().use(requestId()).all((c) => {
    log({ level: 'error', request_id: c.get('requestId'), problem: 'settings', error });
    return problemResponse(
      c,
      new Problem('internal-error', 'The service is not set up. Its log names the setting to fix.'),
    );
  });
  return {
    fetch: (request) => app.fetch(request),
    maintain: async () => {
      throw error;
    },
  };
}

function logFetch(service: string, outcome: { failed: number; ended_by: string | null }): void {
  const isDone = outcome.failed === 0 && outcome.ended_by === null;
  const message = isDone ? 'wanted-films-fetched' : 'wanted-films-not-fetched';
  const time = new Date().toISOString();
  const line = { time, level: isDone ? 'info' : 'error', message, service, outcome };
  if (isDone) console.log(JSON.stringify(line));
  else console.error(JSON.stringify(line));
}

const log: AppDependencies['log'] = ({ error, ...line }) =>
  console.error(JSON.stringify({ time: new Date().toISOString(), ...line, error: String(error) }));
