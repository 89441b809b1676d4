/** `cli expire`: removes facts whose sources have expired, as the service does by itself every night. Node only. */

import { counted } from '../domain/text/plural.ts';
import { forgetExpired } from '../../db/queries/forget-expired.ts';
import { openExisting } from '../operations/prepare-database.ts';
import { expireFilms } from '../services/films/expire.ts';
import { EXIT } from './failure.ts';
import { defineVerb } from './verb.ts';
import { withDatabase } from './with-database.ts';

export const verb = defineVerb({
  summary: 'removes facts whose sources have expired',
  usage: `Usage: npm run -s cli -- expire
Removes the facts that rest only on expired sources, and films of which nothing else is known. Also deletes sessions
and sign-in links that are over, and responses that were remembered for a day. The service does so every night.`,
  options: {},
  takesFile: false,
  async run({ settings }) {
    const { changed, removed } = await withDatabase(
      () => openExisting(settings().database),
      async (db) => {
        const now = new Date().toISOString();
        await forgetExpired(db, now);
        return expireFilms(db, { now });
      },
    );
    console.log(`${counted(changed, 'film')} changed, ${removed} removed`);
    return EXIT.ok;
  },
});
