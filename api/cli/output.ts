/** Writes text to standard output or a terminal. Node only. */

import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Writes a line, and waits if the reader is slower than the writer. */
export async function writeLine(output: Writable, line: string): Promise<void> {
  await writeText(output, `${line}\n`);
}

/** The same for text that has its own line ends. */
export async function writeText(output: Writable, text: string): Promise<void> {
  if (!output.write(text)) await once(output, 'drain');
}

/** Replaces the control characters that a terminal would obey; line ends stay. */
export function printable(text: string): string {
  return text.replaceAll(/(?!\n)\p{Cc}/gu, '\uFFFD');
}
