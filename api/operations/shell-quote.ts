/** Commands that people copy from a message into a shell. */

/** Quotes a word for a POSIX shell if it contains a space or a special character. */
export function shellQuote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** The command that restores a backup. */
export function restoreCommand(copy: string): string {
  return `npm run -s cli -- restore ${shellQuote(copy)}`;
}
