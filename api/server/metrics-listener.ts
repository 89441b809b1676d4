/** Lets who may read the figures read them, at `/metrics`. */

import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { METRICS_TYPE } from './metrics.ts';

interface Options {
  text: () => string;
  /** What has to come as `Authorization: Bearer …`; undefined where everybody who reaches the port may read. */
  key: string | undefined;
  /** Answers all other addresses. */
  otherwise: RequestListener;
}

export function serveMetrics({ text, key, otherwise }: Options): RequestListener {
  return (incoming, outgoing) => {
    if (incoming.url !== '/metrics') return void otherwise(incoming, outgoing);
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

/** Takes as long for a wrong key as for one that is nearly right. */
function isSame(given: string, expected: string): boolean {
  const [one, other] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
