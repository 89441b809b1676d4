/**
 * `npm run reliability`, or `npm run reliability -- faults load`: breaks the service in every way named in docs/reliability.md, and
 * prints what came of it. `--write` takes the figures into that document, of
 * every trial whose promises were kept. The exit status is 1 where one was not. `--short` does the same at the size of CI. Node only.
 */

import { writeFigures } from '../bench/write-figures.ts';
import { FULL, SHORT, TRIALS } from './trials.ts';

const isWritten = process.argv.includes('--write');
const isShort = process.argv.includes('--short');
const asked = process.argv.slice(2).filter((name) => name !== '--write' && name !== '--short');
if (isShort && isWritten) {
  console.error('--write takes the figures of a full run: leave --short out.');
  process.exit(2);
}
const unknown = asked.filter((name) => !(name in TRIALS));
if (unknown.length > 0) {
  console.error(
    `No trial is called ${unknown.join(', ')}. There are: ${Object.keys(TRIALS).join(', ')}`,
  );
  process.exit(2);
}
for (const [name, run] of Object.entries(TRIALS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const { figures, broken } = await run(isShort ? SHORT : FULL);
  console.log(`\n${name}\n\n${figures}`);
  for (const promise of broken) console.error(`NOT KEPT: ${promise}`);
  if (broken.length > 0) process.exitCode = 1;
  else if (isWritten) await writeFigures(name, figures);
}
