/** The signed-in person on a route that keys cannot use, as their own account. */

import type { Context } from 'hono';
import type { Actor } from '../domain/people/access.ts';
import type { AppEnv } from './app-env.ts';
import { Problem } from './problem.ts';

/** Throws `forbidden` for an API key, and `unauthorized` if no one is signed in. */
export function requirePerson(c: Context<AppEnv>): { person: Actor; session: string } {
  const person = c.get('actor');
  const session = c.get('session');
  if (person?.kind === 'key')
    throw new Problem('forbidden', 'An API key has no account. Sign in to open this.');
  if (!person || session === null)
    throw new Problem('unauthorized', 'This needs a signed-in person.');
  return { person, session };
}
