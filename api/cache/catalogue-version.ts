/** Tracks the version of the catalogue, and reads it from the database at most every 500 ms. */

export interface CatalogueVersion {
  /** The version; null if the database failed; undefined if it must be read first (see `settle`). */
  current: () => string | null | undefined;
  /** Resolves once `current` is not undefined; never rejects. */
  settle: () => Promise<void>;
  /** When the version was last read successfully, in milliseconds of the clock. */
  checkedAt: () => number;
}

interface Dependencies {
  /** The version, which changes whenever a film is written. */
  readVersion: () => Promise<string>;
  /** Milliseconds of a monotonic clock. */
  now: () => number;
}

/** Milliseconds for which a version counts as current: another process's write is seen within a second. */
const FRESH_MS = 500;

/** Milliseconds until a read times out, and from a failure to the next attempt. */
const TIMEOUT_MS = 1_000;

/**
 * No request waits for a database that has failed: it is retried once a second while there are requests. Until it answers, the version is
 * null.
 */
export function watchCatalogueVersion({ readVersion, now }: Dependencies): CatalogueVersion {
  let version: string | null = null;
  let checkedAt = -Infinity;
  let triedAt = -Infinity;
  let hasFailed = false;
  let reading: Promise<void> | null = null;

  async function read(): Promise<void> {
    triedAt = now();
    try {
      version = await withTimeout(readVersion());
      [checkedAt, hasFailed] = [now(), false];
    } catch {
      [version, hasFailed] = [null, true];
    }
    reading = null;
  }

  return {
    current: () => {
      if (hasFailed) {
        if (now() - triedAt >= TIMEOUT_MS) reading ??= read();
        return null;
      }
      return now() - checkedAt < FRESH_MS ? version : undefined;
    },
    settle: () => (reading ??= read()),
    checkedAt: () => checkedAt,
  };
}

async function withTimeout<Result>(result: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The database timed out')), TIMEOUT_MS);
  });
  try {
    return await Promise.race([result, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
