/** Commands that people copy from a message into a shell. */

/** A word as a POSIX shell reads it: in quotes where it has a space or another special sign. */
export function shellQuote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** The command that restores a copy. */
export function restoreCommand(copy: string): string {
  return `npm run -s cli -- restore ${shellQuote(copy)}`;
}
