/** Serves the built files from memory, precompressed by the build. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { Handler } from 'hono';
import { negotiateEncoding, setEncoding } from '../cache/compression.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** The encodings of a file, and their file name suffixes. */
const SUFFIXES = { identity: '', br: '.br', gzip: '.gz' } as const;

interface BuiltFile {
  type: string;
  etag: string;
  encodings: Readonly<Record<keyof typeof SUFFIXES, Uint8Array<ArrayBuffer> | null>>;
}

/** Reads all files of a folder once. Other paths are passed to the next handler. */
export function serveBuiltFiles(folder: string): Handler {
  const files = readFiles(folder);
  return async (c, next) => {
    const file = files.get(c.req.path);
    if (!file) return next();
    const encoding = negotiateEncoding(c.req.header('Accept-Encoding'));
    const compressed = file.encodings[encoding];
    const headers = new Headers({ 'Content-Type': file.type, ETag: file.etag });
    if (compressed && encoding !== 'identity') setEncoding(headers, encoding);
    return new Response(compressed ?? file.encodings.identity, { headers });
  };
}

function readFiles(folder: string): Map<string, BuiltFile> {
  const bytes = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    // Copied, because Node reads small files into a shared buffer.
    if (entry.isFile())
      bytes.set(urlPath(relative(folder, path)), Uint8Array.from(readFileSync(path)));
  }
  const files = new Map<string, BuiltFile>();
  for (const [path, identity] of bytes) {
    const type = TYPES[extname(path)];
    if (type === undefined) continue;
    const [br, gzip] = [bytes.get(path + SUFFIXES.br), bytes.get(path + SUFFIXES.gzip)];
    const digest = createHash('sha256').update(identity).digest('base64url').slice(0, 22);
    const encodings = { identity, br: br ?? null, gzip: gzip ?? null };
    files.set(path, { type, etag: `"${digest}"`, encodings });
  }
  return files;
}

function urlPath(path: string): string {
  return `/${path.split(sep).join('/')}`;
}
