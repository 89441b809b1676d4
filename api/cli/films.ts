/** `cli films`: lists the films that match limits, as `GET /v1/films` does, one line of NDJSON each. Node only. */

import type { Db } from '../../db/connection/client.ts';
import { findFilms } from '../../db/queries/find-films.ts';
import type { FilmSummary } from '../contract/advisory.ts';
import { FilmsQuery } from '../contract/films-query.ts';
import { openExisting } from '../operations/prepare-database.ts';
import { queryFilms } from '../services/films/find.ts';
import { zodMessages } from '../services/formats/zod-messages.ts';
import { EXIT, UsageError } from './failure.ts';
import { writeLine } from './output.ts';
import { defineVerb } from './verb.ts';
import { withDatabase } from './with-database.ts';

const PARAMETERS = Object.keys(FilmsQuery.shape);
const PARAMETER_LIST = PARAMETERS.map((name) => `--${name}`).join(', ');

/** Films per page if all pages are wanted. */
const MAX_PAGE = '100';

export const verb = defineVerb({
  summary: 'lists the films that match limits, one line of NDJSON each',
  usage: `Usage: npm run -s cli -- films [--PARAMETER VALUE …] [--pretty]
The parameters are those of GET /v1/films: ${PARAMETER_LIST}.
--pretty writes columns instead of NDJSON. Without --limit it writes all films.`,
  options: {
    pretty: { type: 'boolean' },
    ...Object.fromEntries(PARAMETERS.map((name) => [name, { type: 'string' }] as const)),
  },
  takesFile: false,
  /** With `--limit`, a line on standard error says how to get the next films. */
  async run({ values: { pretty = false, ...parameters }, settings }) {
    const allPages = !('limit' in parameters);
    const query = parseQuery(allPages ? { ...parameters, limit: MAX_PAGE } : parameters);
    const write = (line: string) => writeLine(process.stdout, pretty ? prettyLine(line) : line);
    await withDatabase(
      () => openExisting(settings().database),
      (db) =>
        query.ids ? writeByIds(db, query, write) : writePages(db, query, { allPages, write }),
    );
    return EXIT.ok;
  },
});

/** Throws a UsageError in the words of the API, with the option that is wrong. */
function parseQuery(parameters: object): FilmsQuery {
  const { success, data, error } = FilmsQuery.safeParse(parameters, { error: zodMessages });
  if (success) return data;
  const [issue] = error.issues;
  const option = issue?.path.length ? `--${issue.path.join('.')}: ` : '';
  throw new UsageError(`${option}${issue?.message ?? 'The options are not valid.'}`);
}

type WriteLine = (line: string) => Promise<void>;

async function writePages(
  db: Db,
  query: FilmsQuery,
  { allPages, write }: { allPages: boolean; write: WriteLine },
): Promise<void> {
  for (let page = query; ;) {
    const { films, cursor, meant } = await queryFilms(db, page);
    if (meant && page === query)
      console.error(
        `No title has these words; looked for ${meant.map((words) => `“${words}”`).join(', ')}.`,
      );
    for (const film of films === '' ? [] : films.split('\n')) await write(film.replace(/,$/, ''));
    if (cursor === null) return;
    if (!allPages) return console.error(`There are more: --cursor ${cursor}`);
    page = { ...query, cursor: FilmsQuery.shape.cursor.parse(cursor) };
  }
}

/** The films of the requested ids, in their order; unknown ids are reported on standard error. */
async function writeByIds(
  db: Db,
  { ids = [], fields }: FilmsQuery,
  write: WriteLine,
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

/** Age, year, title and id in columns; `~8` for an age of about 8. */
function prettyLine(text: string): string {
  const { id, title, year, age } = JSON.parse(text) as FilmSummary; // written by projectFilm
  const { recommended, likely } = age;
  const years = recommended ?? (likely === null ? '?' : `~${likely}`);
  return `${String(years).padStart(3)}  ${year}  ${title}  (${id})`;
}
