/** Answers requests that write: checks `If-Match`, honours `Idempotency-Key`, and saves the change and its response in one batch. */

import type { Context } from 'hono';
import type { Statement } from '../../db/connection/client.ts';
import {
  readIdempotentAnswer,
  REMEMBERED_MS,
  rememberAnswer,
  type IdempotentAnswer,
} from '../../db/queries/idempotent-answers.ts';
import { matchesEtag } from '../cache/policy.ts';
import type { Actor } from '../domain/people/access.ts';
import { sha256 } from '../services/sha256.ts';
import type { AppEnv } from './app-env.ts';
import { Problem } from './problem.ts';
import { savePlanned } from './save-planned.ts';
import { invalidInput } from './validate.ts';

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

/** Plans, saves and answers a request of the API, as `savePlanned` does. */
export async function answerWrite(
  c: Context<AppEnv>,
  plan: (request: WriteRequest) => Promise<WriteAnswer>,
): Promise<Response> {
  const key = idempotencyKey(c);
  const request_hash = key === null ? '' : await hashOf(c);
  const { response } = await saveChange(c, async ({ actor, now }) => {
    const since = new Date(Date.parse(now) - REMEMBERED_MS).toISOString();
    const client = `${actor.kind}:${actor.id}`;
    const known =
      key === null ? null : await readIdempotentAnswer(c.get('openDb')(), { client, key, since });
    if (known) return { response: () => repeated(c, known, request_hash), statements: [] };
    const answer = await plan({ actor, now });
    const { status, headers, body, statements } = answer;
    const row = { client, request_hash, created_at: now, status, headers, body };
    const isRemembered = key !== null && statements.length > 0;
    const remembered = isRemembered ? rememberAnswer({ ...row, key }, since) : [];
    return { response: () => respond(c, answer), statements: [...statements, ...remembered] };
  });
  return response();
}

/** Plans and saves a change by the actor of the request, as `savePlanned` does. Returns the plan that was saved. */
export async function saveChange<Plan extends { statements: readonly Statement[] }>(
  c: Context<AppEnv>,
  plan: (request: WriteRequest) => Promise<Plan>,
): Promise<Plan> {
  const actor = c.get('actor');
  if (!actor) throw new Error(`${c.req.path} does not declare who may write`);
  const { planned } = await savePlanned(c, (now) => plan({ actor, now }));
  return planned;
}

/** Whether the client has seen what has this ETag. Throws the Problem `version-required` without `If-Match`. */
export function requireIfMatch(c: Context<AppEnv>): (etag: string) => boolean {
  const ifMatch = c.req.header('If-Match')?.trim();
  if (!ifMatch) throw new Problem('version-required', 'The header `If-Match` is missing.');
  // Proxies that compress make an ETag weak, so that a strong comparison would reject it.
  return (etag) => matchesEtag(ifMatch, etag);
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
