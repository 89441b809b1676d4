/**
 * Builds the program for Node into `dist/`, with what it uses of its packages inside: they hold some 700 files more, which took
 * 130 MB and most of the time of a start. Only the
 * database and the renderer of share pictures, which are not JavaScript, are not bundled. Node only.
 */

import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: true, external: ['libsql', '@resvg/resvg-js'] },
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

/** The font of the share pictures, with its licence: resvg reads files, and no system has the same fonts. */
const font = join(root, 'node_modules/dejavu-fonts-ttf');
for (const name of ['DejaVuSerifCondensed.ttf', 'DejaVuSerifCondensed-Bold.ttf'])
  await cp(join(font, 'ttf', name), join(root, 'dist/fonts', name));
await cp(join(font, 'LICENSE'), join(root, 'dist/fonts/LICENSE'));
