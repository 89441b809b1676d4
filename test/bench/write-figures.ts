/** Takes the figures of a benchmark into `docs/speed.md`, with their date and the machine, between the marks of its name. */

import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { loadavg } from 'node:os';

const DOCUMENT = new URL('../../docs/speed.md', import.meta.url);

/** Throws where the document has no place for them. */
export async function writeFigures(name: string, figures: string): Promise<void> {
  const [start, end] = [`<!-- ${name}: start -->`, `<!-- ${name}: end -->`];
  const text = await readFile(DOCUMENT, 'utf8');
  const [before, rest] = text.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`docs/speed.md has no place for ${name}: ${start} … ${end}`);
  const [load = 0] = loadavg();
  const when = new Date().toISOString().slice(0, 10);
  const machine = `${when}, Node ${process.versions.node}, ${availableParallelism()} cores, load ${load.toFixed(1)} at the end.`;
  await writeFile(DOCUMENT, `${before}${start}\n${machine}\n\n${figures}\n${end}${after}`);
}
