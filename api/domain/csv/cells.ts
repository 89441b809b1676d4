/** Writes and reads a cell of CSV: quoted if needed, and never run as a formula by a spreadsheet. Pure. */

/**
 * The start of a cell that a spreadsheet may run as a formula: `=`, `+`, `-` or `@` (also full-width) after any white space, or a tab
 * or line break. Apostrophes in front count as part of it, so that each escape can be undone.
 */
const FORMULA = /^'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠]|\s*~\s*$)/;

/** Whether a cell says that its field is to be erased. */
export function isErased(cell: string): boolean {
  return cell.trim() === '~';
}

/** The text with an apostrophe in front where a spreadsheet might run it, or an import would erase the field. */
export function escapeFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Undoes `escapeFormula`. An apostrophe before anything else is part of the text: 'Round Midnight. */
export function unescapeFormula(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

/** One row, with CRLF at its end (RFC 4180). */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
