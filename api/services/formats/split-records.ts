/** Cuts a file into its records, however large it is: a line of NDJSON, or a row of CSV with the line ends in its quotes. Node only. */

/** Bytes of one record; far more than any film needs, and never held twice. */
export const LONGEST_RECORD = 1_000_000;

export interface FileRecord {
  /** The line on which it begins, from 1 on. */
  line: number;
  /** Its text without the end of the line, or null where it is longer than `LONGEST_RECORD`. */
  text: string | null;
}

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const COMMA = 0x2c;

/**
 * The records of a file in UTF-8, empty ones left out. With `quoted`, a cell that begins with a quote ends with one, a doubled
 * quote in it is a quote, and a record ends with LF, CRLF or CR alone; without, with LF or CRLF. What is not UTF-8 becomes U+FFFD. Of a
 * record that is too long nothing is kept, so memory stays bounded.
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

  function keep(part: Buffer): void {
    length += part.length;
    if (length <= LONGEST_RECORD) parts.push(part);
    else parts = [];
  }

  function finish(): FileRecord {
    const isTooLong = length > LONGEST_RECORD;
    const text = isTooLong ? null : decoder.decode(wholeOf(parts)).replace(/\r?\n?$/, '');
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
      keep(chunk.subarray(from, at + 1));
      from = at + 1;
      const record = finish();
      if (record.text !== '') yield record;
    }
    // Copied, as a part of a chunk would keep the whole of it.
    if (from < chunk.length) keep(Buffer.from(chunk.subarray(from)));
  }
  if (length > 0) {
    const record = finish();
    if (record.text !== '') yield record;
  }
}

/** Most records lie within one chunk and need no copy. */
function wholeOf(parts: readonly Buffer[]): Buffer {
  const [only] = parts;
  return only && parts.length === 1 ? only : Buffer.concat(parts);
}

/** The ends of records in a chunk, each with the lines that end up to there; the last is null and has the lines after the last end. */
type FindEnds = (chunk: Buffer) => Iterable<{ at: number | null; lines: number }>;

function lineEnds(): FindEnds {
  return function* (chunk) {
    for (let at = chunk.indexOf(LF); at !== -1; at = chunk.indexOf(LF, at + 1))
      yield { at, lines: 1 };
  };
}

/**
 * Goes byte by byte, from one chunk into the next: in UTF-8 no byte of another letter looks like these four. A CR ends a row at once,
 * so that the LF after it is an empty one, which is left out.
 */
function quotedEnds(): FindEnds {
  let isQuoted = false;
  let isStart = true;
  let before = 0;
  return function* (chunk) {
    let lines = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (byte === CR || (byte === LF && before !== CR)) lines += 1;
      before = byte;
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
