/**
 * Builds everything that browsers load into `dist/public/`: the script in every version, the labels, the OpenAPI document, and the styles
 * and scripts of our own pages. The compressed forms of a file are beside it. Node only.
 */

import { createHash } from 'node:crypto';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';
import packageJson from '../../package.json' with { type: 'json' };
import { LANGUAGES } from '../labels/languages.ts';
import './check-dist.ts';
import { checkCatalogues } from './check-catalogues.ts';
import { checkPageWords } from './check-page-words.ts';
import { drawIcons } from './icons.ts';
import { integrityOf, readReleased } from './released.ts';
import { ROOT as root, SCRIPT_SETTINGS, SHARED as shared, TARGET as target } from './settings.ts';

const { version } = packageJson;
const outDir = join(root, 'dist/public');
const labels = join(root, 'widget/labels');
const words = join(root, 'api/pages/words');
const released = join(root, 'widget/released');

/** The scripts of our own pages. */
const PAGE_SCRIPTS = {
  page: 'api/pages/layout/browser.ts',
  embed: 'api/pages/embed/browser.ts',
  find: 'api/pages/find/browser.tsx',
  compare: 'api/pages/compare/browser.tsx',
  builder: 'api/pages/builder/browser.ts',
  reference: 'api/pages/reference/browser.ts',
  'sign-in': 'api/pages/sign-in/browser.ts',
  desk: 'api/pages/desk/browser.ts',
  offline: 'api/pages/offline/browser.ts',
};

await checkCatalogues(labels);
await checkPageWords(words);

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
      output: {
        // Constants stay `const`, so that the minifier inlines them.
        topLevelVar: false,
        // Chromium then compiles the whole script while it downloads: a card runs nearly all of it at once.
        postBanner: '//# allFunctionsCalledOnLoad',
      },
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
        card: 'widget/styles.css',
        page: 'api/pages/layout/page.css',
        embed: 'api/pages/embed/embed.css',
        find: 'api/pages/find/find.css',
        compare: 'api/pages/compare/compare.css',
        builder: 'api/pages/builder/builder.css',
        reference: 'api/pages/reference/reference.css',
        'sign-in': 'api/pages/sign-in/sign-in.css',
        desk: 'api/pages/desk/desk.css',
        form: 'api/pages/correct/form.css',
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
        input: { [name]: script },
        output: { format: 'iife', entryFileNames: '[name].js' },
      },
    },
  });
}

await drawIcons(join(outDir, 'assets'));
await copyLabels();
await writeOpenApi();
await stageVersions();
await buildServiceWorker();
for (const entry of await readdir(outDir, { recursive: true, withFileTypes: true })) {
  if (entry.isFile()) await compress(join(entry.parentPath, entry.name));
}

await listVersions();
await compress(join(outDir, 'widget/versions.json'));

// Cloudflare compresses static files itself.
await writeFile(join(outDir, '.assetsignore'), '*.br\n*.gz\n');

/** Last, as its version is a digest of the files that it saves: after any change of them, browsers install it again. */
async function buildServiceWorker(): Promise<void> {
  const digest = createHash('sha256');
  for (const folder of ['assets', 'labels', 'words', 'widget'])
    digest.update(await digestOf(folder));
  await build({
    ...shared,
    define: { __FILES_VERSION__: JSON.stringify(digest.digest('hex').slice(0, 12)) },
    build: {
      outDir,
      emptyOutDir: false,
      target,
      rolldownOptions: {
        input: { 'service-worker': 'api/pages/offline/worker.ts' },
        output: { format: 'iife', entryFileNames: '[name].js' },
      },
    },
  });
}

/** Of all files below a built folder. */
async function digestOf(folder: string): Promise<Buffer> {
  const digest = createHash('sha256');
  const entries = await readdir(join(outDir, folder), { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.toSorted())
    digest.update(path.slice(outDir.length)).update(await readFile(path));
  return digest.digest();
}

/** The labels of the card and the words of the pages, for our own pages. */
async function copyLabels(): Promise<void> {
  for (const language of LANGUAGES) {
    const file = `${language}.json`;
    await cp(join(labels, file), join(outDir, 'labels', file));
    await cp(join(words, file), join(outDir, 'words', file));
  }
}

/** The OpenAPI document, without its line breaks. */
async function writeOpenApi(): Promise<void> {
  const document: unknown = JSON.parse(
    await readFile(join(root, 'api/openapi/openapi.json'), 'utf8'),
  );
  await writeFile(join(outDir, 'openapi.json'), JSON.stringify(document));
}

/** Puts each version at its own address, with the labels beside it. A released version is never built again: its file is copied. */
async function stageVersions(): Promise<void> {
  const names = Object.keys(await readReleased(released));
  const scripts = new Map([
    [version, join(outDir, 'widget.js')],
    ...names.map((name) => [name, join(released, `${name}.js`)] as const),
  ]);
  for (const [name, script] of scripts) {
    const folder = join(outDir, 'widget', name);
    await cp(script, join(folder, 'widget.js'));
    await cp(join(outDir, 'labels'), join(folder, 'labels'), { recursive: true });
  }
}

/** Writes `widget/versions.json`: for each version, what a page needs to pin it, and its size. */
async function listVersions(): Promise<void> {
  const list = Object.keys(await readReleased(released));
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
