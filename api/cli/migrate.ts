/** `cli migrate`: updates the database of DATABASE_URL to the newest schema, and adds the first films to an empty one. Node only. */

import { displayUrl } from '../operations/database-path.ts';
import { prepareDatabase } from '../operations/prepare-database.ts';
import { EXIT } from './failure.ts';
import { defineVerb } from './verb.ts';
import { withDatabase } from './with-database.ts';

export const verb = defineVerb({
  summary: 'updates the database to the schema of this program',
  usage: `Usage: npm run migrate
Updates the database of DATABASE_URL to the schema of this program. An embedded database is copied first.`,
  options: {},
  takesFile: false,
  async run({ settings }) {
    const { database, backups } = settings();
    return withDatabase(
      () => prepareDatabase(database, { backupFolder: backups.folder }),
      async () => {
        console.log(`The database is ready: ${displayUrl(database)}`);
        return EXIT.ok;
      },
    );
  },
});
