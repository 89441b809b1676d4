import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const WIDGET = 'dist/public/widget.js';
const MAX_BYTES = 12_850;
const MAX_WORKER_BYTES = 3_000;

describe('what a site loads', () => {
  it(`is a widget of at most ${MAX_BYTES} bytes in brotli, Preact and styles inside`, () => {
    const compressed = readFileSync(`${WIDGET}.br`);
    expect(compressed.length).toBeLessThanOrEqual(MAX_BYTES);
    expect(brotliDecompressSync(compressed).equals(readFileSync(WIDGET))).toBe(true);
  });

  it('weighs what the README says, to a tenth of a kilobyte', () => {
    const quoted = /(\d+\.\d) kB/.exec(readFileSync('README.md', 'utf8'))?.[1];
    expect(quoted).toBe((readFileSync(`${WIDGET}.br`).length / 1000).toFixed(1));
  });
});

it(`Our own pages load a service worker of at most ${MAX_WORKER_BYTES} bytes in brotli`, () => {
  const compressed = readFileSync('dist/public/service-worker.js.br');
  expect(compressed.length).toBeLessThanOrEqual(MAX_WORKER_BYTES);
});
