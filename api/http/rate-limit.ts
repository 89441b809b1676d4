/** Limits the requests of a client per minute. Cached responses do not count, because they are served before this. */

import type { Context, MiddlewareHandler } from 'hono';
import { LRUCache } from 'lru-cache';
import type { AppEnv } from './app-env.ts';
import { Problem } from './problem.ts';

/** The decision about one request. */
export interface Admission {
  isAllowed: boolean;
  /** Whole seconds until the client may retry; 0 if requests are left. */
  wait: number;
  /** Headers with the remaining requests: draft-ietf-httpapi-ratelimit-headers-10. */
  headers: Readonly<Record<string, string>>;
}

/** Counts a request and decides about it. Some platforms have their own counters. */
export type Admit = (c: Context<AppEnv>) => Admission | Promise<Admission>;

export interface RateLimiter {
  take: (client: string) => Admission;
}

/** How often a client may try to sign in, in a minute. */
export const SIGN_INS_PER_MINUTE = 20;

interface Options {
  perMinute: number;
  /** What is counted, for the headers; `reads` by default. */
  name?: string;
  /** Milliseconds of a monotonic clock. */
  now: () => number;
  /** The maximum number of clients that are counted; above it, the oldest counts are dropped. */
  maxClients?: number;
}

const MINUTE_MS = 60_000;

/** About 10 MB of memory. */
const MAX_CLIENTS = 50_000;

/** A fixed window: counts each client for a minute from its first request, and then starts again. */
export function createRateLimiter({
  perMinute,
  name = 'reads',
  now,
  maxClients = MAX_CLIENTS,
}: Options): RateLimiter {
  // Read only with `peek`, so that the oldest count is dropped first.
  const counts = new LRUCache<string, { used: number; ends: number }>({ max: maxClients });
  const policy = `"${name}";q=${perMinute};w=60`;

  function begin(client: string, time: number) {
    const count = { used: 0, ends: time + MINUTE_MS };
    counts.set(client, count);
    return count;
  }

  return {
    take: (client) => {
      const time = now();
      const current = counts.peek(client);
      const count = current && current.ends > time ? current : begin(client, time);
      const isAllowed = count.used < perMinute;
      if (isAllowed) count.used += 1;
      const left = perMinute - count.used;
      const seconds = Math.ceil((count.ends - time) / 1_000);
      const headers = { 'RateLimit-Policy': policy, RateLimit: `"${name}";r=${left};t=${seconds}` };
      return { isAllowed, wait: left > 0 ? 0 : seconds, headers };
    },
  };
}

interface Limits {
  /** Undefined where nothing is limited. */
  admit: Admit | undefined;
  admitSignIn: Admit | undefined;
}

/** Answers 429 to a client over the limit that the route declares. */
export function limitClients({ admit, admitSignIn }: Limits): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const limited = c.get('route')?.limited;
    const count = limited === 'sign-in' ? admitSignIn : admit;
    if (limited === false || !count) return next();
    const { isAllowed, wait, headers } = await count(c);
    const limitHeaders = Object.entries(headers);
    if (!isAllowed) {
      for (const [name, value] of limitHeaders) c.header(name, value);
      throw new Problem(
        'too-many-requests',
        `Rate limit reached. Retry in ${wait} ${wait === 1 ? 'second' : 'seconds'}.`,
        {
          retryAfter: wait,
        },
      );
    }
    await next();
    // Hono's `c.header` would copy the finished response.
    for (const [name, value] of limitHeaders) c.res.headers.set(name, value);
  };
}
