/** One operation in the reference: what it takes, a request to copy, a form to try it, and what it returns. */

import { EXAMPLE_URL } from '../../contract/oembed.ts';
import { Prose } from './prose.tsx';
import type { ApiOperation, ApiParameter, Call, MediaType } from './api-document.ts';
import { TryForm } from './try-form.tsx';

interface OperationSectionProps {
  call: Call;
  publicUrl: string;
}

export function OperationSection({ call, publicUrl }: OperationSectionProps) {
  const { method, path, operation } = call;
  const { operationId, summary, description, responses, security } = operation;
  const parameters = (operation.parameters ?? []).map((one) => withUrl(one, publicUrl));
  const content = Object.entries((responses['200'] ?? responses['201'])?.content ?? {});
  return (
    <article id={operationId}>
      <h3>
        {summary}{' '}
        <code>
          {method} {path}
        </code>
      </h3>
      {description && (
        <p>
          <Prose text={description} />
        </p>
      )}
      {parameters.length > 0 && (
        <dl class="facts">
          {parameters.map(({ name, required, description: about = '', schema }) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
                {required && ' (required)'}
              </dt>
              <dd>
                <Prose text={about} />
                {schema.enum && ` One of: ${schema.enum.join(', ')}.`}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <pre class="snippet" tabIndex={0}>
        <code>{curl(call, parameters, publicUrl)}</code>
      </pre>
      {security === undefined && (
        <TryForm call={call} parameters={parameters} body={exampleBody(operation)} />
      )}
      {content.flatMap(([, { examples = {} }]) =>
        Object.entries(examples).map(([name, example]) => (
          <details key={name}>
            <summary>
              Example response
              {name !== 'default' && (
                <>
                  {' '}
                  with <code>fields={name}</code>
                </>
              )}
            </summary>
            <pre tabIndex={0}>
              <code>{textOf(example.value)}</code>
            </pre>
          </details>
        )),
      )}
      <p class="small">
        Returns <Shape content={content} />. Errors: {errorStatuses(responses)}.
      </p>
    </article>
  );
}

/** The example of a parameter that is a URL of this service, wherever it runs. */
function withUrl(parameter: ApiParameter, publicUrl: string): ApiParameter {
  const { example } = parameter;
  return typeof example === 'string'
    ? { ...parameter, example: example.replace(EXAMPLE_URL, publicUrl) }
    : parameter;
}

function exampleBody({ requestBody }: ApiOperation): string | null {
  const [media] = Object.values(requestBody?.content ?? {});
  return media ? JSON.stringify(media.example) : null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

function Shape({ content }: { content: readonly (readonly [string, MediaType])[] }) {
  const [type, media] = content[0] ?? [];
  const names = [...JSON.stringify(media?.schema ?? {}).matchAll(/schemas\/(\w+)"/g)];
  if (names.length === 0) return <code>{type}</code>;
  return (
    <>
      {names.map(([, name], index) => (
        <span key={name}>
          {index > 0 && ' or '}
          <a href={`#shape-${name}`}>{name}</a>
        </span>
      ))}
    </>
  );
}

function errorStatuses(responses: ApiOperation['responses']): string {
  return Object.keys(responses)
    .filter((status) => Number(status) >= 400)
    .join(', ');
}

/** A call to copy, with the examples of the parameters in their places. */
function curl(
  { method, path, operation }: Call,
  parameters: readonly ApiParameter[],
  publicUrl: string,
): string {
  let filled = path;
  const query = new URLSearchParams();
  for (const { name, in: place, example } of parameters) {
    if (example === undefined) continue;
    if (place === 'header') continue;
    if (place === 'query') query.set(name, String(example));
    else filled = filled.replace(`{${name}}`, String(example));
  }
  const url = publicUrl + filled + (query.size > 0 ? `?${query}` : '');
  const body = exampleBody(operation);
  const isPlain = method === 'GET' || (method === 'POST' && body !== null);
  const headers = parameters.flatMap(({ name, in: place, required, example }) =>
    place === 'header' && required ? [`${name}: ${example}`] : [],
  );
  if (operation.security) headers.unshift('Authorization: Bearer YOUR_KEY');
  return [
    `curl ${isPlain ? '' : `-X ${method} `}'${url}'`,
    ...headers.map((header) => `-H '${header}'`),
    ...(body === null ? [] : [`--json '${body}'`]),
  ].join(' \\\n  ');
}
