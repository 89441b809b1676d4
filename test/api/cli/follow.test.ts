/** `cli follow` between two running services: what is taken, what stays, and how a run may end. */

import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SCHEMA_VERSION } from '../../../api/contract/export-header.ts';
import { writeFilm } from '../../../api/services/films/write.ts';
import { createApiKey } from '../../../api/services/people/api-keys.ts';
import { filePath } from '../../../db/connection/address.ts';
import { openDb, type Db } from '../../../db/connection/client.ts';
import type { FilmFacts } from '../../../db/film.ts';
import { sendJson, startCatalogue, type Answer } from '../../helpers/catalogue-server.ts';
import { filmFacts, ratingFacts } from '../../helpers/film-facts.ts';
import { exportedFacts, follow, historyFaults } from '../../helpers/mirrors.ts';
import { runCli, startCli } from '../../helpers/run-cli.ts';
import { runVerbHere } from '../../helpers/run-verb-here.ts';
import { copySeededDatabase } from '../../helpers/seeded-database.ts';
import { freePort, startProgram, type Program } from '../../helpers/start-program.ts';

interface Installation extends Program {
  databaseUrl: string;
  port: string;
  /** Writes through the API, as an admin of this name. */
  write: (method: string, path: string, body?: unknown) => Promise<Response>;
}

let folder: string;
const running = new Set<Program>();
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-advisory-'));
});
afterEach(async () => {
  for (const program of running) await program.end('SIGKILL');
  running.clear();
  await rm(folder, { recursive: true, force: true });
});

const databaseOf = (name: string) => `file:${join(folder, `${name}.db`)}`;

async function withDb<Result>(url: string, work: (db: Db) => Promise<Result>): Promise<Result> {
  const db = openDb({ url });
  try {
    return await work(db);
  } finally {
    db.$client.close();
  }
}

/** Starts an installation on its database, which has the starter films if it is new. */
async function start(name: string, { port }: { port?: string } = {}): Promise<Installation> {
  const databaseUrl = databaseOf(name);
  const own = port ?? String(await freePort());
  const path = filePath({ url: databaseUrl }) ?? '';
  if (!existsSync(path)) await copySeededDatabase(path);
  const program = await startProgram({ DATABASE_URL: databaseUrl, PORT: own });
  running.add(program);
  const key = await withDb(databaseUrl, (db) =>
    createApiKey(db, {
      ...{ name: `${name} ${Date.now()}`, scope: 'admin', createdBy: null },
      now: new Date().toISOString(),
    }),
  );
  return {
    ...program,
    databaseUrl,
    port: own,
    async write(method, path, body) {
      const film = program.url + path.replace(/\/ratings\/.*|\/restore$/, '');
      const send = (tag: string | null) =>
        fetch(program.url + path, {
          method,
          headers: {
            Authorization: `Bearer ${key}`,
            'Content-Type': 'application/json',
            'If-Match': tag ?? '*',
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
      const response = await send((await fetch(film)).headers.get('ETag'));
      // Right after the film was mirrored, the service may still serve it as it was.
      const last = response.status === 412 ? await send(response.headers.get('ETag')) : response;
      if (!last.ok) throw new Error(`${method} ${path}: ${await last.text()}`);
      // A service shows what it wrote within a second.
      const changed = new URL(last.headers.get('Location') ?? film, program.url);
      await expect
        .poll(async () => {
          const shown = await fetch(changed);
          return method === 'DELETE' ? shown.status : shown.headers.get('ETag');
        })
        .toBe(method === 'DELETE' ? 410 : last.headers.get('ETag'));
      return last;
    },
  };
}

async function end(program: Installation, signal?: NodeJS.Signals): Promise<void> {
  running.delete(program);
  await program.end(signal);
}

const HER = '/v1/films/her-2013';

describe('Another installation', () => {
  it('is taken once as a whole and then change by change, with what it takes away, deletes and restores', async () => {
    const there = await start('there');
    const here = await start('here');
    await there.write('POST', '/v1/films', {
      title: 'A Lighthouse',
      year: 2014,
      summary: 'A bear.',
    });
    const first = await follow(there.url, here.databaseUrl);
    expect(first).toMatchObject({ code: 0, report: { took_export: true, new: 1, ended_by: null } });
    expect(await exportedFacts(here.url)).toEqual(await exportedFacts(there.url));

    await there.write('PATCH', '/v1/films/a-lighthouse-2014', {
      summary: null,
      story: 'He moves in.',
    });
    await there.write('PUT', `${HER}/ratings/violence`, {
      level: 2,
      sources: [{ name: 'I watched it', read_at: '2026-11-20' }],
    });
    await there.write('DELETE', '/v1/films/adaptation-2002');
    const second = await follow(there.url, here.databaseUrl);
    expect(second.report).toMatchObject({
      ...{ took_export: false, films: 2, changed: 2, deleted: 1, kept: 0 },
    });
    expect(await exportedFacts(here.url)).toEqual(await exportedFacts(there.url));
    expect((await fetch(`${here.url}/v1/films/adaptation-2002`)).status).toBe(410);

    await there.write('POST', '/v1/films/adaptation-2002/restore');
    expect((await follow(there.url, here.databaseUrl)).report).toMatchObject({ changed: 1 });
    expect(await exportedFacts(here.url)).toEqual(await exportedFacts(there.url));
    expect((await follow(there.url, here.databaseUrl)).report).toMatchObject({
      ...{ films: 0, changed: 0, deleted: 0 },
    });
    expect(await historyFaults(here.databaseUrl)).toEqual([]);
  });

  it('never changes what editors wrote here, and the report names it', async () => {
    const there = await start('there');
    const here = await start('here');
    await follow(there.url, here.databaseUrl);
    const sources = [{ name: 'I watched it', read_at: '2026-11-20' }];
    await here.write('PUT', `${HER}/ratings/violence`, { level: 1, sources });
    await here.write('PATCH', HER, {
      ...{ summary: 'Written here.', editor_age: 15, age_why: 'We say so.', story: null },
    });
    await here.write('PATCH', '/v1/films/adaptation-2002', { opinion: 'We like it.' });

    await there.write('PATCH', HER, {
      ...{ summary: 'Written there.', editor_age: 17, age_why: 'They say so.' },
      ...{ story: 'Their story.', opinion: 'Their opinion.' },
    });
    await there.write('PUT', `${HER}/ratings/violence`, { level: 3, sources });
    await there.write('DELETE', '/v1/films/adaptation-2002');
    const { code, report } = await follow(there.url, here.databaseUrl);
    expect(code).toBe(0);
    expect(report.problems.map(({ film, fact }) => [film, fact])).toEqual([
      ['her-2013', 'editor_age'],
      ['her-2013', 'age_why'],
      ['her-2013', 'summary'],
      ['her-2013', 'story'],
      ['adaptation-2002', ''],
    ]);
    const [theirs, ours] = [await exportedFacts(there.url), await exportedFacts(here.url)];
    const her = ours.get('her-2013');
    expect(her).toMatchObject({
      ...{ summary: 'Written here.', story: null, editor_age: 15, age_why: 'We say so.' },
      opinion: 'Their opinion.',
    });
    const ratings = her?.['ratings'] as FilmFacts['ratings'];
    const violence = ratings
      .filter(({ category, origin }) => category === 'violence' && /^(here|there) /.test(origin))
      .map(({ level }) => level);
    expect(violence).toEqual([1, 3]);
    expect(ours.get('adaptation-2002')).toMatchObject({ opinion: 'We like it.' });
    for (const id of ['her-2013', 'adaptation-2002']) {
      theirs.delete(id);
      ours.delete(id);
    }
    expect(ours).toEqual(theirs);
    expect(await historyFaults(here.databaseUrl)).toEqual([]);
  });

  it('is taken as a whole again after its database was replaced by a backup, without the films since', async () => {
    const there = await start('there');
    const here = await start('here');
    await runVerbHere(['backup', join(folder, 'backup.db')], there.databaseUrl);
    await there.write('POST', '/v1/films', { title: 'Lost', year: 2020 });
    await follow(there.url, here.databaseUrl);
    await end(there);
    await copyFile(join(folder, 'backup.db'), join(folder, 'restored.db'));
    const again = await start('restored', { port: there.port });
    // As many changes as before, so that only their times differ.
    await again.write('POST', '/v1/films', { title: 'Found', year: 2021 });
    const { code, report } = await follow(again.url, here.databaseUrl);
    expect({ code, ...report }).toMatchObject({
      ...{ code: 0, took_export: true, new: 1, deleted: 1, ended_by: null },
    });
    expect(await exportedFacts(here.url)).toEqual(await exportedFacts(again.url));
  });

  it('is not lost to kill -9 of either side: the same command ends with the same films, each once', async () => {
    const films = 800;
    await runCli(
      ['import', '-'],
      databaseOf('there'),
      Array.from({ length: films }, (_, number) => line(number)).join('\n'),
    );
    let there = await start('there');
    const databaseUrl = databaseOf('here');
    const killed = startCli(['follow', there.url], databaseUrl);
    await someFilmsIn(databaseUrl);
    killed.child.kill('SIGKILL');
    await killed.ended;

    const cutOff = startCli(['follow', there.url, '--json'], databaseUrl);
    await delay(400);
    await end(there, 'SIGKILL');
    const { code, stdout } = await cutOff.ended;
    if (code === 0) expect(JSON.parse(stdout)).toMatchObject({ ended_by: null });
    else expect(stdout).toMatch(/did not send its whole|cannot be reached/);

    there = await start('there', { port: there.port });
    for (let number = 0; number < 60; number += 1)
      await withDb(there.databaseUrl, (db) =>
        writeFilm(
          db,
          filmFacts({ id: `film-${number}-2000`, title: `Film ${number}`, year: 2000 }),
          {
            ...{ now: new Date().toISOString(), actor: 'test' },
          },
        ),
      );
    const changing = startCli(['follow', there.url], databaseUrl);
    await delay(1_200);
    changing.child.kill('SIGKILL');
    await changing.ended;
    expect(await follow(there.url, databaseUrl)).toMatchObject({ code: 0 });
    const here = await start('here');
    const ours = await exportedFacts(here.url);
    expect(ours.size).toBe(films);
    expect(ours).toEqual(await exportedFacts(there.url));
    expect(await historyFaults(databaseUrl)).toEqual([]);
    const doubles = await withDb(databaseUrl, (db) =>
      db.$client.execute(
        "select film_id, version from changes where version > 1 and changed = '[]'",
      ),
    );
    expect(doubles.rows).toEqual([]);
  }, 180_000);
});

/** A line of a file, with a rating so that an empty film is told from it. */
function line(number: number): string {
  const ratings = [ratingFacts('violence', 2, { sources: [0] })];
  const facts = { title: `Film ${number}`, year: 2000, id: `film-${number}-2000`, ratings };
  return JSON.stringify({ ...facts, sources: [{ name: 'Test', url: null, read_at: '2026' }] });
}

async function someFilmsIn(databaseUrl: string): Promise<void> {
  for (;;) {
    await delay(20);
    const count = await withDb(databaseUrl, (db) =>
      db.$client.execute('select count(*) as count from films'),
    ).catch(() => null);
    if (Number(count?.rows[0]?.['count'] ?? 0) > 0) return;
  }
}

describe('An address that is no service of this kind', () => {
  const HEADER = `${JSON.stringify({ format: 'content-advisory/films', schema: SCHEMA_VERSION })}\n`;

  async function followed(answer: Answer) {
    const server = await startCatalogue(answer);
    try {
      const { code, report } = await follow(server.url, databaseOf('here'));
      return { code, reason: report.ended_by, report };
    } finally {
      await server.close();
    }
  }

  const sending =
    (text: string, headers: Record<string, string> = {}): Answer =>
    (_request, response) => {
      response.writeHead(200, {
        'content-type': 'application/x-ndjson',
        link: '</v1/changes?since=1-abc>; rel="next"',
        ...headers,
      });
      response.end(text);
    };

  it.each([
    ['a web page', sending('<!doctype html><p>Hello'), 'its answer is not an export'],
    ['a web page without Link', sending('<html>', { link: '' }), 'does not say which changes'],
    ['another format', sending('{"format":"other","schema":1}\n'), 'is not an export'],
    [
      'another schema',
      sending(`${HEADER.replace(`"schema":${SCHEMA_VERSION}`, '"schema":99')}`),
      `This program reads schema ${SCHEMA_VERSION}. Update the program.`,
    ],
    ['half a document', sending(HEADER + line(1)), 'did not send its whole export'],
    ['nothing', sending(''), 'its answer is not an export'],
  ])('%s ends the run with its reason, and is not remembered', async (_what, answer, reason) => {
    expect(await followed(answer)).toMatchObject({
      code: expect.toBeOneOf([1, 3]),
      reason: expect.stringContaining(reason),
    });
    const { rows } = await withDb(databaseOf('here'), (db) =>
      db.$client.execute('select * from followed'),
    );
    expect(rows).toEqual([]);
  });

  it('is asked again after the time that it wants', async () => {
    let asked = 0;
    const { code } = await followed((request, response, url) => {
      asked += 1;
      if (asked === 1) {
        response.writeHead(503, { 'retry-after': '1' });
        return response.end();
      }
      if (url.pathname === '/v1/changes')
        return sendJson(response, { changes: [], next: '1-abc', has_more: false });
      return sending(`${HEADER}${line(1)}\n`)(request, response, url);
    });
    expect({ code, asked }).toEqual({ code: 0, asked: 3 });
  });

  it('changes nothing in a dry run', async () => {
    await writeFile(join(folder, 'film.ndjson'), line(1));
    await runVerbHere(['import', join(folder, 'film.ndjson')], databaseOf('here'));
    const server = await startCatalogue((request, response, url) =>
      url.pathname === '/v1/changes'
        ? sendJson(response, { changes: [], next: '1-abc', has_more: false })
        : sending(`${HEADER}${line(2)}\n`)(request, response, url),
    );
    const { report } = await follow(server.url, databaseOf('here'), '--dry-run');
    await server.close();
    expect(report).toMatchObject({ new: 1 });
    const { rows } = await withDb(databaseOf('here'), (db) =>
      db.$client.execute('select id from films union all select address from followed'),
    );
    expect(rows).toMatchObject([{ id: 'film-1-2000' }]);
  });

  it.each(['advisory.example.org', 'https://advisory.example.org/films', 'ftp://example.org'])(
    '%s is rejected with an example',
    async (address) => {
      const { code, stderr } = await runVerbHere(['follow', address], databaseOf('here'));
      expect(code).toBe(2);
      expect(stderr).toContain('https://advisory.example.org');
    },
  );
});
