/** Makes the OpenAPI 3.1 document from the routes' own descriptions and schemas. */

import type { Hono } from 'hono';
import * as z from 'zod';
import { inputOf, descriptionOf, type Input } from '../http/route.ts';
import type { RouteDescription } from '../http/app-env.ts';
import { PROBLEMS } from '../http/problem.ts';

export interface DescribedRoute {
  method: string;
  /** As the router knows it: `/v1/films/:id`. */
  path: string;
  operation: RouteDescription;
  inputs: readonly Input[];
}

type JsonSchema = Record<string, unknown>;

/** The routes that carry a description, in the order in which they are mounted. */
export function describedRoutes(app: Pick<Hono, 'routes'>): DescribedRoute[] {
  const found = new Map<
    string,
    { method: string; path: string; operation?: RouteDescription; inputs: Input[] }
  >();
  for (const { method, path, handler } of app.routes) {
    if (method === 'ALL') continue;
    const key = `${method} ${path}`;
    const route = found.get(key) ?? { method, path, inputs: [] };
    found.set(key, route);
    const operation = descriptionOf(handler);
    const input = inputOf(handler);
    if (operation) route.operation = operation;
    if (input) route.inputs.push(input);
  }
  return [...found.values()].flatMap(({ operation, ...route }) =>
    operation && operation.listed !== false ? [{ ...route, operation }] : [],
  );
}

const ProblemBody = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    request_id: z.string(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details.' });

/** The schema of every error's body. */
export { ProblemBody };

/** The whole document, ready to be written as JSON. */
export function openApiDocument(routes: readonly DescribedRoute[], version: string): JsonSchema {
  const components: JsonSchema = {};
  const toSchema = (schema: z.ZodType, io: 'input' | 'output') =>
    embeddedSchema(schema, io, components);
  const paths: Record<string, JsonSchema> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [route.method.toLowerCase()]: operationObject(route, toSchema),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'content-advisory',
      version,
      description:
        'Content advisories for parents: films rated category by category, with sources.',
      license: {
        name: 'MIT (code), CC BY 4.0 (advisory texts)',
        url: 'https://creativecommons.org/licenses/by/4.0/',
      },
    },
    servers: [{ url: '/' }],
    paths,
    components: { schemas: components },
  };
}

type ToSchema = (schema: z.ZodType, io: 'input' | 'output') => JsonSchema;

function operationObject({ operation, inputs }: DescribedRoute, toSchema: ToSchema): JsonSchema {
  const body = inputs.find(({ target }) => target === 'json');
  const parameters = inputs.flatMap((input) => parametersOf(input, toSchema));
  return {
    summary: operation.summary,
    ...(operation.description === undefined ? {} : { description: operation.description }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: toSchema(body.schema, 'input') } },
          },
        }
      : {}),
    responses: {
      200: {
        description: 'Success.',
        content: answerContent(operation, toSchema),
      },
      ...problemResponses(operation, toSchema),
    },
  };
}

function answerContent({ answer }: RouteDescription, toSchema: ToSchema): JsonSchema {
  if (typeof answer === 'string') {
    // JSON that no schema of ours describes may be anything.
    return { [answer]: { schema: /[/+]json$/.test(answer) ? {} : { type: 'string' } } };
  }
  return { 'application/json': { schema: toSchema(answer, 'output') } };
}

function problemResponses(
  { answer, problems = [] }: RouteDescription,
  toSchema: ToSchema,
): JsonSchema {
  const slugs = [
    ...problems,
    'too-many-requests',
    'internal-error',
    'database-unavailable',
  ] as const;
  const statuses = new Set(slugs.map((slug) => PROBLEMS[slug].status));
  return Object.fromEntries(
    [...statuses].map((status) => {
      const kinds = slugs.filter((slug) => PROBLEMS[slug].status === status);
      return [
        status,
        {
          description: kinds.map((slug) => `${PROBLEMS[slug].title} (\`${slug}\`).`).join(' '),
          content: {
            'application/problem+json': { schema: toSchema(ProblemBody, 'output') },
            ...(isForPeople(answer) ? { [answer]: { schema: { type: 'string' } } } : {}),
          },
        },
      ];
    }),
  );
}

/** Whether even an error comes in the form that was asked for: a page, or a picture. */
function isForPeople(answer: RouteDescription['answer']): answer is 'text/html' | 'image/svg+xml' {
  return answer === 'text/html' || answer === 'image/svg+xml';
}

/** A parameter for each key of an object that is read from the address. */
function parametersOf({ target, schema }: Input, toSchema: ToSchema): JsonSchema[] {
  if (target === 'json') return [];
  const object = toSchema(schema, 'input') as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(object.properties ?? {}).map(
    ([name, { description, example, ...rest }]) => ({
      name,
      in: target === 'param' ? 'path' : 'query',
      required: target === 'param' || (object.required ?? []).includes(name),
      ...(description === undefined ? {} : { description }),
      ...(example === undefined ? {} : { example }),
      schema: rest,
    }),
  );
}

/** The JSON Schema of a zod schema; parts with an id go to the components and are pointed at. */
function embeddedSchema(
  schema: z.ZodType,
  io: 'input' | 'output',
  components: JsonSchema,
): JsonSchema {
  const {
    $schema: _,
    $defs = {},
    ...json
  } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  const parts = inComponents($defs) as JsonSchema;
  for (const [id, part] of Object.entries(parts)) components[id] = withoutId(part as JsonSchema);
  const { id } = json;
  if (typeof id !== 'string') return inComponents(json) as JsonSchema;
  components[id] = withoutId(inComponents(json) as JsonSchema);
  return { $ref: `#/components/schemas/${id}` };
}

function withoutId({ id: _, $schema: __, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

function inComponents(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/'));
}
