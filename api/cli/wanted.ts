/** `cli wanted`: lists the films that were asked for in vain, or forgets them. Node only. */

import { forgetWanted, listWanted, type WantedFilm } from '../../db/queries/wanted-films.ts';
import { parsePastedId } from '../domain/film/pasted-id.ts';
import { titleQuery } from '../domain/film/title-query.ts';
import { wantedTitle, type Wanted } from '../domain/film/wanted.ts';
import { counted } from '../domain/text/plural.ts';
import { openExisting } from '../operations/prepare-database.ts';
import { EXIT, UsageError } from './failure.ts';
import { printable, writeLine } from './output.ts';
import { defineVerb } from './verb.ts';
import { withDatabase } from './with-database.ts';

const DEFAULT_LIMIT = 100;

export const verb = defineVerb({
  summary: 'lists the films that were asked for in vain',
  usage: `Usage: npm run -s cli -- wanted [--limit NUMBER] [--json] | --forget ID_OR_TITLE | --clear
Lists ids and titles that were asked for and that the database does not have, the most wanted first: how often, on which
days, and what. It lists ${DEFAULT_LIMIT} unless --limit says otherwise. --json writes NDJSON. --forget removes one, --clear all.`,
  options: {
    limit: { type: 'string', default: String(DEFAULT_LIMIT) },
    json: { type: 'boolean', default: false },
    forget: { type: 'string' },
    clear: { type: 'boolean', default: false },
  },
  takesFile: false,
  async run({ values: { limit, json, forget, clear }, settings }) {
    if (!/^[1-9]\d{0,5}$/.test(limit))
      throw new UsageError(`--limit is “${limit}”: write a number from 1 to 999999.`);
    if (clear && forget !== undefined)
      throw new UsageError('Write --forget or --clear, and not both.');
    const film = forget === undefined ? undefined : readWanted(forget);
    return withDatabase(
      () => openExisting(settings().database),
      async (db) => {
        if (clear || film) {
          const count = await forgetWanted(db, film);
          if (film && count === 0) console.error(`“${forget}” was not asked for.`);
          else console.log(`Forgotten: ${counted(count, 'film')}.`);
          return film && count === 0 ? EXIT.failed : EXIT.ok;
        }
        const films = await listWanted(db, { limit: Number(limit) });
        if (films.length === 0) console.error('Nothing was asked for in vain.');
        for (const one of films)
          await writeLine(process.stdout, json ? JSON.stringify(one) : prettyLine(one));
        return EXIT.ok;
      },
    );
  },
});

/** How it is stored: an id of any form, or else a title. */
function readWanted(text: string): Wanted {
  const id = parsePastedId(text);
  if (id) return { kind: id.scheme, value: id.value };
  const query = titleQuery(text);
  const title = query && wantedTitle(text, query);
  if (title) return title;
  throw new UsageError(`“${text}” is neither an id nor a title.`);
}

function prettyLine({ kind, value, count, first_day, last_day }: WantedFilm): string {
  const days = first_day === last_day ? first_day : `${first_day} to ${last_day}`;
  const name = kind === 'tmdb' || kind === 'wikidata' ? `${kind}:${value}` : value;
  return printable(
    `${String(count).padStart(6)}  ${days.padEnd(24)}  ${kind === 'title' ? `“${name}”` : name}`,
  );
}
