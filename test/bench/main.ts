/** `npm run bench`, or `npm run bench -- http`: prints the benchmarks asked for, all where none is named. Node only. */

import { benchHttp } from './http.ts';
import { benchImport } from './import.ts';

const BENCHMARKS: Record<string, () => Promise<void>> = {
  http: benchHttp,
  import: benchImport,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in BENCHMARKS));
if (unknown.length > 0) {
  console.error(
    `No benchmark is called ${unknown.join(', ')}. There are: ${Object.keys(BENCHMARKS).join(', ')}`,
  );
  process.exit(2);
}
for (const [name, bench] of Object.entries(BENCHMARKS)) {
  if (asked.length === 0 || asked.includes(name)) await bench();
}
