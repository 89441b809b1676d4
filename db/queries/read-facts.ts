/** Reads films as the facts that were written: for exports, and to compare with an import. */

import type { ReadDb } from '../connection/client.ts';
import { EMPTY_DETAILS, FILM_JSON, FILM_TEXTS, type FilmFacts } from '../film.ts';
import type { FilmKey } from './read-film.ts';
import type { WriteStamp } from './save-film.ts';

export interface StoredFilm {
  facts: FilmFacts;
  stamp: WriteStamp;
  /** When it was deleted; null for a film that can be read. */
  deleted_at: string | null;
}

/** A film with what the service shows for it: its age and levels, as in the advisory. */
export interface ExportedFilm extends StoredFilm {
  shown: { age: unknown; breakdown: unknown };
}

/** The rows of a list of the film `f`, in order, as a JSON array of objects; `booleans` are stored as 0 and 1. */
function listOf(table: string, fields: readonly string[], booleans: readonly string[] = []) {
  const pairs = fields.map((field) => {
    if (field === 'sources') return `'sources', json(sources)`;
    return booleans.includes(field)
      ? `'${field}', json(iif(${field}, 'true', 'false'))`
      : `'${field}', ${field}`;
  });
  const order = table === 'ratings' ? 'rowid' : 'position';
  return `(select json_group_array(json_object(${pairs.join(', ')})) from (select * from ${table} where film_id = f.id order by ${order}))`;
}

function idOf(scheme: string): string {
  return `'${scheme}', (select value from film_ids where film_id = f.id and scheme = '${scheme}')`;
}

const RATING_FIELDS = [
  ...['category', 'basis', 'origin', 'level', 'at_most', 'estimate', 'note', 'spoiler'],
  ...['confidence', 'span', 'rated_at', 'sources'],
];

/** One JSON text a film, its keys in the order of `FilmFacts`: one cell for each field would cost more to read into JavaScript. */
const FACTS = `json_object(
  'id', f.id,
  'ids', json_object(${idOf('imdb')}, ${idOf('tmdb')}, ${idOf('wikidata')}),
  'title', f.title, 'titles', json(f.titles), 'year', f.year, 'editor_age', f.editor_age, 'age_why', f.age_why,
  ${FILM_TEXTS.map((field) => `'${field}', f.${field}`).join(', ')},
  'ratings', ${listOf('ratings', RATING_FIELDS, ['spoiler'])},
  'certificates', ${listOf('certificates', ['system', 'rating', 'reasons', 'sources'])},
  'themes', ${listOf('themes', ['name', 'note', 'spoiler', 'sources'], ['spoiler'])},
  'talking_points', (select json_group_array(text) from (select text from talking_points where film_id = f.id order by position)),
  ${FILM_JSON.map((field) => `'${field}', json(f.${field})`).join(', ')},
  'sources', ${listOf('sources', ['name', 'url', 'read_at', 'licence', 'expires_at'])})`;

const SHOWN = `json_object('age', json_extract(advisory, '$.age'), 'breakdown', (
  select json_group_array(json_object('category', value ->> 'category', 'level', value -> 'level', 'at_most', value -> 'at_most',
    'estimate', value -> 'estimate', 'basis', value ->> 'basis')) from json_each(advisory, '$.breakdown')))`;

const EXPORTED = `select ${FACTS} as facts, ${SHOWN} as shown, f.created_at, f.updated_at, f.version, f.deleted_at
  from films f join documents on film_id = f.id`;

const PAGE = `${EXPORTED} where f.id > ? order by f.id limit ?`;

const EXPORTED_BY_IDS = `${EXPORTED} where f.id in (select value from json_each(?))`;

const ORIGINS_BY_IDS = `select f.id, f.created_at, f.updated_at,
  (select json_group_array(distinct licence) from sources where film_id = f.id) as licences
  from films f where f.id in (select value from json_each(?))`;

const BY_IDS = `select ${FACTS} as facts, f.created_at, f.updated_at, f.version, f.deleted_at
  from films f where f.id in (select value from json_each(?))`;

/** The next films by id, after the id `after`; '' for the first page. */
export async function readFactsPage(
  db: ReadDb,
  { after, limit }: { after: string; limit: number },
): Promise<ExportedFilm[]> {
  const { rows } = await db.$client.execute({ sql: PAGE, args: [after, limit] });
  return rows.map(exportedFilm);
}

/** The films with these ids, by id; missing and deleted films are left out. */
export async function readExportedOf(
  db: ReadDb,
  ids: readonly string[],
): Promise<Map<string, ExportedFilm>> {
  const { rows } = await db.$client.execute({ sql: EXPORTED_BY_IDS, args: [JSON.stringify(ids)] });
  return new Map(rows.map(exportedFilm).map((film) => [film.facts.id, film]));
}

/** When a film was written, and the licences of its sources. */
export interface FilmOrigin extends Pick<WriteStamp, 'created_at' | 'updated_at'> {
  licences: readonly (string | null)[];
}

/** The origins of the films with these ids, by id; missing films are left out. It takes a tenth of the time of reading all facts. */
export async function readOriginsOf(
  db: ReadDb,
  ids: readonly string[],
): Promise<Map<string, FilmOrigin>> {
  const { rows } = await db.$client.execute({ sql: ORIGINS_BY_IDS, args: [JSON.stringify(ids)] });
  return new Map(
    rows.map((row): [string, FilmOrigin] => [
      String(row['id']),
      {
        created_at: String(row['created_at']),
        updated_at: String(row['updated_at']),
        licences: JSON.parse(String(row['licences'])) as (string | null)[], // built by the statement
      },
    ]),
  );
}

/** The films with these ids, by id, deleted ones too; missing films are left out. */
export async function readFactsOf(
  db: ReadDb,
  ids: readonly string[],
): Promise<Map<string, StoredFilm>> {
  const { rows } = await db.$client.execute({ sql: BY_IDS, args: [JSON.stringify(ids)] });
  return new Map(rows.map(storedFilm).map((film) => [film.facts.id, film]));
}

const NUMBERED = `select f.id, json_object(${idOf('imdb')}, ${idOf('tmdb')}, ${idOf('wikidata')}) as ids
  from json_each(?) as slug cross join films f on f.id >= slug.value || '-0' and f.id < slug.value || '-:'`;

/** The external ids of films whose slug is one of these plus a number: `her-2013-2`. By slug; may contain films of similar slugs. */
export async function readNumberedIds(
  db: ReadDb,
  slugs: readonly string[],
): Promise<Map<string, FilmFacts['ids']>> {
  const { rows } = await db.$client.execute({ sql: NUMBERED, args: [JSON.stringify(slugs)] });
  return new Map(
    rows.map((row) => [
      String(row['id']),
      JSON.parse(String(row['ids'])) as FilmFacts['ids'], // built by NUMBERED
    ]),
  );
}

function exportedFilm(row: Record<string, unknown>): ExportedFilm {
  return { ...storedFilm(row), shown: JSON.parse(String(row['shown'])) };
}

function storedFilm(row: Record<string, unknown>): StoredFilm {
  const facts = JSON.parse(String(row['facts'])) as FilmFacts; // built by FACTS from rows that were FilmFacts
  return {
    // Films that earlier versions wrote lack the details that were added since.
    facts: { ...facts, details: { ...EMPTY_DETAILS, ...facts.details } },
    stamp: {
      created_at: String(row['created_at']),
      updated_at: String(row['updated_at']),
      version: Number(row['version']),
    },
    deleted_at: row['deleted_at'] === null ? null : String(row['deleted_at']),
  };
}

const OWNERS = `select key.value as key, film_id from json_each(?) key
  join film_ids on scheme = key.value ->> 0 and film_ids.value = key.value ->> 1`;

/** The film that has each external id, by `imdb:tt1798709`; unknown ids are left out. */
export async function findOwners(
  db: ReadDb,
  keys: readonly FilmKey[],
): Promise<Map<string, string>> {
  const requested = JSON.stringify(keys.map(({ scheme, value }) => [scheme, value]));
  const { rows } = await db.$client.execute({ sql: OWNERS, args: [requested] });
  return new Map(
    rows.map((row) => {
      const [scheme, value] = JSON.parse(String(row['key'])) as [string, string]; // as in `requested`
      return [`${scheme}:${value}`, String(row['film_id'])];
    }),
  );
}

/** The languages in which any film has a title, in alphabetical order. */
export async function readTitleLanguages(db: ReadDb): Promise<string[]> {
  const { rows } = await db.$client.execute(
    "select distinct key as language from films, json_each(titles) where titles <> '{}' order by key",
  );
  return rows.map(({ language }) => String(language));
}

/** The highest number of certificates of any film. */
export async function countMaxCertificates(db: ReadDb): Promise<number> {
  const { rows } = await db.$client.execute(
    'select coalesce(max(position) + 1, 0) as count from certificates',
  );
  return Number(rows[0]?.['count']);
}
