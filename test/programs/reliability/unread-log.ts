/**
 * `node --expose-gc test/programs/reliability/unread-log.ts LINES`: writes so many lines to standard output, says on standard error by how many
 * bytes the heap grew and whether all lines were taken, and writes one line more once someone reads.
 */

import { once } from 'node:events';
import { writeLines } from '../../../api/server/line-writer.ts';

const [lines = 0] = process.argv.slice(2).map(Number);
const log = writeLines(process.stdout, { droppedLine: (count) => `${count} dropped` });

function heapUsed(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

const before = heapUsed();
for (let line = 0; line < lines; line += 1) log.write('x'.repeat(99));
const isTaken = await log.close();
console.error(JSON.stringify({ growth: heapUsed() - before, isTaken }));
if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
log.write('the end');
await log.close();
