/** What makes cached responses stale: a written film, and nothing else that the service writes. */

import { expect, it } from 'vitest';
import { readCatalogueVersion } from '../../db/queries/catalogue-version.ts';
import { openReopeningDb } from '../../db/connection/reopening.ts';
import { HER_2013 } from '../../db/seed/her-2013.ts';
import { writeFilm } from '../../api/services/films/write.ts';
import { newProposal } from '../../api/services/films/change.ts';
import { insertProposal } from '../../db/queries/proposals.ts';
import { signedIn } from '../helpers/people.ts';
import { openTestDatabase } from '../helpers/test-database.ts';

it('A film written by another process changes the version of the catalogue; a sign-in and a proposal do not', async () => {
  const database = await openTestDatabase([HER_2013]);
  const { db: reader } = openReopeningDb({ url: database.url });
  try {
    const before = await readCatalogueVersion(reader);
    await signedIn(database.db, { name: 'Anna', role: 'editor' });
    const author = { kind: 'reader', id: null, name: null } as const;
    const change = { kind: 'correction', patch: {}, film_id: 'her-2013', base_version: 1 } as const;
    const now = new Date().toISOString();
    await database.db.$client.batch(insertProposal(newProposal({ author, now }, change)), 'write');
    expect(await readCatalogueVersion(reader)).toBe(before);
    await writeFilm(database.db, { ...HER_2013, summary: 'Shorter.' }, { now, actor: 'test' });
    expect(await readCatalogueVersion(reader)).not.toBe(before);
  } finally {
    reader.$client.close();
    await database.close();
  }
});
