/** Builds the program for Node into `dist/`, its packages left outside. Node only. */

import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
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
        'write-openapi': 'api/cli/write-openapi.ts',
      },
    },
  },
});
