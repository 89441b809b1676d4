/** Signing in, and the account of a person. What it runs is loaded with the first request: few visitors are editors. */

import { Hono } from 'hono';
import * as z from 'zod';
import { PasskeyRegistration, PasskeySignIn } from '../../contract/passkeys.ts';
import type { AppEnv, RouteDescription } from '../../http/app-env.ts';
import { limitBody } from '../../http/form.ts';
import { describe } from '../../http/route.ts';
import { requireJson, validate } from '../../http/validate.ts';
import { describeDeskPage } from '../layout/describe-desk-page.ts';
import { describePage } from '../layout/describe-page.ts';

const handlers = () => import('./handlers.tsx');
const passkeyHandlers = () => import('./passkey-handlers.ts');

/** The token is as secret as a password: such requests are not logged. */
const SECRET = { cache: 'never', logged: false, security: 'desk' } as const;

const Token = z.object({ token: z.string().regex(/^[\w-]{1,100}$/, 'Open the whole link.') });

const account = (summary: string) => describeDeskPage({ summary, access: 'propose' });

/** The script of our own pages sends and reads JSON. */
function describeJson(route: Omit<RouteDescription, 'answer'>) {
  return describe({ answer: 'application/json', security: 'desk', cache: 'never', ...route });
}

export const signInRoutes = new Hono<AppEnv>()
  .get(
    '/sign-in',
    describePage({ summary: 'Sign in', access: 'optional', security: 'desk' }),
    async (c) => (await handlers()).showSignIn(c),
  )
  .get(
    '/sign-in/link/:token',
    describePage({ summary: 'The page of a sign-in link', ...SECRET }),
    validate('param', Token),
    async (c) => (await handlers()).showLink(c, c.req.valid('param').token),
  )
  .post(
    '/sign-in/link/:token',
    describePage({ summary: 'Sign in by a link', limited: 'sign-in', ...SECRET }),
    validate('param', Token),
    limitBody,
    async (c) => (await handlers()).useLink(c, c.req.valid('param').token),
  )
  .post(
    '/sign-in/passkey/options',
    describeJson({ summary: 'What a passkey must sign to sign in', limited: 'sign-in' }),
    requireJson,
    limitBody,
    async (c) => (await passkeyHandlers()).signInOptions(c),
  )
  .post(
    '/sign-in/passkey',
    describeJson({ summary: 'Sign in by a passkey', limited: 'sign-in' }),
    requireJson,
    limitBody,
    validate('json', PasskeySignIn),
    async (c) => (await passkeyHandlers()).signIn(c, c.req.valid('json')),
  )
  .get('/desk/account', account('A person’s own sessions and passkeys'), async (c) =>
    (await handlers()).showAccount(c),
  )
  .post('/desk/account/sign-out', account('Sign out'), limitBody, async (c) =>
    (await handlers()).signOutHere(c),
  )
  .post('/desk/account/sessions/end', account('End sessions'), limitBody, async (c) =>
    (await handlers()).endSessions(c),
  )
  .post('/desk/account/passkeys/remove', account('Remove a passkey'), limitBody, async (c) =>
    (await handlers()).removePasskey(c),
  )
  .post(
    '/desk/account/passkeys/options',
    describeJson({ summary: 'What a new passkey must sign', access: 'propose' }),
    requireJson,
    limitBody,
    async (c) => (await passkeyHandlers()).registrationOptions(c),
  )
  .post(
    '/desk/account/passkeys',
    describeJson({ summary: 'Add a passkey', access: 'propose' }),
    requireJson,
    limitBody,
    validate('json', PasskeyRegistration),
    async (c) => (await passkeyHandlers()).register(c, c.req.valid('json')),
  );
