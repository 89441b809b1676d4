/** Films into a database behind a server: in requests that it takes, each film whole. */

import { afterEach, describe, expect, it } from 'vitest';
import { importFilms } from '../../../api/services/films/import.ts';
import { readNdjson } from '../../../api/services/formats/read-ndjson.ts';
import { rebuildDocuments } from '../../../api/services/films/rebuild-documents.ts';
import { openDb, type Db } from '../../../db/connection/client.ts';
import { readFactsPage } from '../../../db/queries/read-facts.ts';
import { MAX_REQUEST_BYTES } from '../../../db/queries/request-size.ts';
import { startLibsqlHttpServer } from '../../helpers/libsql-http-server.ts';
import { allRows } from '../../helpers/table-rows.ts';
import { openTestDatabase } from '../../helpers/test-database.ts';

const NOW = '2026-06-07T08:09:10.000Z';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function openServer(options: { maxBodyBytes?: number } = {}) {
  const { db: file, url, close } = await openTestDatabase();
  const server = await startLibsqlHttpServer({ path: url.replace('file:', ''), ...options });
  const db = openDb({ url: server.url });
  closing.push(close, server.close, async () => db.$client.close());
  return { file, db, server };
}

async function* lines(films: readonly object[]): AsyncGenerator<Buffer> {
  for (const film of films) yield Buffer.from(`${JSON.stringify(film)}\n`);
}

async function importInto(db: Db, films: readonly object[]) {
  const saved: number[] = [];
  const counts = await importFilms(db, readNdjson(lines(films)), {
    ...{ now: () => NOW, dryRun: false, reject: () => {} },
    saved: (line) => saved.push(line),
  });
  return { counts, saved };
}

const allFacts = (db: Db) => readFactsPage(db, { after: '', limit: 1_000 });

async function idsIn(db: Db): Promise<string[]> {
  return (await allFacts(db)).map(({ facts }) => facts.id);
}

const film = (number: number, letters = 0) => ({
  ...{ title: `Film ${number}`, year: 2000, ids: { imdb: `tt${1_000_000 + number}` } },
  summary: letters === 0 ? null : 'x'.repeat(letters),
  certificates: [{ system: 'MPA', rating: 'R', reasons: 'Rated R for language' }],
});
const films = (count: number, letters = 0) =>
  Array.from({ length: count }, (_, number) => film(number, letters));

describe('An import into a database behind a server', () => {
  it('sends requests of at most a megabyte, and stores what a file would hold', async () => {
    const many = films(150, 8_000);
    const { file, db, server } = await openServer();
    const { counts } = await importInto(db, many);
    expect(counts).toMatchObject({ new: 150, rejected: 0 });
    expect(server.largestBody()).toBeLessThanOrEqual(MAX_REQUEST_BYTES);
    expect(server.largestBody()).toBeGreaterThan(MAX_REQUEST_BYTES / 3);
    const embedded = await openTestDatabase();
    closing.push(embedded.close);
    await importInto(embedded.db, many);
    expect(await allFacts(file)).toEqual(await allFacts(embedded.db));
    expect((await importInto(db, many)).counts).toMatchObject({ new: 0, unchanged: 150 });
  });

  it('halves its requests where the server takes less, down to one film', async () => {
    const { db, server } = await openServer({ maxBodyBytes: 40_000 });
    const { counts, saved } = await importInto(db, films(20));
    expect(counts).toMatchObject({ new: 20, rejected: 0 });
    expect(saved).toEqual([20]);
    expect(await idsIn(db)).toHaveLength(20);
    expect(server.largestBody()).toBeLessThanOrEqual(40_000);
  });

  it('says what to do where not even one film is taken, and keeps those before it', async () => {
    const { db } = await openServer({ maxBodyBytes: 40_000 });
    const large = [...films(3), film(3, 20_000)];
    await expect(importInto(db, large)).rejects.toThrow(
      /^Line 4: The database server does not take requests of this size \(413\)\. Raise the limit/,
    );
    expect(await idsIn(db)).toEqual(['film-0-2000', 'film-1-2000', 'film-2-2000']);
  });
});

it('Documents of an earlier version are renewed in requests of the same size', async () => {
  const { file, db, server } = await openServer();
  await importInto(file, films(150, 8_000));
  const rows = await allRows(file);
  await file.$client.execute(`update documents set advisory = '{}'`);
  await rebuildDocuments(db);
  expect(await allRows(file)).toMatchObject({ documents: rows['documents'] });
  expect(server.largestBody()).toBeLessThanOrEqual(MAX_REQUEST_BYTES);
});
