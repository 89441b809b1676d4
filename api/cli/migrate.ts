/** `cli migrate`: brings the database of DATABASE_URL to the newest schema, and gives it the first films where it has none. Node only. */

import { nodeSettings } from '../operations/node-settings.ts';
import { failWith, readOptions, UsageError } from './command-failure.ts';
import { displayUrl } from '../operations/database-path.ts';
import { prepareDatabase } from '../operations/prepare-database.ts';

export const usage = `Usage: npm run migrate
Brings the database of DATABASE_URL to the schema of this program; an embedded one is copied before.`;

export async function run(args: readonly string[]): Promise<number> {
  try {
    const [file] = readOptions(args, {}).positionals;
    if (file !== undefined) throw new UsageError(`migrate takes no arguments, but got “${file}”.`);
    const { database, backups } = nodeSettings(process.env);
    const db = await prepareDatabase(database, { backupFolder: backups.folder });
    db.$client.close();
    console.log(`The database is ready: ${displayUrl(database)}`);
    return 0;
  } catch (error) {
    return failWith(error, 'migrate');
  }
}
