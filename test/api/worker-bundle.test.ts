/** What is sent to Cloudflare: small enough, nothing in it that belongs to Node, and little of it needed for a read. */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleWorker } from '../helpers/bundle-worker.ts';

/** The platform takes 3 MB. Passkeys, which are read only when someone signs in, are 110 kB of it. */
const MAX_BYTES = 500_000;

/** A tenth less is about 6 ms of CPU less for the first read of an isolate. Time itself differs too much to be tested. */
const MAX_BYTES_AT_START = 440_000;

interface Chunk {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
}

let folder: string;
/** The built files by their keys, with what they import at once and what they import when it is needed. */
let manifest: Record<string, Chunk>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-advisory-bundle-'));
  await bundleWorker(folder);
  manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

/** The files that are evaluated before the first request is answered. */
function loadedAtStart(): Chunk[] {
  const loaded = new Set(['api/worker.ts']);
  for (const key of loaded) for (const one of manifest[key]?.imports ?? []) loaded.add(one);
  return [...loaded].flatMap((key) => manifest[key] ?? []);
}

/** The sources that files were made of; those of packages are wherever the packages are. */
async function sourcesOf(chunks: readonly Chunk[]): Promise<string[]> {
  // The bundler's own functions have no map.
  const own = chunks.filter(({ file }) => file !== 'parts/rolldown-runtime.mjs');
  const sources = await Promise.all(
    own.map(async ({ file }) => {
      const map = join(folder, `${file}.map`);
      const found: string[] = JSON.parse(await readFile(map, 'utf8')).sources;
      return found.map((source) => relative('.', resolve(dirname(map), source)));
    }),
  );
  return sources.flat();
}

async function codeOf(chunks: readonly Chunk[]): Promise<Buffer[]> {
  return Promise.all(chunks.map(({ file }) => readFile(join(folder, file))));
}

it(`is at most ${MAX_BYTES / 1_000} kB, gzip`, async () => {
  const bytes = gzipSync(Buffer.concat(await codeOf(Object.values(manifest))), { level: 9 }).length;
  console.info(`The Worker: ${(bytes / 1_000).toFixed(1)} kB gzip`);
  expect(bytes).toBeLessThanOrEqual(MAX_BYTES);
});

it(`evaluates at most ${MAX_BYTES_AT_START / 1_000} kB before a read`, async () => {
  const { length } = Buffer.concat(await codeOf(loadedAtStart()));
  console.info(`Evaluated before a read: ${(length / 1_000).toFixed(1)} kB`);
  expect(length).toBeLessThanOrEqual(MAX_BYTES_AT_START);
});

it('holds no migrations, no seed, no builder of statements, no OpenAPI document, and nothing of Node', async () => {
  const sources = await sourcesOf(Object.values(manifest));
  expect(sources).toContain('api/worker.ts');
  expect(
    sources.filter((source) =>
      /openapi\.json|drizzle-orm|db\/(migrate|seed|schema)|api\/(cli|share-pictures)|libsql\/sqlite3|resvg/.test(
        source,
      ),
    ),
  ).toEqual([]);
  const code = String(Buffer.concat(await codeOf(Object.values(manifest))));
  expect(code).not.toMatch(/(from|import\(?)\s*["'`]node:/);
});

it('runs no code of pages, writes, sign-ins, expiry or connectors for a read: they are imported when they are needed', async () => {
  const LAZY =
    /services\/films\/(write|change|changes|versions|expire|import|fetch|fetch-wanted|wanted-request|follow|match|canonical-facts|lasting-facts)\.ts|services\/people\/(people|passkeys|sign-in|authenticate)\.ts|db\/queries\/(save-film|people|passkeys|forget-expired|history)\.ts|domain\/(reasons\/(derive|stated|data\/)|film\/(merge|without-sources))|connectors|simplewebauthn|asn1|pages\/.*\.tsx|preact/;
  const inBundle = (await sourcesOf(Object.values(manifest))).filter((path) => LAZY.test(path));
  expect(inBundle.length).toBeGreaterThan(20);
  const atStart = await sourcesOf(loadedAtStart());
  expect(atStart).toContain('api/routes/films.ts');
  expect(atStart.filter((path) => LAZY.test(path))).toEqual([]);
});
