/** Tells a disk without room from every other failure. */

const FULL_CODES: ReadonlySet<unknown> = new Set([
  'ENOSPC',
  'EDQUOT',
  'SQLITE_FULL',
  // The index of the write-ahead log, 32 kB beside the database, could not be made.
  'SQLITE_IOERR_SHMSIZE',
]);

/** Whether an error, or one that caused it, says that the disk is full. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, extendedCode } = error as { code?: unknown; extendedCode?: unknown };
  return FULL_CODES.has(code) || FULL_CODES.has(extendedCode) || isDiskFull(error.cause);
}
