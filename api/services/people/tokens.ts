/** Random tokens and keys, and the hashes by which they are stored. Works on Node and on Workers. */

import { apiKeyOf } from '../../domain/people/api-key.ts';

/** 256 random bits, 43 characters that an address can hold. */
export function randomToken(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

export function randomApiKey(): string {
  return apiKeyOf(crypto.getRandomValues(new Uint8Array(64)));
}

/** A short random id of digits and a to f, which the command line takes as it is. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The SHA-256 of a token, in base64url. */
export async function hashToken(token: string): Promise<string> {
  const bytes = new TextEncoder().encode(token);
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** Compares two texts in a time that says nothing about where they differ. */
export function isEqualInConstantTime(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (let index = 0; index < one.length; index += 1)
    difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  return difference === 0;
}

/** A token for the forms of a session. Another site cannot know it, because it cannot read the session's cookie. */
export function formToken(session: string): Promise<string> {
  return hashToken(`form:${session}`);
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
