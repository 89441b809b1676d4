import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { currentOpenApi } from '../../../api/openapi/current.ts';
import { descriptionOf } from '../../../api/http/route.ts';
import { describedRoutes } from '../../../api/openapi/document.ts';
import { bareApp } from '../../helpers/bare-app.ts';

const { app } = bareApp({
  openDb: () => {
    throw new Error('The routes are only read');
  },
});
const document = JSON.parse(currentOpenApi());
const operations = Object.entries<Record<string, Operation>>(document.paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

interface Operation {
  summary?: string;
  parameters?: { name: string; in: string; required: boolean; schema?: object }[];
  requestBody?: { required: boolean; content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content: Record<string, { schema: object }> }>;
}

it('is committed as the routes describe themselves (else: npm run openapi)', async () => {
  const committed = await readFile(
    new URL('../../../api/openapi/openapi.json', import.meta.url),
    'utf8',
  );
  expect(committed).toBe(currentOpenApi());
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

it('has an operation for every described route', () => {
  expect(operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`)).toEqual(
    describedRoutes(app).map(
      ({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`,
    ),
  );
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
  const refs = [...currentOpenApi().matchAll(/"\$ref": "([^"]*)"/g)].map(([, ref]) => ref ?? '');
  expect(refs.length).toBeGreaterThan(20);
  for (const ref of refs) {
    const [, name] = /^#\/components\/schemas\/(\w+)$/.exec(ref) ?? [];
    expect(document.components.schemas, ref).toHaveProperty(String(name));
  }
});

it('defines no shape that nothing points at', () => {
  const text = currentOpenApi();
  for (const name of Object.keys(document.components.schemas))
    expect(text).toContain(`"#/components/schemas/${name}"`);
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

  it('has a body where it is a POST, and only there', () => {
    expect(operation.requestBody !== undefined).toBe(method === 'post');
  });

  it('describes every answer, its errors as problems', () => {
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['200', '500', '503']));
    for (const [status, { description, content }] of Object.entries(operation.responses)) {
      expect(description).not.toBe('');
      expect(Object.values(content)[0]?.schema).toBeTypeOf('object');
      if (status !== '200') expect(Object.keys(content)).toContain('application/problem+json');
    }
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
    'unknown',
    'sort',
    'fields',
    'limit',
    'cursor',
    'ids',
  ]);
  expect(parameters.every(({ required }) => !required)).toBe(true);
});
