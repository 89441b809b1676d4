/** The log line of a request. It never contains the URL, the query, the client or the body. */

import type { LogFormat } from '../env.ts';
import type { RequestRecord } from '../cache/send.ts';

const FORMATS: Record<LogFormat, (record: RequestRecord, time: string) => string | null> = {
  json: ({ request_id, method, route, status, ms }, time) => {
    const level = status >= 500 ? 'error' : 'info';
    return JSON.stringify({ time, level, request_id, method, route, status, ms: rounded(ms) });
  },
  pretty: ({ method, route, status, ms, cache }, time) =>
    `${time.slice(11, 19)} ${method} ${route ?? '(no route)'} ${status} ${rounded(ms)} ms ${cache}`,
  off: () => null,
};

/** The line, or null if the request is not logged. */
export function requestLine(record: RequestRecord, format: LogFormat, time: Date): string | null {
  if (!record.logged) return null;
  return FORMATS[format](record, time.toISOString());
}

function rounded(ms: number): number {
  return Math.round(ms * 100) / 100;
}
