/** The address under which a browser reaches the service, and whether it is good enough for signing in. */

import type { Context } from 'hono';
import type { AppEnv } from './app-env.ts';
import { Problem } from './problem.ts';

export interface Site {
  /** `https://advisory.example.org` */
  origin: string;
  /** The name that passkeys belong to; null if the address has none, as `127.0.0.1`. */
  passkeyName: string | null;
}

/** Throws `forbidden` on plain http, except on this machine: others could read the cookie. */
export function requireSecureSite(c: Context<AppEnv>): Site {
  const publicUrl = new URL(c.get('publicUrl'));
  // Without https, the service may be reached by several names of this machine.
  const { protocol, hostname, origin } =
    publicUrl.protocol === 'https:' ? publicUrl : new URL(c.req.url);
  if (protocol !== 'https:' && !isThisMachine(hostname))
    throw new Problem(
      'forbidden',
      'Signing in needs https. Put a proxy with https in front of the service, and set PUBLIC_URL to its address.',
    );
  const isNumber = /^[\d.]+$|^\[/.test(hostname);
  return { origin, passkeyName: isNumber ? null : hostname };
}

function isThisMachine(hostname: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$|\.localhost$/.test(hostname);
}
