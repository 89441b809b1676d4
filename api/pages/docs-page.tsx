/** The reference of the API, drawn from its OpenAPI document. No script. */

import { PROBLEMS } from '../http/problem.ts';

interface DocsPageProps {
  document: { paths: object; components: { schemas: object } };
  publicUrl: string;
}

interface Operation {
  summary: string;
  description?: string;
  parameters?: {
    name: string;
    in: string;
    required: boolean;
    description?: string;
    example?: string;
    schema: object;
  }[];
  requestBody?: {
    content: { 'application/json': { schema: { $ref?: string; examples?: unknown[] } } };
  };
  responses: Record<string, { description: string }>;
}

export function DocsPage({ document, publicUrl }: DocsPageProps) {
  const paths = Object.entries(document.paths as Record<string, Record<string, Operation>>); // as openApiDocument writes them
  return (
    <>
      <h1>The API</h1>
      <p class="lead">
        Open to every site and program, without a key. As a document for machines:{' '}
        <a href="/openapi.json">OpenAPI 3.1</a>.
      </p>
      <p>
        Films are found by their own id (<code>her-2013</code>), or by IMDb’s, TMDB’s or Wikidata’s.
        Unknown is <code>null</code>, never 0. Good answers carry an <code>ETag</code>; errors are{' '}
        <code>application/problem+json</code> (RFC 9457).
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
              {title}. {help}
            </dd>
          </div>
        ))}
      </dl>
      <h2>Shapes</h2>
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
    <section class="operation">
      <h2>
        <code>
          {method.toUpperCase()} {path}
        </code>
      </h2>
      <p>
        {summary}. {description}
      </p>
      {parameters.length > 0 && (
        <dl class="facts">
          {parameters.map(({ name, required, description: about, schema }) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
                {required && ' (needed)'}
              </dt>
              <dd>
                {about} {allowedValues(schema)}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <pre class="snippet" tabIndex={0}>
        <code>{curl(method, path, publicUrl)}</code>
      </pre>
      <p class="small">
        Answers:{' '}
        {Object.entries(responses)
          .map(([status, { description: meaning }]) => `${status}: ${meaning}`)
          .join(' ')}
      </p>
    </section>
  );
}

function allowedValues(schema: object): string {
  return 'enum' in schema && Array.isArray(schema.enum) ? `One of: ${schema.enum.join(', ')}.` : '';
}

/** A call to copy, with Her in the place of the id. */
function curl(method: string, path: string, publicUrl: string): string {
  const url = publicUrl + path.replace('{id}', 'her-2013').replace('{category}', 'sex');
  if (method !== 'post') return `curl '${url}'`;
  return `curl '${url}' --json '{"children": [{"age": 14}, {"age": 9, "limits": {"violence": 1}}]}'`;
}
