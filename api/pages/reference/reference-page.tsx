/** The reference of the API, drawn from its OpenAPI document. All of it can be read without a script; trying a call needs one. */

import { PUBLIC } from '../../cache/policy.ts';
import { PROBLEMS } from '../../http/problem.ts';
import type { ApiDocument, Call } from './api-document.ts';
import { OperationSection } from './operation-section.tsx';
import { Prose } from './prose.tsx';

interface ReferencePageProps {
  document: ApiDocument;
  publicUrl: string;
}

export function ReferencePage({ document, publicUrl }: ReferencePageProps) {
  const groups = groupCalls(document);
  return (
    <div class="reference">
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
      <nav class="contents" aria-labelledby="contents">
        <h2 id="contents">Contents</h2>
        {groups.map(({ name, calls }) => (
          <section key={name}>
            <h3>
              <a href={`#${anchorOf(name)}`}>{name}</a>
            </h3>
            <ul>
              {calls.map(({ method, path, operation }) => (
                <li key={operation.operationId}>
                  <a href={`#${operation.operationId}`}>{operation.summary}</a>{' '}
                  <code>
                    {method} {path}
                  </code>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <p>
          <a href="#errors">Errors</a> · <a href="#schemas">Schemas</a>
        </p>
      </nav>
      {groups.map(({ name, description, calls }) => (
        <section key={name}>
          <h2 id={anchorOf(name)}>{name}</h2>
          <p>{description}</p>
          {calls.map((call) => (
            <OperationSection key={call.operation.operationId} call={call} publicUrl={publicUrl} />
          ))}
        </section>
      ))}
      <Errors />
      <h2 id="schemas">Schemas</h2>
      {Object.entries(document.components.schemas).map(([name, schema]) => (
        <details key={name} id={`shape-${name}`}>
          <summary>{name}</summary>
          <pre tabIndex={0}>
            <code>{JSON.stringify(schema, null, 2)}</code>
          </pre>
        </details>
      ))}
    </div>
  );
}

/** The calls of each group, in the order of the groups. */
function groupCalls({ tags, paths }: ApiDocument) {
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Call => ({
      method: method.toUpperCase(),
      path,
      operation,
    })),
  );
  return tags.map((tag) => ({
    ...tag,
    calls: calls.filter(({ operation }) => operation.tags.includes(tag.name)),
  }));
}

function anchorOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

function Errors() {
  return (
    <>
      <h2 id="errors">Errors</h2>
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
    </>
  );
}
