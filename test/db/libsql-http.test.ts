/** The tests' libSQL server over HTTP gives the same results as the embedded client. */
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client, Config, LibsqlError, ResultSet } from '@libsql/client';
import { createClient as createFileClient } from '@libsql/client/node';
import { createClient as createHttpClient } from '@libsql/client/web';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startLibsqlHttpServer } from '../helpers/libsql-http-server.ts';

const TOKEN = 'letmein';
const SCHEMA = `
  PRAGMA journal_mode = WAL;
  CREATE TABLE films (id INTEGER PRIMARY KEY, title TEXT NOT NULL UNIQUE, extra);
  CREATE TABLE scenes (film_id INTEGER NOT NULL REFERENCES films (id) ON DELETE CASCADE);
  INSERT INTO films VALUES (1, 'Alien', NULL);
  INSERT INTO scenes VALUES (1);
`;

let folder: string;
let server: Awaited<ReturnType<typeof startLibsqlHttpServer>>;
let opened: Client[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'libsql-http-'));
  server = await startServer();
  opened = [];
  await openFile().executeMultiple(SCHEMA);
});

afterEach(async () => {
  for (const client of opened) client.close();
  await server.close().catch(() => undefined);
  await rm(folder, { recursive: true });
});

type Overrides = Partial<Config>;

function startServer(idleMs?: number): ReturnType<typeof startLibsqlHttpServer> {
  const path = join(folder, 'films.db');
  return startLibsqlHttpServer({ path, authToken: TOKEN, ...(idleMs && { idleMs }) });
}

function remember(client: Client): Client {
  opened.push(client);
  return client;
}

function openFile(overrides: Overrides = {}): Client {
  return remember(createFileClient({ url: `file:${join(folder, 'films.db')}`, ...overrides }));
}

function openHttp(overrides: Overrides = {}): Client {
  return remember(createHttpClient({ url: server.url, authToken: TOKEN, ...overrides }));
}

async function failureOf(promise: Promise<unknown>): Promise<LibsqlError> {
  return promise.then(
    () => expect.fail('expected a rejection'),
    (error: LibsqlError) => error,
  );
}

/** Over HTTP, `code` is the extended code; the embedded client has it in `extendedCode`. */
async function codeOf(promise: Promise<unknown>): Promise<string | undefined> {
  const error = await failureOf(promise);
  return error.extendedCode ?? error.code;
}

function plainRows(result: ResultSet | undefined): unknown[][] {
  return (result?.rows ?? []).map((row) => Array.from(row, toComparable));
}

function toComparable(cell: unknown): unknown {
  return cell instanceof ArrayBuffer ? [...new Uint8Array(cell)] : cell;
}

async function titlesOf(client: Client): Promise<unknown[]> {
  return plainRows(await client.execute('SELECT title FROM films ORDER BY title')).flat();
}

describe.each([
  ['the embedded client', openFile],
  ['the HTTP client', openHttp],
])('%s', (_name, open) => {
  it('binds positional and numbered arguments', async () => {
    const result = await open().execute({ sql: 'SELECT ?, ?2, ?1', args: ['one', 'two'] });
    expect(plainRows(result)).toEqual([['one', 'two', 'one']]);
  });

  it('binds named arguments with and without their sign', async () => {
    const args = { a: 'one', '@b': 'two', $c: 'three' };
    const result = await open().execute({ sql: 'SELECT :a, @b, $c', args });
    expect(plainRows(result)).toEqual([['one', 'two', 'three']]);
  });

  it.each([
    ['null', null, null, 'null'],
    ['an integral number', 7, 7, 'real'],
    ['a fraction', -0.1, -0.1, 'real'],
    ['text beyond ASCII', 'Amélie 🎬\n', 'Amélie 🎬\n', 'text'],
    ['empty text', '', '', 'text'],
    ['true', true, 1, undefined],
    ['bytes', new Uint8Array([0, 127, 128, 255]), [0, 127, 128, 255], 'blob'],
    ['no bytes', new Uint8Array(), [], 'blob'],
  ])('returns %s unchanged', async (_kind, value, expected, type) => {
    const result = await open().execute({ sql: 'SELECT ?1, typeof(?1)', args: [value] });
    const [cell, sqlType] = plainRows(result)[0] ?? [];
    expect(cell).toEqual(expected);
    // The embedded client binds a boolean as a REAL, the HTTP client as an INTEGER.
    expect(sqlType).toBe(type ?? sqlType);
  });

  it.each([2n ** 53n + 1n, 2n ** 63n - 1n, -(2n ** 63n)])('keeps the integer %s', async (value) => {
    const db = open({ intMode: 'bigint' });
    await db.execute({ sql: 'INSERT INTO films VALUES (2, ?, ?)', args: ['Big', value] });
    const result = await db.execute('SELECT extra, typeof(extra) FROM films WHERE id = 2');
    expect(plainRows(result)).toEqual([[value, 'integer']]);
  });

  it('rejects an integer above 2^53 as a number', async () => {
    await expect(open().execute('SELECT 9007199254740993')).rejects.toThrow(RangeError);
  });

  it('names and types the columns, also without rows', async () => {
    const result = await open().execute('SELECT id, title AS name, 1 FROM films WHERE 0');
    expect(result).toMatchObject({
      columns: ['id', 'name', '1'],
      columnTypes: ['INTEGER', 'TEXT', ''],
      rows: [],
      rowsAffected: 0,
      lastInsertRowid: undefined,
    });
  });

  it('counts the rows of an insert and returns its last rowid', async () => {
    const result = await open().execute("INSERT INTO films (title) VALUES ('Up'), ('Jaws')");
    expect(result).toMatchObject({ rowsAffected: 2, lastInsertRowid: 3n, columns: [], rows: [] });
  });

  it('counts no rows if an update finds none', async () => {
    const result = await open().execute("UPDATE films SET extra = 1 WHERE title = 'Up'");
    expect(result.rowsAffected).toBe(0);
  });

  it('returns the rows of a RETURNING clause and stores them', async () => {
    const db = open();
    const result = await db.execute("INSERT INTO films (title) VALUES ('Up') RETURNING id, title");
    expect(plainRows(result)).toEqual([[2, 'Up']]);
    expect(await titlesOf(db)).toEqual(['Alien', 'Up']);
  });

  it.each([
    ['SQLITE_CONSTRAINT_PRIMARYKEY', "INSERT INTO films VALUES (1, 'Up', NULL)"],
    ['SQLITE_CONSTRAINT_UNIQUE', "INSERT INTO films (title) VALUES ('Alien')"],
    ['SQLITE_CONSTRAINT_NOTNULL', 'INSERT INTO films (title) VALUES (NULL)'],
    ['SQLITE_CONSTRAINT_FOREIGNKEY', 'INSERT INTO scenes VALUES (99)'],
    ['SQLITE_ERROR', 'SELECT * FROM nowhere'],
  ])('fails with %s', async (code, sql) => {
    const db = open();
    expect(await codeOf(db.execute(sql))).toBe(code);
    expect(await titlesOf(db)).toEqual(['Alien']);
  });

  it('answers each statement of a mixed batch in order', async () => {
    const results = await open().batch(
      [
        'CREATE TABLE notes (body TEXT)',
        { sql: 'INSERT INTO notes VALUES (?)', args: ['first'] },
        { sql: 'INSERT INTO notes VALUES (:body)', args: { body: 'second' } },
        ['INSERT INTO notes VALUES (?)', ['third']],
        'SELECT body FROM notes ORDER BY rowid',
        'DELETE FROM notes',
      ],
      'write',
    );
    expect(results.map(({ rowsAffected }) => rowsAffected)).toEqual([0, 1, 1, 1, 0, 3]);
    expect(plainRows(results[4])).toEqual([['first'], ['second'], ['third']]);
  });

  it('rolls back a whole batch at its first error, and says which statement failed', async () => {
    const db = open();
    const batch = db.batch(
      [
        "INSERT INTO films (title) VALUES ('Up')",
        "INSERT INTO films VALUES (1, 'Again', NULL)",
        "INSERT INTO films (title) VALUES ('Jaws')",
      ],
      'write',
    );
    expect(await failureOf(batch)).toMatchObject({
      name: 'LibsqlBatchError',
      statementIndex: 1,
      message: expect.stringContaining('UNIQUE constraint failed: films.id'),
    });
    expect(await titlesOf(db)).toEqual(['Alien']);
  });

  it('keeps what an interactive transaction commits', async () => {
    const db = open();
    const transaction = await db.transaction('write');
    const inserted = await transaction.execute("INSERT INTO films (title) VALUES ('Up')");
    await transaction.execute({
      sql: 'UPDATE films SET extra = 9 WHERE id = ?',
      args: [inserted.lastInsertRowid ?? null],
    });
    expect(await titlesOf(db)).toEqual(['Alien']);
    await transaction.commit();
    expect(transaction.closed).toBe(true);
    expect(await titlesOf(db)).toEqual(['Alien', 'Up']);
  });

  it.each(['rollback', 'close'] as const)(
    'discards a transaction that ends by %s',
    async (ending) => {
      const db = open();
      const transaction = await db.transaction('write');
      await transaction.execute("INSERT INTO films (title) VALUES ('Up')");
      await transaction[ending]();
      // `close` only sends its request; the lock is free once that has arrived.
      await expect
        .poll(() => db.execute('UPDATE films SET extra = 5').catch(String))
        .toBeTypeOf('object');
      expect(await titlesOf(db)).toEqual(['Alien']);
    },
  );

  it('continues a transaction after a failed statement', async () => {
    const db = open();
    const transaction = await db.transaction('write');
    await transaction.execute("INSERT INTO films (title) VALUES ('Up')");
    const again = transaction.execute("INSERT INTO films (title) VALUES ('Up') RETURNING id");
    expect(await codeOf(again)).toContain('SQLITE_CONSTRAINT');
    await transaction.commit();
    expect(await titlesOf(db)).toEqual(['Alien', 'Up']);
  });

  it('runs several statements with executeMultiple, up to the one that fails', async () => {
    const db = open();
    const script =
      "INSERT INTO films (title) VALUES ('Up'); INSERT INTO nowhere VALUES (1); SELECT 1;";
    expect(await codeOf(db.executeMultiple(script))).toBe('SQLITE_ERROR');
    expect(await titlesOf(db)).toEqual(['Alien', 'Up']);
  });

  it('rebuilds a parent table with migrate and keeps its children', async () => {
    const db = open();
    await db.migrate([
      'CREATE TABLE rebuilt (id INTEGER PRIMARY KEY, title TEXT)',
      'INSERT INTO rebuilt SELECT id, title FROM films',
      'DROP TABLE films',
      'ALTER TABLE rebuilt RENAME TO films',
    ]);
    const scenes = await db.execute('SELECT count(*) FROM scenes JOIN films ON films.id = film_id');
    expect(plainRows(scenes)).toEqual([[1]]);
    expect(await codeOf(db.execute('INSERT INTO scenes VALUES (99)'))).toContain('FOREIGNKEY');
  });

  it('rejects a second writer while a transaction holds the lock', async () => {
    const [first, second] = [open(), open()];
    const transaction = await first.transaction('write');
    await transaction.execute("INSERT INTO films (title) VALUES ('Up')");
    expect(await codeOf(second.batch(['DELETE FROM films'], 'write'))).toBe('SQLITE_BUSY');
    await transaction.commit();
    expect(await titlesOf(second)).toEqual(['Alien', 'Up']);
  });

  it('lets two clients write batches at the same time', async () => {
    const clients = [open(), open()];
    const insert = { sql: 'INSERT INTO scenes VALUES (?)', args: [1] };
    const writes = Array.from({ length: 40 }, (_, n) => clients[n % 2]?.batch([insert], 'write'));
    await Promise.all(writes);
    const [count] = plainRows(await open().execute('SELECT count(*) FROM scenes'));
    expect(count).toEqual([41]);
  });
});

describe('the server', () => {
  /** Sends a raw pipeline, for requests that the client never sends. */
  async function send(body: object): Promise<{ status: number; answer: Record<string, unknown> }> {
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(`${server.url}/v2/pipeline`, init);
    return { status: response.status, answer: await response.json() };
  }

  it.each(['made-up', '', null])('handles the baton %j', async (baton) => {
    const requests = [{ type: 'get_autocommit' }];
    const { status } = await send({ baton, requests });
    expect(status).toBe(baton ? 400 : 200);
  });

  it('requires the token with a baton too', async () => {
    const requests = [{ type: 'get_autocommit' }];
    const { answer } = await send({ requests });
    const body = JSON.stringify({ baton: answer['baton'], requests });
    for (const authorization of ['', `Basic ${TOKEN}`, 'Bearer guess', `bearer ${TOKEN}x`]) {
      const headers = authorization === '' ? {} : { authorization };
      const init = { method: 'POST', headers, body };
      expect((await fetch(`${server.url}/v2/pipeline`, init)).status).toBe(401);
    }
    expect((await send({ baton: answer['baton'], requests })).status).toBe(200);
  });

  it('lets the read-only token read, and change nothing', async () => {
    const path = join(folder, 'films.db');
    const guarded = await startLibsqlHttpServer({ path, authToken: TOKEN, readToken: 'look' });
    const reader = openHttp({ url: guarded.url, authToken: 'look' });
    expect(await titlesOf(reader)).toEqual(['Alien']);
    for (const sql of ['DELETE FROM films', 'DROP TABLE scenes', 'CREATE TABLE more (a)'])
      expect(await codeOf(reader.execute(sql))).toBe('SQLITE_READONLY');
    await openHttp({ url: guarded.url }).execute("INSERT INTO films (title) VALUES ('Up')");
    expect(await titlesOf(reader)).toEqual(['Alien', 'Up']);
    await guarded.close();
  });

  it('rolls back a transaction whose stream is closed early, at once', async () => {
    const { answer } = await send({
      requests: [
        { type: 'sequence', sql: "BEGIN IMMEDIATE; INSERT INTO films (title) VALUES ('Up')" },
        { type: 'close' },
      ],
    });
    expect(answer).toMatchObject({ baton: null, results: [{ type: 'ok' }, { type: 'ok' }] });
    const db = openHttp();
    await db.execute('UPDATE films SET extra = 1');
    expect(await titlesOf(db)).toEqual(['Alien']);
  });

  it('rolls back the transaction of a client that disconnects before its response', async () => {
    const impatient = await startServer(50);
    const body = JSON.stringify({
      requests: [{ type: 'sequence', sql: 'BEGIN IMMEDIATE; DELETE FROM films' }],
    });
    const { hostname, port } = new URL(impatient.url);
    const socket = connect(Number(port), hostname);
    socket.end(
      `POST /v2/pipeline HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${TOKEN}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      () => socket.destroy(),
    );
    await expect.poll(() => impatient.pipelines()).toBe(1);
    const db = openHttp();
    const write = (): Promise<unknown> => db.execute('UPDATE films SET extra = 1');
    await expect.poll(() => write().catch(String), { interval: 20 }).toBeTypeOf('object');
    expect(await titlesOf(db)).toEqual(['Alien']);
    await impatient.close();
  });

  it('counts pipelines, except rejected ones', async () => {
    const db = openHttp();
    await db.execute('SELECT 1');
    await db.batch(['SELECT 1', 'SELECT 2'], 'read');
    await createHttpClient({ url: server.url }).execute('SELECT 1').catch(String);
    expect(server.pipelines()).toBe(2);
  });

  it('serves a batch in one round trip and a transaction in two', async () => {
    const methods: string[] = [];
    const counted = (request: Request): Promise<Response> => {
      methods.push(request.method);
      return fetch(request);
    };
    const db = openHttp({ fetch: counted });
    await db.batch(['SELECT 1', 'SELECT 1', "UPDATE films SET extra = 'x'", 'SELECT 2'], 'write');
    expect(methods).toEqual(['POST']);
    const transaction = await db.transaction('write');
    await transaction.execute('DELETE FROM films');
    await transaction.commit();
    expect(methods).toHaveLength(3);
  });

  it.each([
    ['a wrong token', 'guess'],
    ['no token', undefined],
  ])('rejects %s', async (_, given) => {
    const db = remember(createHttpClient({ url: server.url, ...(given && { authToken: given }) }));
    expect(await failureOf(db.execute('DELETE FROM films'))).toMatchObject({
      code: 'SERVER_ERROR',
      message: 'SERVER_ERROR: Server returned HTTP status 401',
    });
    expect(await titlesOf(openHttp())).toEqual(['Alien']);
  });

  it('rolls back a stream abandoned in a transaction, and frees its lock', async () => {
    const impatient = await startServer(50);
    const abandoned = await openHttp({ url: impatient.url }).transaction('write');
    await abandoned.execute('DELETE FROM films');
    const db = openHttp();
    const write = (): Promise<unknown> => db.execute('UPDATE films SET extra = 1');
    expect(await codeOf(write())).toBe('SQLITE_BUSY');
    await expect.poll(() => write().catch(String), { interval: 20 }).toBeTypeOf('object');
    expect(await titlesOf(db)).toEqual(['Alien']);
    expect(await codeOf(abandoned.commit())).toBe('STREAM_EXPIRED');
    await impatient.close();
  });

  it('keeps a stream whose requests come within the idle timeout', async () => {
    const impatient = await startServer(300);
    const transaction = await openHttp({ url: impatient.url }).transaction('write');
    for (let step = 0; step < 4; step += 1) {
      await transaction.execute('INSERT INTO scenes VALUES (1)');
      await delay(100);
    }
    await transaction.commit();
    const [count] = plainRows(await openHttp().execute('SELECT count(*) FROM scenes'));
    expect(count).toEqual([5]);
    await impatient.close();
  });

  it('fails requests once it is closed, and rolls back open transactions', async () => {
    const db = openHttp();
    const transaction = await db.transaction('write');
    await transaction.execute('DELETE FROM films');
    await server.close();
    await expect(transaction.commit()).rejects.toThrow('fetch failed');
    await expect(db.execute('SELECT 1')).rejects.toThrow('fetch failed');
    const file = openFile();
    await file.execute('UPDATE films SET extra = 1');
    expect(await titlesOf(file)).toEqual(['Alien']);
  });

  it('requires a file, in an existing folder', async () => {
    await expect(startLibsqlHttpServer({ path: ':memory:' })).rejects.toThrow('Give a file');
    const path = join(folder, 'gone', 'films.db');
    await expect(startLibsqlHttpServer({ path })).rejects.toThrow('Unable to open');
  });
});
