/** Keeps finished answers in memory, up to so many bytes; those that nobody asked for longest go first. */

import type { FinishedAnswer } from './finished-answer.ts';

/** An answer that may be given again. */
export interface KeptAnswer extends FinishedAnswer {
  /** The pattern of the route that made it. */
  route: string | null;
  /** Of the catalogue that it was made from. */
  version: string;
  /** When the catalogue was last known to be of this version, in milliseconds of the front's clock. */
  confirmedAt: number;
}

/** Stands where the answer depends on more headers of the request: their names, in small letters. */
export interface Variants {
  varies: readonly string[];
}

export type Kept = KeptAnswer | Variants;

export interface KeptBytes {
  get: (key: string) => Kept | undefined;
  set: (key: string, kept: Kept) => void;
  /** How many bytes are kept, and in how many answers. */
  size: () => { bytes: number; answers: number };
}

/** What an answer takes besides its bytes, roughly: its headers, its key and its place in the map. */
const OVERHEAD = 2_000;

export function keepBytes(mostBytes: number): KeptBytes {
  const answers = new Map<string, Kept>();
  // Goes on where it stopped: begun anew, it would pass over all the places of what went before.
  let oldest = answers.entries();
  let bytes = 0;

  function drop(key: string, kept: Kept): void {
    answers.delete(key);
    bytes -= sizeOf(key, kept);
  }

  const holdsTooMuch = () => bytes > mostBytes;

  function dropOldest(): void {
    const next = oldest.next();
    if (next.done) oldest = answers.entries();
    else drop(...next.value);
  }

  return {
    get: (key) => {
      const kept = answers.get(key);
      if (kept === undefined) return undefined;
      // A map keeps the order in which its keys came: what is put back is the newest.
      answers.delete(key);
      answers.set(key, kept);
      return kept;
    },
    set: (key, kept) => {
      const former = answers.get(key);
      if (former) drop(key, former);
      answers.set(key, kept);
      bytes += sizeOf(key, kept);
      while (holdsTooMuch()) dropOldest();
    },
    size: () => ({ bytes, answers: answers.size }),
  };
}

function sizeOf(key: string, kept: Kept): number {
  return OVERHEAD + 2 * key.length + ('bytes' in kept ? kept.bytes.byteLength : 0);
}
