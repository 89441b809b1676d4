/** Text as a stream of lines, in and out. Node only. */

import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/** The lines of UTF-8 text, parted by LF or CRLF alone: JSON may hold the other marks that Unicode ends lines by. A BOM is passed over. */
export async function* readLines(input: Readable): AsyncGenerator<string> {
  input.setEncoding('utf8');
  let rest = '';
  let isFirst = true;
  for await (const chunk of input) {
    const lines = `${rest}${isFirst ? String(chunk).replace(/^\uFEFF/u, '') : chunk}`.split('\n');
    isFirst = false;
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.replace(/\r$/u, '');
  }
  if (rest !== '') yield rest.replace(/\r$/u, '');
}

/** Writes a line, and waits where the reader is slower than the writer. */
export async function writeLine(output: Writable, line: string): Promise<void> {
  await writeText(output, `${line}\n`);
}

/** The same for text that ends its lines itself. */
export async function writeText(output: Writable, text: string): Promise<void> {
  if (!output.write(text)) await once(output, 'drain');
}
