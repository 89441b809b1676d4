/** A form that sends an operation's request from the page. `browser.ts` shows it, as it needs a script. */

import type { ApiParameter, Call } from './api-document.ts';

interface TryFormProps {
  call: Call;
  parameters: readonly ApiParameter[];
  /** The example of a request body as JSON; null if the operation takes none. */
  body: string | null;
}

export function TryForm({ call: { method, path, operation }, parameters, body }: TryFormProps) {
  const { operationId, summary } = operation;
  return (
    <details class="try" hidden>
      <summary>
        Try it<span class="visually-hidden">: {summary}</span>
      </summary>
      <form data-method={method} data-path={path}>
        {parameters.map((parameter) => (
          <Field
            key={parameter.name}
            id={`${operationId}-${parameter.name}`}
            parameter={parameter}
          />
        ))}
        {body !== null && (
          <p class="field">
            <label for={`${operationId}-body`}>Body (JSON)</label>
            <textarea id={`${operationId}-body`} name="body" rows={4} spellcheck={false}>
              {body}
            </textarea>
          </p>
        )}
        <p>
          <button>Send</button>
        </p>
        <p class="status" role="status" />
        <pre class="answer" tabIndex={0} aria-label="Response" hidden />
      </form>
    </details>
  );
}

function Field({ id, parameter }: { id: string; parameter: ApiParameter }) {
  const { name, in: place, required, example, schema } = parameter;
  const attributes = { id, name, required, 'data-in': place };
  return (
    <p class="field">
      <label for={id}>
        {name}
        {required && ' (required)'}
      </label>
      {schema.enum ? (
        <select {...attributes}>
          {!required && (
            <option value="">{schema.default ? `default: ${schema.default}` : 'not set'}</option>
          )}
          {schema.enum.map((value) => (
            <option key={value} selected={value === example}>
              {value}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...attributes}
          value={example}
          inputMode={schema.type === 'integer' ? 'numeric' : 'text'}
          placeholder={schema.type === 'integer' ? `${schema.minimum} to ${schema.maximum}` : ''}
          autocomplete="off"
          spellcheck={false}
        />
      )}
    </p>
  );
}
