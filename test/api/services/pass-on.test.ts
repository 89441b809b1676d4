/** What may not be passed on is in no export, and stays in the database when an export is imported. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  EXPORT_FORMATS,
  exportFilms,
  type ExportFormat,
} from '../../../api/services/films/export.ts';
import { verifyHistory } from '../../../api/services/films/audit.ts';
import { expireFilms } from '../../../api/services/films/expire.ts';
import { importFilms, type ImportCounts } from '../../../api/services/films/import.ts';
import { writeFilm } from '../../../api/services/films/write.ts';
import { readCsv } from '../../../api/services/formats/read-csv.ts';
import { readNdjson } from '../../../api/services/formats/read-ndjson.ts';
import { EMPTY_DETAILS, type FilmFacts, type SourceFacts } from '../../../db/film.ts';
import { readFactsOf } from '../../../db/queries/read-facts.ts';
import { bareApp } from '../../helpers/bare-app.ts';
import { filmFacts, ratingFacts } from '../../helpers/film-facts.ts';
import { openTestDatabase, WRITTEN_AT, type TestDatabase } from '../../helpers/test-database.ts';

const source = (name: string, licence: string | null): SourceFacts => ({
  name,
  url: null,
  read_at: '2026-11-01',
  licence,
  expires_at: licence === 'TMDB' ? '2027-05-01T00:00:00.000Z' : null,
});
const WIKIDATA = source('Wikidata', 'CC0-1.0');
const TMDB = source('The Movie Database', 'TMDB');
const KMRB = source('영상물등급위원회', 'KMRB');
const NOTES = source('Our notes', null);

/** Facts of Wikidata (0), of TMDB (1), of both, and of an editor (3); the words of TMDB's own are “secret”. */
const MIXED: FilmFacts = filmFacts({
  id: 'mixed-2001',
  title: 'Mixed',
  year: 2001,
  ids: { imdb: 'tt0000001', tmdb: '990001', wikidata: 'Q1' },
  ratings: [
    ratingFacts('sex', 2, { note: 'A kiss.', sources: [3, 1] }),
    ratingFacts('language', 1, { basis: 'parents', origin: 'crowd', note: 'secret', sources: [1] }),
  ],
  certificates: [
    { system: 'MPA', rating: 'R', reasons: 'Rated R for secret violence.', sources: [1] },
    { system: 'FSK', rating: '12', reasons: null, sources: [0, 1] },
    { system: 'KMRB', rating: '15', reasons: null, sources: [2] },
  ],
  themes: [
    { name: 'A secret', note: null, spoiler: false, sources: [1] },
    { name: 'Loneliness', note: null, spoiler: false, sources: [0, 1] },
  ],
  details: {
    ...EMPTY_DETAILS,
    directors: ['Ada Open'],
    cast: [{ name: 'Secret Actor', role: null }],
    running_times: [
      { minutes: 77, sources: [1] },
      { minutes: 126, sources: [0, 1] },
    ],
    said_by: { cast: [1], directors: [0, 1] },
  },
  sources: [WIKIDATA, TMDB, KMRB, NOTES],
});
const ONLY_TMDB: FilmFacts = filmFacts({
  id: 'secret-2002',
  title: 'Secret',
  year: 2002,
  details: { ...EMPTY_DETAILS, genres: ['Secret'] },
  sources: [TMDB],
});

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase();
  for (const facts of [filmFacts(), MIXED, ONLY_TMDB])
    await writeFilm(database.db, facts, { now: WRITTEN_AT, actor: 'test' });
});
afterEach(() => database.close());

async function exported(format: ExportFormat, allowed?: readonly string[]): Promise<string> {
  let text = '';
  for await (const piece of exportFilms(database.db, format, allowed)) text += piece;
  return text;
}

async function imported(text: string, format: ExportFormat): Promise<ImportCounts> {
  async function* chunks() {
    yield Buffer.from(text);
  }
  return importFilms(database.db, (format === 'csv' ? readCsv : readNdjson)(chunks()), {
    now: () => '2030-01-01T00:00:00.000Z',
    dryRun: false,
    reject: ({ field, reason }) => {
      throw new Error(`${field}: ${reason}`);
    },
    saved: () => {},
  });
}

async function stored(id: string): Promise<FilmFacts | undefined> {
  return (await readFactsOf(database.db, [id])).get(id)?.facts;
}

describe.each(EXPORT_FORMATS)('an export as %s', (format) => {
  it('has no fact of TMDB or KMRB, and all others', async () => {
    const text = await exported(format);
    expect(text).not.toMatch(/secret|Movie Database|영상물|TMDB|KMRB|MPA:R|Rated R for secret/);
    expect(text).toMatch(/Mixed.*Loneliness.*Ada Open/s);
    expect(text).toContain('nothing-known-1999');
  });

  it('has those of KMRB if the operator allows it, but never those of TMDB', async () => {
    const text = await exported(format, ['KMRB', 'TMDB']);
    expect(text).toContain('영상물등급위원회');
    expect(text).not.toMatch(/secret|Movie Database/);
  });

  it('changes nothing when it is imported', async () => {
    const before = await stored('mixed-2001');
    expect(await imported(await exported(format), format)).toMatchObject({
      unchanged: 2,
      changed: 0,
      new: 0,
    });
    expect(await stored('mixed-2001')).toEqual(before);
    expect(await stored('secret-2002')).toBeDefined();
  });
});

it('An export that was edited changes what it says, and keeps what it does not contain', async () => {
  const text = await exported('ndjson');
  const edited = text.replace('{"minutes":126,', '{"minutes":125,').replace('Loneliness', 'Love');
  expect(await imported(edited, 'ndjson')).toMatchObject({ changed: 1 });
  const facts = await stored('mixed-2001');
  expect(facts?.details.running_times).toEqual([
    { minutes: 125, sources: [0] },
    { minutes: 77, sources: [1] },
  ]);
  expect(facts?.themes.map(({ name }) => name)).toEqual(['Love', 'A secret']);
  expect(facts?.details.cast).toEqual([{ name: 'Secret Actor', role: null }]);
});

it('What is shown beside the facts follows from the facts that are passed on', async () => {
  const [, line = ''] = (await exported('ndjson')).split('\n');
  const { id, shown } = JSON.parse(line);
  expect(id).toBe('mixed-2001');
  expect(shown.age.official).toBe(12);
  expect(shown.breakdown).toContainEqual(
    expect.objectContaining({ category: 'violence', level: null }),
  );
});

it('The changes of all films have no fact of TMDB or KMRB, and none of a film that is all theirs', async () => {
  const { app } = bareApp({ openDb: () => database.db });
  const answer = await app.request('/v1/changes');
  const text = await answer.text();
  expect(text).not.toMatch(/secret(?!-2002)|Movie Database|영상물|TMDB|KMRB/);
  expect(text).toMatch(/Loneliness/);
  const { changes } = JSON.parse(text);
  expect(changes.find(({ film }: { film: string }) => film === 'secret-2002').facts).toBeNull();
});

it('The history keeps no fact that expires, and verifies before and after', async () => {
  const { db } = database;
  expect((await verifyHistory(db)).faults).toEqual([]);
  await expireFilms(db, { now: '2030-01-01T00:00:00.000Z' });
  expect((await verifyHistory(db)).faults).toEqual([]);
  const { rows } = await db.$client.execute('select previous from changes');
  expect(JSON.stringify(rows)).not.toMatch(/secret(?!-2002)|Movie Database/);
});

it('The API exports no fact of TMDB, and says so with another entity tag if KMRB is allowed', async () => {
  const openDb = () => database.db;
  const answer = await bareApp({ openDb }).app.request('/v1/export/films.ndjson');
  expect(await answer.text()).not.toMatch(/secret|영상물/);
  const allowed = await bareApp({ openDb, passOnLicences: ['KMRB'] }).app.request(
    '/v1/export/films.ndjson',
  );
  expect(await allowed.text()).toContain('영상물');
  expect(allowed.headers.get('ETag')).not.toBe(answer.headers.get('ETag'));
});
