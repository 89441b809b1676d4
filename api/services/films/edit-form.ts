/** Reads the form in which an editor rates a film, and checks what would be saved by the rules of the contract. */

import type * as z from 'zod';
import type { FilmFacts } from '../../../db/film.ts';
import { CATEGORY_NAMES, type Category } from '../../../db/vocabulary.ts';
import { lineShape, SOURCE } from '../../contract/film-parts.ts';
import { strictInput } from '../../contract/strict-input.ts';
import { MAX_NOTE } from '../../contract/writes.ts';
import {
  cleanText,
  FORM_FIELDS,
  parseSourceLine,
  sourceLine,
  sourceLines,
  themesText,
  withForm,
  type FilmForm,
  type FormAuthor,
  type FormField,
  type SourceKey,
  type Theme,
} from '../../domain/film/film-form.ts';
import { zodMessages } from '../formats/zod-messages.ts';
import { Text } from '../../contract/text.ts';
import { patchFacts, type Rejected } from './change.ts';

/** The fields of a source that is added to a category, as typed. */
export const NEW_SOURCE = ['name', 'url', 'read_at', 'licence'] as const;
export type NewSource = Readonly<Record<(typeof NEW_SOURCE)[number], string>>;

/** A field of the form in which something is wrong. `film` is for what belongs to none. */
export type ErrorField =
  | FormField
  | 'watched'
  | 'why'
  | 'film'
  | `${Category}.new_${keyof NewSource}`
  | `choose.${FormField}`;

/** One sentence for each field to fix. */
export type FormErrors = Partial<Record<ErrorField, string>>;

export interface SubmittedForm {
  form: FilmForm;
  /** The version of the film that the editor saw. */
  base: number;
  /** As typed. */
  watched: string;
  why: string;
  /** The id of a proposal that the save accepts; null for none. */
  proposal: string | null;
  /** Sources that were typed and are not complete yet; complete ones are in `form`. */
  newSources: Readonly<Record<Category, NewSource>>;
  /** The fields for which the editor has to choose, and has chosen. */
  conflicts: readonly FormField[];
  chosen: Readonly<Partial<Record<FormField, 'own' | 'theirs'>>>;
  errors: FormErrors;
}

const Source = strictInput(lineShape(SOURCE));
const Watched = SOURCE.read_at.line;
const Why = Text.max(MAX_NOTE).nullable();

/** What was typed, complete even where something is wrong with it. */
export function readFilmForm(fields: URLSearchParams): SubmittedForm {
  const errors: FormErrors = {};
  const text = (name: string) => cleanText(fields.get(name) ?? '');
  const newSources = {} as Record<Category, NewSource>;
  const picked = (category: Category): string => {
    const lines = fields
      .getAll(`${category}.sources`)
      .filter((line) => Source.safeParse(parseSourceLine(line)).success);
    const typed = Object.fromEntries(
      NEW_SOURCE.map((name) => [name, text(`${category}.new_${name}`)]),
    ) as unknown as NewSource; // all four
    const added = addedSource(typed, (name, message) => {
      errors[`${category}.new_${name}`] ??= message;
    });
    newSources[category] = added ? EMPTY_SOURCE : typed;
    return sourceLines(added ? [...lines, sourceLine(added)] : lines);
  };
  const own = FORM_FIELDS.map((field) => {
    const [category, name] = field.split('.');
    if (name === 'sources') return [field, picked(category as Category)]; // a rating's field
    return [field, field === 'themes' ? themesText(readThemes(fields)) : text(field)];
  });
  const conflicts = FORM_FIELDS.filter((field) => fields.getAll('conflict').includes(field));
  const chosen = Object.fromEntries(
    conflicts.flatMap((field) => {
      const choice = fields.get(`choose.${field}`);
      return choice === 'own' || choice === 'theirs' ? [[field, choice]] : [];
    }),
  );
  for (const field of conflicts)
    if (chosen[field] === undefined)
      errors[`choose.${field}`] = 'Choose your version or the saved one.';
  const [watched, why] = [text('watched'), text('why')];
  check(Watched, watched || null, (message) => (errors.watched = message));
  check(Why, why || null, (message) => (errors.why = message));
  return {
    form: Object.fromEntries(own) as FilmForm, // every field
    base: Number(fields.get('base')) || 0,
    proposal: text('proposal') || null,
    ...{ watched, why, newSources, conflicts, chosen, errors },
  };
}

/** The form as it is before anything is typed. */
export function untouched(form: FilmForm, base: number, watched: string): SubmittedForm {
  const newSources = Object.fromEntries(CATEGORY_NAMES.map((one) => [one, EMPTY_SOURCE]));
  return {
    ...{ form, base, watched, why: '', proposal: null, conflicts: [], chosen: {}, errors: {} },
    newSources: newSources as SubmittedForm['newSources'], // one for each
  };
}

/** The facts that are saved; or what to fix, by field. */
export function factsOfForm(
  facts: FilmFacts,
  { form, errors }: SubmittedForm,
  author: FormAuthor,
): FilmFacts | { errors: FormErrors } {
  const found: FormErrors = { ...errors };
  for (const category of CATEGORY_NAMES)
    if (form[`${category}.level`] === '' && form[`${category}.note`] !== '')
      found[`${category}.level`] = 'Choose a level for your note, or clear the note.';
  const edited = withForm(facts, form, author);
  const result = patchFacts(edited, {});
  if (!('outcome' in result)) return Object.keys(found).length > 0 ? { errors: found } : result;
  for (const [field, message] of issuesOf(result, edited, author.origin)) found[field] ??= message;
  return { errors: found };
}

function issuesOf(
  rejected: Rejected,
  { ratings }: FilmFacts,
  origin: string,
): [ErrorField, string][] {
  if (rejected.outcome !== 'invalid') return [];
  return rejected.issues.map(({ path: [top = '', place, name], message }) => {
    const rating = top === 'ratings' ? ratings[Number(place)] : undefined;
    if (rating?.basis === 'editor' && rating.origin === origin) {
      const field = FORM_FIELDS.find((one) => one === `${rating.category}.${String(name)}`);
      if (field)
        return [
          field,
          field.endsWith('.sources')
            ? 'Pick a source, or write above when you watched it.'
            : message,
        ];
    }
    const field = FORM_FIELDS.find((one) => one === top);
    return field ? [field, message] : ['film', `${String(top)}: ${message}`];
  });
}

const EMPTY_SOURCE: NewSource = { name: '', url: '', read_at: '', licence: '' };

function addedSource(
  typed: NewSource,
  reject: (name: keyof NewSource, message: string) => void,
): SourceKey | null {
  if (NEW_SOURCE.every((name) => typed[name] === '')) return null;
  const given = Object.fromEntries(NEW_SOURCE.map((name) => [name, typed[name] || null]));
  const { data, error } = Source.safeParse(given, { error: zodMessages });
  for (const { path, message } of error?.issues ?? [])
    reject(
      NEW_SOURCE.find((name) => name === path[0]) ?? 'name',
      typed.name === '' && path[0] === 'name' ? 'Write the name of the source.' : message,
    );
  return data ?? null;
}

/** Rows are numbered, because an unchecked box is not sent. */
function readThemes(fields: URLSearchParams): Theme[] {
  const rows = [...fields.keys()].flatMap((key) => /^theme\.(\d{1,4})\.name$/.exec(key)?.[1] ?? []);
  return rows.flatMap((row) => {
    const [name = '', note = ''] = ['name', 'note'].map((part) =>
      cleanText(fields.get(`theme.${row}.${part}`) ?? ''),
    );
    const spoiler = fields.get(`theme.${row}.spoiler`) === 'yes';
    return name === '' && note === '' ? [] : [{ name, note: note || null, spoiler }];
  });
}

function check(schema: z.ZodType, value: unknown, reject: (message: string) => void): void {
  const { error } = schema.safeParse(value, { error: zodMessages });
  const [issue] = error?.issues ?? [];
  if (issue) reject(issue.message);
}
