/** Limits the requests of one client in a minute. Only answers from the cache are free: they are served before anything is counted. */

import type { Context, MiddlewareHandler } from 'hono';
import { LRUCache } from 'lru-cache';
import type { AppEnv } from './app-env.ts';
import { Problem } from './problem.ts';

/** What a limit says to one request. */
export interface Admission {
  isAllowed: boolean;
  /** Whole seconds until there is something left, 0 where there is. */
  wait: number;
  /** Headers that tell the client what is left: draft-ietf-httpapi-ratelimit-headers-10. */
  headers: Readonly<Record<string, string>>;
}

/** Counts a request. A platform with limits of its own asks those. */
export type Admit = (c: Context<AppEnv>) => Admission | Promise<Admission>;

export interface RateLimiter {
  take: (client: string) => Admission;
}

interface Options {
  perMinute: number;
  /** Milliseconds of a clock that only goes forwards. */
  now: () => number;
  /** How many clients are counted at once; above it, those counted first are forgotten. */
  maxClients?: number;
}

const MINUTE = 60_000;

/** Takes about 10 MB when full. */
const MAX_CLIENTS = 50_000;

/** Counts each client for a minute from its first request, and starts again after it. */
export function createRateLimiter({
  perMinute,
  now,
  maxClients = MAX_CLIENTS,
}: Options): RateLimiter {
  // Only `peek` reads it, so that the client that was first counted longest ago goes first.
  const counts = new LRUCache<string, { used: number; ends: number }>({ max: maxClients });
  const policy = `"reads";q=${perMinute};w=60`;

  function begin(client: string, time: number) {
    const count = { used: 0, ends: time + MINUTE };
    counts.set(client, count);
    return count;
  }

  return {
    take: (client) => {
      const time = now();
      const known = counts.peek(client);
      const count = known && known.ends > time ? known : begin(client, time);
      const isAllowed = count.used < perMinute;
      if (isAllowed) count.used += 1;
      const left = perMinute - count.used;
      const seconds = Math.ceil((count.ends - time) / 1_000);
      const headers = { 'RateLimit-Policy': policy, RateLimit: `"reads";r=${left};t=${seconds}` };
      return { isAllowed, wait: left > 0 ? 0 : seconds, headers };
    },
  };
}

/** Answers 429 to a client over its limit. */
export function limitClients(admit: Admit): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (c.get('route')?.limited === false) return next();
    const { isAllowed, wait, headers } = await admit(c);
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
    // Hono's own `header` would copy the finished answer.
    for (const [name, value] of limitHeaders) c.res.headers.set(name, value);
  };
}
