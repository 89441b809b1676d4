/**
 * `node --expose-gc test/programs/reliability/soak-cache.ts HITS CHANGES`: reads 33 cached answers HITS times in all, and stores all of them
 * again CHANGES times in between, as a changed catalogue does. Prints by how many bytes the heap grew.
 */

import { createResponseCache, type CachedResponse } from '../../../api/cache/memory-store.ts';

const [hits = 0, changes = 0] = process.argv.slice(2).map(Number);
const KEYS = Array.from({ length: 33 }, (_, film) => `identity /v1/films/film-${film}`);
const cache = createResponseCache(32 * 1024 * 1024);

function answerOf(version: number): CachedResponse {
  const head = ['content-type', 'application/json', 'x-request-id', ''];
  const bytes = new Uint8Array(4_000);
  const meta = { route: null, version: String(version), confirmedAt: 0 };
  return { status: 200, bytes, etag: '"tag"', head, notModifiedHead: head, ...meta };
}

function heapUsed(): number {
  if (!globalThis.gc) throw new Error('Run it with --expose-gc');
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

function run(version: number, reads: number): void {
  for (const key of KEYS) cache.set(key, answerOf(version));
  for (let read = 0; read < reads; read += 1) cache.get(KEYS[read % KEYS.length] ?? '');
}

run(0, 10_000);
const before = heapUsed();
for (let change = 1; change <= changes; change += 1) run(change, Math.ceil(hits / changes));
console.log(heapUsed() - before);
