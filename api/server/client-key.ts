/** The key that identifies a client for rate limits. */

import type { IncomingMessage } from 'node:http';
import { clientAddress, clientOf } from '../http/client-address.ts';
import type { IpRange } from '../http/ip-address.ts';

/** The same text for all requests of one client. Without trusted proxies it is computed once per connection. */
export function createClientKey(
  proxies: readonly IpRange[],
): (incoming: IncomingMessage) => string {
  const known = new WeakMap<object, string>();
  return ({ socket, headers }) => {
    const address = socket.remoteAddress ?? '';
    if (proxies.length > 0) {
      const forwarded = headers['x-forwarded-for'];
      const text = Array.isArray(forwarded) ? forwarded.join(',') : forwarded;
      return clientOf(clientAddress(address, text, proxies));
    }
    const client = known.get(socket) ?? clientOf(address);
    known.set(socket, client);
    return client;
  };
}
