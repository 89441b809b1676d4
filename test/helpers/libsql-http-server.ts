/** Promises the tests a libSQL server over HTTP (Hrana 2 in JSON) in front of one database file. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import Database from 'libsql';

type Value =
  | { type: 'null' }
  | { type: 'integer' | 'text'; value: string }
  | { type: 'float'; value: number }
  | { type: 'blob'; base64: string };
type SqlText = { sql?: string; sql_id?: number };
type Statement = SqlText & {
  args?: Value[];
  named_args?: { name: string; value: Value }[];
  want_rows?: boolean;
};
type Condition =
  | { type: 'ok' | 'error'; step: number }
  | { type: 'not'; cond: Condition }
  | { type: 'and'; conds: Condition[] }
  | { type: 'or'; conds: Condition[] }
  | { type: 'is_autocommit' };
type Step = { condition?: Condition | null; stmt: Statement };
type StreamRequest =
  | { type: 'execute'; stmt: Statement }
  | { type: 'batch'; batch: { steps: Step[] } }
  | ({ type: 'sequence' } & SqlText)
  | { type: 'store_sql'; sql_id: number; sql: string }
  | { type: 'close_sql'; sql_id: number }
  | { type: 'get_autocommit' | 'close' };
type Pipeline = { baton?: string | null; requests: StreamRequest[] };
type Stream = { db: Database.Database; sqls: Map<number, string>; mayWrite: boolean };
/** Under the names that conditions ask for; neither where a step was skipped. */
type Outcome = { ok?: object; error?: { message: string; code: string } };

/**
 * Starts the server on a free port of 127.0.0.1. Each stream has a connection of its own, so `path`
 * names a file. Without `authToken` everyone may enter; who has the `readToken` may not write. A stream unused for `idleMs` (10 s, as on
 * the hosted server) is rolled back; a write lock held elsewhere answers SQLITE_BUSY at once.
 *
 * @throws when `path` cannot be opened, or is ':memory:', a new database for every stream
 */
export async function startLibsqlHttpServer(options: {
  path: string;
  authToken?: string;
  readToken?: string;
  idleMs?: number;
  maxBodyBytes?: number;
}): Promise<{
  url: string;
  /** How many pipelines it was sent so far: round trips of its clients. */
  pipelines(): number;
  /** The bytes of the largest body that it was sent and took. */
  largestBody(): number;
  close(): Promise<void>;
}> {
  const { path, authToken, readToken, idleMs = 10_000, maxBodyBytes = Infinity } = options;
  if (path === ':memory:') throw new Error("Give a file: ':memory:' is one database per stream");
  /** Each waiting stream under the one baton that may continue it. */
  const waiting = new Map<string, Stream>();
  let pipelines = 0;
  let largestBody = 0;

  function take(baton?: string | null, mayWrite = true): Stream | undefined {
    if (!baton) return openStream(path, mayWrite);
    const stream = waiting.get(baton);
    if (stream && stream.mayWrite !== mayWrite) return undefined;
    waiting.delete(baton);
    return stream;
  }

  function keep(stream: Stream): string | null {
    if (!stream.db.open) return null;
    const baton = randomUUID();
    waiting.set(baton, stream);
    // A baton is good once, so the timer of one already used finds no stream.
    setTimeout(() => endStream(take(baton, stream.mayWrite)), idleMs).unref();
    return baton;
  }

  async function answerHttp(request: IncomingMessage): Promise<[status: number, body: object]> {
    const route = `${request.method} ${request.url}`;
    // The client's probe of the version carries no token.
    if (route === 'GET /v2') return [200, {}];
    const [scheme, token] = request.headers.authorization?.split(' ') ?? [];
    const mayWrite = authToken === undefined || token === authToken;
    const mayRead = mayWrite || (readToken !== undefined && token === readToken);
    if (!mayRead || (authToken !== undefined && scheme !== 'Bearer'))
      return [401, { error: 'Unauthorized: send the token that the server was started with' }];
    if (route !== 'POST /v2/pipeline') return [404, { error: `No such route: ${route}` }];
    pipelines += 1;
    const body = await text(request);
    const bytes = Buffer.byteLength(body);
    if (bytes > maxBodyBytes) return [413, { error: 'The body is too large' }];
    largestBody = Math.max(largestBody, bytes);
    const pipeline = parsePipeline(body);
    if (pipeline === null) return [400, { message: 'The body is no pipeline', code: 'PROTOCOL' }];
    const { baton, requests } = pipeline;
    const stream = take(baton, mayWrite);
    if (!stream) return [400, { message: 'The stream has expired', code: 'STREAM_EXPIRED' }];
    const results = requests.map((each) => answerRequest(stream, each));
    return [200, { baton: keep(stream), base_url: null, results }];
  }

  // A wrong path fails the start rather than the first request.
  endStream(take());
  const server = createServer(async (request, response) => {
    const failed = (error: unknown): [number, object] => [500, errorOf(error)];
    const [status, body] = await answerHttp(request).catch(failed);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;

  async function close(): Promise<void> {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
    for (const stream of waiting.values()) endStream(stream);
    waiting.clear();
  }
  return {
    url: `http://127.0.0.1:${port}`,
    pipelines: () => pipelines,
    largestBody: () => largestBody,
    close,
  };
}

function openStream(path: string, mayWrite: boolean): Stream {
  const db = new Database(path).defaultSafeIntegers(true);
  if (!mayWrite) db.exec('PRAGMA query_only = 1');
  return { db, sqls: new Map(), mayWrite };
}

const REQUEST_TYPES: ReadonlySet<unknown> = new Set<StreamRequest['type']>([
  'execute',
  'batch',
  'sequence',
  'store_sql',
  'close_sql',
  'get_autocommit',
  'close',
]);

/** Null where it is none. Trusts the rest of it: only the libSQL client and our own tests talk to this server. */
function parsePipeline(body: string): Pipeline | null {
  try {
    const pipeline: Pipeline = JSON.parse(body);
    return pipeline.requests.every(({ type }) => REQUEST_TYPES.has(type)) ? pipeline : null;
  } catch {
    return null;
  }
}

// A statement not yet collected keeps a closed connection alive, and with it the write lock.
function endStream(stream: Stream | undefined): void {
  if (!stream?.db.open) return;
  if (stream.db.inTransaction) stream.db.exec('ROLLBACK');
  stream.db.close();
}

function answerRequest(stream: Stream, request: StreamRequest): object {
  const { ok, error } = attempt(() => runRequest(stream, request));
  if (error) return { type: 'error', error };
  return { type: 'ok', response: { type: request.type, ...ok } };
}

function runRequest(stream: Stream, request: StreamRequest): object {
  // Asking a closed connection for `inTransaction` aborts the whole process.
  if (!stream.db.open) throw new Error('The stream is closed');
  if (request.type === 'execute') return { result: execute(stream, request.stmt) };
  if (request.type === 'batch') return { result: runBatch(stream, request.batch.steps) };
  if (request.type === 'get_autocommit') return { is_autocommit: !stream.db.inTransaction };
  if (request.type === 'sequence') stream.db.exec(sqlOf(stream, request));
  if (request.type === 'store_sql') stream.sqls.set(request.sql_id, request.sql);
  if (request.type === 'close_sql') stream.sqls.delete(request.sql_id);
  if (request.type === 'close') endStream(stream);
  return {};
}

function runBatch(stream: Stream, steps: Step[]): object {
  const outcomes: Outcome[] = [];
  for (const { condition, stmt } of steps) {
    const wanted = !condition || holds(condition, outcomes, stream.db);
    outcomes.push(wanted ? attempt(() => execute(stream, stmt)) : {});
  }
  return {
    step_results: outcomes.map(({ ok }) => ok ?? null),
    step_errors: outcomes.map(({ error }) => error ?? null),
  };
}

function holds(condition: Condition, outcomes: Outcome[], db: Database.Database): boolean {
  const also = (each: Condition): boolean => holds(each, outcomes, db);
  if (condition.type === 'is_autocommit') return !db.inTransaction;
  if (condition.type === 'not') return !also(condition.cond);
  if (condition.type === 'and') return condition.conds.every(also);
  if (condition.type === 'or') return condition.conds.some(also);
  return outcomes[condition.step]?.[condition.type] !== undefined;
}

function execute(stream: Stream, stmt: Statement): object {
  const { db } = stream;
  const prepared = db.prepare(sqlOf(stream, stmt));
  const [totalBefore] = countersOf(db);
  const rows = rowsOf(prepared, argsOf(stmt));
  const [total, changes, rowid] = countersOf(db);
  const wrote = total !== totalBefore;
  return {
    cols: columnsOf(prepared),
    rows: stmt.want_rows === false ? [] : rows.map((row) => row.map(encodeValue)),
    affected_row_count: wrote ? Number(changes) : 0,
    last_insert_rowid: wrote ? String(rowid) : null,
  };
}

function sqlOf({ sqls }: Stream, { sql, sql_id: id }: SqlText): string {
  const found = sql ?? (id === undefined ? id : sqls.get(id));
  if (found === undefined) throw new Error(`No SQL text is stored under ${id}`);
  return found;
}

function argsOf({ args = [], named_args: named = [] }: Statement): unknown {
  if (named.length === 0) return args.map(decodeValue);
  return Object.fromEntries(
    named.map(({ name, value }) => [name.replace(/^[:@$]/, ''), decodeValue(value)]),
  );
}

/** Raw mode makes each row an array of cells, which the types of `libsql` cannot say. */
function rowsOf(prepared: Database.Statement, args: unknown): unknown[][] {
  if (prepared.reader) return prepared.raw(true).all(args) as unknown[][];
  prepared.run(args);
  return [];
}

// Asked in SQL because `run` rounds a rowid above 2^53 and a RETURNING clause reports no changes.
function countersOf(db: Database.Database): unknown[] {
  return rowsOf(db.prepare('SELECT total_changes(), changes(), last_insert_rowid()'), [])[0] ?? [];
}

function columnsOf(prepared: Database.Statement): object[] {
  return prepared.columns().map(({ name, type }) => ({ name, decltype: type }));
}

function decodeValue(value: Value): unknown {
  if (value.type === 'null') return null;
  if (value.type === 'blob') return Buffer.from(value.base64, 'base64');
  return value.type === 'integer' ? BigInt(value.value) : value.value;
}

function encodeValue(cell: unknown): Value {
  if (typeof cell === 'bigint') return { type: 'integer', value: String(cell) };
  if (typeof cell === 'number') return { type: 'float', value: cell };
  if (typeof cell === 'string') return { type: 'text', value: cell };
  if (Buffer.isBuffer(cell)) return { type: 'blob', base64: cell.toString('base64') };
  return { type: 'null' };
}

function attempt(run: () => object): Outcome {
  try {
    return { ok: run() };
  } catch (error) {
    return { error: errorOf(error) };
  }
}

function errorOf(error: unknown): { message: string; code: string } {
  const message = error instanceof Error ? error.message : String(error);
  return { message, code: error instanceof Database.SqliteError ? error.code : 'SERVER_ERROR' };
}
