/** What is sent to Cloudflare: small enough, and nothing in it that belongs to Node. */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleWorker } from '../helpers/bundle-worker.ts';

interface Metafile {
  inputs: Record<string, { imports: { path: string; kind: string; external?: boolean }[] }>;
}

/** The platform takes 3 MB. Passkeys, which are read only when someone signs in, are 110 kB of it. */
const MAX_BYTES = 500_000;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-advisory-bundle-'));
  await bundleWorker(folder);
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

it(`is at most ${MAX_BYTES / 1_000} kB, gzip`, async () => {
  const bytes = gzipSync(await readFile(join(folder, 'worker.js')), { level: 9 }).length;
  console.info(`The Worker: ${(bytes / 1_000).toFixed(1)} kB gzip`);
  expect(bytes).toBeLessThanOrEqual(MAX_BYTES);
});

it('holds no migrations, no seed, no builder of statements, no OpenAPI document, and nothing of Node', async () => {
  const metafile = await readFile(join(folder, 'bundle-meta.json'), 'utf8');
  const { inputs }: Metafile = JSON.parse(metafile);
  const sources = Object.keys(inputs);
  expect(sources).toContain('api/worker.ts');
  expect(
    sources.filter((source) =>
      /openapi\.json|drizzle-orm|db\/(migrate|seed|schema)|api\/(cli|share-pictures)|libsql\/sqlite3|resvg/.test(
        source,
      ),
    ),
  ).toEqual([]);
  const outside = Object.values(inputs).flatMap(({ imports }) =>
    imports
      .filter(({ path, external }) => external && path !== '<runtime>')
      .map(({ path }) => path),
  );
  expect(outside).toEqual([]);
});

it('runs no code of writes, sign-ins, expiry or connectors for a read: they are imported when they are needed', async () => {
  const { inputs }: Metafile = JSON.parse(await readFile(join(folder, 'bundle-meta.json'), 'utf8'));
  const loaded = new Set(['api/worker.ts']);
  for (const path of loaded)
    for (const one of inputs[path]?.imports ?? [])
      if (!one.external && one.kind !== 'dynamic-import') loaded.add(one.path);
  const LAZY =
    /services\/films\/(write|change|changes|versions|expire|import|fetch|follow|match|canonical-facts|lasting-facts)\.ts|services\/people\/(people|passkeys|sign-in|authenticate)\.ts|db\/queries\/(save-film|people|passkeys|forget-expired|history)\.ts|domain\/(reasons\/(derive|stated|data\/)|film\/(merge|without-sources))|connectors|simplewebauthn|asn1|pages\/desk\/(?!route\.ts|frame\.tsx|form-problem\.tsx)/;
  const inBundle = Object.keys(inputs).filter((path) => LAZY.test(path));
  expect(inBundle.length).toBeGreaterThan(20);
  expect(inBundle.filter((path) => loaded.has(path))).toEqual([]);
});
