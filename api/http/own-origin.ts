/** Rejects writes that another site makes a visitor's browser send. */

import type { Context } from 'hono';
import type { AppEnv } from './app-env.ts';
import { Problem } from './problem.ts';

/** Throws `forbidden` unless the request is a read, or was sent by a page of this service. */
export function requireOwnOrigin(c: Context<AppEnv>): void {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return;
  // Browsers send the first to https and to this machine only, and the second with every write.
  const site = c.req.header('Sec-Fetch-Site');
  if (site === 'same-origin' || (site === undefined && isOwn(c, c.req.header('Origin')))) return;
  throw new Problem(
    'forbidden',
    'This was sent by another site. Open the page here, and send it again.',
  );
}

/** A proxy in front may change the host of the request, and a service without PUBLIC_URL has several names. */
function isOwn(c: Context<AppEnv>, origin: string | undefined): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === new URL(c.get('publicUrl')).host || host === new URL(c.req.url).host;
}
