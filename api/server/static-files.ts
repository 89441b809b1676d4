/** Serves the built files from memory, each in the encoding that its build has compressed it to. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { Handler } from 'hono';
import { chosenEncoding, setEncoding } from '../cache/compression.ts';

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

/** The forms of a file, and the endings that the build gives them. */
const FORMS = { identity: '', br: '.br', gzip: '.gz' } as const;

interface BuiltFile {
  type: string;
  etag: string;
  forms: Readonly<Record<keyof typeof FORMS, Uint8Array<ArrayBuffer> | null>>;
}

/** Reads all files of a folder, once. A path that is not among them is passed on. */
export function serveBuiltFiles(folder: string): Handler {
  const files = readFiles(folder);
  return async (c, next) => {
    const file = files.get(c.req.path);
    if (!file) return next();
    const encoding = chosenEncoding(c.req.header('Accept-Encoding'));
    const form = file.forms[encoding];
    const headers = new Headers({ 'Content-Type': file.type, ETag: file.etag });
    if (form && encoding !== 'identity') setEncoding(headers, encoding);
    return new Response(form ?? file.forms.identity, { headers });
  };
}

function readFiles(folder: string): Map<string, BuiltFile> {
  const bytes = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    // A copy of its own: small files share a buffer of Node's.
    if (entry.isFile())
      bytes.set(urlPath(relative(folder, path)), Uint8Array.from(readFileSync(path)));
  }
  const files = new Map<string, BuiltFile>();
  for (const [path, identity] of bytes) {
    const type = TYPES[extname(path)];
    if (type === undefined) continue;
    const [br, gzip] = [bytes.get(path + FORMS.br), bytes.get(path + FORMS.gzip)];
    const digest = createHash('sha256').update(identity).digest('base64url').slice(0, 22);
    const forms = { identity, br: br ?? null, gzip: gzip ?? null };
    files.set(path, { type, etag: `"${digest}"`, forms });
  }
  return files;
}

function urlPath(path: string): string {
  return `/${path.split(sep).join('/')}`;
}
