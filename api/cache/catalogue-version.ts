/** Knows the version of the catalogue, and reads it from the database at most every 500 ms. */

export interface CatalogueVersion {
  /** The version; null where the database could not tell it; undefined where it must be read first: see `settle`. */
  current: () => string | null | undefined;
  /** Resolves once `current` knows; never rejects. */
  settle: () => Promise<void>;
  /** When the database last told the version, in milliseconds of the clock. */
  checkedAt: () => number;
}

interface Dependencies {
  /** Changes whenever anyone writes a film. */
  readVersion: () => Promise<string>;
  /** Milliseconds of a clock that only goes forwards. */
  now: () => number;
}

/** How long a version is taken as current, in milliseconds: another process's write is seen within a second. */
const CURRENT_FOR_MS = 500;

/** Milliseconds that the database may take to answer, and after a failure until it is asked again. */
const TIMEOUT_MS = 1_000;

/**
 * No request waits for a database that has failed: it is tried again once a second while there are requests, and until it answers, the
 * version is null.
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
      return now() - checkedAt < CURRENT_FOR_MS ? version : undefined;
    },
    settle: () => (reading ??= read()),
    checkedAt: () => checkedAt,
  };
}

async function withTimeout<Answer>(answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The database takes too long')), TIMEOUT_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
