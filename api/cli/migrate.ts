/** `npm run migrate`: brings the database of DATABASE_URL to the newest schema, and gives it the first films where it has none. Node only. */

import { readSettings } from '../env.ts';
import { prepareDatabase } from './prepare-database.ts';
import { explainFailure } from './start-checks.ts';

try {
  const { database } = readSettings(process.env);
  const db = await prepareDatabase(database);
  db.$client.close();
  console.log(`The database is ready: ${database.url.split('?')[0]}`);
} catch (error) {
  console.error(explainFailure(error, process.env));
  process.exitCode = 1;
}
