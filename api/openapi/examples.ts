/** The examples of the OpenAPI document: what the operations answer about the first film. Node only. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { openDb } from '../../db/connection/client.ts';
import { migrateDb } from '../../db/migrate.ts';
import { HER_2013 } from '../../db/seed/her-2013.ts';
import type { RouteDescription } from '../http/app-env.ts';
import { writeFilm } from '../services/films/write.ts';
import { bodyExample, type DescribedRoute, type Example, type Examples } from './document.ts';

const WRITTEN_AT = '2026-01-02T03:04:05.000Z';

/** Items of a list, and characters of a text that is not JSON, that an example shows. */
const MAX_ITEMS = 2;
const MAX_TEXT = 300;

/** A database in a temporary folder, with one film. `close` removes it. */
export async function openExampleDb() {
  const folder = await mkdtemp(join(tmpdir(), 'content-advisory-openapi-'));
  const db = openDb({ url: `file:${join(folder, 'films.db')}` });
  await migrateDb(db);
  await writeFilm(db, HER_2013, { now: WRITTEN_AT, actor: 'openapi' });
  const close = async () => {
    db.$client.close();
    await rm(folder, { recursive: true });
  };
  return { db, close };
}

type Ask = (path: string, init?: RequestInit) => Promise<Response>;

/** Requests every operation with the examples of its parameters. Throws if one does not succeed. */
export async function makeExamples(routes: readonly DescribedRoute[], ask: Ask): Promise<Examples> {
  const made: Record<string, Record<string, Example>> = {};
  for (const route of routes) {
    const { operation } = route.description;
    if (!operation) continue;
    const same = operation.exampleOf === undefined ? undefined : made[operation.exampleOf];
    if (same) {
      const summary = `${route.method} ${exampleRequest(route, {}).path}`;
      made[operation.id] = { default: { summary, value: same['default']?.value } };
      continue;
    }
    const queries = { default: {}, ...operation.examples };
    const examples: Record<string, Example> = {};
    for (const [name, query] of Object.entries(queries)) {
      const { path, init } = exampleRequest(route, query);
      const value =
        operation.example ?? (await readExample(await ask(path, init), route.description));
      examples[name] = { summary: `${route.method} ${path}`, value };
    }
    made[operation.id] = examples;
  }
  return made;
}

function exampleRequest(route: DescribedRoute, query: Readonly<Record<string, string>>) {
  let { path } = route;
  const search = new URLSearchParams();
  for (const { target, schema } of route.inputs) {
    if (target === 'json') continue;
    for (const [name, example] of Object.entries(parameterExamples(schema))) {
      if (target === 'query') search.set(name, example);
      else path = path.replace(`:${name}`, example);
    }
  }
  for (const [name, value] of Object.entries(query)) search.set(name, value);
  const input = route.inputs.find(({ target }) => target === 'json');
  const body = input && bodyExample(input.schema);
  const headers = { 'Content-Type': 'application/json' };
  const init = body ? { method: route.method, headers, body: JSON.stringify(body) } : {};
  return { path: search.size > 0 ? `${path}?${search}` : path, init };
}

const WithExamples = z.object({
  properties: z.record(z.string(), z.object({ example: z.string().optional() })).default({}),
});

function parameterExamples(schema: z.ZodType): Record<string, string> {
  const { properties } = WithExamples.parse(
    z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }),
  );
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, { example }]) =>
      example === undefined ? [] : [[name, example]],
    ),
  );
}

async function readExample(response: Response, { answer }: RouteDescription): Promise<unknown> {
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  const text = await response.text();
  if (typeof answer !== 'string' || /[/+]json$/.test(answer)) return shortened(JSON.parse(text));
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}

/** The same value with short lists. */
function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map(shortened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shortened(one)]));
}
