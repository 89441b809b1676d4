/** Reads how wide the characters of a TrueType font are. */

/** The advance width of each code point in multiples of the font size; a code point that the font lacks is missing. */
export type FontWidths = ReadonlyMap<number, number>;

/** Throws an Error if the font has no table of all Unicode characters (cmap format 12). */
export function readFontWidths(bytes: Uint8Array): FontWidths {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = readTables(view);
  const table = (tag: string): number => {
    const offset = tables.get(tag);
    if (offset === undefined) throw new Error(`The font has no table “${tag}”`);
    return offset;
  };
  const unitsPerSize = view.getUint16(table('head') + 18);
  const metricCount = view.getUint16(table('hhea') + 34);
  const metrics = table('hmtx');
  // The glyphs after the last metric are all as wide as that one.
  const widthOf = (glyph: number): number =>
    view.getUint16(metrics + 4 * Math.min(glyph, metricCount - 1)) / unitsPerSize;
  const widths = new Map<number, number>();
  const groups = findGroups(view, table('cmap'));
  for (let group = 0; group < view.getUint32(groups + 12); group += 1) {
    const at = groups + 16 + 12 * group;
    const [first, last] = [view.getUint32(at), view.getUint32(at + 4)];
    for (let code = first; code <= last; code += 1)
      widths.set(code, widthOf(view.getUint32(at + 8) + code - first));
  }
  return widths;
}

/** The offset of each table. */
function readTables(view: DataView): Map<string, number> {
  const tables = new Map<string, number>();
  for (let table = 0; table < view.getUint16(4); table += 1) {
    const at = 12 + 16 * table;
    const tag = [0, 1, 2, 3].map((byte) => String.fromCharCode(view.getUint8(at + byte)));
    tables.set(tag.join(''), view.getUint32(at + 8));
  }
  return tables;
}

function findGroups(view: DataView, cmap: number): number {
  for (let map = 0; map < view.getUint16(cmap + 2); map += 1) {
    const offset = cmap + view.getUint32(cmap + 8 + 8 * map);
    if (view.getUint16(offset) === 12) return offset;
  }
  throw new Error('The font has no cmap of format 12');
}
