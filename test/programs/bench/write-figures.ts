/** Takes the figures of a benchmark into the document that has a place for them, with their date and the machine, between the marks of its name. */

import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { loadavg } from 'node:os';

const DOCUMENTS = ['speed.md', 'operations.md', 'reliability.md'].map(
  (name) => new URL(`../../../docs/${name}`, import.meta.url),
);

/** Throws where no document has a place for them. */
export async function writeFigures(name: string, figures: string): Promise<void> {
  const [start, end] = [`<!-- ${name}: start -->`, `<!-- ${name}: end -->`];
  const texts = await Promise.all(DOCUMENTS.map((document) => readFile(document, 'utf8')));
  const place = texts.findIndex((text) => text.includes(start));
  const [before, rest] = texts[place]?.split(start) ?? [];
  const after = rest?.split(end)[1];
  const document = DOCUMENTS[place];
  if (before === undefined || after === undefined || document === undefined)
    throw new Error(`No document has a place for ${name}: ${start} … ${end}`);
  const [load = 0] = loadavg();
  const when = new Date().toISOString().slice(0, 10);
  const machine = `${when}, Node ${process.versions.node}, ${availableParallelism()} cores, load ${load.toFixed(1)} at the end.`;
  await writeFile(document, `${before}${start}\n${machine}\n\n${figures}\n${end}${after}`);
}
