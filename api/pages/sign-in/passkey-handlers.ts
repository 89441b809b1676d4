/** Answers the script that asks the browser for a passkey. */

import type { Context } from 'hono';
import type { PasskeyRegistration, PasskeySignIn } from '../../contract/passkeys.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { requireOwnOrigin } from '../../http/own-origin.ts';
import { Problem } from '../../http/problem.ts';
import { requirePerson } from '../../http/require-person.ts';
import { setSessionCookie } from '../../http/session-cookie.ts';
import { requireSecureSite } from '../../http/site.ts';
import { withWriteDb } from '../../http/write-db.ts';
import { AFTER_SIGN_IN } from './after-sign-in.ts';
import { CommandError } from '../../services/command-error.ts';
import {
  beginAuthentication,
  beginRegistration,
  finishAuthentication,
  finishRegistration,
  type PasskeySite,
} from '../../services/people/passkeys.ts';

export async function signInOptions(c: Context<AppEnv>): Promise<Response> {
  requireOwnOrigin(c);
  const site = passkeySite(c);
  return c.json(await withWriteDb(c, (db) => beginAuthentication(db, { site, now: now() })));
}

export async function signIn(c: Context<AppEnv>, { credential }: PasskeySignIn): Promise<Response> {
  requireOwnOrigin(c);
  const site = passkeySite(c);
  const { response, ...rest } = credential;
  const { userHandle, ...signed } = response;
  const session = await withWriteDb(c, (db) =>
    finishAuthentication(db, {
      response: {
        ...withoutAttachment(rest),
        response: { ...signed, ...(userHandle ? { userHandle } : {}) },
      },
      site,
      now: now(),
    }),
  );
  if (session === null)
    throw new Problem(
      'unauthorized',
      'This passkey is not known here, or was removed. Use a sign-in link.',
    );
  setSessionCookie(c, session);
  return c.json({ to: AFTER_SIGN_IN });
}

export async function registrationOptions(c: Context<AppEnv>): Promise<Response> {
  const { person } = requirePerson(c);
  const site = passkeySite(c);
  return c.json(await withWriteDb(c, (db) => beginRegistration(db, { person, site, now: now() })));
}

export async function register(
  c: Context<AppEnv>,
  { name, credential }: PasskeyRegistration,
): Promise<Response> {
  const { person } = requirePerson(c);
  const site = passkeySite(c);
  const { response, ...rest } = credential;
  try {
    const isAdded = await withWriteDb(c, (db) =>
      finishRegistration(db, {
        person,
        name,
        response: { ...withoutAttachment(rest), response },
        site,
        now: now(),
      }),
    );
    if (!isAdded)
      throw new Problem('invalid-input', 'The passkey is not valid, or came too late.', {
        errors: [{ pointer: '#/credential', detail: 'Add the passkey again.' }],
      });
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    throw new Problem('invalid-input', error.message, {
      errors: [{ pointer: '#/name', detail: error.message }],
    });
  }
  return c.json({ to: '/desk/account' });
}

function now(): string {
  return new Date().toISOString();
}

/** Which kind of device it is does not matter. */
function withoutAttachment<Credential extends { authenticatorAttachment?: unknown }>({
  authenticatorAttachment: _,
  ...rest
}: Credential) {
  return rest;
}

function passkeySite(c: Context<AppEnv>): PasskeySite {
  const { origin, passkeyName } = requireSecureSite(c);
  if (passkeyName === null)
    throw new Problem('forbidden', 'Passkeys need a host name, and this address has none.');
  return { origin, name: passkeyName };
}
