/** A field of a form: its label, its control, and what is wrong with it. */

import type { ComponentChildren } from 'preact';
import type { ErrorField, FormErrors } from '../../services/films/edit-form.ts';

interface FieldProps {
  name: ErrorField;
  label: string;
  hint?: string;
  errors: FormErrors;
  children: ComponentChildren;
}

/** A labelled control, with what is wrong with it beside it. */
export function Field({ name, label, hint, errors, children }: FieldProps) {
  const id = idOf(name);
  const error = errors[name];
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="small" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

/** What a control has in common with its label and its error. */
export function inputProps(name: ErrorField, errors: FormErrors, hasHint = false) {
  const id = idOf(name);
  const error = errors[name] === undefined ? [] : [`${id}-error`];
  const described = [...error, ...(hasHint ? [`${id}-hint`] : [])].join(' ');
  return {
    ...{ id, name },
    'aria-invalid': error.length > 0 ? true : undefined,
    'aria-describedby': described === '' ? undefined : described,
  };
}

export function idOf(field: string): string {
  return field.replaceAll('.', '-');
}
