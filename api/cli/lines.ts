/** Text as a stream of lines, out. Node only. */

import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Writes a line, and waits where the reader is slower than the writer. */
export async function writeLine(output: Writable, line: string): Promise<void> {
  await writeText(output, `${line}\n`);
}

/** The same for text that ends its lines itself. */
export async function writeText(output: Writable, text: string): Promise<void> {
  if (!output.write(text)) await once(output, 'drain');
}
