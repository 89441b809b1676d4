/** Knows of which version the catalogue is, and asks the database for it twice a second at most. */

export interface CatalogueVersion {
  /** The version; null where the database could not tell it; undefined where it has to be asked first: see `settle`. */
  current: () => string | null | undefined;
  /** Resolves once `current` knows; never rejects. */
  settle: () => Promise<void>;
  /** When the database last told the version, in milliseconds of the clock. */
  checkedAt: () => number;
}

interface Dependencies {
  /** Changes whenever a film is written, by whomever. */
  readVersion: () => Promise<string>;
  /** Milliseconds of a clock that only goes forwards. */
  now: () => number;
}

/** How long a version is taken as current, in milliseconds: another process's write is seen within a second. */
const CURRENT_FOR = 500;

/** How long the database may take to tell it, and how long after a failure it is asked again. */
const PATIENCE = 1_000;

/**
 * Nobody waits for a database that has failed: until it answers again, which is tried once a second while there are requests,
 * the version is null.
 */
export function watchVersion({ readVersion, now }: Dependencies): CatalogueVersion {
  let version: string | null = null;
  let checkedAt = -Infinity;
  let askedAt = -Infinity;
  let hasFailed = false;
  let asking: Promise<void> | null = null;

  async function ask(): Promise<void> {
    askedAt = now();
    try {
      version = await withinPatience(readVersion());
      [checkedAt, hasFailed] = [now(), false];
    } catch {
      [version, hasFailed] = [null, true];
    }
    asking = null;
  }

  return {
    current: () => {
      if (hasFailed) {
        if (now() - askedAt >= PATIENCE) asking ??= ask();
        return null;
      }
      return now() - checkedAt < CURRENT_FOR ? version : undefined;
    },
    settle: () => (asking ??= ask()),
    checkedAt: () => checkedAt,
  };
}

async function withinPatience<Answer>(answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The database takes too long')), PATIENCE);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
