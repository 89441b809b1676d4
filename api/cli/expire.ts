/** `cli expire`: removes facts whose sources have expired, as the service does by itself every night. Node only. */

import { counted } from '../domain/text/plural.ts';
import { openExisting } from '../operations/prepare-database.ts';
import { expireFilms } from '../services/films/expire.ts';
import { EXIT } from './failure.ts';
import { defineVerb } from './verb.ts';
import { withDatabase } from './with-database.ts';

export const verb = defineVerb({
  summary: 'removes facts whose sources have expired',
  usage: `Usage: npm run -s cli -- expire
Removes the facts that rest only on expired sources, and films of which nothing else is known. The service does so every night.`,
  options: {},
  takesFile: false,
  async run({ settings }) {
    const { changed, removed } = await withDatabase(
      () => openExisting(settings().database),
      (db) => expireFilms(db, { now: new Date().toISOString() }),
    );
    console.log(`${counted(changed, 'film')} changed, ${removed} removed`);
    return EXIT.ok;
  },
});
