/** A field that two editors changed: the own value and the saved one, side by side. */

import {
  parseSourceLine,
  parseThemes,
  type FilmForm,
  type FormField,
} from '../../domain/film/film-form.ts';
import type { SubmittedForm } from '../../services/films/edit-form.ts';
import { idOf } from './field.tsx';

const WORDS = {
  legend: 'Someone else changed this too. Which one stays?',
  own: 'Mine',
  theirs: 'The saved one',
  nothing: 'nothing',
  yes: 'yes',
} as const;

interface ConflictProps {
  field: FormField;
  submitted: SubmittedForm;
  saved: FilmForm;
}

export function Conflict({ field, submitted, saved }: ConflictProps) {
  const { form, conflicts, chosen, errors } = submitted;
  if (!conflicts.includes(field)) return null;
  const name = `choose.${field}` as const;
  const error = errors[name];
  const id = idOf(name);
  return (
    <fieldset class="conflict">
      <legend>{WORDS.legend}</legend>
      <input type="hidden" name="conflict" value={field} />
      {error !== undefined && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {(['own', 'theirs'] as const).map((choice, place) => (
        <label key={choice}>
          <input
            type="radio"
            id={place === 0 ? id : undefined}
            name={name}
            value={choice}
            checked={chosen[field] === choice}
            aria-describedby={error === undefined ? undefined : `${id}-error`}
          />{' '}
          <b>{WORDS[choice]}</b>
          <span class="value" dir="auto">
            {valueText(field, (choice === 'own' ? form : saved)[field])}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function valueText(field: FormField, value: string): string {
  if (value === '') return WORDS.nothing;
  if (field.endsWith('.sources'))
    return value
      .split('\n')
      .map((line) => parseSourceLine(line)?.name ?? '')
      .join(', ');
  if (field === 'themes')
    return parseThemes(value)
      .map(({ name, note }) => (note === null ? name : `${name}: ${note}`))
      .join('\n');
  return value;
}
