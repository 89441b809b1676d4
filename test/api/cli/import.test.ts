/** Imports films into a database: which film a line matches, what it changes, what is rejected and why. */

import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importFilms } from '../../../api/services/films/import.ts';
import type { LineWarning, RejectedLine } from '../../../api/services/formats/validate-line.ts';
import { readCsv } from '../../../api/services/formats/read-csv.ts';
import { readNdjson } from '../../../api/services/formats/read-ndjson.ts';
import { readVega } from '../../../api/connectors/vega-datasets.ts';
import { MAX_RECORD_BYTES } from '../../../api/services/formats/split-records.ts';
import { writeFilm } from '../../../api/services/films/write.ts';
import { canonicalFacts } from '../../../api/services/films/canonical-facts.ts';
import { exportFilms } from '../../../api/services/films/export.ts';
import { openDb } from '../../../db/connection/client.ts';
import { readFactsOf, readFactsPage } from '../../../db/queries/read-facts.ts';
import * as tables from '../../../db/schema.ts';
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { filmFacts, ratingFacts } from '../../helpers/film-facts.ts';
import { runCli } from '../../helpers/run-cli.ts';
import { runVerbHere } from '../../helpers/run-verb-here.ts';
import { allRows } from '../../helpers/table-rows.ts';
import { openTestDatabase, type TestDatabase } from '../../helpers/test-database.ts';

const NOW = '2026-06-07T08:09:10.000Z';

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase([HER_2013]);
});
afterEach(() => database.close());

/** A file in chunks, which split lines and letters. */
async function* pieces(text: string | Buffer, size = 7): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

interface Options {
  dryRun?: boolean;
  prefer?: 'file' | 'database';
}

async function take(
  lines: Parameters<typeof importFilms>[1],
  { dryRun = false, prefer }: Options = {},
) {
  const rejected: RejectedLine[] = [];
  const warnings: LineWarning[] = [];
  const counts = await importFilms(database.db, lines, {
    now: () => NOW,
    dryRun,
    prefer,
    reject: (rejectedLine) => rejected.push(rejectedLine),
    warn: (warning) => warnings.push(warning),
    saved: () => {},
  });
  return { counts, rejected, warnings };
}

const takeNdjson = (text: string | Buffer) => take(readNdjson(pieces(text)));
const takeCsv = (text: string | Buffer, options?: Options) => take(readCsv(pieces(text)), options);
const ndjson = (...films: object[]) => films.map((film) => `${JSON.stringify(film)}\n`).join('');

async function factsOf(id: string) {
  return (await readFactsOf(database.db, [id])).get(id)?.facts;
}

async function filmIds(): Promise<string[]> {
  const films = await readFactsPage(database.db, { after: '', limit: 100_000 });
  return films.map(({ facts }) => facts.id);
}

describe('A film of a file', () => {
  it('is new, changed or unchanged, and the second time unchanged', async () => {
    const text = ndjson(
      { title: 'Her', year: 2013, summary: 'Quiet.' },
      { title: 'Solaris', year: 1972, ids: { imdb: 'tt0069293' } },
      { title: 'Her', year: 2013, id: 'her-2013' },
    );
    expect((await takeNdjson(text)).counts).toMatchObject({
      new: 1,
      changed: 1,
      unchanged: 0,
      rejected: 1,
    });
    const rows = await allRows(database.db);
    expect((await takeNdjson(text)).counts).toMatchObject({
      new: 0,
      changed: 0,
      unchanged: 2,
      rejected: 1,
    });
    expect(await allRows(database.db)).toEqual(rows);
  });

  it.each([
    ['its IMDb id, whatever its title', { title: 'Sie', year: 2014, ids: { imdb: 'tt1798709' } }],
    ['its TMDB id', { title: 'Her', year: 2014, ids: { tmdb: '152601' } }],
    ['its slug', { title: 'Anything', year: 2013, id: 'her-2013' }],
    ['its title and year', { title: 'HER', year: 2013 }],
    ['its title and year, with an id that it lacked', { title: 'Her', year: 2013, ids: {} }],
  ])('is found by %s', async (_, film) => {
    expect((await takeNdjson(ndjson(film))).counts).toMatchObject({ new: 0, rejected: 0 });
    expect(await filmIds()).toEqual(['her-2013']);
  });

  it('of the same title and year but another id gets a number, and is found again', async () => {
    const text = ndjson(
      { title: 'Her', year: 2013, ids: { imdb: 'tt0000001' } },
      { title: 'Her', year: 2013, ids: { imdb: 'tt0000002' } },
    );
    expect((await takeNdjson(text)).counts).toMatchObject({ new: 2, rejected: 0 });
    expect(await filmIds()).toEqual(['her-2013', 'her-2013-2', 'her-2013-3']);
    expect((await takeNdjson(text)).counts).toMatchObject({ new: 0, unchanged: 2 });
  });

  it('keeps the times and the version of where it comes from, if it is new', async () => {
    const stamp = {
      created_at: '2020-01-01T00:00:00.000Z',
      updated_at: '2021-01-01T00:00:00.000Z',
      version: 9,
    };
    await takeNdjson(
      ndjson({ title: 'New', year: 2000, ...stamp }, { ...HER_2013, ...stamp, story: 'Another.' }),
    );
    const films = await readFactsOf(database.db, ['new-2000', 'her-2013']);
    expect(films.get('new-2000')?.stamp).toEqual(stamp);
    expect(films.get('her-2013')?.stamp).toMatchObject({ updated_at: NOW, version: 2 });
  });

  it('is derived from its certificates, as any film is', async () => {
    const reasons = 'Rated R for pervasive language';
    await takeNdjson(
      ndjson({ title: 'New', year: 2000, certificates: [{ system: 'MPA', rating: 'R', reasons }] }),
    );
    const ratings = (await factsOf('new-2000'))?.ratings ?? [];
    expect(ratings.map(({ basis, origin }) => `${basis} ${origin}`)).toContain('official MPA:R');
  });

  it('never changes an editor’s rating by another voice', async () => {
    const before = (await factsOf('her-2013'))?.ratings.filter(({ basis }) => basis === 'editor');
    const ratings = ['official', 'parents'].map((basis) => ({
      ...{ category: 'sex', basis, origin: 'x', level: 0, span: 'none', rated_at: '2099' },
    }));
    await takeNdjson(ndjson({ title: 'Her', year: 2013, ratings }));
    const after = (await factsOf('her-2013'))?.ratings;
    expect(after?.filter(({ basis }) => basis === 'editor')).toEqual(before);
    expect(after?.filter(({ origin }) => origin === 'x')).toHaveLength(2);
  });

  it('changes nothing in a dry run, which counts the same', async () => {
    const text = ndjson(
      { title: 'A', year: 2000, ids: { imdb: 'tt0000001' } },
      { title: 'B', year: 2000, ids: { imdb: 'tt0000001' } },
      { ...HER_2013, story: 'Another.' },
    );
    const rows = await allRows(database.db);
    const dry = await take(readNdjson(pieces(text)), { dryRun: true });
    expect(await allRows(database.db)).toEqual(rows);
    expect(await takeNdjson(text)).toEqual(dry);
  });
});

describe('A film under another spelling', () => {
  const stored = (title: string, year: number, more: object = {}) => ({ title, year, ...more });
  const r = { certificates: [{ system: 'MPA', rating: 'R' }] };
  const pg = { certificates: [{ system: 'MPA', rating: 'PG' }] };

  it.each([
    ['Kill Bill: Vol. 1', 2003, 'Kill Bill: Volume 1', 2003],
    ['Se7en', 1995, 'Seven', 1995],
    ['Rocky IV', 1985, 'Rocky 4', 1985],
    ['Matrix', 1999, 'The Matrix', 1999],
    ['Spirited Away', 2001, 'Spirited Away', 2002],
    ['Crash', 2004, 'Crash', 2005],
  ])('%s (%i) is not doubled by %s (%i), and keeps its own', async (title, year, other, later) => {
    await takeNdjson(ndjson(stored(title, year, r)));
    const before = (await filmIds()).filter((id) => id !== 'her-2013');
    const line = stored(other, later, { ...r, summary: 'Told.' });
    expect((await takeNdjson(ndjson(line))).counts).toMatchObject({ new: 0, changed: 1 });
    expect((await takeNdjson(ndjson(line))).counts).toMatchObject({ new: 0, unchanged: 1 });
    expect(await filmIds()).toEqual([...before, 'her-2013'].toSorted());
    expect(await factsOf(before[0] ?? '')).toMatchObject({ title, year, summary: 'Told.' });
  });

  it('of another year is reported, with the id to write if it is another film', async () => {
    await takeNdjson(ndjson(stored('Titanic', 1997)));
    const { warnings } = await takeNdjson(ndjson(stored('Titanic', 1996)));
    expect(warnings).toEqual([
      {
        line: 1,
        field: 'year',
        warning:
          'Taken as titanic-1997, of 1997. If it is another film, write the id titanic-1996.',
      },
    ]);
    const other = stored('Titanic', 1996, { id: 'titanic-1996' });
    expect((await takeNdjson(ndjson(other))).counts).toMatchObject({ new: 1, warnings: 1 });
  });

  it.each([
    ['two films of one title, years apart', stored('Frozen', 2013), stored('Frozen', 2010)],
    ['a remake', stored('Cinderella', 1950), stored('Cinderella', 2015)],
    ['a sequel', stored('Toy Story', 1999), stored('Toy Story 2', 1999)],
    [
      'other ids',
      stored('Hero', 2002, { ids: { imdb: 'tt0000001' } }),
      stored('The Hero', 2002, { ids: { imdb: 'tt0000002' } }),
    ],
  ])('is another film without a warning: %s', async (_, one, other) => {
    await takeNdjson(ndjson(one));
    expect(await takeNdjson(ndjson(other))).toMatchObject({ counts: { new: 1 }, warnings: [] });
  });

  it.each([
    ['another rating by the same board', stored('Hero', 2002, pg), stored('The Hero', 2002, r)],
    [
      'another director',
      stored('Hero', 2002, { details: { directors: ['Zhang Yimou'] } }),
      stored('The Hero', 2003, { details: { directors: ['Lee Daniels'] } }),
    ],
    ['a slug of its own', stored('Hero', 2002), stored('The Hero', 2003, { id: 'the-hero-2003' })],
    ['a wrong letter', stored('Cinderella', 2015), stored('Cinderela', 2015)],
  ])('is another film, with a warning: %s', async (_, one, other) => {
    await takeNdjson(ndjson(one));
    const { counts, warnings } = await takeNdjson(ndjson(other));
    expect(counts).toMatchObject({ new: 1, rejected: 0, warnings: 1 });
    expect(warnings).toMatchObject([
      { line: 1, field: 'title', warning: expect.stringContaining(' has a very similar title.') },
    ]);
    expect((await takeNdjson(ndjson(other))).counts).toMatchObject({ unchanged: 1, warnings: 0 });
  });

  it('that may be either of two is rejected, with their ids', async () => {
    await takeNdjson(ndjson(stored('Hero', 2002), stored('Hero', 2004, { id: 'hero-2004' })));
    const { rejected } = await takeNdjson(ndjson(stored('The Hero', 2003)));
    expect(rejected).toEqual([
      {
        line: 1,
        field: 'id',
        reason:
          'This may be hero-2002 or hero-2004. Write which; the-hero-2003 if it is another film.',
      },
    ]);
  });

  it('in the same file is a second film, with a warning', async () => {
    const text = ndjson(stored('Se7en', 1995), stored('Seven', 1995));
    const dry = await take(readNdjson(pieces(text)), { dryRun: true });
    expect(dry).toMatchObject({ counts: { new: 2 }, warnings: [{ line: 2, field: 'title' }] });
    expect(await takeNdjson(text)).toEqual(dry);
  });

  it('is named by its column in CSV', async () => {
    await takeCsv('title,year\nTitanic,1997\n');
    expect(await takeCsv('title,year\nTitanic,1998\n')).toMatchObject({
      warnings: [{ line: 2, field: 'year' }],
    });
  });
});

describe('A line that is rejected', () => {
  const good = { title: 'Good', year: 2000, sources: [{ name: 'Me' }] };
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const rating = { category: 'sex', basis: 'editor', origin: 'me', level: 1, sources: [0] };
  const rated = (fields: object) => ndjson({ ...good, ratings: [{ ...rating, ...fields }] });

  it.each<[string, string, string | RegExp, string | Buffer]>([
    ['no JSON', '', 'not a JSON object', '{"title":\n'],
    ['a list', '', 'not a JSON object', '[1]\n'],
    ['no title', 'title', 'Write the title', ndjson({ year: 2000 })],
    ['a numeric title', 'title', 'Write the title', ndjson({ title: 1941, year: 1979 })],
    ['a title of blanks', 'title', 'Write the title', ndjson({ title: '  ', year: 1979 })],
    ['no year', 'year', 'Write the year', ndjson({ title: 'X' })],
    ['a year as text', 'year', 'Write the year', ndjson({ title: 'X', year: '1999' })],
    ['a year of no film', 'year', /2100/, ndjson({ title: 'X', year: 20_000 })],
    [
      'an age above the highest',
      'editor_age',
      'Write a number up to 21.',
      ndjson({ ...good, editor_age: 99 }),
    ],
    ['a list that is none', 'themes', 'Write a list.', ndjson({ ...good, themes: 'grief' })],
    ['a version of 0', 'version', 'Write a number above 0.', ndjson({ ...good, version: 0 })],
    [
      'a story without end',
      'story',
      'Write at most 20000 characters.',
      ndjson({ ...good, story: 'x'.repeat(20_001) }),
    ],
    [
      'a confidence of another name',
      'ratings.0.confidence',
      'Write one of these: high, medium, low.',
      ndjson({ ...good, ratings: [{ ...rating, confidence: 'sure' }] }),
    ],
    [
      'an empty note',
      'ratings.0.note',
      'Write something, or leave it out.',
      ndjson({ ...good, ratings: [{ ...rating, note: '' }] }),
    ],
    ['an unknown field', 'langauge', 'not known here', ndjson({ ...good, langauge: 1 })],
    [
      'an id of no form',
      'ids.imdb',
      'Write an IMDb id',
      ndjson({ ...good, ids: { imdb: '1798709' } }),
    ],
    ['a slug of no form', 'id', 'her-2013', ndjson({ ...good, id: 'Her 2013' })],
    ['a slug that looks like an IMDb id', 'id', 'her-2013', ndjson({ ...good, id: 'tt1798709' })],
    [
      'a rating without basis',
      'ratings.0.basis',
      'Say who rated',
      ndjson({ ...good, ratings: [{ ...rating, basis: undefined }] }),
    ],
    [
      'a rating without origin',
      'ratings.0.origin',
      'Say exactly who',
      ndjson({ ...good, ratings: [{ ...rating, origin: undefined }] }),
    ],
    [
      'a level of 6',
      'ratings.0.level',
      'Write a level',
      ndjson({ ...good, ratings: [{ ...rating, level: 6 }] }),
    ],
    [
      'a bound below the level',
      'ratings.0.at_most',
      'below the level',
      ndjson({ ...good, ratings: [{ ...rating, at_most: 0 }] }),
    ],
    ['an editor’s age alone', 'age_why', 'Say why', ndjson({ ...good, editor_age: 12 })],
    [
      'an estimate above its bound',
      'ratings.0.estimate',
      'Write at most 2',
      rated({ level: null, at_most: 2, estimate: 2.1 }),
    ],
    [
      'an estimate of what is known',
      'ratings.0.estimate',
      'the level is known',
      rated({ estimate: 1 }),
    ],
    [
      'an estimate of a positive',
      'ratings.0.estimate',
      'role_models is a positive',
      rated({ category: 'role_models', level: null, estimate: 1 }),
    ],
    [
      'a bound of a positive',
      'ratings.0.at_most',
      'role_models is a positive',
      rated({ category: 'role_models', level: null, at_most: 1 }),
    ],
    [
      'an editor’s rating without a source',
      'ratings.0.sources',
      'Name at least one source',
      rated({ sources: [] }),
    ],
    [
      'an official level without the board’s words',
      'ratings.0.span',
      'Quote the words of the board',
      rated({ basis: 'official', origin: 'MPA:R' }),
    ],
    [
      'a day that no year has',
      'sources.0.read_at',
      'Write a date that exists',
      ndjson({ ...good, sources: [{ name: 'Me', read_at: '2024-02-31' }] }),
    ],
    [
      'a day that this year lacks',
      'ratings.0.rated_at',
      'Write a date that exists',
      rated({ rated_at: '2023-02-29' }),
    ],
    [
      'a time on a day that no year has',
      'ratings.0.rated_at',
      'Write a date that exists',
      rated({ rated_at: '2024-04-31T10:00:00Z' }),
    ],
    [
      'a rating given twice',
      'ratings.1',
      'two ratings',
      ndjson({ ...good, ratings: [rating, rating] }),
    ],
    [
      'a source that is not there',
      'ratings.0.sources',
      'There is 1 source;',
      rated({ sources: [1] }),
    ],
    [
      'an unknown board',
      'certificates.0.system',
      'Allowed: MPA',
      ndjson({ ...good, certificates: [{ system: 'MPAA', rating: 'R' }] }),
    ],
    [
      'an unknown certificate',
      'certificates.0.rating',
      'G, PG, PG-13',
      ndjson({ ...good, certificates: [{ system: 'MPA', rating: 'PG13' }] }),
    ],
    [
      'an address that runs',
      'sources.0.url',
      'http',
      ndjson({ ...good, sources: [{ name: 'x', url: 'javascript:alert(1)' }] }),
    ],
    ['a NUL', 'summary', 'U+0000', ndjson({ ...good, summary: 'a\0b' })],
    ['a raw control', '', 'Take out U+0001', '{"title":"a\u0001b","year":2000}\n'],
    ['a line break', 'title', 'U+000A', ndjson({ ...good, title: 'a\nb' })],
    ['a text that runs backwards', 'summary', 'U+202E', ndjson({ ...good, summary: 'a\u202Eb' })],
    [
      'a control in a name',
      'details.cast.0.name',
      'Take out U+0085 (character 2)',
      ndjson({ ...good, details: { cast: [{ name: 'a\u0085b' }] } }),
    ],
    [
      'a control in an address',
      'sources.0.url',
      'U+2066',
      ndjson({ ...good, sources: [{ name: 'x', url: 'https://a.example/\u2066' }] }),
    ],
    [
      'a control in the name of a field',
      'details.said_by.ca\u2029st',
      'U+2029',
      ndjson({ ...good, details: { said_by: { 'ca\u2029st': [0] } } }),
    ],
    ['a control in an origin', 'ratings.0.origin', 'U+200E', rated({ origin: 'm\u200Ee' })],
    ['a blank text', 'summary', 'Write something', ndjson({ ...good, summary: ' \n\u00A0' })],
    ['an invisible title', 'title', 'Write something', ndjson({ ...good, title: '\u200B\u3164' })],
    ['a blank note', 'ratings.0.note', 'Write something', rated({ note: '\t' })],
    [
      'lists within lists without end, and a NUL',
      'story',
      /U\+0000 .*cast: It is not known here/,
      `{"title":"T","year":2000,"cast":${deep},"shown":${deep},"story":"\\u0000"}\n`,
    ],
    ['half of a pair', 'summary', 'UTF-8', ndjson({ ...good, summary: 'a\uD800b' })],
    [
      'bytes that are not UTF-8',
      'summary',
      'UTF-8',
      Buffer.from(ndjson({ ...good, summary: 'café' }), 'latin1'),
    ],
    [
      'more than the limit',
      '',
      'longer than',
      ndjson({ ...good, summary: 'x'.repeat(MAX_RECORD_BYTES) }),
    ],
    [
      'the id of another film',
      'ids.imdb',
      'tt1798709 belongs to her-2013, not to thief-2000.',
      ndjson({ ...good, id: 'thief-2000', ids: { imdb: 'tt1798709' } }),
    ],
    [
      'ids of two films',
      'ids.tmdb',
      'belongs to other-2000',
      ndjson({ ...good, ids: { imdb: 'tt1798709', tmdb: '7' } }),
    ],
    [
      'another id than the film has',
      'ids.imdb',
      'her-2013 has the id tt1798709',
      ndjson({ ...good, id: 'her-2013', ids: { imdb: 'tt0000001' } }),
    ],
  ])('for %s says so, and changes nothing', async (_, field, reason, text) => {
    await takeNdjson(ndjson({ id: 'other-2000', title: 'Other', year: 2000, ids: { tmdb: '7' } }));
    const rows = await allRows(database.db);
    const { counts, rejected } = await takeNdjson(text);
    expect(rejected).toEqual([
      {
        line: 1,
        field,
        reason:
          typeof reason === 'string'
            ? expect.stringContaining(reason)
            : expect.stringMatching(reason),
      },
    ]);
    expect(counts).toMatchObject({ new: 0, changed: 0, rejected: 1 });
    expect(await allRows(database.db)).toEqual(rows);
  });

  it('does not stop the others, and is reported with its line', async () => {
    const long = `{"title":"${'x'.repeat(10_000_000)}"}\n`;
    const text = `\uFEFF${ndjson(good)}\r\n${long}nonsense\r\n${ndjson({ ...good, year: 2001 })}`;
    const { counts, rejected } = await take(readNdjson(pieces(text, 65_536)));
    expect(counts).toMatchObject({ new: 2, rejected: 2 });
    expect(rejected.map(({ line }) => line)).toEqual([3, 4]);
  });

  it.each([
    ['by slug', {}, {}],
    ['by id', { ids: { imdb: 'tt0000001' } }, { title: 'Other', ids: { imdb: 'tt0000001' } }],
  ])('because an earlier one has its film, %s, names that line', async (_, one, other) => {
    const { rejected } = await takeNdjson(ndjson({ ...good, ...one }, { ...good, ...other }));
    expect(rejected).toEqual([
      {
        line: 2,
        field: '',
        reason: expect.stringMatching(/^Line 1 has the film good-2000 already\. Leave one/),
      },
    ]);
  });
});

it('Letters of all scripts are taken as they are, with what joins them and sets their direction', async () => {
  const titles = ['می‌خواهم', 'क्‍ष', '👩‍👧', 'שלום\u200F!', '\u061Cسلام'];
  const summary = 'Two\nlines\r\nand a\ttab. 👨‍👩‍👧';
  await takeNdjson(
    ndjson(...titles.map((title, place) => ({ title, year: 2000 + place, summary }))),
  );
  const films = await readFactsPage(database.db, { after: '', limit: 10 });
  const stored = films.map(({ facts }) => facts).filter(({ id }) => id !== 'her-2013');
  expect(stored.map(({ title }) => title).toSorted()).toEqual(titles.toSorted());
  for (const film of stored) expect(film.summary).toBe(summary);
});

describe('An exported CSV that is edited', () => {
  const exact = { id: 'exact-2000', title: 'Exact', year: 2000 };
  const certificate = { system: 'MPA', rating: 'R', reasons: 'strong language', sources: [] };

  /** The export with other cells in the row of a film. */
  async function edited(id: string, cells: Record<string, string>): Promise<string> {
    let text = '';
    for await (const piece of exportFilms(database.db, 'csv')) text += piece;
    const { data } = Papa.parse<Record<string, string>>(text, {
      header: true,
      skipEmptyLines: true,
    });
    return Papa.unparse(data.map((row) => (row['id'] === id ? { ...row, ...cells } : row)));
  }

  it('changes nothing without an edit', async () => {
    const { counts, warnings } = await takeCsv(await edited('her-2013', {}));
    expect({ counts, warnings }).toMatchObject({ counts: { unchanged: 1 }, warnings: [] });
  });

  it('rejects a changed rating of the same date, and says what to write in which column', async () => {
    const { rejected, counts } = await takeCsv(
      await edited('her-2013', { 'sex.level': '2', 'sex.at_most': '2', 'violence.note': 'None.' }),
    );
    expect(counts).toMatchObject({ changed: 0, rejected: 1 });
    expect(rejected).toEqual([
      {
        line: 2,
        field: 'sex.level',
        reason:
          'The database has 4, the file 2. To change it, write a date after 2026-11-23 in sex.rated_at, or import with --prefer file. To keep it, use --prefer database. The same goes for violence.note.',
      },
    ]);
  });

  it.each<[string, Record<string, string>, Options]>([
    ['a later date', { 'sex.rated_at': '2026-11-24' }, {}],
    ['the file preferred', {}, { prefer: 'file' }],
  ])('takes it with %s', async (_, more, options) => {
    const text = await edited('her-2013', { 'sex.level': '3', 'sex.at_most': '3', ...more });
    expect((await takeCsv(text, options)).counts).toMatchObject({ changed: 1, rejected: 0 });
    const sex = (await factsOf('her-2013'))?.ratings.find(({ category }) => category === 'sex');
    expect(sex).toMatchObject({ basis: 'editor', level: 3 });
  });

  it('keeps the stored rating and takes the rest if the database is preferred', async () => {
    const text = await edited('her-2013', { 'sex.level': '3', 'sex.at_most': '3', story: 'New.' });
    const { counts } = await takeCsv(text, { prefer: 'database' });
    expect(counts).toMatchObject({ changed: 1, rejected: 0, ratings_kept: 1 });
    const facts = await factsOf('her-2013');
    expect(facts?.story).toBe('New.');
    expect(facts?.ratings.find(({ category }) => category === 'sex')?.level).toBe(4);
  });

  it('warns of a changed level that is derived here, and takes an editor’s beside it', async () => {
    await writeFilm(database.db, filmFacts({ ...exact, certificates: [certificate] }), {
      now: NOW,
      actor: 'test',
    });
    const level = { 'language.level': '1', 'language.at_most': '1' };
    const derived = await takeCsv(await edited('exact-2000', level));
    expect(derived).toMatchObject({
      counts: { rejected: 0, changed: 0 },
      warnings: [
        {
          line: 2,
          field: 'language.level',
          warning: expect.stringContaining('MPA:R is derived here from the board’s reasons.'),
        },
      ],
    });
    const ours = { 'language.basis': 'editor', 'language.origin': 'us', 'language.sources': 'Us' };
    const rated = await takeCsv(
      await edited('exact-2000', { ...level, ...ours, 'language.span': '' }),
    );
    expect(rated).toMatchObject({ counts: { rejected: 0, changed: 1 }, warnings: [] });
  });
});

describe('A field is erased', () => {
  const her = { title: 'Her', year: 2013, id: 'her-2013' };
  const after = async (line: object) => {
    expect(await takeNdjson(ndjson({ ...her, ...line }))).toMatchObject({ counts: { changed: 1 } });
    return factsOf('her-2013');
  };

  it('by its name in NDJSON, and nothing else is', async () => {
    const before = await factsOf('her-2013');
    const erase = ['summary', 'ids.tmdb', 'details.studio', 'similar', 'talking_points'];
    const { said_by } = before?.details ?? {};
    const { summary: _summary, studio: _studio, ...others } = said_by ?? {};
    expect(await after({ erase })).toEqual({
      ...before,
      ids: { ...before?.ids, tmdb: null },
      summary: null,
      talking_points: [],
      details: { ...before?.details, studio: null, said_by: others },
      similar: [],
    });
  });

  it('if it is a rating, by category, basis and origin', async () => {
    const facts = await after({ erase: ['ratings.sex.editor.content-advisory'] });
    const sex = facts?.ratings.filter(({ category }) => category === 'sex') ?? [];
    expect(sex.map(({ basis, origin }) => `${basis} ${origin}`)).toEqual(['official MPA:R']);
  });

  it('if it is the certificates, with the ratings that follow from them, before new ones are added', async () => {
    const gone = await after({ erase: ['certificates'] });
    expect(gone?.certificates).toEqual([]);
    expect(gone?.ratings.filter(({ basis }) => basis === 'official')).toEqual([]);
    const corrected = await after({
      erase: ['certificates'],
      certificates: [{ system: 'MPA', rating: 'PG-13', reasons: 'some language' }],
    });
    expect(corrected?.certificates).toMatchObject([{ rating: 'PG-13' }]);
  });

  it('by a tilde in its cell of CSV', async () => {
    const { rejected } = await takeCsv(
      'title,year,tmdb,story,certificate,sex.level,sex.basis,sex.origin,sex.note\nHer,2013,~,~,~, ~ ,editor,content-advisory,Old.\n',
    );
    expect(rejected).toEqual([]);
    const facts = await factsOf('her-2013');
    expect(facts).toMatchObject({ ids: { tmdb: null }, story: null, certificates: [] });
    expect(facts?.ratings.some(({ category }) => category === 'sex')).toBe(false);
  });

  it('or not, and the second time there is nothing to erase', async () => {
    const text = ndjson(
      { ...her, erase: ['story'] },
      { title: 'New', year: 2000, erase: ['story'] },
    );
    expect((await takeNdjson(text)).counts).toMatchObject({ new: 1, changed: 1 });
    expect((await takeNdjson(text)).counts).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
  });

  it.each<[string, object, string, string]>([
    ['the title', { erase: ['title'] }, 'erase.0', 'This cannot be erased. Allowed: ids.imdb, '],
    ['an unknown basis', { erase: ['ratings.sex.me.me'] }, 'erase.0', 'cannot be erased'],
    [
      'what it gives too',
      { erase: ['story'], story: 'New.' },
      'erase.0',
      'story is given and erased. Keep one.',
    ],
    [
      'a detail that it gives',
      { erase: ['details.studio'], details: { studio: 'A' } },
      'erase.0',
      'given and erased',
    ],
  ])('but not %s', async (_, line, field, reason) => {
    const { rejected } = await takeNdjson(ndjson({ ...her, ...line }));
    expect(rejected).toEqual([{ line: 1, field, reason: expect.stringContaining(reason) }]);
  });

  it('but not the reason of an editor’s age alone', async () => {
    await takeNdjson(ndjson({ ...her, editor_age: 17, age_why: 'Sad.' }));
    const { rejected } = await takeNdjson(ndjson({ ...her, erase: ['age_why'] }));
    expect(rejected).toMatchObject([
      { field: 'age_why', reason: expect.stringContaining('Erase editor_age too.') },
    ]);
    expect(
      (await takeNdjson(ndjson({ ...her, erase: ['age_why', 'editor_age'] }))).rejected,
    ).toEqual([]);
  });

  it('and a rating that its certificate gives again is reported', async () => {
    const { warnings } = await takeNdjson(
      ndjson({ ...her, erase: ['ratings.sex.official.MPA:R'] }),
    );
    expect(warnings).toMatchObject([
      { warning: expect.stringContaining('Not erased: MPA:R is derived') },
    ]);
  });

  it.each([
    ['title', 'title,year\n~,2013\n'],
    ['id', 'title,year,id\nHer,2013,~\n'],
    ['reasons', 'title,year,certificate,reasons\nHer,2013,MPA:R,~\n'],
    ['sex.level', 'title,year,sex.level\nHer,2013,~\n'],
    ['sources', 'title,year,sources\nHer,2013,~\n'],
  ])('but no tilde in the column %s, which says what to write', async (field, text) => {
    expect((await takeCsv(text)).rejected).toEqual([
      {
        line: 2,
        field,
        reason: expect.stringMatching(
          /^This cannot be erased\. If the text is a tilde, write an apostrophe/,
        ),
      },
    ]);
  });
});

it('A text that is a tilde is exported and imported as it is', async () => {
  const tildes = ['~', ' ~', '~ ', "'~", "''~", '~~', '~ approx'];
  for (const [place, story] of tildes.entries())
    await takeNdjson(ndjson({ title: `T ${place}`, year: 1990, story, talking_points: ['~'] }));
  await takeNdjson(ndjson({ title: '~', year: 1991 }));
  let csv = '';
  for await (const piece of exportFilms(database.db, 'csv')) csv += piece;
  const stored = await allRows(database.db);
  expect((await takeCsv(csv)).counts).toMatchObject({ changed: 0, rejected: 0 });
  expect(await allRows(database.db)).toEqual(stored);
  const empty = await openTestDatabase();
  await importFilms(empty.db, readCsv(pieces(csv, 65_536)), {
    ...{ now: () => NOW, dryRun: false, reject: () => {}, saved: () => {} },
  });
  const [ours, theirs] = [
    await readFactsPage(database.db, { after: '', limit: 50 }),
    await readFactsPage(empty.db, { after: '', limit: 50 }),
  ];
  expect(theirs).toEqual(ours);
  await empty.close();
});

describe('A film that the rules would reject today', () => {
  const old = filmFacts({
    id: 'old-1999',
    title: 'Old',
    editor_age: 12,
    summary: ' ',
    ratings: [
      ratingFacts('sex', 3),
      ratingFacts('violence', null, { at_most: 1, estimate: 4 }),
      ratingFacts('role_models', null, { estimate: 2 }),
      ratingFacts('language', 2, { basis: 'official', origin: 'FSK:12', rated_at: '2024-02-31' }),
    ],
  });

  it('is still read, exported and changed; only its own line is rejected', async () => {
    await writeFilm(database.db, old, { now: NOW, actor: 'test' });
    const { body, lines } = await exported();
    expect(body).toContain('"id":"old-1999"');
    const { counts, rejected } = await takeNdjson(body);
    expect(counts).toMatchObject({ new: 0, changed: 0, unchanged: 1, rejected: 1 });
    expect(rejected).toMatchObject([{ line: lines, field: 'summary' }]);
    const text = ndjson({ id: 'old-1999', title: 'Old', year: 1999, story: 'A story.' });
    expect((await takeNdjson(text)).counts).toMatchObject({ changed: 1, rejected: 0 });
    expect(await factsOf('old-1999')).toEqual({ ...canonicalFacts(old), story: 'A story.' });
  });

  async function exported() {
    let body = '';
    for await (const piece of exportFilms(database.db, 'ndjson')) body += piece;
    return { body, lines: body.trim().split('\n').length };
  }
});

it.each([
  ['ndjson', readNdjson],
  ['csv', readCsv],
])('The example in docs/import.md of %s is taken', async (_, read) => {
  const docs = await readFile('docs/import.md', 'utf8');
  const fence = read === readCsv ? '```csv' : '```json';
  const example = docs.split(`${fence}\n`)[1]?.split('```')[0] ?? '';
  expect(await take(read(pieces(example)))).toMatchObject({ counts: { new: 1 }, rejected: [] });
});

it('The example in README.md is a file that comes in, without a warning', async () => {
  const [, example = ''] =
    /<<'END'\n([\s\S]+?)END\n/.exec(await readFile('README.md', 'utf8')) ?? [];
  expect(await takeCsv(example)).toMatchObject({ counts: { new: 1 }, rejected: [], warnings: [] });
  expect((await factsOf('solaris-1972'))?.ratings).toContainEqual(
    expect.objectContaining({ category: 'frightening', basis: 'editor', level: 2 }),
  );
});

describe('The first line of an export', () => {
  it.each([
    ['of another schema', { format: 'content-advisory/films', schema: 2 }, 'schema 1'],
    ['of another format', { format: 'recipes', schema: 1 }, 'content-advisory/films'],
  ])('%s stops the import', async (_, header, message) => {
    await expect(takeNdjson(ndjson(header, { title: 'X', year: 2000 }))).rejects.toThrow(message);
    expect(await filmIds()).toEqual(['her-2013']);
  });
});

describe('CSV', () => {
  it('needs title and year, and takes what else is there', async () => {
    const text = [
      '\uFEFFtitle,year,imdb,certificate,reasons,certificate_2,sex.level,sex.basis,sex.origin,sex.note,sex.sources,sex.spoiler',
      '"Sea, The ""Deep""",1999,tt0000001,MPA:R,"Rated R for\r\nlanguage",FSK:16,3,editor,me,\'=quiet,"Me <https://me.example/> 2024",yes',
      'Bare,2000',
      '',
    ].join('\r\n');
    expect(await takeCsv(text)).toMatchObject({ counts: { new: 2, rejected: 0 }, rejected: [] });
    const facts = await factsOf('sea-the-deep-1999');
    expect(facts).toMatchObject({
      title: 'Sea, The "Deep"',
      ids: { imdb: 'tt0000001' },
      certificates: [
        { system: 'MPA', rating: 'R', reasons: 'Rated R for\r\nlanguage' },
        { system: 'FSK', rating: '16', reasons: null },
      ],
      sources: [{ name: 'Me', url: 'https://me.example/', read_at: '2024' }],
    });
    expect(facts?.ratings).toContainEqual(
      ratingFacts('sex', 3, {
        origin: 'me',
        note: '=quiet',
        spoiler: true,
        confidence: 'low',
        sources: [0],
      }),
    );
    expect(await factsOf('bare-2000')).toEqual(
      filmFacts({ id: 'bare-2000', title: 'Bare', year: 2000 }),
    );
  });

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR alone', '\r'],
  ])('is read with line ends of %s, and each line has its number', async (_, end) => {
    const rows = ['title,year,summary', `A,2000,"one${end}""two"""`, '', 'B,soon,', '"C",2001'];
    for (const last of ['', end]) {
      const { rejected } = await takeCsv(rows.join(end) + last);
      expect(rejected).toMatchObject([{ line: 5, field: 'year' }]);
    }
    expect((await factsOf('a-2000'))?.summary).toBe(`one${end}"two"`);
    expect(await filmIds()).toEqual(['a-2000', 'c-2001', 'her-2013']);
  });

  it('rejects a text of blanks, and ignores blanks in empty cells', async () => {
    const { counts, rejected } = await takeCsv(
      'title,year,summary,reasons,certificate,imdb\nA,2000," ",,,\nB,2000,,"\n",MPA:R,\nC,2000,,,,  \n',
    );
    expect(counts).toMatchObject({ new: 1, rejected: 2 });
    expect(rejected).toMatchObject([
      { line: 2, field: 'summary', reason: expect.stringContaining('Write something') },
      { line: 3, field: 'reasons', reason: expect.stringContaining('Write something') },
    ]);
  });

  it('keeps a formula as the text that it is', async () => {
    await takeCsv('title,year\n=HYPERLINK(1),2000\n-30-,1959\n');
    expect((await factsOf('hyperlink-1-2000'))?.title).toBe('=HYPERLINK(1)');
    expect((await factsOf('30-1959'))?.title).toBe('-30-');
  });

  it.each<[string, string, number, string, string | RegExp]>([
    ['no title', ',2000', 2, 'title', 'Write the title'],
    ['a year of words', 'X,soon', 2, 'year', 'Write the year'],
    ['a rating without origin', 'X,2000,,3,editor', 2, 'sex.origin', 'Say exactly who'],
    ['a rating without basis', 'X,2000,,3', 2, 'sex.basis', 'Say who rated'],
    ['a year of no film', 'X,20000', 2, 'year', 'Write a year from 1870 to 2100.'],
    [
      'two mistakes',
      'X,1,PG-13',
      2,
      'year',
      /^Write a year .* certificate: “PG-13” is not a known board/,
    ],
    [
      'a spoiler of neither word',
      'X,2000,,3,editor,me,maybe',
      2,
      'sex.spoiler',
      'in CSV, yes or no',
    ],
    ['a certificate of no board', 'X,2000,PG-13', 2, 'certificate', 'not a known board'],
    ['too many cells', 'X,2000,,,,,,8', 2, '', '8 cells for 7 columns'],
    ['a quote that is not closed', '"X,2000', 2, '', 'A quote'],
    ['text after a quote', '"X"x,2000', 2, '', 'A quote'],
    ['a NUL', 'a\0b,2000', 2, 'title', 'Take out U+0000 (character 2)'],
    ['no source', 'X,2000,,3,editor,me', 2, 'sex.sources', 'Name at least one source'],
    ['no words of the board', 'X,2000,,3,official,me', 2, 'sex.span', 'Quote the words'],
    ['no end', `"${'x'.repeat(MAX_RECORD_BYTES)}\n`, 2, '', 'never closed'],
  ])('with %s is rejected', async (_, row, line, field, reason) => {
    const { rejected } = await takeCsv(
      `title,year,certificate,sex.level,sex.basis,sex.origin,sex.spoiler\n${row}\n`,
    );
    const expected =
      typeof reason === 'string' ? expect.stringContaining(reason) : expect.stringMatching(reason);
    expect(rejected).toEqual([{ line, field, reason: expected }]);
  });

  it.each<[string, string, string, string]>([
    ['no JSON', '', 'no', 'more'],
    ['a list', '', '[]', 'more'],
    ['a wrong word in it', '', '{"watch":[{"service":"x","how":"theft"}]}', 'more.watch.0.how'],
    ['an unknown name', '', '{"wathc":[]}', 'more.wathc'],
    ['a rating without basis', '', '{"ratings":[{"category":"sex"}]}', 'more.ratings.0.basis'],
    ['ratings that are no list', '', '{"ratings":{}}', 'more.ratings'],
    [
      'a rating that a column has',
      '3',
      '{"ratings":[{"category":"sex","basis":"parents","origin":"me"}]}',
      'more.ratings.0',
    ],
    ['what has a column of its own', '', '{"certificates":[]}', 'more.certificates'],
    ['a text that it has a column for', '', '{"story":"x"}', 'more.story'],
    ['a NUL', '', '{"talking_points":["\\u0000"]}', 'more.talking_points.0'],
  ])('with %s in its column “more” says so', async (_, level, more, field) => {
    const who = level === '' ? ',' : 'parents,me';
    const { rejected } = await takeCsv(
      `title,year,sex.level,sex.basis,sex.origin,more\nX,2000,${level},${who},"${more.replaceAll('"', '""')}"\n`,
    );
    expect(rejected).toEqual([{ line: 2, field, reason: expect.stringMatching(/^.{10,}\.$/) }]);
  });

  it('with a citation of no certificate, or of no source, says in which column', async () => {
    const { rejected } = await takeCsv(
      'title,year,certificate_sources,sex.basis,sex.origin,sex.sources\nX,2000,#1,,,\nX,2001,,editor,me,#2\n',
    );
    expect(rejected).toEqual([
      { line: 2, field: 'certificate', reason: expect.stringContaining('for example MPA:R') },
      { line: 3, field: 'sex.sources', reason: expect.stringContaining('in CSV cells #1') },
    ]);
  });

  it.each([
    ['nothing', '', 'The file is empty'],
    ['other columns', 'title,year,rating\n', 'no column “rating”'],
    ['semicolons', 'title;year\nHer;2013\n', 'separated by semicolons. Save the file with commas'],
    ['semicolons and quotes', '"title";"year"\n"Her";2013\n', 'separated by semicolons'],
    ['tabs', 'title\tyear\nHer\t2013\n', 'separated by tabs'],
  ])('of %s stops the import before anything is taken', async (_, text, message) => {
    await expect(takeCsv(text)).rejects.toThrow(message);
  });
});

it('The films of vega-datasets come in, all but the one without a title', async () => {
  const { counts, rejected } = await take(readVega());
  expect(counts).toMatchObject({ new: 3200, changed: 0, unchanged: 0, rejected: 1 });
  expect(rejected).toEqual([{ line: 3054, field: 'Title', reason: 'The film has no title.' }]);
  expect(await factsOf('1941-1979')).toMatchObject({ title: '1941', year: 1979 });
  expect(await factsOf('gone-with-the-wind-1939')).toMatchObject({ year: 1939 });
  expect((await take(readVega())).counts).toMatchObject({ new: 0, changed: 0, unchanged: 3200 });
});

describe('A batch', () => {
  const many = Array.from({ length: 250 }, (_, number) => ({
    ...{ title: `Film ${number}`, year: 2000, ids: { imdb: `tt${1_000_000 + number}` } },
  }));

  it('knows all of its earlier lines, however far above they are', async () => {
    const twice = { title: 'Again', year: 1990, ids: { imdb: 'tt1000003' } };
    const { counts, rejected } = await takeNdjson(ndjson(...many, twice));
    expect(counts).toMatchObject({ new: 250, rejected: 1 });
    expect(rejected).toMatchObject([
      { line: 251, reason: expect.stringContaining('Line 4 has the film film-3-2000 already.') },
    ]);
    expect(await filmIds()).toHaveLength(251);
  });

  it('ends early where its lines are long, so that they do not add up in memory', async () => {
    const talking_points = Array.from({ length: 90 }, () => 'x'.repeat(10_000));
    const long = many.slice(0, 7).map((film) => ({ ...film, talking_points }));
    const saved: number[] = [];
    await importFilms(database.db, readNdjson(pieces(ndjson(...long), 65_536)), {
      ...{ now: () => NOW, dryRun: true, reject: () => {} },
      saved: (line) => saved.push(line),
    });
    expect(saved).toEqual([5, 7]);
  });
});

describe('Two imports at once', () => {
  it('take every film once, and each other’s into account', async () => {
    const films = Array.from({ length: 30 }, (_, number) => ({
      title: `Film ${number}`,
      year: 2000,
    }));
    const other = openDb({ url: database.url });
    const options = { now: () => NOW, dryRun: false, reject: () => {}, saved: () => {} };
    const [one, two] = await Promise.all([
      takeNdjson(ndjson(...films)),
      importFilms(
        other,
        readNdjson(pieces(ndjson(...films.map((film) => ({ ...film, summary: 'S.' }))))),
        options,
      ),
    ]);
    other.$client.close();
    expect(one.counts.new + two.new).toBe(30);
    expect(await database.db.$count(tables.films)).toBe(31);
    expect((await factsOf('film-7-2000'))?.summary).toBe('S.');
  });
});

describe('The command', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'content-advisory-import-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('says what came in, and writes what was rejected into the report', async () => {
    const file = join(folder, 'films.ndjson');
    const report = join(folder, 'report.ndjson');
    await writeFile(file, `${ndjson({ title: 'New', year: 2000 })}x\n`);
    const { code, stdout, stderr } = await runCli(
      ['import', file, '--report', report],
      database.url,
    );
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `1 new, 0 changed, 0 unchanged, 1 rejected\n${report} lists the rejected lines and the reasons.\n`,
    });
    expect(stderr).toBe('Saved up to line 2: 1 new, 1 rejected\n');
    expect(JSON.parse(await readFile(report, 'utf8'))).toEqual({
      line: 2,
      field: '',
      reason: expect.stringContaining('The line is not a JSON object.'),
    });
  });

  it('says so where its report has no room, and keeps the films', async () => {
    const file = join(folder, 'half.ndjson');
    await writeFile(file, `${ndjson({ title: 'Half', year: 2000 })}x\n`);
    const full = openSync('/dev/full', 'w');
    const args = ['api/cli/main.ts', 'import', file, '--report', '/proc/self/fd/3'];
    const { status, stderr } = spawnSync(process.execPath, args, {
      env: { DATABASE_URL: database.url },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe', full],
    });
    closeSync(full);
    expect(status).toBe(1);
    expect(stderr).toMatch(/\nThe report could not be written: ENOSPC[^\n]+\n$/);
    expect(await filmIds()).toContain('half-2000');
  });

  it('names the column of an id that contradicts the catalogue', async () => {
    const file = join(folder, 'ids.csv');
    await writeFile(
      file,
      'title,year,id,imdb\nThief,2000,thief-2000,tt1798709\nHer,2013,her-2013,tt0000001\n',
    );
    const { stderr } = await runVerbHere(['import', file], database.url);
    expect(stderr).toMatch(/^Line 2: imdb: tt1798709 belongs to her-2013, .+\. Correct it/m);
    expect(stderr).toMatch(/^Line 3: imdb: her-2013 has the id tt1798709, .+\. Correct it/m);
  });

  it('reads standard input, and makes a database that holds the films alone', async () => {
    const url = `file:${join(folder, 'fresh.db')}`;
    const input = 'title,year\nNew,2000\n';
    const dry = await runCli(['import', '-', '--format', 'csv', '--dry-run'], url, input);
    expect(dry.stdout).toContain('1 new');
    const missing = await runCli(['export'], url);
    expect(missing).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('There is no database'),
    });
    expect((await runCli(['import', '-', '--format', 'csv'], url, input)).code).toBe(0);
    const { stdout } = await runCli(['export'], url);
    expect(stdout.trim().split('\n')).toHaveLength(2);
  });

  it.each([
    ['no file', ['import'], 2, 'Say which file'],
    ['two files', ['import', 'a', 'b'], 2, 'Give one file'],
    [
      'a file that is not there',
      ['import', 'none.csv'],
      1,
      'none.csv cannot be opened (no such file, ENOENT).',
    ],
    ['a folder', ['import', 'api'], 1, 'is a folder'],
    ['an unknown option', ['import', '--fast', 'x'], 2, '--fast'],
    ['an unknown package', ['import', '--from', 'left-pad'], 2, 'vega-datasets'],
    ['an unknown format', ['import', 'x', '--format', 'xml'], 2, 'ndjson or csv'],
    [
      'a report that cannot be written',
      ['import', 'package.json', '--report', 'none/x'],
      1,
      'There is no folder none',
    ],
  ])('with %s says so and changes nothing', async (_, args, code, message) => {
    const rows = await allRows(database.db);
    const run = await runCli(args, database.url);
    expect(run).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(message) });
    expect(run.stderr).not.toMatch(/^ {4}at /m);
    expect(await allRows(database.db)).toEqual(rows);
  });
});
