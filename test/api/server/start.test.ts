import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { Agent, createServer, get, request, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFilm } from '../../../api/services/films/write.ts';
import { openDb } from '../../../db/connection/client.ts';
import { withDatabaseLock } from '../../../db/connection/lock.ts';
import { STARTER_FILMS } from '../../helpers/starter-films.ts';
import journal from '../../../db/migrations/meta/_journal.json' with { type: 'json' };
import { filmFacts } from '../../helpers/film-facts.ts';
import { freePort, runProgram, startProgram, type Program } from '../../helpers/start-program.ts';
import { allRows } from '../../helpers/table-rows.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-advisory-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A file for this test, which does not exist yet. */
const newDatabase = () => `file:${join(folder, randomUUID())}.db`;

async function rowsOf(url: string) {
  const db = openDb({ url });
  const rows = await allRows(db);
  db.$client.close();
  return rows;
}

/** Sends the path and the headers unchanged; fetch would change them. */
async function ask(
  url: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<IncomingMessage> {
  const { hostname, port } = new URL(url);
  const [response] = await once(get({ hostname, port, path, headers, agent: false }), 'response');
  return response;
}

describe('the program', () => {
  it('is ready within 5 seconds, and every address that it prints answers', async () => {
    const program = await startProgram({ DATABASE_URL: newDatabase() });
    expect(program.readyAfter).toBeLessThan(5_000);
    const { addresses } = JSON.parse(program.output().stdout);
    expect(addresses).toEqual(
      ['/', '/films/her-2013', '/v1/films/her-2013', '/docs'].map((path) => program.url + path),
    );
    for (const address of addresses) {
      const response = await fetch(address);
      expect(response.status, address).toBe(200);
      expect(await response.text()).toContain('her-2013');
    }
    expect(program.output().stderr).toBe('');
    expect(await program.end()).toBe(0);
  });

  it('serves on the installed Node, which may be older than the one of npm scripts', async () => {
    const installed = process.env['npm_node_execpath'] ?? process.execPath;
    const command = [installed, 'dist/node.js'];
    const program = await startProgram({ DATABASE_URL: newDatabase() }, { command });
    expect((await fetch(`${program.url}/films/her-2013`)).status).toBe(200);
    expect(program.output().stderr).toBe('');
    expect(await program.end()).toBe(0);
  });

  it('prints the public address if one is set', async () => {
    const program = await startProgram({
      DATABASE_URL: newDatabase(),
      PUBLIC_URL: 'https://advisory.example.org/',
    });
    const { addresses } = JSON.parse(program.output().stdout);
    expect(addresses).toContain('https://advisory.example.org/films/her-2013');
    const page = await (await fetch(`${program.url}/films/her-2013`)).text();
    expect(page).toContain('href="https://advisory.example.org/films/her-2013"');
    expect(await program.end('SIGINT')).toBe(0);
  });

  it('prints an address that a browser can open, with the actual port, and says what to set', async () => {
    const env = { DATABASE_URL: newDatabase(), HOST: '0.0.0.0', PORT: '0', LOG_FORMAT: 'pretty' };
    const program = await startProgram(env);
    const { stdout, stderr } = program.output();
    const [, url = '', port] = /(http:\/\/localhost:(\d+))\/films/.exec(stdout) ?? [];
    expect(Number(port)).toBeGreaterThan(0);
    const page = await (await fetch(`http://127.0.0.1:${port}/films/her-2013`)).text();
    expect(page).toContain(`<link rel="canonical" href="${url}/films/her-2013"/>`);
    expect(page).toContain(`${url}/widget.js`);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(`Set PUBLIC_URL`);
    expect(stderr).toContain(url);
    await program.end();
  });

  it('creates data/ in the working directory, without any setting', async () => {
    const cwd = await mkdtemp(join(folder, 'cwd-'));
    const program = await startProgram({}, { cwd });
    expect((await fetch(`${program.url}/readyz`)).status).toBe(200);
    expect((await stat(join(cwd, 'data', 'content-advisory.db'))).size).toBeGreaterThan(0);
    await program.end();
  });

  it('exits soon and with 0 on SIGTERM, in spite of keep-alive connections', async () => {
    const program = await startProgram({ DATABASE_URL: newDatabase() });
    const agent = new Agent({ keepAlive: true });
    const [response] = await once(get(`${program.url}/healthz`, { agent }), 'response');
    await text(response);
    const halfSent = connect(Number(new URL(program.url).port), '127.0.0.1');
    halfSent.on('error', () => {}); // the program may reset it
    halfSent.write('GET /healthz HTTP/1.1\r\n');
    await once(halfSent, 'ready');
    const askedAt = performance.now();
    expect(await program.end('SIGTERM')).toBe(0);
    expect(performance.now() - askedAt).toBeLessThan(6_000);
    expect(program.output().stderr).toBe('');
    agent.destroy();
    halfSent.destroy();
  });

  it('keeps the data across restarts, even after SIGKILL', async () => {
    const DATABASE_URL = newDatabase();
    const first = await startProgram({ DATABASE_URL });
    expect(await first.end('SIGKILL')).toBe('SIGKILL');
    const db = openDb({ url: DATABASE_URL });
    const stamp = { now: '2026-04-04T00:00:00.000Z', actor: 'an editor' };
    await writeFilm(db, filmFacts({ id: 'kept-2000', title: 'Kept', year: 2000 }), stamp);
    db.$client.close();
    const before = await rowsOf(DATABASE_URL);
    const second = await startProgram({ DATABASE_URL });
    expect((await fetch(`${second.url}/v1/films/kept-2000`)).status).toBe(200);
    expect(await (await fetch(`${second.url}/v1/films/her-2013`)).json()).toMatchObject({
      version: 1,
    });
    await second.end();
    expect(await rowsOf(DATABASE_URL)).toEqual(before);
  });

  it('waits while another program prepares the same file', async () => {
    const DATABASE_URL = newDatabase();
    const starting = await withDatabaseLock({ url: DATABASE_URL }, async () => {
      const program = startProgram({ DATABASE_URL });
      const first = await Promise.race([program, delay(2_000, 'waiting')]);
      expect(first).toBe('waiting');
      await expect(stat(DATABASE_URL.replace('file:', ''))).rejects.toThrow('ENOENT');
      return { program };
    });
    const program = await starting.program;
    expect((await fetch(`${program.url}/readyz`)).status).toBe(200);
    await program.end();
  });

  it('starts eight times at once on an empty file, which is created once', async () => {
    const DATABASE_URL = newDatabase();
    const programs = await Promise.all(
      Array.from({ length: 8 }, () => startProgram({ DATABASE_URL })),
    );
    for (const { url } of programs) {
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
      expect((await fetch(`${url}/v1/films/her-2013`)).status).toBe(200);
    }
    const codes = await Promise.all(programs.map(({ end }) => end()));
    expect(codes).toEqual(Array.from({ length: 8 }, () => 0));
    for (const { output } of programs) expect(output().stderr).toBe('');
    const rows = await rowsOf(DATABASE_URL);
    expect(rows['__drizzle_migrations']).toHaveLength(journal.entries.length + 2); // and two notes: documents rebuilt, starter films offered
    expect(rows['films']).toHaveLength(1 + STARTER_FILMS.length);
    expect(rows['changes']).toHaveLength(1 + STARTER_FILMS.length);
    expect(rows['changes']?.[0]).toMatchObject({ film_id: 'her-2013', version: 1, actor: 'seed' });
  }, 60_000);
});

describe('npm start', () => {
  /** Without the build: other tests read its files. */
  const command = ['npm', 'start', '--silent', '--ignore-scripts'];

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL', 'SIGQUIT'] as const)(
    'exits with the service if only npm gets %s',
    async (signal) => {
      const program = await startProgram({ DATABASE_URL: newDatabase() }, { command });
      // It has exited once the last process that writes to its output has.
      await program.end(signal);
      await expect(fetch(`${program.url}/healthz`)).rejects.toThrow('fetch failed');
      expect(program.output().stderr).toBe('');
    },
  );

  it('exits with the status of the service', async () => {
    const program = await startProgram({ DATABASE_URL: newDatabase() }, { command });
    expect(await program.end('SIGINT')).toBe(0);
    const failed = await runProgram({ DATABASE_URL: 'file:/dev/null/films.db' }, { command });
    expect([failed.code, failed.stdout]).toEqual([1, '']);
    expect(failed.stderr).toMatch(
      /^The database file:\/dev\/null\/films\.db cannot be written.*\n$/,
    );
  });
});

it('The service keeps running when the shell that started it in the background exits', async () => {
  const through = ['sh', '-c', '"$@" & echo $! >&2', 'sh'];
  const program = await startProgram({ DATABASE_URL: newDatabase() }, { through });
  await delay(1_500); // npm start would have stopped it by now
  expect((await fetch(`${program.url}/healthz`)).status).toBe(200);
  process.kill(Number(program.output().stderr));
  await program.end();
});

describe('the program exits with an error', () => {
  /** One clear line, nothing else, and exit code 1. */
  async function expectRejection(
    env: Record<string, string>,
    told: RegExp | string,
  ): Promise<void> {
    const { code, stdout, stderr } = await runProgram(env);
    expect(stderr).toMatch(told);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).not.toMatch(/^\s+at |node:internal|\bError:/m);
    expect(stdout).toBe('');
    expect(code).toBe(1);
  }

  it('if the port is in use, and names it', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo; // a TCP server's address is an object
    await expectRejection(
      { PORT: String(port), DATABASE_URL: newDatabase() },
      `Port ${port} is in use.`,
    );
    other.close();
  });

  it.each(['/dev/null/films.db', '/proc/nope/films.db'])(
    'if %s cannot be written',
    async (path) => {
      await expectRejection({ DATABASE_URL: `file:${path}` }, `file:${path} cannot be written`);
    },
  );

  it('if the file is not a database, and does not change the file', async () => {
    const path = join(folder, `${randomUUID()}.txt`);
    const letter = 'This is a letter, and no page of a database. '.repeat(30);
    await writeFile(path, letter);
    await expectRejection({ DATABASE_URL: `file:${path}` }, `file:${path} is not a database.`);
    expect(await readFile(path, 'utf8')).toBe(letter);
  });

  it('if no libSQL server answers', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    await expectRejection({ DATABASE_URL: url }, `The database server ${url} cannot be reached`);
  });

  it('if settings are invalid, and lists each of them', async () => {
    const { code, stdout, stderr } = await runProgram({
      PORT: '99999',
      HOST: 'a b',
      DATABASE_URL: 'postgres://localhost/films',
      DATABASE_AUTH_TOKEN: 'top-secret',
      PUBLIC_URL: 'nowhere',
    });
    const [first, ...mistakes] = stderr.trimEnd().split('\n');
    expect(first).toBe('The settings are not valid.');
    expect(mistakes.map((line) => line.split(' ')[0])).toEqual([
      'PORT',
      'HOST',
      'DATABASE_URL',
      'PUBLIC_URL',
    ]);
    expect(stderr).toContain('postgres://localhost/films');
    expect(stderr).not.toContain('top-secret');
    expect([code, stdout]).toEqual([1, '']);
  });
});

describe('the running program', () => {
  const KIB = 1024;
  let databaseUrl: string;
  let program: Program;
  beforeAll(async () => {
    databaseUrl = newDatabase();
    program = await startProgram({ DATABASE_URL: databaseUrl });
  });
  afterAll(() => program.end());

  const widget = () => readFile(new URL('../../../dist/public/widget.js', import.meta.url));

  it('serves the widget, in brotli and gzip on request', async () => {
    const file = await widget();
    const plain = await ask(program.url, '/widget.js');
    const brotli = await ask(program.url, '/widget.js', { 'Accept-Encoding': 'gzip, br' });
    const gzip = await ask(program.url, '/widget.js', { 'Accept-Encoding': 'gzip' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(await buffer(plain)).toEqual(file);
    expect(brotliDecompressSync(await buffer(brotli))).toEqual(file);
    expect(gunzipSync(await buffer(gzip))).toEqual(file);
    for (const { statusCode, headers } of [plain, brotli, gzip]) {
      expect(statusCode).toBe(200);
      expect(headers['content-type']).toMatch(/^text\/javascript/);
      expect(headers['access-control-allow-origin']).toBe('*');
      expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
      expect(headers['cache-control']).toMatch(/^public, max-age=60, s-maxage=240/);
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
    for (const { headers } of [brotli, gzip]) expect(headers.vary).toMatch(/Accept-Encoding/i);
  });

  it('answers 304 for a widget that the browser has cached', async () => {
    const headers = { 'Accept-Encoding': 'br' };
    const { etag = '' } = (await ask(program.url, '/widget.js', headers)).headers;
    const again = await ask(program.url, '/widget.js', { ...headers, 'If-None-Match': etag });
    expect(etag).not.toBe('');
    expect(again.statusCode).toBe(304);
    expect(await text(again)).toBe('');
  });

  it('shows within a second what another process writes', async () => {
    const path = `${program.url}/v1/films/written-beside-2001`;
    const story = async () => (await (await fetch(path)).json()).story;
    const db = openDb({ url: databaseUrl });
    for (const told of ['One.', 'Two.']) {
      const film = { id: 'written-beside-2001', title: 'Written Beside', year: 2001, story: told };
      const stamp = { now: '2026-03-03T00:00:00.000Z', actor: 'another process' };
      await writeFilm(db, filmFacts(film), stamp);
      await expect.poll(story, { timeout: 1_000, interval: 50 }).toBe(told);
    }
    db.$client.close();
  });

  it('serves the style sheet of its pages', async () => {
    const response = await fetch(`${program.url}/assets/page.css`);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toMatch(/^text\/css/);
  });

  it('serves the OpenAPI document as a built file: compressed by the build, with an entity tag', async () => {
    const given = await ask(program.url, '/openapi.json', { 'Accept-Encoding': 'br' });
    expect(given.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-encoding': 'br',
      'cache-control': expect.stringContaining('s-maxage=240'),
    });
    const built = new URL('../../../dist/public/openapi.json.br', import.meta.url);
    expect((await buffer(given)).equals(await readFile(built))).toBe(true);
    const known = { 'Accept-Encoding': 'br', 'If-None-Match': given.headers.etag ?? '' };
    expect((await ask(program.url, '/openapi.json', known)).statusCode).toBe(304);
  });

  it.each([
    '/assets/../node.js',
    '/assets/..%2fnode.js',
    '/assets/%2e%2e/node.js',
    '/assets/..%5cnode.js',
    '/assets/....//node.js',
    '/assets/%00',
    '/assets/widget.js',
    '/node.js',
    '/package.json',
    '/data/content-advisory.db',
    '/../package.json',
  ])('serves no other file: %s', async (path) => {
    const response = await ask(program.url, path);
    expect([400, 404]).toContain(response.statusCode);
    expect(await text(response)).not.toContain('import');
  });

  it('compresses responses, with `Content-Encoding`', async () => {
    const response = await ask(program.url, '/v1/films/her-2013', { 'Accept-Encoding': 'gzip' });
    expect(response.headers['content-encoding']).toBe('gzip');
    expect(response.headers.vary).toMatch(/Accept-Encoding/i);
    expect(JSON.parse(gunzipSync(await buffer(response)).toString())).toMatchObject({
      id: 'her-2013',
    });
  });

  it('rejects a chunked body above 64 kB, and keeps running', async () => {
    const { hostname, port } = new URL(program.url);
    const sending = request({
      hostname,
      port,
      path: '/v1/films/her-2013/check',
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      agent: false,
    });
    sending.on('error', () => {}); // the server may close before all is sent
    const answered = once(sending, 'response');
    for (let sent = 0; sent < 80; sent += 1) sending.write(' '.repeat(KIB));
    sending.end();
    const [response] = await answered;
    expect(response.statusCode).toBe(413);
    response.resume();
    expect((await fetch(`${program.url}/healthz`)).status).toBe(200);
  });

  it('puts neither the URL nor the Host header into a page', async () => {
    const response = await ask(program.url, '/films/her-2013', { Host: 'evil.test' });
    expect(await text(response)).not.toContain('evil.test');
  });
});
