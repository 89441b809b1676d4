/** Splits a file of any size into records: lines of NDJSON, or rows of CSV, whose quotes may contain line ends. Node only. */

/** Far more than any film needs. */
export const MAX_RECORD_BYTES = 1_000_000;

export interface FileRecord {
  /** The line on which it begins; the first is 1. */
  line: number;
  /** Its text without the line end, or null if it is longer than `MAX_RECORD_BYTES`. */
  text: string | null;
}

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const COMMA = 0x2c;

/**
 * The records of a file in UTF-8, without empty ones. Records end with LF or CRLF; with `quoted` also with CR alone, and not inside
 * a cell that begins with a quote, where two quotes stand for one. Bytes that are not UTF-8 become U+FFFD. Memory stays bounded,
 * because the bytes of a record that is too long are dropped.
 */
export async function* splitRecords(
  chunks: AsyncIterable<Buffer>,
  { quoted }: { quoted: boolean },
): AsyncGenerator<FileRecord> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: false });
  const ends = quoted ? quotedEnds() : lineEnds();
  let parts: Buffer[] = [];
  let length = 0;
  let line = 1;
  let nextLine = 1;

  function append(part: Buffer): void {
    length += part.length;
    if (length <= MAX_RECORD_BYTES) parts.push(part);
    else parts = [];
  }

  function finish(): FileRecord {
    const isTooLong = length > MAX_RECORD_BYTES;
    const text = isTooLong ? null : decoder.decode(joinParts(parts)).replace(/\r?\n?$/, '');
    const record = { line, text };
    parts = [];
    length = 0;
    line = nextLine;
    return record;
  }

  for await (const chunk of chunks) {
    let from = 0;
    for (const { at, lines } of ends(chunk)) {
      nextLine += lines;
      if (at === null) continue;
      append(chunk.subarray(from, at + 1));
      from = at + 1;
      const record = finish();
      if (record.text !== '') yield record;
    }
    // A copy, because a part of a chunk would keep the whole chunk in memory.
    if (from < chunk.length) append(Buffer.from(chunk.subarray(from)));
  }
  if (length > 0) {
    const record = finish();
    if (record.text !== '') yield record;
  }
}

/** Most records are inside one chunk and need no copy. */
function joinParts(parts: readonly Buffer[]): Buffer {
  const [only] = parts;
  return only && parts.length === 1 ? only : Buffer.concat(parts);
}

/** Finds the record ends in a chunk, each with the number of line ends since the previous one; `at` is null for the rest of the chunk. */
type FindEnds = (chunk: Buffer) => Iterable<{ at: number | null; lines: number }>;

function lineEnds(): FindEnds {
  return function* (chunk) {
    for (let at = chunk.indexOf(LF); at !== -1; at = chunk.indexOf(LF, at + 1))
      yield { at, lines: 1 };
  };
}

/**
 * Reads byte by byte and across chunks: in UTF-8, no byte of another character equals one of these four. A CR ends a row at once;
 * an LF after it ends an empty row, which is left out.
 */
function quotedEnds(): FindEnds {
  let isQuoted = false;
  let isStart = true;
  let previous = 0;
  return function* (chunk) {
    let lines = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (byte === CR || (byte === LF && previous !== CR)) lines += 1;
      previous = byte;
      if (isQuoted) {
        // A doubled quote closes the cell and opens it again.
        if (byte === QUOTE) [isQuoted, isStart] = [false, true];
      } else if (byte === QUOTE && isStart) isQuoted = true;
      else {
        isStart = byte === COMMA || byte === LF || byte === CR;
        if (byte !== LF && byte !== CR) continue;
        yield { at, lines };
        lines = 0;
      }
    }
    yield { at: null, lines };
  };
}
