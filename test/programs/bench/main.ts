/**
 * `npm run bench`, or `npm run bench -- http`: prints the benchmarks asked for, all where none is named. `--write` takes what they
 * print into the document that has a place for it. Node only.
 */

import { benchCatalogueHttp } from './catalogue-http.ts';
import { benchCatalogue } from './catalogue.ts';
import { benchCopies } from './copies.ts';
import { benchHttp } from './http.ts';
import { benchImport } from './import.ts';
import { benchLists } from './lists.ts';
import { benchPages } from './pages.ts';
import { benchSearch } from './search.ts';
import { benchTitles } from './titles.ts';
import { benchWidget } from './widget.ts';
import { benchWikidata } from './wikidata.ts';
import { writeFigures } from './write-figures.ts';

/** Gives what it printed, where that is to be written down. */
type Benchmark = () => Promise<string | void>;

const BENCHMARKS: Record<string, Benchmark> = {
  catalogue: async () => `${await benchCatalogue()}\n\n${await benchCatalogueHttp()}`,
  copies: benchCopies,
  http: benchHttp,
  import: benchImport,
  lists: benchLists,
  pages: benchPages,
  search: benchSearch,
  titles: benchTitles,
  widget: benchWidget,
  wikidata: benchWikidata,
};

const isWritten = process.argv.includes('--write');
const asked = process.argv.slice(2).filter((name) => name !== '--write');
const unknown = asked.filter((name) => !(name in BENCHMARKS));
if (unknown.length > 0) {
  console.error(
    `No benchmark is called ${unknown.join(', ')}. There are: ${Object.keys(BENCHMARKS).join(', ')}`,
  );
  process.exit(2);
}
for (const [name, bench] of Object.entries(BENCHMARKS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const figures = await bench();
  if (isWritten && figures) await writeFigures(name, figures);
}
