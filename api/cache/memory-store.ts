/** An LRU cache of finished responses in memory, limited by bytes. */

import { LRUCache } from 'lru-cache';
import type { Route } from '../http/app-env.ts';
import type { FinishedResponse } from './finished-response.ts';

/** A response that may be served again. */
export interface CachedResponse extends FinishedResponse {
  /** The route that made it. */
  route: Route | null;
  /** The version of the catalogue from which it was made. */
  version: string;
  /** When the catalogue was last confirmed to have this version, in milliseconds of the listener's clock. */
  confirmedAt: number;
}

/** The entry of a response that varies by request headers: their lower-case names. */
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

/** Approximate bytes of an entry besides its body and its key. */
const ENTRY_OVERHEAD = 2_000;

/** `maxBytes` is a positive integer. */
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
  return ENTRY_OVERHEAD + 2 * key.length + ('bytes' in entry ? entry.bytes.byteLength : 0);
}
