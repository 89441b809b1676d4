/** Answers requests that write: checks `If-Match`, honours `Idempotency-Key`, and saves the change and its response in one batch. */

import type { Context } from 'hono';
import type { Statement } from '../../db/connection/client.ts';
import {
  readIdempotentAnswer,
  REMEMBERED_MS,
  rememberAnswer,
  type IdempotentAnswer,
} from '../../db/queries/idempotent-answers.ts';
import { isConflict } from '../../db/queries/conflict.ts';
import { matchesEtag } from '../cache/policy.ts';
import type { Actor } from '../domain/people/access.ts';
import { sha256 } from '../services/sha256.ts';
import type { AppEnv } from './app-env.ts';
import { Problem } from './problem.ts';
import { invalidInput } from './validate.ts';

/** Attempts to save while others write, and milliseconds between them. */
const MAX_ATTEMPTS = 5;
const PAUSE_MS = 60;

export interface WriteRequest {
  actor: Actor;
  /** ISO 8601, in UTC. */
  now: string;
}

export interface WriteAnswer {
  status: 200 | 201 | 202;
  headers: Readonly<Record<string, string>>;
  /** JSON text. */
  body: string;
  /** What to save; nothing for a dry run. */
  statements: readonly Statement[];
}

/**
 * Plans, saves and answers. If another process writes meanwhile, it plans again, so that `plan` finds what the other wrote. While the
 * database is locked it tries for a second: then the response is 503 and nothing was changed.
 */
export async function answerWrite(
  c: Context<AppEnv>,
  plan: (request: WriteRequest) => Promise<WriteAnswer>,
): Promise<Response> {
  const actor = c.get('actor');
  if (!actor) throw new Error(`${c.req.path} does not declare who may write`);
  const key = idempotencyKey(c);
  const request_hash = key === null ? '' : await hashOf(c);
  for (let attempt = 1; ; attempt += 1) {
    const now = new Date();
    const since = new Date(now.getTime() - REMEMBERED_MS).toISOString();
    const client = `${actor.kind}:${actor.id}`;
    const known =
      key === null ? null : await readIdempotentAnswer(c.get('openDb')(), { client, key, since });
    if (known) return repeated(c, known, request_hash);
    const answer = await plan({ actor, now: now.toISOString() });
    const { status, headers, body, statements } = answer;
    const row = { client, request_hash, created_at: now.toISOString(), status, headers, body };
    const isRemembered = key !== null && statements.length > 0;
    const all = [...statements, ...(isRemembered ? rememberAnswer({ ...row, key }, since) : [])];
    try {
      if (all.length > 0) await save(c, all);
      return respond(c, answer);
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !(isConflict(error) || isLocked(error)))
        throw isConflict(error)
          ? new Problem('database-unavailable', 'Others are changing the same film.', {
              retryAfter: 1,
            })
          : error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * attempt));
    }
  }
}

/** Whether the client has seen what has this ETag. Throws the Problem `version-required` without `If-Match`. */
export function requireIfMatch(c: Context<AppEnv>): (etag: string) => boolean {
  const ifMatch = c.req.header('If-Match')?.trim();
  if (!ifMatch) throw new Problem('version-required', 'The header `If-Match` is missing.');
  // Proxies that compress make an ETag weak, so that a strong comparison would reject it.
  return (etag) => matchesEtag(ifMatch, etag);
}

/** A connection of its own: after a lock timeout the client can only be closed. */
async function save(c: Context<AppEnv>, statements: Statement[]): Promise<void> {
  const { $client } = c.get('openWriteDb')();
  try {
    await $client.batch(statements, 'write');
  } finally {
    $client.close();
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}

function idempotencyKey(c: Context<AppEnv>): string | null {
  const key = c.req.header('Idempotency-Key') ?? null;
  if (key === null || /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  const message = 'Write 1 to 255 visible ASCII characters, such as a UUID.';
  throw invalidInput('header', [{ path: ['Idempotency-Key'], message }]);
}

async function hashOf(c: Context<AppEnv>): Promise<string> {
  const { method, url } = c.req;
  const { pathname, search } = new URL(url);
  return sha256(
    JSON.stringify([
      method,
      pathname,
      search,
      c.req.header('If-Match') ?? null,
      await c.req.text(),
    ]),
  );
}

function repeated(c: Context<AppEnv>, known: IdempotentAnswer, request_hash: string): Response {
  if (known.request_hash !== request_hash)
    throw new Problem('idempotency-key-reused', 'The key was sent with another request before.');
  const { status, headers, body } = known;
  return respond(c, { status: status as WriteAnswer['status'], headers, body }); // as it was stored
}

function respond(
  c: Context<AppEnv>,
  { status, headers, body }: Omit<WriteAnswer, 'statements'>,
): Response {
  return c.body(body, status, { ...headers, 'Content-Type': 'application/json; charset=utf-8' });
}
