/** Caches finished responses in memory, up to a number of bytes. The least recently used go first. */

import { LRUCache } from 'lru-cache';
import type { Route } from '../http/app-env.ts';
import type { FinishedResponse } from './finished-response.ts';

/** A response that may be served again. */
export interface CachedResponse extends FinishedResponse {
  /** The route that made it. */
  route: Route | null;
  /** The version of the catalogue it was made from. */
  version: string;
  /** When the catalogue was last known to have this version, in milliseconds of the listener's clock. */
  confirmedAt: number;
}

/** Entry of a response that depends on more headers of the request: their names, in lower case. */
export interface Variants {
  varies: readonly string[];
}

export type CacheEntry = CachedResponse | Variants;

export interface ResponseCache {
  get: (key: string) => CacheEntry | undefined;
  /** An entry larger than the whole cache is not stored. */
  set: (key: string, entry: CacheEntry) => void;
  size: () => { bytes: number; answers: number };
}

/** What an entry takes besides its bytes and its key, roughly: its headers and its place in the cache. */
const OVERHEAD = 2_000;

/** `maxBytes` is a whole number from 1. */
export function createResponseCache(maxBytes: number): ResponseCache {
  const entries = new LRUCache<string, CacheEntry>({ maxSize: maxBytes, sizeCalculation: sizeOf });
  return {
    get: (key) => entries.get(key),
    set: (key, entry) => {
      entries.set(key, entry);
    },
    size: () => ({ bytes: entries.calculatedSize, answers: entries.size }),
  };
}

function sizeOf(entry: CacheEntry, key: string): number {
  return OVERHEAD + 2 * key.length + ('bytes' in entry ? entry.bytes.byteLength : 0);
}
