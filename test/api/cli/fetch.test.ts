/** `cli fetch` against local servers that answer in the documented shapes: what is saved, and how a run may end. */

import { readFile, writeFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { readFactsPage } from '../../../db/queries/read-facts.ts';
import { EMPTY_DETAILS, type FilmFacts } from '../../../db/film.ts';
import {
  kmrbDegrees,
  kmrbPage,
  kmrbProof,
  sendJson,
  startCatalogue,
  tmdbFilm,
  tmdbRelease,
  type Answer,
  type CatalogueServer,
} from '../../helpers/catalogue-server.ts';
import { filmFacts } from '../../helpers/film-facts.ts';
import { startCli } from '../../helpers/run-cli.ts';
import { runVerbHere } from '../../helpers/run-verb-here.ts';
import { openTestDatabase, type TestDatabase } from '../../helpers/test-database.ts';

let database: TestDatabase;
let folder: string;
const servers: CatalogueServer[] = [];

beforeEach(async () => {
  await open();
});
afterEach(async () => {
  await database.close();
  for (const server of servers.splice(0)) await server.close();
});

async function open(films: readonly FilmFacts[] = []): Promise<void> {
  database = await openTestDatabase(films);
  folder = dirname(database.url.replace(/^file:/, ''));
}

async function reopen(films: readonly FilmFacts[]): Promise<void> {
  await database.close();
  await open(films);
}

async function stored(): Promise<FilmFacts[]> {
  const films = await readFactsPage(database.db, { after: '', limit: 1_000 });
  return films.map(({ facts }) => facts);
}

const CONTACT = { CONTACT: 'me@example.org' };

async function tmdbOf(answer: Answer): Promise<Record<string, string>> {
  const server = await startCatalogue(answer);
  servers.push(server);
  return { ...CONTACT, TMDB_URL: server.url, TMDB_TOKEN: 'token' };
}

const anyFilm: Answer = (_request, response, { pathname }) =>
  sendJson(response, tmdbFilm(Number(pathname.split('/').at(-1))));

const fetchWith = (env: Record<string, string>, ...args: string[]) =>
  runVerbHere(['fetch', ...args], database.url, env);

/** The files that say how far a run was. */
const stateFiles = () => readdirSync(folder).filter((name) => name.includes('.fetch-'));

describe('Films of TMDB', () => {
  it('are saved with their certificate, and a second run changes nothing', async () => {
    const env = await tmdbOf(anyFilm);
    const first = await fetchWith(env, 'tmdb', '--ids', 'tmdb:550,tmdb:551');
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).toContain('2 films came: 2 new, 0 changed, 0 unchanged, 0 rejected');
    const before = await stored();
    expect(before.map(({ ids, certificates }) => [ids.tmdb, certificates[0]?.rating])).toEqual([
      ['550', 'R'],
      ['551', 'R'],
    ]);
    const second = await fetchWith(env, 'tmdb', '--ids', 'tmdb:550,tmdb:551');
    expect(second.stdout).toContain('0 new, 0 changed, 2 unchanged');
    expect(await stored()).toEqual(before);
    expect(stateFiles()).toEqual([]);
  });

  it('leave alone what people edited, and fill in what is missing', async () => {
    await reopen([
      filmFacts({
        id: 'our-title-1999',
        title: 'Our Title',
        ids: { imdb: null, tmdb: '550', wikidata: null },
        details: { ...EMPTY_DETAILS, directors: ['Our Director'] },
      }),
    ]);
    await fetchWith(await tmdbOf(anyFilm), 'tmdb', '--ids', 'our-title-1999');
    expect(await stored()).toMatchObject([
      {
        title: 'Our Title',
        titles: { de: 'Der Film 550' },
        ids: { imdb: 'tt0000550' },
        details: { directors: ['Our Director'], genres: ['Drama'] },
      },
    ]);
  });

  it('of an id that two films share are rejected, the others are saved, and the exit status says so', async () => {
    await reopen([
      filmFacts({
        id: 'one-1999',
        title: 'One',
        ids: { imdb: 'tt0000550', tmdb: null, wikidata: null },
      }),
      filmFacts({ id: 'two-1999', title: 'Two', ids: { imdb: null, tmdb: '550', wikidata: null } }),
    ]);
    const { code, stderr } = await fetchWith(
      await tmdbOf(anyFilm),
      'tmdb',
      '--ids',
      'tmdb:550,tmdb:551',
    );
    expect(code).toBe(3);
    expect(stderr).toMatch(/Failed: tt0000550, ids\.\w+: \S+ belongs to (one|two)-1999/);
    expect(await stored()).toHaveLength(3);
  });

  it('of a board that we lack are saved without it, and the report says so', async () => {
    const release_dates = { results: [tmdbRelease('ZZ', '12'), tmdbRelease('US', 'R')] };
    const env = await tmdbOf((_request, response) =>
      sendJson(response, tmdbFilm(550, { release_dates })),
    );
    const report = join(folder, 'report.ndjson');
    const { code } = await fetchWith(env, 'tmdb', '--ids', 'tmdb:550', '--report', report);
    expect(code).toBe(0);
    expect(JSON.parse(await readFile(report, 'utf8'))).toEqual({
      kind: 'skipped',
      film: 'tmdb:550',
      fact: 'certificates',
      reason: 'We know no board of ZZ, which rated it “12”.',
    });
  });

  it('in a dry run or a file change no database', async () => {
    const env = await tmdbOf(anyFilm);
    const dry = await fetchWith(env, 'tmdb', '--ids', 'tmdb:550', '--dry-run', '--json');
    expect(JSON.parse(dry.stdout)).toMatchObject({
      service: 'tmdb',
      dry_run: true,
      films: 1,
      new: 1,
    });
    const file = join(folder, 'films.ndjson');
    const written = await fetchWith(env, 'tmdb', '--ids', 'tmdb:550', '--to', file);
    expect(written.stdout).toContain(`1 film was written to ${file}`);
    expect(await stored()).toEqual([]);
    expect((await runVerbHere(['import', file], database.url)).stdout).toContain('1 new');
  });
});

describe('A run', () => {
  it('that is killed continues where it was', async () => {
    const asked: string[] = [];
    const env = await tmdbOf((request, response, url) => {
      asked.push(url.pathname);
      anyFilm(request, response, url);
    });
    const ids = join(folder, 'ids.txt');
    const count = 120;
    await writeFile(ids, Array.from({ length: count }, (_, place) => place + 1).join('\n'));
    const { child, ended } = startCli(['fetch', 'tmdb', '--file', ids], database.url, '', { env });
    while (stateFiles().length === 0) await new Promise((done) => setTimeout(done, 20));
    child.kill('SIGKILL');
    await ended;
    const askedBefore = asked.length;
    expect(askedBefore).toBeLessThan(count);
    const savedBefore = (await stored()).length;
    expect(savedBefore).toBeGreaterThan(0);
    const { code, stderr } = await fetchWith(env, 'tmdb', '--file', ids);
    expect(code).toBe(0);
    expect(stderr).toContain('An earlier run was stopped. This one continues');
    expect(asked.length).toBeLessThanOrEqual(count + askedBefore - savedBefore + 1);
    expect(await stored()).toHaveLength(count);
    expect(stateFiles()).toEqual([]);
  });

  it.each<[string, Answer, RegExp]>([
    [
      'rejects it',
      (_request, response) => void response.writeHead(403).end('set a user-agent'),
      /TMDB rejects requests \(403: “set a user-agent”\)/,
    ],
    [
      'wants a day of rest',
      (_request, response) => void response.writeHead(429, { 'retry-after': '86400' }).end(),
      /TMDB wants no more requests until/,
    ],
  ])('ends where the service %s, and says so', async (_what, answer, words) => {
    const { code, stdout } = await fetchWith(
      await tmdbOf(answer),
      'tmdb',
      '--ids',
      'tmdb:1,tmdb:2',
    );
    expect(code).toBe(1);
    expect(stdout).toMatch(words);
    expect(await stored()).toEqual([]);
  });

  it('that finds nothing has the exit status 1', async () => {
    const env = await tmdbOf((_request, response) => sendJson(response, { status_code: 34 }, 404));
    const { code, stderr } = await fetchWith(env, 'tmdb', '--ids', 'tmdb:1');
    expect(code).toBe(1);
    expect(stderr).toContain('Left out: tmdb:1, film: TMDB does not have it.');
  });

  it.each([
    [{}, ['tmdb', '--ids', 'tmdb:1'], 1, /^Set TMDB_TOKEN/],
    [{ TMDB_TOKEN: 'token' }, ['tmdb', '--ids', 'tmdb:1'], 1, /^(.*\n)*.*Set CONTACT/],
    [{}, ['kmrb', '--all'], 1, /^Set KMRB_KEY/],
    [{}, ['imdb', '--all'], 2, /^fetch takes wikidata, kmrb or tmdb, not “imdb”/],
    [{}, [], 2, /^Say from where/],
    [{}, ['tmdb'], 2, /^Say which films/],
    [{}, ['tmdb', '--all'], 2, /^TMDB cannot list its films/],
    [{}, ['wikidata', '--all', '--ids', 'tt0096895'], 2, /^Write only one of/],
    [{}, ['wikidata', '--ids', '12345'], 2, /^“12345” is not a film id/],
    [{}, ['wikidata', '--since', 'yesterday'], 2, /^--since is “yesterday”/],
  ])('with %j of %j has the exit status %i', async (env, args, code, words) => {
    const run = await fetchWith(env, ...args);
    expect(run.code).toBe(code);
    expect(`${run.stderr}${run.stdout}`).toMatch(words);
  });
});

test('Films of KMRB are matched by title, year and director, and no others come', async () => {
  const film = (id: string, directors: string[], more: Partial<FilmFacts> = {}) =>
    filmFacts({
      ...{ id, title: 'Heathers', year: 1989, ...more },
      details: { ...EMPTY_DETAILS, directors },
    });
  await reopen([
    film('heathers-1989', ['Michael Lehmann']),
    film('heathers-1989-2', ['Someone Else']),
    film('the-host-2006', ['Bong Joon-ho'], {
      title: 'The Host',
      year: 2006,
      titles: { ko: '괴물' },
    }),
    film('twin-1990', ['Ann Other'], { title: 'Twin', year: 1990 }),
  ]);
  const row = (fields: Record<string, string>) => ({
    gradeName: '15세이상관람가',
    ...kmrbDegrees(['전체관람가', '전체관람가', '15세이상관람가']),
    ...fields,
  });
  const answer = join(folder, 'kmrb.xml');
  await writeFile(
    answer,
    kmrbPage([
      ...kmrbProof(20),
      row({
        oriTitle: 'HEATHERS',
        useTitle: '헤더스',
        prodYear: '1988',
        direName: 'Lehmann Michael',
      }),
      row({ oriTitle: 'The Host', useTitle: '괴물', prodYear: '2006', direName: '봉준호' }),
      row({ oriTitle: 'Twin', useTitle: '쌍둥이', prodYear: '1990', direName: '다른 사람' }),
      row({ oriTitle: 'Twin', useTitle: '쌍둥이', prodYear: '1990', direName: 'Dan Wrong' }),
    ]),
  );
  const run = await fetchWith({}, 'kmrb', '--from-file', answer, '--json');
  expect(run.code).toBe(0);
  const { changed, problems, ...rest } = JSON.parse(run.stdout);
  expect([changed, rest.new]).toEqual([2, 0]);
  expect(problems.slice(-2)).toMatchObject([
    { film: 'Twin (1990)', reason: 'It may be twin-1990, but only the title and the year say so.' },
    { film: 'Twin (1990)', reason: 'It has the title of twin-1990, but another director.' },
  ]);
  const films = await stored();
  expect(films.map(({ id, certificates }) => [id, certificates[0]?.rating])).toEqual([
    ['heathers-1989', '15'],
    ['heathers-1989-2', undefined],
    ['the-host-2006', '15'],
    ['twin-1990', undefined],
  ]);
  expect(films[0]).toMatchObject({
    titles: { ko: '헤더스' },
    details: { directors: ['Michael Lehmann'] },
  });
  expect((await fetchWith({}, 'kmrb', '--from-file', answer)).stdout).toContain(
    '0 changed, 2 unchanged',
  );
});
