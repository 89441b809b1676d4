/** Identifies clients for rate limits. */

import { firstBits, isInRange, parseAddress, type IpRange } from './ip-address.ts';

/** A household or company has a whole IPv6 prefix of this length; changing addresses within it must not evade the limit. */
const IPV6_PREFIX_BITS = 56;

/** A key that is the same for all requests of a client, and never leaves the process. All unreadable addresses share one key. */
export function clientOf(address: string): string {
  const parsed = parseAddress(address.trim());
  if (!parsed) return 'unknown';
  return firstBits(parsed, parsed.length === 4 ? 32 : IPV6_PREFIX_BITS);
}

/**
 * The address of the client: that of the connection, unless it is a trusted proxy's. Then it is the last one in `X-Forwarded-For` that is
 * not a trusted proxy's: clients can forge everything before it.
 */
export function clientAddress(
  connection: string,
  forwardedFor: string | undefined,
  proxies: readonly IpRange[],
): string {
  let address = connection;
  const hops = forwardedFor === undefined ? [] : forwardedFor.split(',');
  while (isProxy(address, proxies)) {
    const hop = hops.pop()?.trim();
    // If a proxy sends no valid address, all its clients count as one.
    if (hop === undefined || !parseAddress(hop)) return address;
    address = hop;
  }
  return address;
}

function isProxy(address: string, proxies: readonly IpRange[]): boolean {
  if (proxies.length === 0) return false;
  const parsed = parseAddress(address);
  return parsed !== null && proxies.some((range) => isInRange(parsed, range));
}
