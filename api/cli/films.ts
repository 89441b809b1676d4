/** `cli films`: the films under limits, as `GET /v1/films` finds them, a line of NDJSON each. Node only. */

import { findFilms } from '../../db/queries/find-films.ts';
import type { Db } from '../../db/connection/client.ts';
import type { FilmSummary } from '../contract/advisory.ts';
import { FilmsQuery } from '../contract/films-query.ts';
import { nodeSettings } from '../operations/node-settings.ts';
import { queryFilms } from '../services/films/find.ts';
import { failWith, UsageError } from './command-failure.ts';
import { openToRead } from '../operations/prepare-database.ts';
import { writeLine } from './lines.ts';
import { mistakeWords } from '../services/formats/zod-messages.ts';

const PARAMETERS = Object.keys(FilmsQuery.shape);
const OPTIONS = ['pretty', ...PARAMETERS].map((one) => `--${one}`).join(', ');

export const usage = `Usage: npm run -s cli -- films [--PARAMETER VALUE …] [--pretty]
The parameters are those of GET /v1/films: ${OPTIONS}.`;

/** Films a page while all are asked for. */
const WHOLE_PAGE = '100';

interface Asked {
  query: Record<string, string>;
  pretty: boolean;
}

/**
 * Takes the parameters of the API as options, and `--pretty` for columns instead of JSON. Without `--limit` all films are written;
 * with it, a line on standard error tells how to ask for the next ones.
 */
export async function run(args: readonly string[]): Promise<number> {
  try {
    const { query, pretty } = readArguments(args);
    const isWhole = query['limit'] === undefined;
    const asked = checked(isWhole ? { ...query, limit: WHOLE_PAGE } : query);
    const { database } = nodeSettings(process.env);
    const db = await openToRead(database);
    try {
      await writeFilms(db, asked, { isWhole, pretty });
    } finally {
      db.$client.close();
    }
    return 0;
  } catch (error) {
    return failWith(error, 'films');
  }
}

/** `--name value` and `--name=value`, each name once. */
function readArguments(args: readonly string[]): Asked {
  const query: Record<string, string> = {};
  let pretty = false;
  const rest = [...args];
  for (let option = rest.shift(); option !== undefined; option = rest.shift()) {
    if (option === '--pretty') {
      pretty = true;
      continue;
    }
    const [, name = '', given] = /^--([^=]+)(?:=([^]*))?$/.exec(option) ?? [];
    if (!PARAMETERS.includes(name))
      throw new UsageError(`“${option}” is not known here. Allowed: ${OPTIONS}.`);
    if (name in query) throw new UsageError(`Write --${name} once.`);
    const value = given ?? rest.shift();
    if (value === undefined) throw new UsageError(`--${name} lacks its value.`);
    query[name] = value;
  }
  return { query, pretty };
}

/** The query as the API would take it; throws in its words where it would not. */
function checked(query: Record<string, string>): FilmsQuery {
  const { success, data, error } = FilmsQuery.safeParse(query, { error: mistakeWords });
  if (success) return data;
  const [issue] = error.issues;
  const option = issue?.path.length ? `--${issue.path.join('.')}: ` : '';
  throw new UsageError(`${option}${issue?.message ?? 'The options are not valid.'}`);
}

async function writeFilms(
  db: Db,
  query: FilmsQuery,
  { isWhole, pretty }: { isWhole: boolean; pretty: boolean },
): Promise<void> {
  const write = (text: string) => writeLine(process.stdout, pretty ? prettyLine(text) : text);
  if (query.ids) return writeAsked(db, query, write);
  for (let asked = query; ;) {
    const { films, cursor, meant } = await queryFilms(db, asked);
    if (meant && asked === query)
      console.error(
        `No title has these words; looked for ${meant.map((words) => `“${words}”`).join(', ')}.`,
      );
    for (const film of films === '' ? [] : films.split('\n')) await write(film.replace(/,$/, ''));
    if (cursor === null) return;
    if (!isWhole) return console.error(`There are more: --cursor ${cursor}`);
    asked = { ...query, cursor: FilmsQuery.shape.cursor.parse(cursor) };
  }
}

/** The films of the ids asked for, in their order; the unknown ones go to standard error. */
async function writeAsked(
  db: Db,
  { ids = [], fields }: FilmsQuery,
  write: (text: string) => Promise<void>,
): Promise<void> {
  const found = await findFilms(
    db,
    ids.map(({ key }) => key),
    fields,
  );
  for (const { asked, key } of ids) {
    const film = found.get(`${key.scheme}:${key.value}`);
    if (film === undefined) console.error(`No film has the id “${asked}”.`);
    else await write(film);
  }
}

/** Age, year, title and id in columns, for people. */
function prettyLine(text: string): string {
  const { id, title, year, age } = JSON.parse(text) as FilmSummary; // written by projectFilm
  const { recommended, at_least, at_most } = age;
  const years = recommended ?? (at_most === null ? `${at_least ?? ''}?` : `≤${at_most}`);
  return `${String(years).padStart(3)}  ${year}  ${title}  (${id})`;
}
