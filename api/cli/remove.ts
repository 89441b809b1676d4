/** `cli remove`: removes films from the database, after asking on a terminal. Node only. */

import { createInterface } from 'node:readline/promises';
import { counted } from '../domain/text/plural.ts';
import { openExisting } from '../operations/prepare-database.ts';
import { CommandError } from '../services/command-error.ts';
import { findFilmsToRemove, removeFromCatalogue } from '../services/films/remove.ts';
import { EXIT, UsageError } from './failure.ts';
import { printable } from './output.ts';
import { defineVerb } from './verb.ts';
import { withDatabase } from './with-database.ts';

export const verb = defineVerb({
  summary: 'removes films, after asking',
  usage: `Usage: npm run -s cli -- remove ID … [--yes]
Removes films by any of their ids: her-2013, tt1798709, tmdb:152601, wikidata:Q788822. It removes all of them or none.
It asks first on a terminal; --yes removes without asking. A removed film comes back only if you import it.`,
  options: { yes: { type: 'boolean', default: false } },
  takesFile: false,
  takesIds: true,
  async run({ values, ids, settings }) {
    if (ids.length === 0) throw new UsageError('Say which films to remove, by their ids.');
    return withDatabase(
      () => openExisting(settings().database),
      async (db) => {
        const { films, unknown } = await findFilmsToRemove(db, ids);
        if (unknown.length > 0)
          throw new CommandError(
            `No film has the id ${unknown.map((id) => `“${id}”`).join(' or ')}. Nothing was removed.`,
          );
        const names = films.map(({ facts }) => `${facts.title} (${facts.year}), ${facts.id}`);
        if (!values.yes && !(await isConfirmed(names))) {
          console.error('Nothing was removed.');
          return EXIT.failed;
        }
        const naming = await removeFromCatalogue(db, films, {
          now: new Date().toISOString(),
        });
        for (const name of names) console.log(printable(`Removed: ${name}`));
        if (naming.length > 0)
          console.log(`No longer linked as a similar film: from ${naming.join(', ')}`);
        return EXIT.ok;
      },
    );
  },
});

async function isConfirmed(names: readonly string[]): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new CommandError(
      `Add --yes to remove ${counted(names.length, 'film')} without being asked. Nothing was removed.`,
    );
  for (const name of names) console.error(printable(name));
  const question = `Remove ${names.length === 1 ? 'this film' : `these ${names.length} films`}? Only a backup or an export brings back what is removed. [y/N] `;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(question)).trim());
  } finally {
    terminal.close();
  }
}
