/** Exports: complete, in order, in pages, and identical to the byte after an import into an empty database. */

import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { importFilms } from '../../../api/services/films/import.ts';
import { readCsv } from '../../../api/services/formats/read-csv.ts';
import { readNdjson } from '../../../api/services/formats/read-ndjson.ts';
import { writeFilm } from '../../../api/services/films/write.ts';
import { canonicalFacts } from '../../../api/services/films/canonical-facts.ts';
import { exportFilms, type ExportFormat } from '../../../api/services/films/export.ts';
import type { Db } from '../../../db/connection/client.ts';
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { bareApp } from '../../helpers/bare-app.ts';
import { filmFacts } from '../../helpers/film-facts.ts';
import { problemOf } from '../../helpers/problem-of.ts';
import { randomFilms, seededRandom } from '../../helpers/random-films.ts';
import { runCli, startCli } from '../../helpers/run-cli.ts';
import { runVerbHere } from '../../helpers/run-verb-here.ts';
import { openTestApp, type TestApp } from '../../helpers/test-app.ts';
import { openTestDatabase } from '../../helpers/test-database.ts';

const FORMATS: [ExportFormat, string][] = [
  ['ndjson', 'application/x-ndjson; charset=utf-8'],
  ['csv', 'text/csv; charset=utf-8; header=present'],
];
const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';

/** More than one page of films, and one with every field. */
const FILMS = [HER_2013, ...randomFilms(seededRandom(3), 300)];

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp(FILMS);
});
afterAll(() => app.close());

async function textOf(db: Db, format: ExportFormat): Promise<string> {
  let text = '';
  for await (const piece of exportFilms(db, format)) text += piece;
  return text;
}

/** The export of an empty database into which the text was imported. */
async function throughImport(
  text: string,
  format: ExportFormat,
): Promise<{ db: Db; close: () => Promise<void> }> {
  const copy = await openTestDatabase();
  async function* chunks() {
    yield Buffer.from(text);
  }
  const lines = (format === 'csv' ? readCsv : readNdjson)(chunks());
  const options = { now: () => '2030-01-01T00:00:00.000Z', dryRun: false, saved: () => {} };
  await importFilms(copy.db, lines, {
    ...options,
    reject: ({ line, field, reason }) => {
      throw new Error(`Line ${line}: ${field}: ${reason}`);
    },
  });
  return copy;
}

describe('NDJSON', () => {
  it('begins with the licence and the schema, and has every film once, by id', async () => {
    const response = await app.request('/v1/export/films.ndjson');
    const [header, ...films] = (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(header).toMatchObject({
      format: 'content-advisory/films',
      schema: 1,
      licence: 'CC-BY-4.0',
      licence_url: LICENCE,
    });
    expect(films.map(({ id }) => id)).toEqual(FILMS.map(({ id }) => id).toSorted());
  });

  it('has the facts, and what the service shows', async () => {
    const text = await textOf(app.db, 'ndjson');
    const her = text.split('\n').find((line) => line.startsWith('{"id":"her-2013"'));
    const { shown, created_at: _, updated_at: __, version: ___, ...facts } = JSON.parse(her ?? '');
    const advisory = await (await app.request('/v1/films/her-2013')).json();
    expect(facts).toMatchObject({ ...canonicalFacts(HER_2013), ratings: expect.any(Array) });
    expect(shown.age).toEqual(advisory.age);
    expect(advisory.breakdown).toMatchObject(shown.breakdown);
  });
});

describe.each(FORMATS)('The export in %s', (format, type) => {
  const path = `/v1/export/films.${format}`;

  it('is the same over HTTP, from the command line and in a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'content-advisory-export-'));
    const address = await addressOf(app.db);
    const target = join(folder, `films.${format}`);
    const toFile = await runCli(['export', target], address);
    const printed = await runCli(['export', '--format', format], address);
    const text = await (await app.request(path)).text();
    const bytes = Buffer.byteLength(text);
    const stderr = `${FILMS.length} films, ${bytes} bytes, in ${target}\n`;
    expect(toFile).toEqual({ code: 0, stdout: '', stderr });
    expect(await readFile(target, 'utf8')).toBe(text);
    expect(printed.stdout).toBe(text);
    await rm(folder, { recursive: true });
  });

  it('is identical to the byte after an import into an empty database', async () => {
    const text = await textOf(app.db, format);
    const copy = await throughImport(text, format);
    expect(await textOf(copy.db, format)).toBe(text);
    expect(await textOf(copy.db, 'ndjson')).toBe(await textOf(app.db, 'ndjson'));
    await copy.close();
  });

  it('is empty for an empty database', async () => {
    const empty = await openTestDatabase();
    expect((await textOf(empty.db, format)).trim().split('\n')).toHaveLength(1);
    await empty.close();
  });

  it('has headers for its type, name and licence, and is cacheable', async () => {
    const { headers } = await app.request(path);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': type,
      'content-disposition': `attachment; filename="films.${format}"`,
      link: expect.stringMatching(
        new RegExp(`^<${LICENCE}>; rel="license", </v1/changes\\?since=\\d+-\\w+>; rel="next"$`),
      ),
      'cache-control': expect.stringContaining('s-maxage=240'),
      'access-control-allow-origin': '*',
    });
  });

  it('answers 304 without a read if nothing was written since', async () => {
    const own = await openTestApp();
    const etag = (await own.request(path)).headers.get('ETag') ?? '';
    expect(etag).toMatch(/^W\/"1-/);
    const { app: bare } = bareApp({ openDb: () => own.db });
    const read = vi.spyOn(own.db.$client, 'execute');
    const again = await bare.request(path, { headers: { 'If-None-Match': etag } });
    expect([again.status, read.mock.calls.length]).toEqual([304, 1]);
    read.mockRestore();
    await writeFilm(own.db, filmFacts(), { now: '2026-02-02T00:00:00.000Z', actor: 'test' });
    expect((await own.request(path, { headers: { 'If-None-Match': etag } })).status).toBe(200);
    await own.close();
  });

  it('reads each page only when it is needed', async () => {
    const { app: bare } = bareApp({ openDb: () => app.db });
    const read = vi.spyOn(app.db.$client, 'execute');
    const response = await bare.request(path);
    const reader = response.body?.getReader();
    expect(read.mock.calls.length).toBe(1);
    await reader?.read();
    await reader?.read();
    await reader?.cancel();
    // CSV first reads which languages have a column.
    expect(read.mock.calls.length).toBeLessThanOrEqual(format === 'csv' ? 4 : 3);
    read.mockRestore();
  });

  it('rejects parameters, and supports HEAD', async () => {
    expect(await problemOf(await app.request(`${path}?limit=1`))).toMatchObject({ status: 400 });
    const head = await app.request(path, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });
});

it('Exported films are imported again unchanged', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.integer({ min: 0, max: 12 }), async (seed, count) => {
      const from = await openTestDatabase(randomFilms(seededRandom(seed), count));
      const text = await textOf(from.db, 'ndjson');
      for (const format of ['ndjson', 'csv'] as const) {
        const copy = await throughImport(await textOf(from.db, format), format);
        expect(await textOf(copy.db, 'ndjson')).toBe(text);
        await copy.close();
      }
      await from.close();
    }),
    { numRuns: 8 },
  );
}, 60_000);

it('An error in the middle breaks the response off, so that no one takes it for complete', async () => {
  const own = await openTestApp(FILMS);
  const { app: bare } = bareApp({ openDb: () => own.db });
  const execute = own.db.$client.execute.bind(own.db.$client);
  let calls = 0;
  vi.spyOn(own.db.$client, 'execute').mockImplementation((...args: Parameters<typeof execute>) => {
    calls += 1;
    return calls > 3 ? Promise.reject(new Error('The disk is gone')) : execute(...args);
  });
  await expect((await bare.request('/v1/export/films.ndjson')).text()).rejects.toThrow();
  await own.close();
});

describe('To standard output, by - or by no file,', () => {
  it.each([
    ['ndjson', ['export', '-']],
    ['csv', ['export', '-', '--format', 'csv']],
    ['ndjson', ['export']],
  ] as const)('%s goes by `%s`, and nothing beside it', async (format, args) => {
    const run = await runVerbHere(args, await addressOf(app.db));
    expect(run).toEqual({ code: 0, stdout: await textOf(app.db, format), stderr: '' });
    expect(existsSync('-')).toBe(false);
  });

  it('the export ends quietly when its reader stops reading', async () => {
    const { child, ended } = startCli(['export', '-'], await addressOf(app.db));
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  });
});

it('An existing file is overwritten only with --force', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'content-advisory-export-'));
  const target = join(folder, 'films.ndjson');
  const address = await addressOf(app.db);
  await writeFile(target, 'mine');
  const rejected = await runCli(['export', target], address);
  expect(rejected).toMatchObject({ code: 1, stdout: '' });
  expect(rejected.stderr).toBe(
    `${target} already exists. To overwrite it, add --force: npm run -s cli -- export ${target} --force\n`,
  );
  expect(await readFile(target, 'utf8')).toBe('mine');
  expect(await runCli(['export', '--force', target], address)).toMatchObject({ code: 0 });
  expect(await readFile(target, 'utf8')).toBe(await textOf(app.db, 'ndjson'));
  await rm(folder, { recursive: true });
});

it('A failed write does not change the existing file', async () => {
  const run = await runCli(['export', 'none/films.ndjson'], await addressOf(app.db));
  expect(run).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('There is no folder none'),
  });
});

async function addressOf(db: Db): Promise<string> {
  const { rows } = await db.$client.execute('pragma database_list');
  return `file:${String(rows[0]?.['file'])}`;
}
