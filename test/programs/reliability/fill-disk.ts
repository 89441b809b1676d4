/**
 * A process that imports films into a database that cannot grow: `node fill-disk.ts PATH FILMS`. It prints the code of the error,
 * and exits 0 if it is that of a full disk. Node only.
 */

import { importFilms } from '../../../api/services/films/import.ts';
import { readNdjson } from '../../../api/services/formats/read-ndjson.ts';
import { openDb } from '../../../db/connection/client.ts';
import { generatedFilms } from '../bench/generated-films.ts';

const [path = '', count = '1000'] = process.argv.slice(2);
const db = openDb({ url: `file:${path}` });
const { rows } = await db.$client.execute('pragma page_count');
await db.$client.execute(`pragma max_page_count = ${Number(rows[0]?.['page_count']) + 50}`);
try {
  await importFilms(db, readNdjson(lines()), {
    now: () => new Date().toISOString(),
    dryRun: false,
    reject: () => {},
    saved: () => {},
  });
  process.exitCode = 1;
} catch (error) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  process.stdout.write(`${code}\n`);
  process.exitCode = code === 'SQLITE_FULL' ? 0 : 1;
} finally {
  db.$client.close();
}

async function* lines(): AsyncGenerator<Buffer> {
  for (const { id: _, ...film } of generatedFilms(Number(count)))
    yield Buffer.from(`${JSON.stringify(film)}\n`);
}
