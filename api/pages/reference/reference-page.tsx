/** The reference of the API, drawn from its OpenAPI document. No script. */

import { PUBLIC } from '../../cache/policy.ts';
import { PROBLEMS } from '../../http/problem.ts';

interface DocsPageProps {
  document: { paths: object; components: { schemas: object } };
  publicUrl: string;
}

interface Parameter {
  name: string;
  in: string;
  required: boolean;
  description?: string;
  example?: string;
  schema: object;
}

interface Operation {
  summary: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: object;
  responses: Record<
    string,
    { description: string; content: Record<string, { schema: { $ref?: string } }> }
  >;
}

export function DocsPage({ document, publicUrl }: DocsPageProps) {
  const paths = Object.entries(document.paths as Record<string, Record<string, Operation>>); // as openApiDocument writes them
  return (
    <>
      <h1>The API</h1>
      <p class="lead">
        Open to every site and program, no key needed. Machine-readable:{' '}
        <a href="/openapi.json">OpenAPI 3.1</a>.
      </p>
      <p>
        Look up a film by our id (<code>her-2013</code>) or by its IMDb, TMDB or Wikidata id.
        Unknown is <code>null</code>, never 0. Successful responses have an <code>ETag</code> and{' '}
        <code>{PUBLIC}</code>; errors are <code>application/problem+json</code> (RFC 9457) and{' '}
        <code>no-store</code>. CORS allows every origin.
      </p>
      {paths.flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => (
          <OperationSection
            key={method + path}
            method={method}
            path={path}
            operation={operation}
            publicUrl={publicUrl}
          />
        )),
      )}
      <h2>Errors</h2>
      <dl class="facts">
        {Object.entries(PROBLEMS).map(([slug, { status, title, help }]) => (
          <div key={slug} id={slug}>
            <dt>
              {status} <code>{slug}</code>
            </dt>
            <dd>
              {title}. <Prose text={help} />
            </dd>
          </div>
        ))}
      </dl>
      <h2>Schemas</h2>
      {Object.entries(document.components.schemas).map(([name, schema]) => (
        <details key={name} id={`shape-${name}`}>
          <summary>{name}</summary>
          <pre tabIndex={0}>
            <code>{JSON.stringify(schema, null, 2)}</code>
          </pre>
        </details>
      ))}
    </>
  );
}

interface OperationSectionProps {
  method: string;
  path: string;
  operation: Operation;
  publicUrl: string;
}

function OperationSection({ method, path, operation, publicUrl }: OperationSectionProps) {
  const { summary, description, parameters = [], responses } = operation;
  return (
    <section>
      <h2>
        <code>
          {method.toUpperCase()} {path}
        </code>
      </h2>
      <p>
        {summary}. {description && <Prose text={description} />}
      </p>
      {parameters.length > 0 && (
        <dl class="facts">
          {parameters.map(({ name, required, description: about = '', schema }) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
                {required && ' (required)'}
              </dt>
              <dd>
                <Prose text={about} /> {allowedValues(schema)}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <pre class="snippet" tabIndex={0}>
        <code>{curl(operation, method, path, publicUrl)}</code>
      </pre>
      <p class="small">
        Returns <ShapeLink response={responses['200']} />. Errors: {errorStatuses(responses)}.
      </p>
    </section>
  );
}

function ShapeLink({ response }: { response: Operation['responses'][string] | undefined }) {
  const [type, content] = Object.entries(response?.content ?? {})[0] ?? [];
  const name = content?.schema.$ref?.split('/').at(-1);
  return name === undefined ? <code>{type}</code> : <a href={`#shape-${name}`}>{name}</a>;
}

function errorStatuses(responses: Operation['responses']): string {
  return Object.keys(responses)
    .filter((status) => status !== '200')
    .join(', ');
}

/** Text in which `words` in backticks are code. */
function Prose({ text }: { text: string }) {
  return (
    <>{text.split('`').map((part, index) => (index % 2 === 1 ? <code>{part}</code> : part))}</>
  );
}

function allowedValues(schema: object): string {
  return 'enum' in schema && Array.isArray(schema.enum) ? `One of: ${schema.enum.join(', ')}.` : '';
}

/** A call to copy, with the examples of the parameters in their places. */
function curl(
  { parameters = [] }: Operation,
  method: string,
  path: string,
  publicUrl: string,
): string {
  const shown = parameters.filter(({ example }) => example !== undefined);
  const filled = shown.reduce(
    (text, { name, example }) => text.replace(`{${name}}`, example ?? ''),
    path,
  );
  const query = shown
    .filter((one) => one.in === 'query')
    .map(({ name, example }) => `${name}=${example}`);
  const url = publicUrl + [filled, ...(query.length > 0 ? [query.join('&')] : [])].join('?');
  return method === 'post'
    ? `curl '${url}' \\\n  --json '{"children": [{"age": 14}, {"age": 9, "limits": {"violence": 1}}]}'`
    : `curl '${url}'`;
}
