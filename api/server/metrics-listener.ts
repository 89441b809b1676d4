/** Serves the metrics at `/metrics`, with a key if one is set. */

import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { METRICS_TYPE } from './metrics.ts';

interface Options {
  text: () => string;
  /** The required key, as `Authorization: Bearer …`; undefined if everyone who can reach the port may read. */
  key: string | undefined;
  /** Handles all other paths. */
  fallback: RequestListener;
}

export function serveMetrics({ text, key, fallback }: Options): RequestListener {
  return (incoming, outgoing) => {
    if (incoming.url !== '/metrics') return void fallback(incoming, outgoing);
    outgoing.setHeader('Cache-Control', 'no-store');
    if (key !== undefined && !isSame(incoming.headers.authorization ?? '', `Bearer ${key}`)) {
      outgoing.writeHead(401, { 'WWW-Authenticate': 'Bearer' });
      outgoing.end();
      return;
    }
    outgoing.writeHead(200, { 'Content-Type': METRICS_TYPE });
    outgoing.end(text());
  };
}

/** Compares in constant time, so that the time does not reveal a part of the key. */
function isSame(given: string, expected: string): boolean {
  const [one, other] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
