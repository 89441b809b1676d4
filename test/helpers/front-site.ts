/** A site in front of a service, as a proxy is, that can be cut off, and change what passes through. */

import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What becomes of requests: `hanging` ones get no answer until the browser has given up, `failing` ones with 503, and `away` is a closed connection. */
export type Connection = 'there' | 'hanging' | 'failing' | 'away';

/** Milliseconds; the service worker waits less. */
const HANGING = 6_000;

export interface FrontSite {
  origin: string;
  connection: Connection;
  /** The service behind it. */
  service: string;
  /** Added to the end of the file at a path. */
  added: Map<string, string>;
  /** Added to every response. */
  headers: Record<string, string>;
  /** `METHOD path` of each request. */
  requests: string[];
  close: () => Promise<void>;
}

/** Starts a site on a free port. */
export async function startFrontSite(service: string): Promise<FrontSite> {
  const server = createServer((request, response) => {
    const { method = '', url = '' } = request;
    front.requests.push(`${method} ${url}`);
    if (front.connection === 'away') response.destroy();
    else if (front.connection === 'failing') response.writeHead(503).end('Out of order');
    else if (front.connection === 'hanging') setTimeout(() => response.destroy(), HANGING);
    else pass(request, response);
  });
  const pass = (request: IncomingMessage, response: ServerResponse) => {
    const { method, url = '', headers } = request;
    const added = front.added.get(url);
    // What is added to must be neither compressed nor known.
    const { 'accept-encoding': _, 'if-none-match': __, ...plain } = headers;
    const passed = ask(
      front.service + url,
      { method, headers: added === undefined ? headers : plain },
      (answer) => {
        const { 'content-length': _, etag: __, ...changed } = answer.headers;
        const isChanged = added !== undefined;
        const passedOn = isChanged ? changed : answer.headers;
        response.writeHead(answer.statusCode ?? 500, { ...passedOn, ...front.headers });
        answer.on('end', () => response.end(added));
        answer.pipe(response, { end: false });
      },
    );
    passed.on('error', () => response.destroy());
    request.pipe(passed);
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address is an object
  const front: FrontSite = {
    origin: `http://127.0.0.1:${port}`,
    connection: 'there',
    service,
    added: new Map(),
    headers: {},
    requests: [],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return front;
}
