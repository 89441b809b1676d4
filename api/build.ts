/**
 * Builds the program for Node into `dist/`, with what it uses of its packages inside: they hold some 700 files more, which took
 * 130 MB and most of the time of a start. Only the database, which is no JavaScript, is left outside. Node only.
 */

import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: true, external: ['libsql'] },
  build: {
    ssr: true,
    outDir: 'dist',
    emptyOutDir: false,
    target: 'node20',
    rolldownOptions: {
      output: { chunkFileNames: '[name].js' },
      input: {
        node: 'api/node.ts',
        cli: 'api/cli/main.ts',
        'generate-openapi': 'api/openapi/generate.ts',
      },
    },
  },
});
