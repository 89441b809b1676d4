/**
 * Builds what browsers load into `dist/public/`: the widget in every version, its words, and what our pages load. Each file has its
 * compressed forms beside it. The version of today alone is in `dist/widget/` too, as it would be released. Node only.
 */

import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';
import packageJson from '../../package.json' with { type: 'json' };
import { checkCatalogues } from './check-catalogues.ts';
import { integrityOf, readReleased } from './released.ts';
import { ROOT as root, SCRIPT_SETTINGS, SHARED as shared, TARGET as target } from './settings.ts';

const { version } = packageJson;
const outDir = join(root, 'dist/public');
const today = join(root, 'dist/widget');
const released = join(root, 'widget/released');

/** What our own pages run. */
const PAGE_SCRIPTS = { embed: 'tell-height.ts', builder: 'builder.ts' };

await checkCatalogues(join(root, 'widget/labels'));

await build({
  ...SCRIPT_SETTINGS,
  build: {
    outDir,
    target,
    lib: {
      entry: 'widget/define.ts',
      formats: ['iife'],
      name: 'contentAdvisory',
      fileName: () => 'widget.js',
    },
    rolldownOptions: {
      optimization: { inlineConst: true },
      // Chromium then compiles the whole script while it downloads: a card runs nearly all of it at once.
      output: { postBanner: '//# allFunctionsCalledOnLoad' },
    },
  },
});
await build({
  ...shared,
  build: {
    outDir: join(outDir, 'assets'),
    target,
    rolldownOptions: {
      input: {
        page: 'api/pages/page.css',
        embed: 'api/pages/embed.css',
        builder: 'api/pages/builder.css',
      },
      output: { assetFileNames: '[name][extname]' },
    },
  },
});
for (const [name, script] of Object.entries(PAGE_SCRIPTS)) {
  await build({
    ...shared,
    build: {
      outDir: join(outDir, 'assets'),
      emptyOutDir: false,
      target,
      rolldownOptions: {
        input: { [name]: `api/pages/browser/${script}` },
        output: { format: 'iife', entryFileNames: '[name].js' },
      },
    },
  });
}

await gatherToday();
await gatherVersions();
for (const entry of await readdir(outDir, { recursive: true, withFileTypes: true })) {
  if (entry.isFile()) await compress(join(entry.parentPath, entry.name));
}

await listVersions();
await compress(join(outDir, 'widget/versions.json'));

// Workers compress by themselves.
await writeFile(join(outDir, '.assetsignore'), '*.br\n*.gz\n');

/** What a release would keep: the script, and the words of every language that it does not hold. */
async function gatherToday(): Promise<void> {
  await rm(today, { recursive: true, force: true });
  await mkdir(join(today, 'labels'), { recursive: true });
  await cp(join(outDir, 'widget.js'), join(today, 'widget.js'));
  const labels = join(root, 'widget/labels');
  for (const name of await readdir(labels)) {
    if (/^(?!en\.)[\w-]+\.json$/.test(name))
      await cp(join(labels, name), join(today, 'labels', name));
  }
}

/** A released version is never built again: its kept files stand at its address. */
async function gatherVersions(): Promise<void> {
  await cp(join(today, 'labels'), join(outDir, 'labels'), { recursive: true });
  await cp(today, join(outDir, 'widget', version), { recursive: true });
  for (const name of await readReleased(released)) {
    await rm(join(outDir, 'widget', name), { recursive: true, force: true });
    await cp(join(released, name), join(outDir, 'widget', name), { recursive: true });
  }
}

/** Writes `widget/versions.json`: each version with what a page needs to pin it, and its weight. */
async function listVersions(): Promise<void> {
  const list = await readReleased(released);
  const names = [...new Set([version, ...list])].toSorted(newestFirst);
  const versions = names.map(async (name) => {
    const path = join(outDir, 'widget', name, 'widget.js');
    const [bytes, brotli] = await Promise.all([readFile(path), readFile(`${path}.br`)]);
    return {
      version: name,
      released: list.includes(name),
      path: `/widget/${name}/widget.js`,
      integrity: integrityOf(bytes),
      brotli_bytes: brotli.length,
    };
  });
  const text = JSON.stringify({ current: version, versions: await Promise.all(versions) });
  await writeFile(join(outDir, 'widget/versions.json'), text);
}

function newestFirst(one: string, other: string): number {
  return other.localeCompare(one, 'en', { numeric: true });
}

async function compress(path: string): Promise<void> {
  const bytes = await readFile(path);
  const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  await writeFile(`${path}.br`, brotliCompressSync(bytes, { params: quality }));
  await writeFile(`${path}.gz`, gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }));
}
