/** What the log says of a request: never its address, its query, its client or its body. */

import type { LogFormat } from '../env.ts';
import type { Answered } from '../cache/send.ts';

const FORMATS: Record<LogFormat, (answered: Answered, time: string) => string | null> = {
  json: ({ request_id, method, route, status, ms }, time) => {
    const level = status >= 500 ? 'error' : 'info';
    return JSON.stringify({ time, level, request_id, method, route, status, ms: rounded(ms) });
  },
  pretty: ({ method, route, status, ms, cache }, time) =>
    `${time.slice(11, 19)} ${method} ${route ?? '(no route)'} ${status} ${rounded(ms)} ms ${cache}`,
  off: () => null,
};

/** The line, or null where there is none. */
export function requestLine(answered: Answered, format: LogFormat, time: Date): string | null {
  if (!answered.logged) return null;
  return FORMATS[format](answered, time.toISOString());
}

function rounded(ms: number): number {
  return Math.round(ms * 100) / 100;
}
