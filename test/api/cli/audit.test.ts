/** `cli audit verify` on a database with films, and on one that was tampered with. */

import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeFilm } from '../../../api/services/films/write.ts';
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { runCli } from '../../helpers/run-cli.ts';
import { openTestDatabase, type TestDatabase } from '../../helpers/test-database.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase([HER_2013]);
  const film = { ...HER_2013, summary: 'Another.' };
  await writeFilm(database.db, film, { now: '2026-06-07T08:09:10.000Z', actor: 'test' });
});
afterEach(() => database.close());

it('finds nothing wrong with a history as it was written, also of a removed film that came back', async () => {
  await runCli(['remove', 'her-2013', '--yes'], database.url);
  await writeFilm(database.db, HER_2013, { now: '2026-07-07T08:09:10.000Z', actor: 'test' });
  const { code, stdout } = await runCli(['audit', 'verify'], database.url);
  expect(stdout).toBe('Films: 1, versions: 4, faults: 0.\n');
  expect(code).toBe(0);
});

it('names a film whose facts were changed past its history, with the exit status 1', async () => {
  await database.db.$client.execute("update films set opinion = 'Ours.'");
  const { code, stderr } = await runCli(['audit', 'verify'], database.url);
  expect(stderr).toContain('her-2013, version 2: its facts were changed past the history.');
  expect(code).toBe(1);
});
