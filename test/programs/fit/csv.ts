/** Reads CSV as RFC 4180 has it: cells may be quoted, and a quoted cell may hold commas, line breaks and doubled quotes. */

const CELL = /(?:"((?:[^"]|"")*)"|((?:[^",\r\n][^,\r\n]*)?))(,|\r?\n|$)/gy;

/** One record a line, by the names of the first line; cells trimmed. Throws on a line that has another number of cells. */
export function parseCsv(text: string): Record<string, string>[] {
  const [head = [], ...lines] = cellsOf(text.replace(/^\uFEFF/u, ''));
  return lines.map((cells, i) => {
    if (cells.length !== head.length)
      throw new Error(`Row ${i + 2} has ${cells.length} cells, the head has ${head.length}.`);
    return Object.fromEntries(head.map((name, at) => [name, cells[at] ?? '']));
  });
}

function cellsOf(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let end = 0;
  for (const [whole, quoted, plain = '', mark] of text.matchAll(CELL)) {
    end += whole.length;
    line.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    if (mark === ',') continue;
    if (line.length > 1 || line[0] !== '') lines.push(line);
    line = [];
    if (end === text.length) break;
  }
  if (end < text.length) throw new Error(`Row ${lines.length + 1} has a stray quotation mark.`);
  return lines;
}
