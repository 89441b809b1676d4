/** What an operator sees of the running program, and what a shutdown does to running requests. */

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, get, request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLibsqlHttpServer } from '../../helpers/libsql-http-server.ts';
import { freePort, runProgram, startProgram, type Program } from '../../helpers/start-program.ts';
import { copySeededDatabase } from '../../helpers/seeded-database.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-advisory-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function newDatabase(): Promise<string> {
  const path = join(folder, `${randomUUID()}.db`);
  await copySeededDatabase(path);
  return `file:${path}`;
}

async function fileOf(secret: string): Promise<string> {
  const path = join(folder, randomUUID());
  await writeFile(path, secret);
  return path;
}

/** The request lines that a program has written when it exits. */
async function linesOf(program: Program): Promise<string[]> {
  expect(await program.end()).toBe(0);
  return program.output().stdout.trim().split('\n').slice(1);
}

const CHECK = { method: 'POST', headers: { 'Content-Type': 'application/json' } };

describe('the log', () => {
  it('has a line of JSON per request, without client or query, and none for health checks', async () => {
    const program = await startProgram({ DATABASE_URL: await newDatabase() });
    const headers = { 'User-Agent': 'agent-smith', 'X-Request-Id': 'id-1' };
    for (const path of ['/v1/films/her-2013', '/v1/films/her-2013', '/?q=secret-question', '/nope'])
      await fetch(program.url + path, { headers });
    await fetch(`${program.url}/v1/films?age.lte=11`);
    for (const body of ['{"children":[{"age":13}]}', '{"children":[{"age":1300}]}', '{'])
      await fetch(`${program.url}/v1/films/her-2013/check`, { ...CHECK, body });
    const lines = await linesOf(program);
    const { stdout, stderr } = program.output();
    expect(stdout).not.toMatch(
      /agent-smith|secret-question|age\.lte|127\.0\.0\.1"|check|children|1300/,
    );
    expect(stderr).toBe('');
    const logged = lines.map((line) => JSON.parse(line));
    expect(logged).toMatchObject([
      { level: 'info', request_id: 'id-1', method: 'GET', route: '/v1/films/:id', status: 200 },
      { route: '/v1/films/:id', status: 200 },
      { route: '/', status: 200 },
      { route: null, status: 404 },
      { route: '/v1/films', status: 200 },
    ]);
    for (const line of logged) {
      const keys = ['time', 'level', 'request_id', 'method', 'route', 'status', 'ms'];
      expect(Object.keys(line)).toEqual(keys);
      expect(new Date(line.time).toISOString()).toBe(line.time);
      expect(line.ms).toBeGreaterThanOrEqual(0);
    }
  });

  it('loses no line of thousands at exit', async () => {
    const program = await startProgram({ DATABASE_URL: await newDatabase() });
    const requests = Array.from({ length: 2_000 }, () => fetch(`${program.url}/v1/films/her-2013`));
    await Promise.all((await Promise.all(requests)).map((response) => response.text()));
    expect(await linesOf(program)).toHaveLength(2_000);
  });

  it.each([
    ['pretty', [expect.stringMatching(/^\d\d:\d\d:\d\d GET \/v1\/films\/:id 200 [\d.]+ ms miss$/)]],
    ['off', []],
  ])('may be %s', async (LOG_FORMAT, expected) => {
    const program = await startProgram({ DATABASE_URL: await newDatabase(), LOG_FORMAT });
    expect(program.output().stdout).toContain(`\n  ${program.url}/docs\n`);
    await fetch(`${program.url}/v1/films/her-2013`);
    expect((await linesOf(program)).slice(6)).toEqual(expected);
  });
});

describe('metrics', () => {
  const KEY = 'a-key-of-enough-letters';

  function figureOf(metrics: string, name: string): number {
    const line = metrics.split('\n').find((one) => one.startsWith(`${name} `));
    if (line === undefined) throw new Error(`There is no ${name} in ${metrics}`);
    return Number(line.slice(name.length + 1));
  }

  it('are not served by default', async () => {
    const program = await startProgram({ DATABASE_URL: await newDatabase() });
    expect((await fetch(`${program.url}/metrics`)).status).toBe(404);
    await program.end();
  });

  it('are on a separate port, and count requests', async () => {
    const METRICS_PORT = String(await freePort());
    const program = await startProgram({ DATABASE_URL: await newDatabase(), METRICS_PORT });
    for (const path of ['her-2013', 'her-2013', 'nope-1'])
      await fetch(`${program.url}/v1/films/${path}`);
    expect((await fetch(`${program.url}/metrics`)).status).toBe(404);
    const address = `http://127.0.0.1:${METRICS_PORT}`;
    const response = await fetch(`${address}/metrics`);
    expect(response.headers.get('Content-Type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const metrics = await response.text();
    const requests = 'content_advisory_requests_total{method="GET",route="/v1/films/:id"';
    const duration = 'content_advisory_request_duration_seconds';
    const figures = {
      [`${requests},status="200"}`]: 2,
      [`${requests},status="404"}`]: 1,
      'content_advisory_cache_answers_total{use="hit"}': 1,
      [`${duration}_bucket{route="/v1/films/:id",le="+Inf"}`]: 3,
      [`${duration}_count{route="/v1/films/:id"}`]: 3,
      content_advisory_database_errors_total: 0,
      content_advisory_cache_entries: 1,
    };
    for (const [name, value] of Object.entries(figures))
      expect(figureOf(metrics, name), name).toBe(value);
    expect(figureOf(metrics, 'content_advisory_cache_bytes')).toBeGreaterThan(2_000);
    expect(figureOf(metrics, 'process_resident_memory_bytes')).toBeGreaterThan(20_000_000);
    for (const line of metrics.trimEnd().split('\n'))
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"]*",?)+\})? [\d.e+-]+)$/);
    expect((await fetch(`${address}/v1/films/her-2013`)).status).toBe(404);
    expect(await program.end()).toBe(0);
  });

  it('need the key, which may come from a file', async () => {
    const METRICS_KEY_FILE = await fileOf(`${KEY}\n`);
    const program = await startProgram({ DATABASE_URL: await newDatabase(), METRICS_KEY_FILE });
    const ask = async (headers: Record<string, string>) =>
      (await fetch(`${program.url}/metrics`, { headers })).status;
    expect(await ask({})).toBe(401);
    expect(await ask({ Authorization: `Bearer ${KEY}x` })).toBe(401);
    expect(await ask({ Authorization: `Bearer ${KEY}` })).toBe(200);
    await program.end();
  });
});

describe('an unreachable database', () => {
  it('is reported on standard error, in the log and in the metrics', async () => {
    const path = join(folder, `${randomUUID()}.db`);
    const server = await startLibsqlHttpServer({ path });
    const METRICS_PORT = String(await freePort());
    const program = await startProgram({ DATABASE_URL: server.url, METRICS_PORT });
    await server.close();
    const headers = { 'X-Request-Id': 'id-of-the-failure' };
    const { status } = await fetch(`${program.url}/v1/films/her-2013`, { headers });
    expect(status).toBe(503);
    const metrics = await (await fetch(`http://127.0.0.1:${METRICS_PORT}/metrics`)).text();
    // More than one if another test's client sent a request: programs reuse ports.
    expect(metrics).toMatch(/\ncontent_advisory_database_errors_total [1-9]\d*\n/);
    const failure = { level: 'error', request_id: 'id-of-the-failure' };
    const ofOurs = (lines: string[]) =>
      JSON.parse(lines.find((line) => line.includes(failure.request_id)) ?? 'null');
    const logged = ofOurs(await linesOf(program));
    expect(logged).toMatchObject({ ...failure, route: '/v1/films/:id', status: 503 });
    const reported = ofOurs(program.output().stderr.split('\n'));
    expect(reported).toMatchObject({ ...failure, problem: 'database-unavailable' });
    expect(reported.error).toMatch(/^LibsqlError: /);
  });
});

describe('in development', () => {
  it('each response says how long it took, and whether it was cached', async () => {
    const program = await startProgram({
      DATABASE_URL: await newDatabase(),
      NODE_ENV: 'development',
    });
    const timing = async () =>
      (await fetch(`${program.url}/v1/films/her-2013`)).headers.get('Server-Timing');
    expect(await timing()).toMatch(/^miss;dur=[\d.]+$/);
    expect(await timing()).toMatch(/^hit;dur=[\d.]+$/);
    await program.end();
  });
});

describe('limits', () => {
  it('apply to the program, and cached responses do not count', async () => {
    const program = await startProgram({ DATABASE_URL: await newDatabase(), RATE_LIMIT: '3' });
    const ask = async (path: string, headers: Record<string, string> = {}) =>
      (await fetch(program.url + path, { headers })).status;
    for (let turn = 0; turn < 10; turn += 1) expect(await ask('/v1/films/her-2013')).toBe(200);
    expect(await ask('/v1/films?limit=1')).toBe(200);
    expect(await ask('/v1/films?limit=2')).toBe(200);
    expect(await ask('/v1/films?limit=3')).toBe(429);
    // The header does not come from a trusted proxy.
    expect(await ask('/v1/films?limit=4', { 'X-Forwarded-For': '198.51.100.7' })).toBe(429);
    expect(await ask('/v1/films/her-2013')).toBe(200);
    await program.end();
  });

  it('count a computed 304 too, whatever tag the client sends', async () => {
    const program = await startProgram({ DATABASE_URL: await newDatabase(), RATE_LIMIT: '5' });
    const ask = (years: number, headers: Record<string, string> = {}) =>
      fetch(`${program.url}/v1/films?year.gte=${2100 + years}`, { headers });
    // All empty pages share a tag.
    const etag = (await ask(0)).headers.get('ETag') ?? '';
    const statuses: number[] = [];
    for (let years = 1; years < 8; years += 1)
      statuses.push((await ask(years, { 'If-None-Match': etag })).status);
    expect(statuses).toEqual([304, 304, 304, 304, 429, 429, 429]);
    for (const path of ['/healthz', '/readyz'])
      expect((await fetch(program.url + path)).status, path).toBe(200);
    await program.end();
  });

  it('use the address from a trusted proxy, and can be turned off', async () => {
    const env = { RATE_LIMIT: '1', TRUSTED_PROXIES: '127.0.0.0/8' };
    const program = await startProgram({ DATABASE_URL: await newDatabase(), ...env });
    const ask = async (limit: number, address: string) => {
      const headers = { 'X-Forwarded-For': address };
      return (await fetch(`${program.url}/v1/films?limit=${limit}`, { headers })).status;
    };
    const one = '198.51.100.7';
    expect([await ask(1, one), await ask(2, one), await ask(3, '198.51.100.8')]).toEqual([
      ...[200, 429, 200],
    ]);
    await program.end();
    const free = await startProgram({ DATABASE_URL: await newDatabase(), RATE_LIMIT: '0' });
    const response = await fetch(`${free.url}/nope`);
    expect(response.headers.get('RateLimit')).toBeNull();
    await free.end();
  });
});

describe('--check-config', () => {
  it('prints ok and exits, without a database', async () => {
    const DATABASE_URL = `file:${join(folder, 'never', 'made.db')}`;
    const { code, stdout, stderr } = await runProgram(
      { DATABASE_URL },
      { args: ['--check-config'] },
    );
    expect([code, stdout, stderr]).toEqual([0, 'ok\n', '']);
  });

  it('prints every error, also of secrets in files', async () => {
    const { code, stdout, stderr } = await runProgram(
      {
        PORT: 'x',
        RATE_LIMIT: 'many',
        TRUSTED_PROXIES: '10.0.0.0/8, proxy',
        LOG_FORMAT: 'xml',
        METRICS_PORT: '-1',
        METRICS_KEY_FILE: await fileOf('short'),
        DATABASE_AUTH_TOKEN: 'hunter2-hunter2',
        DATABASE_AUTH_TOKEN_FILE: '/nope',
      },
      { args: ['--check-config'] },
    );
    expect([code, stdout]).toEqual([1, '']);
    const [first, ...mistakes] = stderr.trimEnd().split('\n');
    expect(first).toBe('The settings are not valid.');
    expect(mistakes.map((line) => line.split(' ')[0])).toEqual([
      ...['PORT', 'RATE_LIMIT', 'TRUSTED_PROXIES', 'LOG_FORMAT', 'METRICS_PORT', 'METRICS_KEY'],
      'DATABASE_AUTH_TOKEN',
    ]);
    expect(stderr).not.toMatch(/hunter2|short/);
  });
});

describe('a shutdown', () => {
  it('fails no request on keep-alive connections, at 200 a second', async () => {
    const program = await startProgram({ DATABASE_URL: await newDatabase() });
    const { port } = new URL(program.url);
    let answered = 0;
    let closing = 0;
    let hasEnded = false;
    const failures: unknown[] = [];
    const agent = new Agent({ keepAlive: true, maxSockets: 16 });
    async function requestOnce(turn: number): Promise<void> {
      const path =
        turn % 2 === 0
          ? '/v1/films/her-2013'
          : `/v1/films?limit=20&year.gte=${1_900 + (turn % 200)}`;
      const asking = request({ host: '127.0.0.1', port, path, agent });
      asking.end();
      try {
        const [response] = (await once(asking, 'response')) as [IncomingMessage];
        await text(response);
        if (response.statusCode !== 200) failures.push(response.statusCode);
        if (response.headers.connection === 'close') closing += 1;
        answered += 1;
      } catch (error) {
        // The server is closed, and no request has failed. A new connection that the kernel had accepted, but the program had not,
        // is reset instead of refused.
        const code = error instanceof Error && 'code' in error ? error.code : null;
        if (code === 'ECONNREFUSED' || (code === 'ECONNRESET' && !asking.reusedSocket))
          hasEnded = true;
        else failures.push(error);
      }
    }
    const requests: Promise<void>[] = [];
    let ended: Promise<unknown> | undefined;
    for (let turn = 0; !hasEnded && turn < 2_000; turn += 1) {
      requests.push(requestOnce(turn));
      if (turn === 200) ended = program.end();
      await delay(5);
    }
    expect(await ended).toBe(0);
    await Promise.all(requests);
    expect(failures).toEqual([]);
    expect(hasEnded).toBe(true);
    expect(answered).toBeGreaterThan(200);
    expect(closing).toBeGreaterThan(0);
    agent.destroy();
  }, 30_000);

  it('waits for a slow response, though npm forwards a Ctrl-C a second time', async () => {
    const program = await startProgram({ DATABASE_URL: await newDatabase() });
    const { port } = new URL(program.url);
    const body = '{"children":[{"age":14}]}';
    const headers = { 'Content-Type': 'application/json', 'Content-Length': body.length };
    const path = '/v1/films/her-2013/check';
    const asking = request({ host: '127.0.0.1', port, path, method: 'POST', headers });
    const answered = once(asking, 'response');
    asking.write(body.slice(0, 5));
    await fetch(`${program.url}/healthz`);
    const ended = program.end('SIGINT');
    const agent = new Agent({ keepAlive: true });
    const connectionAfterwards = async () => {
      const [response] = await once(get(`${program.url}/healthz`, { agent }), 'response');
      return response.resume().headers.connection;
    };
    await expect.poll(connectionAfterwards, { interval: 10 }).toBe('close');
    void program.end('SIGINT');
    await delay(1_500);
    asking.end(body.slice(5));
    const [response] = (await answered) as [IncomingMessage];
    expect(response.statusCode).toBe(200);
    expect(JSON.parse(await text(response))).toMatchObject({ verdict: 'talk_first' });
    expect(await ended).toBe(0);
  });
});

describe('clients that send almost nothing', () => {
  it('500 of them do not delay the others, and are disconnected after 10 seconds', async () => {
    const program = await startProgram({ DATABASE_URL: await newDatabase() });
    const port = Number(new URL(program.url).port);
    const startedAt = performance.now();
    const slow = await Promise.all(
      Array.from({ length: 500 }, async () => {
        const socket = connect(port, '127.0.0.1');
        socket.on('error', () => {}); // the program may reset it
        await once(socket, 'connect');
        socket.write('GET /v1/films/her-2013 HTTP/1.1\r\nHost: a\r\n');
        return socket;
      }),
    );
    const closed = slow.map((socket) => once(socket.resume(), 'close'));
    const times: number[] = [];
    for (let turn = 0; turn < 300; turn += 1) {
      for (const socket of slow.slice((turn % 10) * 50, (turn % 10) * 50 + 50)) socket.write('X');
      const askedAt = performance.now();
      const response = await fetch(`${program.url}/v1/films?year.gte=${1_900 + turn}`);
      await response.text();
      expect(response.status).toBe(200);
      times.push(performance.now() - askedAt);
    }
    const p99 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Infinity;
    expect(p99).toBeLessThan(200);
    await Promise.all(closed);
    const seconds = (performance.now() - startedAt) / 1_000;
    expect(seconds).toBeGreaterThan(9);
    expect(seconds).toBeLessThan(14);
    expect(await program.end()).toBe(0);
  }, 40_000);
});
