/** Builds what browsers load into `dist/public/`: the widget, and the style sheet of our pages. Each file has its compressed forms beside it. */

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, type InlineConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const outDir = join(root, 'dist/public');

const shared: InlineConfig = { root, configFile: false, logLevel: 'warn', publicDir: false };
// The first versions with `light-dark()`; anything older keeps the host's fallback.
const target = ['chrome123', 'firefox120', 'safari17.5'];

await build({
  ...shared,
  // Preact's own `h` is in the file anyway; the automatic runtime would add a second one.
  oxc: {
    jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' },
    jsxInject: "import { h, Fragment } from 'preact'",
  },
  build: {
    outDir,
    target,
    lib: {
      entry: 'widget/define.ts',
      formats: ['iife'],
      name: 'contentAdvisory',
      fileName: () => 'widget.js',
    },
  },
});
await build({
  ...shared,
  build: {
    outDir: join(outDir, 'assets'),
    target,
    rolldownOptions: {
      input: 'api/pages/page.css',
      output: { assetFileNames: '[name][extname]' },
    },
  },
});

for (const entry of await readdir(outDir, { recursive: true, withFileTypes: true })) {
  if (entry.isFile()) await compress(join(entry.parentPath, entry.name));
}

// Workers compress by themselves.
await writeFile(join(outDir, '.assetsignore'), '*.br\n*.gz\n');

async function compress(path: string): Promise<void> {
  const bytes = await readFile(path);
  const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  await writeFile(`${path}.br`, brotliCompressSync(bytes, { params: quality }));
  await writeFile(`${path}.gz`, gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }));
}
