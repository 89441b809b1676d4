/** Sites of other people, for the widget to be embedded in: plain HTML of the test's own, on an origin of its own. */

import { createReadStream } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { FONTS_PATH } from './host-fonts.ts';

const PACKAGES = new URL('../../node_modules/', import.meta.url);

export interface HostPage {
  html: string;
  headers?: Record<string, string>;
  /** Milliseconds to wait before the answer. */
  delay?: number;
  status?: number;
}

export interface HostSite {
  origin: string;
  /** Puts a page at a path; a function is asked at every request. */
  put: (path: string, page: HostPage | (() => HostPage)) => void;
  close: () => Promise<void>;
}

/** Starts a site on a free port. It has fonts; anything else that was not put answers 404. */
export async function startHostSite(): Promise<HostSite> {
  const pages = new Map<string, HostPage | (() => HostPage)>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    if (pathname.startsWith(FONTS_PATH))
      return sendFont(pathname.slice(FONTS_PATH.length), response);
    const found = pages.get(pathname);
    const page = typeof found === 'function' ? found() : found;
    const { html, headers = {}, delay = 0, status = 200 } = page ?? { html: '', status: 404 };
    setTimeout(() => {
      response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', ...headers });
      response.end(html);
    }, delay);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address is an object
  return {
    origin: `http://127.0.0.1:${port}`,
    put: (path, page) => void pages.set(path, page),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Sends a package's font or its style sheet, which a frame of another origin may take too. */
function sendFont(path: string, response: ServerResponse): void {
  const type = path.endsWith('.css') ? 'text/css' : 'font/ttf';
  response.writeHead(200, { 'Content-Type': type, 'Access-Control-Allow-Origin': '*' });
  createReadStream(fileURLToPath(new URL(path, PACKAGES))).pipe(response);
}
