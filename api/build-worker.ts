/**
 * Builds the Worker into `dist/worker/`, or into the folder that is given. wrangler runs it. What the program imports when it is needed
 * becomes a file of its own, so that a read does not pay for it: wrangler itself makes one file of everything.
 */

import { readdir, rm } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = resolve(process.argv[2] ?? `${root}dist/worker`);

const built = await build({
  root,
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  // The database is queried over HTTP only: leaves out the client for WebSockets.
  resolve: {
    alias: { '@libsql/client': `${root}node_modules/@libsql/client/lib-esm/http.js` },
  },
  ssr: { noExternal: true, resolve: { conditions: ['workerd', 'worker', 'browser', 'module'] } },
  build: {
    ssr: true,
    outDir: folder,
    // Another wrangler may be reading it: what an earlier build left is removed afterwards.
    emptyOutDir: false,
    target: 'es2024',
    minify: true,
    // Errors name our lines.
    sourcemap: true,
    // Which file imports which.
    manifest: 'manifest.json',
    rolldownOptions: {
      input: { worker: 'api/worker.ts' },
      output: {
        entryFileNames: '[name].mjs',
        chunkFileNames: 'parts/[name].mjs',
        // One file of all that is loaded at once, whatever else imports parts of it.
        codeSplitting: { groups: [{ name: 'start', test: /\/api\/app\.ts$/ }] },
      },
      // workerd takes every export of this file for an entry point.
      preserveEntrySignatures: 'strict',
    },
  },
});

const files = new Set(
  [built]
    .flat()
    .flatMap((one) => ('output' in one ? one.output.map(({ fileName }) => fileName) : [])),
);
for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (entry.isFile() && !files.has(relative(folder, path).replaceAll(sep, '/'))) await rm(path);
}
