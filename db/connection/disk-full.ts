/** Recognizes errors of a full disk. */

const FULL_CODES: ReadonlySet<unknown> = new Set([
  'ENOSPC',
  'EDQUOT',
  'SQLITE_FULL',
  // The WAL index (`-shm`, 32 kB) could not be created.
  'SQLITE_IOERR_SHMSIZE',
]);

/** Whether an error, or one that caused it, says that the disk is full. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, extendedCode } = error as { code?: unknown; extendedCode?: unknown };
  return FULL_CODES.has(code) || FULL_CODES.has(extendedCode) || isDiskFull(error.cause);
}
