/** The form in which an editor rates a film: complete without scripts. */

import type { StoredFilm } from '../../../db/queries/read-facts.ts';
import { RUBRIC } from '../../../db/rubric.ts';
import { CATEGORIES } from '../../../db/vocabulary.ts';
import { Isolated } from '../../../widget/view/isolated.tsx';
import type { Advisory } from '../../contract/advisory.ts';
import {
  parseThemes,
  parseSourceLine,
  sourceLine,
  WATCHED,
  type FilmForm as Form,
} from '../../domain/film/film-form.ts';
import type { Actor } from '../../domain/people/access.ts';
import type { SubmittedForm } from '../../services/films/edit-form.ts';
import type { Meanwhile } from '../../services/films/save-form.ts';
import { Changes } from './changes.tsx';
import { Conflict } from './conflict.tsx';
import { Field, idOf, inputProps } from './field.tsx';
import { ErrorSummary, TokenField } from './frame.tsx';
import { Preview } from './preview.tsx';
import { RatingFields } from './rating-fields.tsx';

const WORDS = {
  lead: 'Choose a level for each category you are sure of. What you leave out stays as it is.',
  page: 'Page of the film',
  history: 'History',
  rubric: 'About the levels',
  saved: (version: string) => `Saved as version ${version}. Readers see it now.`,
  unchanged: 'Nothing was changed, so nothing was saved.',
  waiting:
    'Your change waits for a second editor, because it lowers a level or an age by 2 or more. Until then readers see the film as it was.',
  proposals: 'Open proposals',
  accepts: 'Saving a change accepts the proposal that you came from.',
  proposal: 'The proposal',
  problem: 'Not saved yet. Please fix this; everything you typed is still here.',
  merged: (names: string) => `${names} changed this film while you were writing`,
  mergedLead:
    'Nothing is saved yet, and nothing is lost. Fields that you left alone have the new text. Where both of you changed a field, choose. Then save again.',
  mergedAlone: 'No field was changed by both of you. Look at the changes, and save again.',
  unknownChanges: 'The version you began with is not known any more: choose in each field.',
  someone: 'Someone',
  restore: 'You have unsaved changes on this device.',
  restoreButton: 'Restore them',
  discardButton: 'Discard them',
  watched: 'I watched the film on',
  watchedHint: 'The source of every rating for which you pick no other.',
  whole: 'The film as a whole',
  verdict_line: 'In one line',
  summary: 'What parents need to know',
  story: 'The story in two lines, without spoilers',
  talking_points: 'Talk about it: one question a line',
  themes: 'Themes',
  note: 'note',
  theme: (row: number) => `Theme ${row}`,
  themeNote: 'What the film makes of it',
  spoiler: 'Spoiler',
  age: 'Age',
  ageLead: 'The age follows from the levels. Only if they miss something, set another one.',
  editor_age: 'Another age, in years',
  age_why: 'Why this age',
  save: 'Save',
  why: 'Why you change it, for the history',
  saveButton: 'Save',
  previewButton: 'Preview',
} as const;

/** Empty rows for more themes. */
const MORE_THEMES = 2;

export type Notice = { kind: 'saved'; version: string | null } | { kind: 'waiting' };

export interface FilmFormProps {
  film: StoredFilm;
  submitted: SubmittedForm;
  /** The form as it would be without anything typed. */
  saved: Form;
  /** Whether the form has what was typed, and not what is saved. */
  isTyped: boolean;
  notice: Notice | null;
  meanwhile: Meanwhile | undefined;
  /** The film as readers see it, and as they would see it after a save. */
  now: Advisory;
  preview: Advisory;
  person: Actor;
  token: string;
  publicUrl: string;
  today: string;
}

export function FilmForm(props: FilmFormProps) {
  const { film, submitted, saved, isTyped, person, token } = props;
  const { facts, stamp } = film;
  const { errors, form, watched, why } = submitted;
  const path = `/desk/films/${encodeURIComponent(facts.id)}`;
  const sources = pickableSources(film, submitted);
  const shared = { submitted, saved };
  return (
    <div class="desk-film">
      <header>
        <h1>
          <Isolated text={facts.title} /> <span class="year">{facts.year}</span>
        </h1>
        <p>
          <a href={`/films/${encodeURIComponent(facts.id)}`}>{WORDS.page}</a> ·{' '}
          <a href={`${path}/history`}>{WORDS.history}</a> · <a href="/rubric">{WORDS.rubric}</a>
        </p>
      </header>
      <Messages {...props} />
      <form
        class="rate"
        method="post"
        action={path}
        data-film={facts.id}
        data-person={person.id}
        data-typed={isTyped ? '' : undefined}
        data-saved={props.notice ? '' : undefined}
        novalidate
      >
        <TokenField token={token} />
        <input type="hidden" name="base" value={submitted.base} />
        {submitted.proposal !== null && (
          <div class="notice">
            <input type="hidden" name="proposal" value={submitted.proposal} />
            <p>
              {WORDS.accepts}{' '}
              <a href={`/desk/proposals/${encodeURIComponent(submitted.proposal)}`}>
                {WORDS.proposal}
              </a>
            </p>
          </div>
        )}
        <div class="draft notice" hidden>
          <p role="status">{WORDS.restore}</p>
          <button type="button" data-draft="restore">
            {WORDS.restoreButton}
          </button>{' '}
          <button type="button" data-draft="discard">
            {WORDS.discardButton}
          </button>
        </div>
        <p class="lead">{WORDS.lead}</p>
        <Field name="watched" label={WORDS.watched} hint={WORDS.watchedHint} errors={errors}>
          <input
            type="date"
            value={watched}
            max={props.today}
            {...inputProps('watched', errors, true)}
          />
        </Field>
        {CATEGORIES.map(({ name, kind }) => (
          <RatingFields
            key={name}
            category={name}
            kind={kind}
            rubric={RUBRIC[name]}
            sources={sources}
            film={props.now}
            origin={person.name}
            {...shared}
          />
        ))}
        <fieldset>
          <legend>{WORDS.whole}</legend>
          {(['verdict_line', 'summary', 'story', 'talking_points'] as const).map((name) => (
            <Field key={name} name={name} label={WORDS[name]} errors={errors}>
              {name === 'verdict_line' ? (
                <input value={form[name]} dir="auto" {...inputProps(name, errors)} />
              ) : (
                <textarea
                  rows={name === 'story' ? 2 : 4}
                  dir="auto"
                  value={form[name]}
                  {...inputProps(name, errors)}
                />
              )}
              <Conflict field={name} {...shared} />
            </Field>
          ))}
        </fieldset>
        <Themes {...shared} />
        <fieldset>
          <legend>{WORDS.age}</legend>
          <p class="small">{WORDS.ageLead}</p>
          <Field name="editor_age" label={WORDS.editor_age} errors={errors}>
            <input
              class="number"
              inputmode="numeric"
              value={form.editor_age}
              {...inputProps('editor_age', errors)}
            />
            <Conflict field="editor_age" {...shared} />
          </Field>
          <Field name="age_why" label={WORDS.age_why} errors={errors}>
            <textarea rows={2} dir="auto" value={form.age_why} {...inputProps('age_why', errors)} />
            <Conflict field="age_why" {...shared} />
          </Field>
        </fieldset>
        <div class="save">
          <Field name="why" label={WORDS.why} errors={errors}>
            <input value={why} dir="auto" {...inputProps('why', errors)} />
          </Field>
          <button class="main">{WORDS.saveButton}</button>{' '}
          <button formaction={`${path}/preview#preview`} data-preview>
            {WORDS.previewButton}
          </button>{' '}
          <span class="small">{`${WORDS.history}: ${stamp.version}`}</span>
        </div>
      </form>
      <Preview film={props.preview} publicUrl={props.publicUrl} />
    </div>
  );
}

function Messages({ submitted, notice, meanwhile }: FilmFormProps) {
  const errors = Object.entries(submitted.errors).map(
    ([field, message]) => [idOf(field), `${labelOf(field)}${message}`] as const,
  );
  return (
    <>
      {notice && (
        <div class="notice" role="status">
          {notice.kind === 'saved' ? (
            <p>{notice.version === null ? WORDS.unchanged : WORDS.saved(notice.version)}</p>
          ) : (
            <p>
              {WORDS.waiting} <a href="/desk/proposals">{WORDS.proposals}</a>
            </p>
          )}
        </div>
      )}
      {errors.length > 0 && <ErrorSummary title={WORDS.problem} errors={errors} />}
      {meanwhile && (
        <div id="errors" class="notice" role="alert" tabIndex={-1} autofocus>
          <h2>{WORDS.merged(meanwhile.by.join(', ') || WORDS.someone)}</h2>
          <p>{submitted.conflicts.length === 0 ? WORDS.mergedAlone : WORDS.mergedLead}</p>
          {meanwhile.differences ? (
            <Changes differences={meanwhile.differences} />
          ) : (
            <p>{WORDS.unknownChanges}</p>
          )}
        </div>
      )}
    </>
  );
}

/** `Sex: ` before what is wrong with a field of its rating. */
function labelOf(field: string): string {
  const [name = '', part = ''] = field.replace(/^choose\./, '').split('.');
  const category = CATEGORIES.find((one) => one.name === name);
  if (category)
    return `${RUBRIC[category.name].title}${part === 'note' ? `, ${WORDS.note}` : ''}: `;
  const label = (WORDS as Record<string, unknown>)[name];
  return typeof label === 'string' ? `${label}: ` : '';
}

function Themes({ submitted, saved }: { submitted: SubmittedForm; saved: Form }) {
  const themes = parseThemes(submitted.form.themes);
  const empty = { name: '', note: null, spoiler: false };
  const rows = [...themes, ...Array.from({ length: MORE_THEMES }, () => empty)];
  const error = submitted.errors.themes;
  return (
    <fieldset class="themes" id="themes" tabIndex={-1}>
      <legend>{WORDS.themes}</legend>
      {error !== undefined && <p class="error">{error}</p>}
      {rows.map(({ name, note, spoiler }, row) => (
        <div key={row} class="theme">
          <input
            name={`theme.${row}.name`}
            value={name}
            dir="auto"
            aria-label={WORDS.theme(row + 1)}
            placeholder={WORDS.theme(row + 1)}
          />
          <input
            name={`theme.${row}.note`}
            value={note ?? ''}
            dir="auto"
            aria-label={`${WORDS.theme(row + 1)}: ${WORDS.themeNote}`}
            placeholder={WORDS.themeNote}
          />
          <label>
            <input type="checkbox" name={`theme.${row}.spoiler`} value="yes" checked={spoiler} />{' '}
            {WORDS.spoiler}
          </label>
        </div>
      ))}
      <Conflict field="themes" submitted={submitted} saved={saved} />
    </fieldset>
  );
}

/** The film's sources and those that were typed. “I watched it” is left out where others said it: an editor can cite only their own viewing. */
function pickableSources({ facts }: StoredFilm, { form }: SubmittedForm): string[] {
  const used = Object.entries(form)
    .filter(([field]) => field.endsWith('.sources'))
    .flatMap(([, lines]) => lines.split('\n'))
    .filter((line) => parseSourceLine(line) !== null);
  const known = facts.sources.filter(({ name }) => name !== WATCHED).map(sourceLine);
  return [...new Set([...used.filter(isWatched), ...known, ...used])];
}

function isWatched(line: string): boolean {
  return parseSourceLine(line)?.name === WATCHED;
}
