/**
 * Keeps good answers in Cloudflare's cache of the data centre where they were asked for, so that there a hot film costs no request to
 * the database. Nothing is ever purged: an answer grows too old within five minutes, everywhere, and is then made anew.
 */

import { GOOD_ANSWER, RETAINED_HEADERS } from './policy.ts';
import { hasTag } from './if-none-match.ts';

type Answer = (request: Request) => Response | Promise<Response>;

export interface EdgeCacheDependencies {
  /** Makes an answer anew. It is always asked for the whole of it. */
  answer: Answer;
  /** Of the data centre, and empty in the next one. Where it fails, every answer is made anew. */
  cache: Pick<Cache, 'match' | 'put'>;
  /** Stands in the keys, so that a film is the same film under every name of the service. */
  publicUrl: string;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Lets work go on after the answer was given. */
type WaitUntil = (work: Promise<unknown>) => void;

/** Seconds, as every cache on the way is told them too. */
const FRESH_FOR = secondsOf('s-maxage');
const GIVEN_WHILE_MADE_ANEW = FRESH_FOR + secondsOf('stale-while-revalidate');
const GIVEN_AFTER_A_FAILURE = secondsOf('stale-if-error');

/** After a failure, what is kept is given for so many milliseconds without asking again: asking may take seconds. */
const PAUSE = 2_000;

/** Static files and the catalogue as a whole, which would fill the cache; and what is true only now. */
const NEVER_KEPT = /^\/(?:assets\/|widget[./]|v1\/export\/|healthz$|readyz$|:varies\/)/;

const KEPT_AT = 'X-Kept-At';
const VARIES = 'X-Varies';

/** An `answer` that is asked only for what the data centre does not have. */
export function withEdgeCache({ answer, cache, publicUrl, now }: EdgeCacheDependencies) {
  let pausedUntil = 0;
  const underWay = new Set<string>();

  return async (request: Request, waitUntil: WaitUntil): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || NEVER_KEPT.test(pathname)) return answer(request);
    const key = publicUrl + pathname + search;
    const kept = await find(key, request);
    const age = kept ? ageOf(kept) : Infinity;
    if (kept && age < FRESH_FOR) return giveAgain(kept, request);
    if (kept && age < GIVEN_WHILE_MADE_ANEW) {
      if (!underWay.has(key)) waitUntil(makeAnew(key, request));
      return giveAgain(kept, request);
    }
    const isFitToHelpOut = age < GIVEN_AFTER_A_FAILURE;
    if (kept && isFitToHelpOut && now() < pausedUntil) return giveAgain(kept, request);
    const made = await askInFull(key, request, waitUntil);
    return made.status >= 500 && kept && isFitToHelpOut
      ? giveAgain(kept, request)
      : asAsked(made, request);
  };

  async function makeAnew(key: string, request: Request): Promise<void> {
    underWay.add(key);
    const puts: Promise<unknown>[] = [];
    try {
      await askInFull(key, request, (work) => puts.push(work));
      await Promise.all(puts);
    } finally {
      underWay.delete(key);
    }
  }

  async function askInFull(key: string, request: Request, waitUntil: WaitUntil): Promise<Response> {
    const askedAt = now();
    const made = await answer(inFull(request));
    if (made.status >= 500) pausedUntil = now() + PAUSE;
    const varies = variedHeaders(made.headers);
    if (!mayBeKept(made) || varies === null) return made;
    const bytes = await made.arrayBuffer();
    const headers = keptHeaders(made.headers, askedAt);
    if (varies.length === 0) waitUntil(put(key, new Response(bytes, { headers })));
    else {
      const signpost = {
        ...Object.fromEntries(keptHeaders(new Headers(), askedAt)),
        [VARIES]: varies.join(),
      };
      waitUntil(put(key, new Response(null, { headers: signpost })));
      waitUntil(put(variantKey(key, varies, request), new Response(bytes, { headers })));
    }
    return new Response(bytes, made);
  }

  async function find(key: string, request: Request): Promise<Response | undefined> {
    const found = await cache.match(key).catch(() => undefined);
    const varies = found?.headers.get(VARIES)?.split(',');
    if (!varies) return found;
    return cache.match(variantKey(key, varies, request)).catch(() => undefined);
  }

  function put(key: string, kept: Response): Promise<void> {
    return cache.put(key, kept).catch(() => undefined);
  }

  /** In seconds, from the moment when the answer was begun. */
  function ageOf(kept: Response): number {
    return Math.max(0, Math.floor((now() - Number(kept.headers.get(KEPT_AT))) / 1_000));
  }

  /** The age stands in the answer: who keeps it after us counts the time from there. */
  function giveAgain(kept: Response, request: Request): Response {
    const headers = new Headers(kept.headers);
    for (const name of [KEPT_AT, 'CF-Cache-Status', 'Date']) headers.delete(name);
    headers.set('Cache-Control', GOOD_ANSWER);
    headers.set('Age', String(ageOf(kept)));
    headers.set('X-Request-Id', requestIdOf(request));
    return asAsked(new Response(kept.body, { headers }), request);
  }
}

/** What the client has already is not sent again, nor a body to who asks for the headers. */
function asAsked(whole: Response, { method, headers: asked }: Request): Response {
  const ifNoneMatch = asked.get('If-None-Match');
  const etag = whole.headers.get('ETag');
  if (whole.ok && ifNoneMatch !== null && etag !== null && hasTag(ifNoneMatch, etag)) {
    const retained = [...whole.headers].filter(([name]) => RETAINED.has(name));
    return new Response(null, { status: 304, headers: retained });
  }
  return method === 'HEAD' ? new Response(null, whole) : whole;
}

const RETAINED = new Set([...RETAINED_HEADERS, 'age']);

/** The same question for the whole answer, which can be kept: not for its headers alone, or on a condition. */
function inFull({ url, headers: asked }: Request): Request {
  const headers = new Headers(asked);
  for (const name of ['If-None-Match', 'If-Modified-Since', 'Range']) headers.delete(name);
  return new Request(url, { headers });
}

function mayBeKept({ status, headers }: Response): boolean {
  return status === 200 && headers.has('ETag') && headers.get('Cache-Control') === GOOD_ANSWER;
}

/** Without what was said to one client alone. The platform keeps it as long as it may be of use. */
function keptHeaders(from: Headers, askedAt: number): Headers {
  const headers = new Headers(from);
  for (const name of [...headers.keys()])
    if (/^(x-request-id|ratelimit)/.test(name)) headers.delete(name);
  headers.set('Cache-Control', `public, max-age=${GIVEN_AFTER_A_FAILURE}`);
  headers.set(KEPT_AT, String(askedAt));
  return headers;
}

/** The headers of a request that its answer hangs on, in small letters; null where nobody can say. The platform sees to the encoding. */
function variedHeaders(headers: Headers): string[] | null {
  const names = (headers.get('Vary') ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  if (names.includes('*')) return null;
  return names.filter((name) => name !== '' && name !== 'accept-encoding');
}

/** Under a path that is never looked up for itself, so that no address leads to it. */
function variantKey(key: string, varies: readonly string[], { headers }: Request): string {
  const { origin, pathname, search } = new URL(key);
  const values = varies.map((name) => encodeURIComponent(headers.get(name) ?? ''));
  return `${origin}/:varies/${values.join('/')}${pathname}${search}`;
}

/** The client's own id where it has the form of one, as the application takes it too. */
function requestIdOf({ headers }: Request): string {
  const given = headers.get('X-Request-Id') ?? '';
  return /^[\w=-]{1,255}$/.test(given) ? given : crypto.randomUUID();
}

function secondsOf(directive: string): number {
  const [, seconds] = new RegExp(`${directive}=(\\d+)`).exec(GOOD_ANSWER) ?? [];
  if (seconds === undefined) throw new Error(`A good answer names no ${directive}`);
  return Number(seconds);
}
