/** Limits the requests of a client in a minute or an hour. Cached responses do not count, because they are served before this. */

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

/** How many proposals a client may send in an hour: a school class behind one address gets through. */
export const PROPOSALS_PER_HOUR = 30;

interface Options {
  /** How many of a client are allowed in a window. */
  max: number;
  /** Seconds; a minute by default. */
  window?: number;
  /** What is counted, for the headers; `reads` by default. */
  name?: string;
  /** Milliseconds of a monotonic clock. */
  now: () => number;
  /** The maximum number of clients that are counted; above it, the oldest counts are dropped. */
  maxClients?: number;
}

/** About 10 MB of memory. */
const MAX_CLIENTS = 50_000;

/** A fixed window: counts each client for its time from its first request, and then starts again. */
export function createRateLimiter({
  max,
  window = 60,
  name = 'reads',
  now,
  maxClients = MAX_CLIENTS,
}: Options): RateLimiter {
  // Read only with `peek`, so that the oldest count is dropped first.
  const counts = new LRUCache<string, { used: number; ends: number }>({ max: maxClients });
  const policy = `"${name}";q=${max};w=${window}`;

  function begin(client: string, time: number) {
    const count = { used: 0, ends: time + window * 1_000 };
    counts.set(client, count);
    return count;
  }

  return {
    take: (client) => {
      const time = now();
      const current = counts.peek(client);
      const count = current && current.ends > time ? current : begin(client, time);
      const isAllowed = count.used < max;
      if (isAllowed) count.used += 1;
      const left = max - count.used;
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
  admitProposal: Admit | undefined;
}

/** Answers 429 to a client over the limit that the route declares. */
export function limitClients({
  admit,
  admitSignIn,
  admitProposal,
}: Limits): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const limited = c.get('route')?.limited ?? true;
    if (limited === false) return next();
    const count =
      limited === true ? admit : { 'sign-in': admitSignIn, proposal: admitProposal }[limited];
    if (!count) return next();
    const { isAllowed, wait, headers } = await count(c);
    const limitHeaders = Object.entries(headers);
    if (!isAllowed) {
      for (const [name, value] of limitHeaders) c.header(name, value);
      throw new Problem('too-many-requests', `Rate limit reached. Retry in ${timeText(wait)}.`, {
        retryAfter: wait,
      });
    }
    await next();
    // Hono's `c.header` would copy the finished response.
    for (const [name, value] of limitHeaders) c.res.headers.set(name, value);
  };
}

function timeText(seconds: number): string {
  if (seconds >= 120) return `${Math.ceil(seconds / 60)} minutes`;
  return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
}
