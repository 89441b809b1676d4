/** The cookie of a session. */

import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { SESSION_S } from '../services/people/session-start.ts';
import type { AppEnv } from './app-env.ts';

/** Browsers take a `__Host-` cookie only over https, and never from another host of the same site. */
function cookieOf(c: Context<AppEnv>) {
  const secure = c.get('publicUrl').startsWith('https:');
  return { name: secure ? '__Host-session' : 'session', secure };
}

export function readSessionCookie(c: Context<AppEnv>): string | undefined {
  return getCookie(c, cookieOf(c).name);
}

export function setSessionCookie(c: Context<AppEnv>, token: string): void {
  const { name, secure } = cookieOf(c);
  setCookie(c, name, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    maxAge: SESSION_S,
  });
}

export function clearSessionCookie(c: Context<AppEnv>): void {
  const { name, secure } = cookieOf(c);
  deleteCookie(c, name, { path: '/', secure });
}
