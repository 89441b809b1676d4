/** The entry on Cloudflare Workers: a libSQL server over HTTP, and the built files from the platform's store. */

import { Hono, type Handler } from 'hono';
import { requestId } from 'hono/request-id';
import { openDb } from '../db/client.ts';
import { createApp, type AppDependencies } from './app.ts';
import { readSettings } from './env.ts';
import { Problem, problemResponse } from './http/problem.ts';

export interface WorkerEnv {
  ASSETS: { fetch: (address: string) => Promise<Response> };
  PUBLIC_URL?: string;
  DATABASE_URL?: string;
  DATABASE_AUTH_TOKEN?: string;
}

let app: Pick<Hono, 'fetch'> | undefined;

export default {
  /** Builds the application with the first request of an isolate; its settings are the same for all of them. */
  async fetch(request: Request, env: WorkerEnv): Promise<Response> {
    app ??= buildApp(env);
    return app.fetch(request);
  },
};

function buildApp(env: WorkerEnv): Pick<Hono, 'fetch'> {
  try {
    const { database, publicUrl } = readSettings({ ...env }, { edge: true });
    return createApp({
      openDb: () => openDb(database),
      assets: serveAssets(env.ASSETS),
      readLabels: (language) => readLabels(env.ASSETS, `${publicUrl}/labels/${language}.json`),
      publicUrl,
      compress: false,
      log,
    });
  } catch (error) {
    return refuseAll(error);
  }
}

/** Asks for the whole file always: whether it is sent again, and how long it is kept, our own routes decide. */
function serveAssets(assets: WorkerEnv['ASSETS']): Handler {
  return async (c, next) => {
    const file = await assets.fetch(c.req.url);
    if (!file.ok) return next();
    return new Response(file.body, { headers: ownHeaders(file.headers) });
  };
}

async function readLabels(assets: WorkerEnv['ASSETS'], address: string): Promise<string | null> {
  const file = await assets.fetch(address);
  return file.ok ? file.text() : null;
}

function ownHeaders(from: Headers): Headers {
  const headers = new Headers();
  for (const name of ['Content-Type', 'ETag']) headers.set(name, from.get(name) ?? '');
  return headers;
}

/** Answers while the settings are not valid. The log says so at every request, as an isolate is not restarted for its settings. */
function refuseAll(error: unknown): Pick<Hono, 'fetch'> {
  return new Hono().use(requestId()).all((c) => {
    log({ level: 'error', request_id: c.get('requestId'), problem: 'settings', error });
    return problemResponse(
      c,
      new Problem(
        'internal-error',
        'The service is not set up. Its log says which setting to mend.',
      ),
    );
  });
}

const log: AppDependencies['log'] = ({ error, ...line }) =>
  console.error(JSON.stringify({ time: new Date().toISOString(), ...line, error: String(error) }));
