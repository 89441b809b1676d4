/** Who stands at the other end of a connection, as far as limits go. */

import type { IncomingMessage } from 'node:http';
import { clientAddress, clientOf } from '../http/client-address.ts';
import type { IpRange } from '../http/ip-address.ts';

/** A text that is the same for all that one client asks. Without trusted proxies it is worked out once a connection. */
export function clientsBehind(proxies: readonly IpRange[]): (incoming: IncomingMessage) => string {
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
