/** What a single cell of CSV holds: quoted where it must be, and never a formula to a spreadsheet. Pure. */

/** What spreadsheets take for a formula at the start of a cell, with the apostrophes that say it is none. */
const FORMULA = /^'*[=+\-@\t\r]/;

/** A text that no spreadsheet runs: a formula gets an apostrophe in front, as people write it. */
export function escapeFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that was escaped. An apostrophe in front of anything else is part of the text: ’Round Midnight. */
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
