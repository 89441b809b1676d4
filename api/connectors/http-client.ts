/**
 * Asks other catalogues of films over HTTP, with the manners that they demand: one request at a time, a pause between two, a user agent
 * that names the operator, and patience when they are busy. Runs on Node and Workers.
 */

import { CommandError } from '../services/command-error.ts';
import { counted } from '../domain/text/plural.ts';

export const SERVICE_NAMES = ['wikidata-sparql', 'wikidata-api', 'kmrb', 'tmdb'] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];

/** How to ask a service. Times are in milliseconds. */
export interface Service {
  /** What people call it, for messages. */
  name: string;
  /** Its address, to which the path of a request is added. */
  url: string;
  /** Between the end of a request and the next one. */
  pause: number;
  /** For a request with its whole answer. */
  timeout: number;
  /** Headers and query fields that hold the operator's key; never shown in messages. */
  headers?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string>>;
}

export interface HttpRequest<Name extends string = ServiceName> {
  service: Name;
  path?: string;
  query?: Readonly<Record<string, string>>;
  /** The fields of a POST; without them it is a GET. */
  form?: Readonly<Record<string, string>>;
  /** The media type to ask for. */
  accept: string;
}

export interface HttpClient<Name extends string = ServiceName> {
  /**
   * What `parse` makes of the answer. It throws a BadAnswerError if the text is not what was asked for: then the request is tried again,
   * as after a network error. Throws a ServiceError after the last try.
   */
  read: <Answer>(request: HttpRequest<Name>, parse: (text: string) => Answer) => Promise<Answer>;
}

export interface StreamingClient<Name extends string = ServiceName> extends HttpClient<Name> {
  /**
   * Begins to read an answer of any length: tried again until it begins, and not after that. The timeout is for its beginning, and for each
   * wait for more. Throws a ServiceError, also while the body is read.
   */
  open: (request: HttpRequest<Name>) => Promise<OpenAnswer>;
}

export interface OpenAnswer {
  headers: Headers;
  body: AsyncIterable<Uint8Array>;
}

/** A request that failed, with all its tries. The message says what happened and what to do. */
export class ServiceError extends CommandError {
  /** Of the last answer; null if there was none. */
  readonly status: number | null;
  /** Whether further requests would fail too. */
  readonly endsRun: boolean;
  constructor(
    message: string,
    {
      status = null,
      endsRun = false,
      cause,
    }: { status?: number | null; endsRun?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.name = 'ServiceError';
    this.status = status;
    this.endsRun = endsRun;
  }
}

/** Thrown by the parser of an answer that is not what was asked for. The message completes “The answer …”. */
export class BadAnswerError extends Error {}

export interface HttpClientOptions<Name extends string = ServiceName> {
  services: Readonly<Record<Name, Service>>;
  /** As `userAgentOf` makes it; null if no contact is set: then every request is an error. */
  userAgent: string | null;
  fetch: typeof fetch;
  /** Waits this many milliseconds. */
  sleep: (milliseconds: number) => Promise<void>;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Bytes of an answer, decompressed. */
export const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** Milliseconds before the second and the third try, if the service does not say how long. */
const WAITS = [2_000, 10_000];

/** A service that wants a longer wait is asked no more in this run. */
const MAX_RETRY_AFTER = 10 * 60_000;

/** Requests in a row that failed with all their tries: then the service is down, and more requests only burden it. */
const MAX_FAILURES = 5;

const CONTACT_MISSING =
  'Set CONTACT to your e-mail address or a page: other catalogues reject requests that do not say whose they are.';

/** The user agent that catalogues demand: program, version, address and contact. */
export function userAgentOf({
  version,
  publicUrl,
  contact,
}: {
  version: string;
  publicUrl: string;
  contact: string | undefined;
}): string {
  const owner = contact === undefined ? publicUrl : `${publicUrl}; ${contact}`;
  return `content-advisory/${version} (${owner})`;
}

export function createHttpClient<Name extends string = ServiceName>(
  options: HttpClientOptions<Name>,
): StreamingClient<Name> {
  const { services, userAgent, sleep, now } = options;
  const endedAt = new Map<Name, number>();
  const failures = new Map<Name, number>();
  let last: Promise<unknown> = Promise.resolve();

  async function pause(service: Name): Promise<void> {
    const ended = endedAt.get(service);
    const left = ended === undefined ? 0 : ended + services[service].pause - now();
    if (left > 0) await sleep(left);
  }

  /** One try; throws a Failure that says whether another one makes sense. */
  async function tryOnce<Answer>(request: HttpRequest<Name>, take: Take<Answer>): Promise<Answer> {
    await pause(request.service);
    try {
      return await send(request, take, options);
    } finally {
      endedAt.set(request.service, now());
    }
  }

  async function ask<Answer>(request: HttpRequest<Name>, take: Take<Answer>): Promise<Answer> {
    if (userAgent === null) throw new ServiceError(CONTACT_MISSING, { endsRun: true });
    for (let tries = 1; ; tries += 1) {
      try {
        const answer = await tryOnce(request, take);
        failures.set(request.service, 0);
        return answer;
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        const wait = error.retryAfter ?? WAITS[tries - 1];
        if (!error.isTemporary || wait === undefined || tries > WAITS.length)
          throw giveUp(request.service, error, tries);
        if (wait > MAX_RETRY_AFTER) throw tooLong(request.service, error, wait);
        await sleep(wait);
      }
    }
  }

  function giveUp(service: Name, failure: Failure, tries: number): ServiceError {
    const { status, cause } = failure;
    // “Not found” is an answer.
    const inRow = status === 404 ? 0 : (failures.get(service) ?? 0) + 1;
    failures.set(service, inRow);
    const after = tries > 1 ? ` after ${counted(tries, 'try').replace(/ys$/, 'ies')}` : '';
    const message = `${services[service].name} ${failure.message}${after}.`;
    if (failure.endsRun) return new ServiceError(message, { status, cause, endsRun: true });
    if (inRow < MAX_FAILURES) return new ServiceError(message, { status, cause });
    const ended = `${message} The last ${inRow} requests failed, so the run ends here. Try again later.`;
    return new ServiceError(ended, { status, cause, endsRun: true });
  }

  function tooLong(service: Name, { status, cause }: Failure, wait: number): ServiceError {
    const time = new Date(now() + wait).toISOString().replace(/\.\d+Z$/, 'Z');
    return new ServiceError(
      `${services[service].name} wants no more requests until ${time}. Try again then.`,
      { status, cause, endsRun: true },
    );
  }

  function inTurn<Answer>(request: HttpRequest<Name>, take: Take<Answer>): Promise<Answer> {
    const result = last.then(() => ask(request, take));
    last = result.catch(() => {});
    return result;
  }

  return {
    read: (request, parse) =>
      inTurn(request, async (response) => parse(await readBody(response, MAX_ANSWER_BYTES))),
    open: (request) =>
      inTurn(request, async (response, timer) => {
        timer.stop();
        const body = readOn(response, timer, services[request.service]);
        return { headers: response.headers, body };
      }),
  };
}

/** Why one try failed. The message follows the name of the service. */
class Failure extends Error {
  readonly status: number | null;
  readonly isTemporary: boolean;
  readonly endsRun: boolean;
  /** In milliseconds, as the service wishes. */
  readonly retryAfter: number | null;
  constructor(
    message: string,
    {
      status = null,
      isTemporary = false,
      endsRun = false,
      retryAfter = null,
      cause,
    }: FailureOptions,
  ) {
    super(message, { cause });
    this.status = status;
    this.isTemporary = isTemporary;
    this.endsRun = endsRun;
    this.retryAfter = retryAfter;
  }
}

interface FailureOptions {
  status?: number | null;
  isTemporary?: boolean;
  endsRun?: boolean;
  retryAfter?: number | null;
  cause?: unknown;
}

/** Takes what is wanted from a response with the status 200. */
type Take<Answer> = (response: Response, timer: Timer) => Promise<Answer>;

async function send<Answer, Name extends string>(
  { service: id, path = '', query, form, accept }: HttpRequest<Name>,
  take: Take<Answer>,
  { services, userAgent, fetch, now }: HttpClientOptions<Name>,
): Promise<Answer> {
  const service = services[id];
  const url = new URL(`${service.url}${path}`);
  for (const [name, value] of Object.entries({ ...query, ...service.query }))
    url.searchParams.set(name, value);
  const timer = startTimer(service.timeout);
  const { signal } = timer;
  try {
    const response = await overNetwork(
      fetch(url, {
        method: form ? 'POST' : 'GET',
        headers: { accept, 'user-agent': userAgent ?? '', ...service.headers },
        ...(form ? { body: new URLSearchParams(form) } : {}),
        redirect: 'manual',
        signal,
      }),
    );
    if (response.status !== 200) throw await rejection(response, now());
    return await take(response, timer);
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    if (cause instanceof BadAnswerError)
      throw new Failure(`sent an answer that ${cause.message}`, { isTemporary: true, cause });
    if (signal.aborted)
      throw new Failure(`did not answer within ${service.timeout / 1000} s`, {
        isTemporary: true,
        cause,
      });
    if (!(cause instanceof NetworkError)) throw cause;
    throw new Failure(`cannot be reached (${cause.message})`, { isTemporary: true, cause });
  } finally {
    timer.stop();
  }
}

interface Timer {
  /** Aborted when the time is over. */
  signal: AbortSignal;
  stop: () => void;
  restart: () => void;
}

function startTimer(milliseconds: number): Timer {
  const controller = new AbortController();
  let timeout: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(timeout);
  const restart = () => {
    stop();
    timeout = setTimeout(() => controller.abort(), milliseconds);
  };
  restart();
  return { signal: controller.signal, stop, restart };
}

/** The rest of a response. The timer runs only while the service is waited for. */
async function* readOn(
  response: Response,
  timer: Timer,
  { name, timeout }: Service,
): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return;
  const next = async () => {
    timer.restart();
    try {
      return await reader.read();
    } catch (cause) {
      const reason = timer.signal.aborted ? `nothing came for ${timeout / 1000} s` : 'broken off';
      const message = `${name} did not send its whole answer (${reason}).`;
      throw new ServiceError(message, { endsRun: true, cause });
    } finally {
      timer.stop();
    }
  };
  try {
    for (let part = await next(); !part.done; part = await next()) yield part.value;
  } finally {
    await reader.cancel().catch(() => {}); // no more of it is wanted
  }
}

/** The failure that a status other than 200 stands for. */
async function rejection(response: Response, now: number): Promise<Failure> {
  const { status } = response;
  const words = await readWords(response);
  const said = words === '' ? '' : `: “${words}”`;
  if (status === 429 || status >= 500)
    return new Failure(
      status === 429 ? `has had too many requests (429${said})` : `failed (${status}${said})`,
      { status, isTemporary: true, retryAfter: retryAfterOf(response, now) },
    );
  if (status === 401 || status === 403)
    return new Failure(
      `rejects requests (${status}${said}). Check its key, and that CONTACT is yours`,
      { status, endsRun: true },
    );
  if (status >= 300 && status < 400)
    return new Failure(`has moved (${status}). Set its new address`, { status, endsRun: true });
  return new Failure(`rejected the request (${status}${said})`, { status });
}

/** Milliseconds to wait, given in seconds or as a date; null if the service says nothing that can be read. */
function retryAfterOf(response: Response, now: number): number | null {
  const text = response.headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const time = Date.parse(text);
  return text === '' || Number.isNaN(time) ? null : Math.max(0, time - now);
}

/** Throws a Failure, and stops reading, where the body is longer than `limit` bytes. */
async function readBody(response: Response, limit: number): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  const next = () => overNetwork(reader.read());
  for (let part = await next(); !part.done; part = await next()) {
    bytes += part.value.byteLength;
    if (bytes > limit) {
      await reader.cancel().catch(() => {}); // it is of no use any more
      throw new Failure(`sent more than ${limit / 1024 / 1024} MB`, {});
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

const MAX_WORDS = 200;

/** The beginning of an error's text, in one line without markup. */
async function readWords(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const part = await reader?.read().catch(() => null);
  await reader?.cancel().catch(() => {});
  const text = new TextDecoder().decode(part?.value ?? new Uint8Array());
  const plain = text
    .replaceAll(/<style[^]*?<\/style>|<[^>]*>/g, ' ')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return plain.length > MAX_WORDS ? `${plain.slice(0, MAX_WORDS)}…` : plain;
}

/** A failure of the network, whatever its error is on this platform. */
class NetworkError extends Error {}

function overNetwork<Result>(promise: Promise<Result>): Promise<Result> {
  return promise.catch((cause: unknown) => {
    throw new NetworkError(networkReason(cause), { cause });
  });
}

/** Node hides the reason in the cause. */
function networkReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause, message } = error;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : null;
  return typeof code === 'string' ? code : message;
}

/** An answer as JSON. Throws a BadAnswerError that says what it is instead. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BadAnswerError(notJson(text), { cause });
  }
}

function notJson(text: string): string {
  const start = text.trimStart().slice(0, 1);
  if (start === '') return 'is empty';
  if (start === '<') return 'is a web page instead of JSON';
  return start === '{' || start === '[' ? 'is damaged or breaks off' : 'is not JSON';
}
