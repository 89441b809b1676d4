/** Finds who makes a request, on routes that declare `access`, and rejects those who may not. */

import type { Context, MiddlewareHandler } from 'hono';
import { includesScope, type Actor, type Scope } from '../domain/people/access.ts';
import type { AppEnv } from './app-env.ts';
import { Problem } from './problem.ts';
import { requireOwnOrigin } from './own-origin.ts';
import { readSessionCookie } from './session-cookie.ts';

/**
 * Stores the actor in the context. Throws `unauthorized` or `forbidden` if the route needs a scope that the actor does not have. A header
 * `Authorization` counts alone: a request with a wrong key is not signed in by its cookie.
 */
export const requireAccess: MiddlewareHandler<AppEnv> = async (c, next) => {
  c.set('actor', null);
  c.set('session', null);
  const access = c.get('route')?.access;
  if (access === undefined) return next();
  const authorization = c.req.header('Authorization');
  const actor =
    authorization === undefined ? await signedIn(c) : await holderOfKey(c, authorization);
  if (actor) c.set('actor', actor);
  if (access !== 'optional') requireScope(actor, access, authorization !== undefined);
  return next();
};

function requireScope(actor: Actor | null, needed: Scope, hasKey: boolean): void {
  if (!actor)
    throw new Problem(
      'unauthorized',
      hasKey
        ? 'The API key is not valid: mistyped, revoked, or of another service.'
        : 'This needs a signed-in editor or an API key.',
    );
  if (!includesScope(actor.scope, needed))
    throw new Problem(
      'forbidden',
      `This needs the scope “${needed}”; ${actor.kind === 'key' ? 'the key' : 'your role'} has “${actor.scope}”.`,
    );
}

async function holderOfKey(c: Context<AppEnv>, authorization: string): Promise<Actor | null> {
  const [, key] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  if (key === undefined) return null;
  const { actorOfKey } = await import('../services/people/authenticate.ts');
  return actorOfKey(key, databases(c));
}

/** A write by cookie must come from a page of this service. */
async function signedIn(c: Context<AppEnv>): Promise<Actor | null> {
  const token = readSessionCookie(c);
  if (token === undefined) return null;
  requireOwnOrigin(c);
  const { actorOfSession } = await import('../services/people/authenticate.ts');
  const actor = await actorOfSession(token, databases(c));
  if (actor) c.set('session', token);
  return actor;
}

function databases(c: Context<AppEnv>) {
  return {
    openDb: c.get('openDb'),
    openWriteDb: c.get('openWriteDb'),
    now: new Date().toISOString(),
  };
}
