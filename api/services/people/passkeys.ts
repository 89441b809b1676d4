/** Adds passkeys, and signs people in by them (WebAuthn). Loaded when it is needed: its package is a third of the Worker. */

import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { isoBase64URL, isoUint8Array } from '@simplewebauthn/server/helpers';
import type { ReadDb, WriteDb } from '../../../db/connection/client.ts';
import {
  beginPasskeySession,
  findPasskey,
  insertChallenge,
  insertPasskey,
  listPasskeys,
  takeChallenge,
} from '../../../db/queries/passkeys.ts';
import { personName } from './people.ts';
import { sessionStart } from './session-start.ts';
import { hashToken, randomToken } from './tokens.ts';

/** Where the passkeys belong to. */
export interface PasskeySite {
  origin: string;
  /** Its host name. */
  name: string;
}

/** Minutes in which a challenge can be signed. */
const CHALLENGE_MINUTES = 5;

const TIMEOUT = CHALLENGE_MINUTES * 60_000;

/** Ed25519, ES256, RS256: what all authenticators have one of. */
const ALGORITHMS = [-8, -7, -257];

interface Begin {
  site: PasskeySite;
  now: string;
}

/** The options for `navigator.credentials.create`. */
export async function beginRegistration(
  db: WriteDb,
  { person, site, now }: Begin & { person: { id: string; name: string } },
) {
  const known = await listPasskeys(db, person.id);
  return generateRegistrationOptions({
    rpName: 'content-advisory',
    rpID: site.name,
    userID: isoUint8Array.fromUTF8String(person.id),
    userName: person.name,
    userDisplayName: person.name,
    challenge: await newChallenge(db, person.id, now),
    timeout: TIMEOUT,
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: known.map(({ credential_id: id }) => ({ id })),
  });
}

/** Stores a new passkey of a person. Returns false if it is not valid. Throws a CommandError for a bad name. */
export async function finishRegistration(
  db: WriteDb,
  {
    person,
    name,
    response,
    site,
    now,
  }: Begin & { person: { id: string }; name: string; response: RegistrationResponseJSON },
): Promise<boolean> {
  const shown = personName(name);
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: (challenge) => useChallenge(db, challenge, person.id, now),
    expectedOrigin: site.origin,
    expectedRPID: site.name,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(rejectMalformed);
  if (!verified || !registrationInfo) return false;
  const { id, publicKey, counter } = registrationInfo.credential;
  if (await findPasskey(db, id)) return false;
  await insertPasskey(db, {
    credential_id: id,
    person_id: person.id,
    name: shown,
    public_key: isoBase64URL.fromBuffer(publicKey),
    counter,
    created_at: now,
  });
  return true;
}

/** The options for `navigator.credentials.get`. The browser offers the passkeys that it has for this site. */
export async function beginAuthentication(db: WriteDb, { site, now }: Begin) {
  return generateAuthenticationOptions({
    rpID: site.name,
    challenge: await newChallenge(db, null, now),
    timeout: TIMEOUT,
    userVerification: 'required',
  });
}

/** Returns the token of a new session; null if the passkey is not valid, or is not known here. */
export async function finishAuthentication(
  db: WriteDb & ReadDb,
  { response, site, now }: Begin & { response: AuthenticationResponseJSON },
): Promise<string | null> {
  const passkey = await findPasskey(db, response.id);
  if (!passkey) return null;
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (challenge) => useChallenge(db, challenge, null, now),
    expectedOrigin: site.origin,
    expectedRPID: site.name,
    credential: {
      id: passkey.credential_id,
      publicKey: isoBase64URL.toBuffer(passkey.public_key),
      counter: passkey.counter,
    },
  }).catch(rejectMalformed);
  if (!verified || !authenticationInfo) return null;
  const { token, start } = await sessionStart(now);
  const used = { credential_id: passkey.credential_id, counter: authenticationInfo.newCounter };
  return (await beginPasskeySession(db, used, start)) ? token : null;
}

async function newChallenge(db: WriteDb, person: string | null, now: string) {
  const bytes = isoBase64URL.toBuffer(randomToken());
  const expires = new Date(new Date(now).getTime() + TIMEOUT);
  const row = {
    challenge_hash: await hashToken(isoBase64URL.fromBuffer(bytes)),
    person_id: person,
    expires_at: expires.toISOString(),
  };
  await insertChallenge(db, row, now);
  return bytes;
}

/** It cannot be used again, even if the response turns out to be wrong. */
async function useChallenge(db: WriteDb, challenge: string, person: string | null, now: string) {
  const row = { challenge_hash: await hashToken(challenge), person_id: person };
  return takeChallenge(db, row, now);
}

/** The package throws for each way in which a response can be wrong; a failed database is another matter. */
function rejectMalformed(error: unknown): {
  verified: false;
  registrationInfo?: never;
  authenticationInfo?: never;
} {
  if (error instanceof Error && error.constructor.name.startsWith('Libsql')) throw error;
  return { verified: false };
}
