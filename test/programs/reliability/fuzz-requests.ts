/** Requests made from the API's own description, valid ones and others, for fast-check to draw. */

import fc from 'fast-check';

export interface FuzzRequest {
  method: string;
  /** Path and query, percent-encoded or broken on purpose. */
  path: string;
  headers: Record<string, string>;
  body: string | Uint8Array<ArrayBuffer> | undefined;
}

type Json = Record<string, unknown>;

export interface OpenApiDocument {
  paths: Record<string, Record<string, OpenApiOperation>>;
  components: { schemas: Record<string, Json> };
}

export interface OpenApiOperation {
  parameters?: { name: string; in: 'path' | 'query'; schema: Json; example?: unknown }[];
  requestBody?: { content: Record<string, { schema: Json }> };
  responses: Record<string, { content?: Record<string, { schema: Json }> }>;
}

/** Input that people and machines send unasked. */
const HOSTILE = fc.oneof(
  fc.constantFrom(
    ...[
      '',
      ' ',
      '\0',
      '\n',
      '%',
      '%00',
      '%ff',
      '%2e%2e%2f',
      '../../etc/passwd',
      'null',
      'undefined',
    ],
    ...[
      'NaN',
      '-1',
      '1e309',
      '0x10',
      '１',
      '٣',
      '99999999999999999999',
      '-0',
      '1.5',
      'true',
      '[]',
      '{}',
    ],
    ...[
      "' or 1=1 --",
      '"; drop table films; --',
      '" OR "',
      '*',
      'NEAR(',
      '^a',
      'a* AND b',
      '\\',
      "''",
    ],
    ...[
      '<script>alert(1)</script>',
      '{{7*7}}',
      '${7}',
      '\u202E',
      '\uFEFF',
      '\uFFFD',
      '\uD800',
      '👩‍👩‍👧',
      'İ',
      'ß',
    ],
    ...[
      '__proto__',
      'constructor',
      'toString',
      'a'.repeat(201),
      'é'.repeat(3_000),
      '0'.repeat(5_000),
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ maxLength: 40 }),
);

/** Requests to every operation of the document; `words` and `ids` are those of films that are there. */
export function fuzzRequests(
  document: OpenApiDocument,
  { words, ids }: { words: readonly string[]; ids: readonly string[] },
): fc.Arbitrary<FuzzRequest> {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const known = knownValues({ words, ids });
  const requests = operations.map(({ path, method, operation }) => {
    const parameters = operation.parameters ?? [];
    return fc.record({
      method: mostly(fc.constant(method.toUpperCase()), OTHER_METHODS),
      path: fc
        .tuple(
          pathOf(path, parameters, { known, document }),
          queryOf(parameters, { known, document }),
        )
        .map((parts) => parts.join('')),
      headers: HEADERS,
      body: bodyOf(operation, document),
    });
  });
  const nowhere = fc.record({
    method: mostly(fc.constant('GET'), OTHER_METHODS),
    path: fc.array(HOSTILE.map(encode), { maxLength: 4 }).map((parts) => `/${parts.join('/')}`),
    headers: HEADERS,
    body: fc.constant(undefined),
  });
  // The page of films has by far the most that can be asked.
  const [films = nowhere] = requests;
  return fc
    .oneof(
      { weight: 10, arbitrary: films },
      ...requests.map((arbitrary) => ({ weight: 1, arbitrary })),
      { weight: 1, arbitrary: nowhere },
    )
    .map(withBodyWhereAllowed);
}

function withBodyWhereAllowed(request: FuzzRequest): FuzzRequest {
  const { 'Content-Type': type, ...headers } = request.headers;
  if (request.method === 'GET' || request.method === 'HEAD')
    return { ...request, headers, body: undefined };
  return {
    ...request,
    headers: type === undefined ? headers : { ...headers, 'Content-Type': type },
  };
}

function mostly<Value>(usual: fc.Arbitrary<Value>, other: fc.Arbitrary<Value>) {
  return fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: other });
}

const OTHER_METHODS = fc.constantFrom(
  ...['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'X'],
);

const HEADERS: fc.Arbitrary<Record<string, string>> = fc
  .record(
    {
      Accept: fc.constantFrom(
        '*/*',
        'application/json',
        'text/html',
        'text/html,*/*;q=0.8',
        'x',
        '',
      ),
      'Accept-Encoding': fc.constantFrom('gzip', 'br, gzip', 'identity', '*;q=0', 'br;q=x'),
      'Accept-Language': fc.constantFrom('de', 'fr-CA,fr;q=0.9', 'zz', '*', ';;;', 'x'.repeat(500)),
      'If-None-Match': fc.constantFrom('*', '""', 'W/"x"', '"a", "b"', ',,', 'x'.repeat(900)),
      'Content-Type': mostly(
        fc.constant('application/json'),
        fc.constantFrom('text/plain', 'application/x+json', 'application/json; charset=x', ';', ''),
      ),
      'X-Request-Id': fc.constantFrom('abc', 'a b', '<x>', 'y'.repeat(400)),
      Origin: fc.constantFrom('null', 'https://a.example'),
      'Access-Control-Request-Method': fc.constantFrom('GET', 'DELETE', '?'),
      Range: fc.constantFrom('bytes=0-1', 'bytes=-', 'x'),
    },
    { requiredKeys: [] },
  )
  .map((headers) => Object.fromEntries(Object.entries(headers)));

type Known = Record<string, fc.Arbitrary<string>>;

interface Sources {
  known: Known;
  document: OpenApiDocument;
}

/** What a schema says too little of: values that are taken, so that requests come as far as the database. */
function knownValues({ words, ids }: { words: readonly string[]; ids: readonly string[] }): Known {
  const id = fc.constantFrom(
    ...ids,
    ...['her-2013', 'tt1798709', 'imdb:tt0000001', 'tmdb:152601', 'wikidata:Q788822', 'none-1999'],
  );
  const word = fc.constantFrom(...words);
  const cursor = fc
    .oneof(
      fc.tuple(
        fc.constantFrom('title', '-year', 'age', 'match'),
        fc.oneof(word, fc.integer(), fc.double()),
        id,
      ),
      fc.jsonValue(),
    )
    .map((value) => Buffer.from(JSON.stringify(value)).toString('base64url'));
  return {
    id,
    ids: fc.array(id, { maxLength: 120 }).map((all) => all.join(',')),
    file: id.map((one) => `${one}.svg`),
    q: fc.oneof(
      fc.array(word, { maxLength: 5 }).map((all) => all.join(' ')),
      word.chain((one) =>
        fc.nat(one.length).map((at) => `${one.slice(0, at)}x${one.slice(at + 1)}`),
      ),
      fc.tuple(word, HOSTILE).map((both) => both.join('')),
    ),
    cursor,
    certificate: fc.constantFrom('MPA:R', 'MPA:PG-13', 'FSK:16', 'MPA:', ':', 'R', 'MPA:R,FSK:6'),
    country: fc.constantFrom('US', 'DE', 'us', 'ZZ', 'GB'),
    system: fc.constantFrom('MPA', 'FSK', 'mpa', 'none'),
    lang: fc.constantFrom('en', 'de', 'ar', 'zh-Hant', 'xx', 'en-'),
    url: id.map((one) => `https://advisory.test/films/${one}`),
  };
}

function pathOf(
  path: string,
  parameters: NonNullable<OpenApiOperation['parameters']>,
  sources: Sources,
): fc.Arbitrary<string> {
  const parts = path.split(/(\{\w+\})/).map((part) => {
    const parameter = parameters.find(({ name }) => part === `{${name}}`);
    return parameter ? mostly(valueOf(parameter, sources), HOSTILE).map(encode) : fc.constant(part);
  });
  return fc.tuple(...parts).map((all) => all.join(''));
}

/** Some of the parameters, in any order, and at times one that is none. */
function queryOf(
  parameters: NonNullable<OpenApiOperation['parameters']>,
  sources: Sources,
): fc.Arbitrary<string> {
  const pairs = parameters
    .filter(({ in: place }) => place === 'query')
    .map((parameter) =>
      fc
        .oneof(
          { weight: 20, arbitrary: valueOf(parameter, sources) },
          { weight: 1, arbitrary: HOSTILE },
        )
        .map((value) => `${encode(parameter.name)}=${encode(value)}`),
    );
  const unknown = fc.tuple(HOSTILE, HOSTILE).map((pair) => pair.map(encode).join('='));
  const raw = fc.constantFrom('%', '%zz', '&&', '=', 'q=%ff', '?', 'a[]=1', '+', 'limit=%E0%A4%A');
  const wrong = fc.oneof(unknown, raw);
  const some = fc
    .subarray(pairs, { maxLength: Math.min(5, pairs.length) })
    .chain((chosen) => fc.tuple(...chosen))
    .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));
  return fc
    .tuple(some, fc.option(wrong, { freq: 12 }))
    .map(([all, last]) => [...all, ...(last === null ? [] : [last])])
    .map((all) => (all.length === 0 ? '' : `?${all.join('&')}`));
}

function valueOf(
  { name, schema }: { name: string; schema: Json },
  { known, document }: Sources,
): fc.Arbitrary<string> {
  const text = fromSchema(schema, document).map((value) =>
    typeof value === 'string' ? value : JSON.stringify(value),
  );
  if (/\.(lte|gte)$/.test(name) && !name.startsWith('year'))
    return fc.oneof(text, { weight: 9, arbitrary: fc.integer({ min: 0, max: 5 }).map(String) });
  if (name.startsWith('year'))
    return fc.oneof(text, {
      weight: 9,
      arbitrary: fc.integer({ min: 1980, max: 2030 }).map(String),
    });
  if (name === 'limit') return fc.oneof(text, fc.integer({ min: 1, max: 100 }).map(String));
  const better = known[name];
  return better ? fc.oneof({ weight: 4, arbitrary: better }, text) : text;
}

/** Percent-encodes all but what is broken already, so that a server sees the very bytes. */
function encode(text: string): string {
  if (/^%[\w%.]*$/.test(text)) return text;
  return encodeURIComponent(text.isWellFormed() ? text : text.toWellFormed());
}

/** Bodies for an operation that takes one: right, nearly right, or nothing like it. */
function bodyOf(
  { requestBody }: OpenApiOperation,
  document: OpenApiDocument,
): fc.Arbitrary<FuzzRequest['body']> {
  const schema = requestBody?.content['application/json']?.schema;
  const text = (value: unknown) => JSON.stringify(value);
  const junk: fc.Arbitrary<FuzzRequest['body']> = fc.oneof(
    fc.jsonValue().map(text),
    fc.constantFrom('', '{', '[', 'null', '"', '{"children":[', '\uFEFF{}', '{}{}', '\0'),
    fc.constantFrom('['.repeat(20_000), `{"children":"${'x'.repeat(70_000)}"}`, ' '.repeat(70_000)),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Uint8Array.from(bytes)),
  );
  if (!schema) return junk;
  const right = fromSchema(schema, document);
  const changed = fc
    .tuple(right, HOSTILE, fc.jsonValue())
    .map(([value, key, other]) => text({ ...(value as Json), [key]: other }));
  const shortened = fc
    .tuple(right.map(text), fc.nat(200))
    .map(([all, length]) => all.slice(0, length));
  return fc.oneof({ weight: 5, arbitrary: right.map(text) }, changed, shortened, junk);
}

/** Values of a JSON Schema, as far as this API's are written. */
function fromSchema(schema: Json, document: OpenApiDocument): fc.Arbitrary<unknown> {
  const part = schema as {
    $ref?: string;
    enum?: unknown[];
    const?: unknown;
    anyOf?: Json[];
    oneOf?: Json[];
    allOf?: Json[];
    type?: string;
    pattern?: string;
    maxLength?: number;
    minimum?: number;
    maximum?: number;
    items?: Json;
    minItems?: number;
    maxItems?: number;
    properties?: Record<string, Json>;
    required?: string[];
  };
  const of = (inner: Json) => fromSchema(inner, document);
  if (part.$ref) return of(document.components.schemas[part.$ref.split('/').at(-1) ?? ''] ?? {});
  if (part.enum) return fc.constantFrom(...part.enum);
  if (part.const !== undefined) return fc.constant(part.const);
  const choices = part.anyOf ?? part.oneOf ?? part.allOf;
  if (choices) return fc.oneof(...choices.map(of));
  switch (part.type) {
    case 'string':
      if (part.pattern !== undefined) return fc.stringMatching(new RegExp(part.pattern));
      return fc.string({ unit: 'grapheme', maxLength: Math.min(part.maxLength ?? 40, 60) });
    case 'integer':
      return fc.integer(within(part, 3_000));
    case 'number':
      return fc.double({ ...within(part, 3_000), noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(of(part.items ?? {}), {
        minLength: part.minItems ?? 0,
        maxLength: Math.min(part.maxItems ?? 5, 12),
      });
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(part.properties ?? {}).map(([name, inner]) => [name, of(inner)]),
        ),
        { requiredKeys: part.required ?? [] },
      );
    default:
      return fc.jsonValue();
  }
}

function within({ minimum, maximum }: { minimum?: number; maximum?: number }, most: number) {
  return {
    min: Math.max(minimum ?? -most, -most),
    max: Math.min(maximum ?? most, most),
  };
}
