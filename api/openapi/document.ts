/** Makes the OpenAPI 3.1 document from the routes' own descriptions and schemas. */

import type { Hono } from 'hono';
import * as z from 'zod';
import { inputOf, descriptionOf, type Input } from '../http/route.ts';
import { TAGS, type RouteDescription } from '../http/app-env.ts';
import { PROBLEMS } from '../http/problem.ts';

export interface DescribedRoute {
  method: string;
  /** As the router knows it: `/v1/films/:id`. */
  path: string;
  description: RouteDescription;
  inputs: readonly Input[];
}

/** An example of a response body, with the query that asks for it. */
export interface Example {
  summary: string;
  value: unknown;
}

/** The examples of an operation, by its id and their names. */
export type Examples = Readonly<Record<string, Readonly<Record<string, Example>>>>;

type JsonSchema = Record<string, unknown>;

/** The routes that carry a description, in the order in which they are mounted. */
export function describedRoutes(app: Pick<Hono, 'routes'>): DescribedRoute[] {
  const found = new Map<
    string,
    { method: string; path: string; description?: RouteDescription; inputs: Input[] }
  >();
  for (const { method, path, handler } of app.routes) {
    if (method === 'ALL') continue;
    const key = `${method} ${path}`;
    const route = found.get(key) ?? { method, path, inputs: [] };
    found.set(key, route);
    const description = descriptionOf(handler);
    const input = inputOf(handler);
    if (description) route.description = description;
    if (input) route.inputs.push(input);
  }
  return [...found.values()].flatMap(({ description, ...route }) =>
    description ? [{ ...route, description }] : [],
  );
}

/** The routes that are part of the API. */
export function apiRoutes(app: Pick<Hono, 'routes'>): DescribedRoute[] {
  return describedRoutes(app).filter(({ description }) => description.operation !== undefined);
}

const ProblemBody = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    request_id: z.string(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
    will_look: z
      .literal(true)
      .optional()
      .meta({ description: 'We don’t have the film, and will look for it elsewhere.' }),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457 problem details.',
    examples: [
      {
        type: '/docs#film-not-found',
        title: 'Film not found',
        status: 404,
        detail: 'We don’t have a film with the id “nope-2013”.',
        request_id: '4f9c2d5e-0b7a-4a39-9f3e-6a1c0a4c1f52',
      },
    ],
  });

/** The schema of every error's body. */
export { ProblemBody };

interface DocumentOptions {
  version: string;
  examples?: Examples;
}

/** The whole document, ready to be written as JSON. */
export function openApiDocument(
  routes: readonly DescribedRoute[],
  { version, examples = {} }: DocumentOptions,
): JsonSchema {
  const components: JsonSchema = {};
  const toSchema = (schema: z.ZodType, io: 'input' | 'output') =>
    embeddedSchema(schema, io, components);
  const paths: Record<string, JsonSchema> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [route.method.toLowerCase()]: operationObject(route, { toSchema, examples }),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'content-advisory',
      version,
      description:
        'Content advisories for parents: films rated category by category, with sources. In the examples, lists end after two items.',
      license: {
        name: 'MIT (code), CC BY 4.0 (advisory texts)',
        url: 'https://creativecommons.org/licenses/by/4.0/',
      },
    },
    servers: [{ url: '/' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: { schemas: components, securitySchemes: SECURITY_SCHEMES },
  };
}

const SECURITY_SCHEMES = {
  key: {
    type: 'http',
    scheme: 'bearer',
    description:
      'An API key, `ca_…`, made by an admin. A key has a scope: `propose`, `write` (includes `propose`) or `admin` (includes both).',
  },
};

/** A public operation needs no key, and one that differs for a signed-in person takes one. */
function securityOf({ access }: RouteDescription): JsonSchema {
  if (access === undefined) return {};
  return {
    security: access === 'optional' ? [{}, { key: [] }] : [{ key: [access] }],
  };
}

type ToSchema = (schema: z.ZodType, io: 'input' | 'output') => JsonSchema;

interface OperationOptions {
  toSchema: ToSchema;
  examples: Examples;
}

function operationObject(
  { description: route, inputs }: DescribedRoute,
  { toSchema, examples }: OperationOptions,
): JsonSchema {
  const body = inputs.find(({ target }) => target === 'json');
  const parameters = [
    ...inputs.flatMap((input) => parametersOf(input, toSchema)),
    ...(route.headers ?? []).map((header) => ({
      ...{ ...header, in: 'header', schema: { type: 'string' } },
    })),
  ];
  const { operation } = route;
  return {
    ...(operation ? { operationId: operation.id, tags: [operation.tag] } : {}),
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    ...securityOf(route),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body
      ? {
          requestBody: {
            required: true,
            content: bodyContent(body, { toSchema, types: route.bodyTypes }),
          },
        }
      : {}),
    responses: {
      [route.status ?? 200]: {
        description: 'Success.',
        content: answerContent(route, { toSchema, examples }),
      },
      ...Object.fromEntries(
        Object.entries(route.otherAnswers ?? {}).map(([status, { summary, answer }]) => [
          status,
          {
            description: summary,
            content: { 'application/json': { schema: toSchema(answer, 'output') } },
          },
        ]),
      ),
      ...problemResponses(route, toSchema),
    },
  };
}

/** The first example of a schema; undefined if it has none. */
export function bodyExample(schema: z.ZodType): unknown {
  const examples = schema.meta()?.['examples'];
  return Array.isArray(examples) ? examples[0] : undefined;
}

function bodyContent(
  { schema }: Input,
  {
    toSchema,
    types = ['application/json'],
  }: { toSchema: ToSchema; types?: readonly string[] | undefined },
): JsonSchema {
  const example = bodyExample(schema);
  const content = {
    schema: toSchema(schema, 'input'),
    ...(example === undefined ? {} : { example }),
  };
  return Object.fromEntries(types.map((type) => [type, content]));
}

function answerContent(
  { answer, operation }: RouteDescription,
  { toSchema, examples }: OperationOptions,
): JsonSchema {
  const found = operation && examples[operation.id];
  const shown = found ? { examples: found } : {};
  if (typeof answer === 'string') {
    // JSON that no schema of ours describes may be any object.
    const schema = /[/+]json$/.test(answer)
      ? { type: 'object', additionalProperties: true }
      : { type: 'string' };
    return { [answer]: { schema, ...shown } };
  }
  return { 'application/json': { schema: toSchema(answer, 'output'), ...shown } };
}

const ACCESS_PROBLEMS = ['unauthorized', 'forbidden'] as const;

function problemResponses(
  { answer, access, problems = [] }: RouteDescription,
  toSchema: ToSchema,
): JsonSchema {
  const slugs = [
    ...problems,
    ...(access === undefined || access === 'optional' ? [] : ACCESS_PROBLEMS),
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
      // A default makes a parameter optional, though the schema’s own list counts one with `catch` as required.
      required:
        target === 'param' || (!('default' in rest) && (object.required ?? []).includes(name)),
      ...(description === undefined ? {} : { description }),
      ...(example === undefined
        ? {}
        : { example: rest['type'] === 'integer' ? Number(example) : example }),
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
  } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    // Generated clients would require each field of a body that has a default.
    override: ({ jsonSchema }) => {
      if (schema.meta()?.id?.endsWith('Body')) delete jsonSchema.default;
    },
  });
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
