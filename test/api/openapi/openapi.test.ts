import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { currentOpenApi } from '../../../api/openapi/current.ts';
import { descriptionOf } from '../../../api/http/route.ts';
import { apiRoutes } from '../../../api/openapi/document.ts';
import { bareApp } from '../../helpers/bare-app.ts';

const { app } = bareApp({
  openDb: () => {
    throw new Error('The routes are only read');
  },
});
const current = await currentOpenApi();
const document = JSON.parse(current);
const operations = Object.entries<Record<string, Operation>>(document.paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

interface Media {
  schema: object;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}

interface Operation {
  operationId?: string;
  tags?: string[];
  summary?: string;
  parameters?: {
    name: string;
    in: string;
    required: boolean;
    schema?: { type?: string; default?: unknown };
    example?: unknown;
  }[];
  requestBody?: { required: boolean; content: Record<string, Media> };
  responses: Record<string, { description: string; content: Record<string, Media> }>;
}

it('is committed as the routes describe themselves (else: npm run openapi)', async () => {
  const committed = await readFile(
    new URL('../../../api/openapi/openapi.json', import.meta.url),
    'utf8',
  );
  expect(committed).toBe(current);
});

it('is what the service answers', async () => {
  const response = await app.request('/openapi.json');
  expect(response.headers.get('Content-Type')).toMatch(/^application\/json/);
  expect(await response.json()).toEqual(document);
});

it('knows a description of every route', () => {
  const mounted = app.routes.filter(({ method }) => method !== 'ALL');
  const undescribed = new Set(mounted.map(({ method, path }) => `${method} ${path}`));
  for (const { method, path, handler } of mounted)
    if (descriptionOf(handler)) undescribed.delete(`${method} ${path}`);
  expect([...undescribed]).toEqual([]);
});

it('has an operation for every route of the API', () => {
  expect(operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`)).toEqual(
    expect.arrayContaining(
      apiRoutes(app).map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`),
    ),
  );
  expect(operations).toHaveLength(apiRoutes(app).length);
});

it('is OpenAPI 3.1 with a title, a version and a licence', () => {
  expect(document).toMatchObject({
    openapi: expect.stringMatching(/^3\.1\./),
    info: {
      title: 'content-advisory',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      license: { name: expect.any(String) },
    },
  });
});

it('points at nothing that is not there', () => {
  const refs = [...current.matchAll(/"\$ref": "([^"]*)"/g)].map(([, ref]) => ref ?? '');
  expect(refs.length).toBeGreaterThan(20);
  for (const ref of refs) {
    const [, name] = /^#\/components\/schemas\/(\w+)$/.exec(ref) ?? [];
    expect(document.components.schemas, ref).toHaveProperty(String(name));
  }
});

it('defines no shape that nothing points at', () => {
  for (const name of Object.keys(document.components.schemas))
    expect(current).toContain(`"#/components/schemas/${name}"`);
});

describe.each(operations)('$method $path', ({ path, method, operation }) => {
  it('says what it is for', () => {
    expect(operation.summary).toMatch(/\w+/);
  });

  it('declares exactly the parameters that are in the path', () => {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = (operation.parameters ?? []).filter((one) => one.in === 'path');
    expect(declared.map(({ name }) => name)).toEqual(inPath);
    expect(declared.every(({ required }) => required)).toBe(true);
  });

  it('names each parameter once, with a schema', () => {
    const names = (operation.parameters ?? []).map((one) => `${one.in} ${one.name}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { schema } of operation.parameters ?? []) expect(schema).toBeTypeOf('object');
  });

  it('has a body where it is a POST, PATCH or PUT with one, and only there', () => {
    const isPost = method === 'post' && !path.endsWith('/restore');
    const hasBody = isPost || method === 'patch' || method === 'put';
    expect(operation.requestBody !== undefined).toBe(hasBody);
  });

  it('has an example of its body and of its answer', () => {
    for (const { example } of Object.values(operation.requestBody?.content ?? {}))
      expect(example).toBeTypeOf('object');
    const [answer] = Object.values(
      (operation.responses['200'] ?? operation.responses['201'])?.content ?? {},
    );
    const values = Object.values(answer?.examples ?? {}).map(({ value }) => value);
    expect(values).not.toEqual([]);
    for (const value of values) expect(value).toBeTruthy();
  });

  it('describes every answer, its errors as problems', () => {
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['500', '503']));
    expect(operation.responses).toHaveProperty(
      ['createFilm', 'proposeChange'].includes(operation.operationId ?? '') ? '201' : '200',
    );
    for (const [status, { description, content }] of Object.entries(operation.responses)) {
      expect(description).not.toBe('');
      expect(Object.values(content)[0]?.schema).toBeTypeOf('object');
      if (!status.startsWith('2'))
        expect(Object.keys(content)).toContain('application/problem+json');
    }
  });
});

it('names each operation once, in a group that it describes', () => {
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  const groups = document.tags.map(({ name }: { name: string }) => name);
  for (const { operation } of operations) {
    expect(operation.operationId).toMatch(/^[a-z][A-Za-z]+$/);
    expect(groups).toEqual(expect.arrayContaining(operation.tags ?? []));
    expect(operation.tags).toHaveLength(1);
  }
});

it('lists the API and what other sites load, and no page', () => {
  const paths = Object.keys(document.paths);
  const outside = paths.filter((path) => !path.startsWith('/v1/'));
  expect(outside).toEqual([
    '/badge/{file}',
    '/embed/{id}',
    '/oembed',
    '/healthz',
    '/readyz',
    '/widget.js',
    '/widget/versions.json',
    '/widget/{version}/widget.js',
    '/widget/{version}/labels/{language}',
  ]);
});

it('requires of all query parameters only the `url` of oEmbed', () => {
  const required = operations.flatMap(({ path, operation: { parameters = [] } }) =>
    parameters
      .filter((one) => one.in === 'query' && one.required)
      .map(({ name }) => `${path} ${name}`),
  );
  expect(required).toEqual(['/oembed url']);
});

it('declares whole numbers in a query as integers with their range', () => {
  const found = operations.flatMap(({ operation: { parameters = [] } }) =>
    parameters.filter(({ schema }) => schema?.type === 'integer'),
  );
  expect(found.map(({ name }) => name)).toEqual([
    ...['language.lte', 'sex.lte', 'drinking.lte', 'violence.lte', 'frightening.lte'],
    ...['positive_messages.gte', 'role_models.gte', 'age.lte', 'year.gte', 'year.lte', 'limit'],
    ...['limit', 'maxwidth', 'maxheight'],
  ]);
  for (const { schema } of found)
    expect(schema).toEqual({
      type: 'integer',
      minimum: expect.any(Number),
      maximum: expect.any(Number),
    });
});

it('lists every parameter of the films query', () => {
  const { parameters = [] } = operations.find(({ path }) => path === '/v1/films')?.operation ?? {};
  expect(parameters.map(({ name }) => name)).toEqual([
    'language.lte',
    'sex.lte',
    'drinking.lte',
    'violence.lte',
    'frightening.lte',
    'positive_messages.gte',
    'role_models.gte',
    'age.lte',
    'q',
    'year.gte',
    'year.lte',
    'certificate',
    'country',
    'genre',
    'rated_by',
    'updated.gte',
    'unknown',
    'sort',
    'fields',
    'limit',
    'cursor',
    'ids',
  ]);
  expect(parameters.every(({ required }) => !required)).toBe(true);
});
