/** Who asks, as far as limits go. */

import { firstBits, isInRange, parseAddress, type IpRange } from './ip-address.ts';

/** What one household or company is given of version 6, so that nobody gets more by changing addresses within it. */
const HOUSEHOLD_BITS = 56;

/** A text that is the same for all that one client asks, and told to nobody. An address that cannot be read is a client like any other. */
export function clientOf(address: string): string {
  const parsed = parseAddress(address.trim());
  if (!parsed) return 'unknown';
  return firstBits(parsed, parsed.length === 4 ? 32 : HOUSEHOLD_BITS);
}

/**
 * The address of the client: the connection's own, unless that is a trusted proxy's. Then it is the last in `X-Forwarded-For` that is not a
 * trusted proxy's too: what stands before it, anybody can write there.
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
    // Behind a proxy that says nothing readable, all that come through it are one client.
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
