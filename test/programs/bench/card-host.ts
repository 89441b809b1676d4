/** One host for both cards: the widget as built, the plain card by the same build, and the running service's answers. */

import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import { startService } from '../../helpers/service.ts';

/** The addresses of the two scripts, by the name of their card. */
export const SCRIPTS = { widget: '/widget.js', plain: '/plain-card.js' } as const;

export interface CardHost {
  origin: string;
  /** Bytes of each script as they travel. */
  bytes: Record<keyof typeof SCRIPTS, number>;
  close: () => Promise<void>;
}

export async function startCardHost(): Promise<CardHost> {
  const service = await startService();
  const scripts = new Map([
    [SCRIPTS.widget, await readFile(new URL('../../../dist/public/widget.js.br', import.meta.url))],
    [SCRIPTS.plain, brotliCompressSync(await buildPlain())],
  ] as [string, Buffer][]);
  const server = createServer((asked, response) => {
    const { url = '/', headers } = asked;
    const script = scripts.get(url);
    if (script) {
      response.writeHead(200, { 'Content-Type': 'text/javascript', 'Content-Encoding': 'br' });
      response.end(script);
      return;
    }
    request(service.url + url, { headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    }).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server's address is an object
  return {
    origin: `http://127.0.0.1:${port}`,
    bytes: {
      widget: scripts.get(SCRIPTS.widget)?.length ?? 0,
      plain: scripts.get(SCRIPTS.plain)?.length ?? 0,
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await service.stop();
    },
  };
}

async function buildPlain(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      target: 'chrome123',
      lib: {
        entry: fileURLToPath(new URL('plain-card.js', import.meta.url)),
        formats: ['iife'],
        name: 'plainCard',
      },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('The plain card was not built');
  return output.output[0].code;
}
