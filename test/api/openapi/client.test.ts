/** A client whose types are generated from the document: each of its examples has the type that the document declares. */

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateTypes } from '../../openapi-client/generate-types.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../', import.meta.url));
const document = JSON.parse(await readFile(join(root, 'api/openapi/openapi.json'), 'utf8'));

interface MediaType {
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}

interface Operation {
  operationId: string;
  parameters?: { name: string; in: string; required: boolean; example?: unknown }[];
  requestBody?: { content: Record<string, MediaType> };
  responses: Record<string, { content: Record<string, MediaType> }>;
}

const operations = Object.values<Record<string, Operation>>(document.paths).flatMap((methods) =>
  Object.values(methods),
);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-advisory-client-'));
  await writeFile(join(folder, 'api.ts'), await generateTypes(document));
});
afterAll(() => rm(folder, { recursive: true }));

/** What the compiler says about a program that uses the generated types. */
async function compile(lines: readonly string[]): Promise<string> {
  const program = ["import type { operations } from './api.ts';", ...lines].join('\n');
  await writeFile(join(folder, 'client.ts'), program);
  const options = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--skipLibCheck'];
  const imports = ['--module', 'esnext', '--allowImportingTsExtensions', '--types', ''];
  const [path, ignored] = [join(folder, 'client.ts'), '--ignoreConfig'];
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const outcome = await run(process.execPath, [tsc, ignored, ...options, ...imports, path], {
    cwd: folder,
  }).catch((error: { stdout: string }) => error);
  return outcome.stdout;
}

function* examplesOf({ operationId, ...operation }: Operation): Generator<string> {
  const type = `operations['${operationId}']`;
  const value = (given: unknown) => JSON.stringify(given);
  for (const place of ['query', 'path']) {
    const given = (operation.parameters ?? []).filter((one) => one.in === place && one.example);
    if (given.length === 0) continue;
    const values = Object.fromEntries(given.map(({ name, example }) => [name, example]));
    yield `export const ${operationId}_${place}: ${type}['parameters']['${place}'] = ${value(values)};`;
  }
  for (const [media, { example }] of Object.entries(operation.requestBody?.content ?? {}))
    yield `export const ${operationId}_body${media.includes('+') ? '_patch' : ''}: NonNullable<${type}['requestBody']>['content']['${media}'] = ${value(example)};`;
  for (const [media, { examples = {} }] of Object.entries(
    operation.responses['200']?.content ?? {},
  ))
    for (const [name, { value: shown }] of Object.entries(examples))
      yield `export const ${operationId}_${name}: ${type}['responses'][200]['content']['${media}'] = ${value(shown)};`;
}

it('type-checks with every example of a request and a response', async () => {
  const lines = operations.flatMap((operation) => [...examplesOf(operation)]);
  expect(lines.length).toBeGreaterThan(operations.length);
  expect(await compile(lines)).toBe('');
});

it('has a type of its own for each form of a film', async () => {
  const said = await compile([
    "type Film = operations['getFilm']['responses'][200]['content']['application/json'];",
    'declare const film: Film;',
    'export const both: string = film.title;',
    "export const card: number | null = 'running_time' in film ? film.running_time : null;",
    "export const full: string | null = 'ids' in film ? film.ids.imdb : null;",
  ]);
  expect(said).toBe('');
});

it.each([
  ["export const query: operations['listFilms']['parameters']['query'] = { 'language.lte': '4' };"],
  ["export const query: operations['listFilms']['parameters']['query'] = { nope: 1 };"],
  ["export const path: operations['getFilm']['parameters']['path'] = {};"],
])('is told what is wrong: %s', async (line) => {
  expect(await compile([line])).toContain('error TS');
});
