/** The sitemap of a catalogue that is larger than a part. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { listPartFilms, listSitemapParts } from '../../../api/services/films/sitemap.ts';
import { createExportSlots } from '../../../api/http/export-slots.ts';
import { sitemapIndex } from '../../../api/pages/site/sitemap.ts';
import { bareApp } from '../../helpers/bare-app.ts';
import { openTestDatabase, type TestDatabase } from '../../helpers/test-database.ts';

const COUNT = 20_500;

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  // Only what a sitemap reads: writing so many whole films takes a minute.
  await database.db.$client.execute({
    sql: `with recursive numbers (number) as (select 1 union all select number + 1 from numbers where number < ?)
      insert into films (id, title, year, details, elsewhere, watch, similar, reviews, created_at, updated_at, version)
      select 'film-' || number, 'Film', 2000, '{}', '[]', '[]', '[]', '[]', '2026-01-01T00:00:00.000Z',
        strftime('%Y-%m-%dT%H:%M:%fZ', '2026-01-01', number || ' seconds'), 1 from numbers`,
    args: [COUNT],
  });
});
afterAll(() => database.close());

/** The time at which the film of this number was last changed. */
const changed = (number: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, number)).toISOString();

it('The sitemap has parts of 10,000 films, each with the last change of a film in it', async () => {
  expect(await listSitemapParts(database.db)).toEqual([
    { number: 1, updated_at: changed(10_000) },
    { number: 2, updated_at: changed(20_000) },
    { number: 3, updated_at: changed(COUNT) },
  ]);
});

it('Each film is in one part', async () => {
  const ids: string[] = [];
  for (const part of [1, 2, 3])
    for await (const films of listPartFilms(database.db, part))
      ids.push(...films.map(({ id }) => id));
  expect(ids).toHaveLength(COUNT);
  expect(new Set(ids).size).toBe(COUNT);
});

it('Other requests run after every 500 films', async () => {
  let turns = 0;
  let isReading = true;
  const count = () => {
    turns += 1;
    if (isReading) setImmediate(count);
  };
  setImmediate(count);
  const turnsBefore: number[] = [];
  for await (const films of listPartFilms(database.db, 1)) {
    expect(films.length).toBe(500);
    turnsBefore.push(turns);
  }
  isReading = false;
  expect(turnsBefore).toHaveLength(20);
  expect(new Set(turnsBefore).size).toBe(20);
});

it('An address with an “&” is escaped', () => {
  const xml = sitemapIndex([{ number: 1, updated_at: changed(1) }], 'https://advisory.test/a&b');
  expect(xml).toContain('<loc>https://advisory.test/a&amp;b/sitemap-films.xml?part=1</loc>');
});

it('One part more than there are slots is a 503, until a part is sent or its client has gone', async () => {
  const { app } = bareApp({ openDb: () => database.db, sitemapSlots: createExportSlots(1) });
  const request = (part: number) => app.request(`/sitemap-films.xml?part=${part}`);
  const first = await request(1);
  const rejected = await request(2);
  expect([rejected.status, rejected.headers.get('Retry-After')]).toEqual([503, '10']);
  await first.body?.cancel();
  const second = await request(2);
  expect((await second.text()).match(/<url>/g)).toHaveLength(10_000);
  expect((await request(3)).status).toBe(200);
});
