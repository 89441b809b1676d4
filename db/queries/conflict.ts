/** Recognizes a write that the database rejects because another came first. */

/** Whether a save failed because another process wrote in between: it can be retried. */
export function isConflict(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')
  );
}
