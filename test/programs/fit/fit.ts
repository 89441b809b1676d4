/** `npm run fit -- FILE.csv`: fits weights and bounds again, and writes both tables of `api/domain/reasons/data/`. */

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readFilms } from './films.ts';
import { fitTables } from './fit-tables.ts';
import { boundsSource, weightsSource } from './table-sources.ts';

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('Usage: npm run fit -- FILE.csv');
  process.exit(2);
}
const films = readFilms(readFileSync(file, 'utf8'));
const { weights, bounds } = fitTables(films);
const folder = fileURLToPath(new URL('../../../api/domain/reasons/data/', import.meta.url));
const tables = [`${folder}weights.ts`, `${folder}bounds.ts`] as const;
writeFileSync(tables[0], weightsSource(weights, films.length));
writeFileSync(tables[1], boundsSource(bounds, films.length));
const { status } = spawnSync('oxfmt', tables, { stdio: 'inherit' });
process.exitCode = status ?? 1;
