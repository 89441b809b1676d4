/** The fields of one category: the level with the rubric beside it, a note, sources, and what others say. */

import en from '../../../widget/labels/en.json' with { type: 'json' };
import type { CategoryRubric } from '../../../db/rubric.ts';
import { LEVELS, type Category, type Kind } from '../../../db/vocabulary.ts';
import { levelText } from '../../../widget/view/film-texts.ts';
import { Isolated } from '../../../widget/view/isolated.tsx';
import { whoRated } from '../../../widget/who-rated.ts';
import type { Advisory, Rating } from '../../contract/advisory.ts';
import {
  parseSourceLine,
  type FilmForm,
  type RatingField,
  type SourceKey,
} from '../../domain/film/film-form.ts';
import { ageOfLevel } from '../../domain/rating/age.ts';
import { NEW_SOURCE, type SubmittedForm } from '../../services/films/edit-form.ts';
import { Conflict } from './conflict.tsx';
import { Field, idOf, inputProps } from './field.tsx';

const WORDS = {
  unrated: 'Not rated by me',
  from: (age: number) => `from ${age}`,
  note: 'What is in the film',
  spoiler: 'The note gives away the plot',
  sources: 'Sources',
  picked: (count: number) => (count === 0 ? 'none picked' : `${count} picked`),
  add: 'Another source',
  name: 'Name',
  url: 'Address',
  read_at: 'Read on (2026-11-29, 2026-11 or 2026)',
  licence: 'Licence, if known',
  others: (count: number) => (count === 1 ? 'What 1 other says' : `What ${count} others say`),
  noOthers: 'Others say nothing.',
  spoilerMark: 'Spoiler',
} as const;

interface RatingFieldsProps {
  category: Category;
  kind: Kind;
  rubric: CategoryRubric;
  /** The sources to pick from, a line each. */
  sources: readonly string[];
  /** The film as it is saved. */
  film: Advisory;
  /** The display name of the editor. */
  origin: string;
  submitted: SubmittedForm;
  saved: FilmForm;
}

export function RatingFields(props: RatingFieldsProps) {
  const { category, kind, rubric, submitted, saved } = props;
  const { form, errors } = submitted;
  const level: RatingField = `${category}.level`;
  const note: RatingField = `${category}.note`;
  const spoiler: RatingField = `${category}.spoiler`;
  const error = errors[level];
  const shared = { submitted, saved };
  return (
    <fieldset class="category">
      <legend>
        {rubric.title} <span class="small">{rubric.about}</span>
      </legend>
      {error !== undefined && (
        <p class="error" id={`${idOf(level)}-error`}>
          {error}
        </p>
      )}
      <div class="levels">
        {['', ...LEVELS.map(String)].map((value) => (
          <label key={value}>
            <input
              type="radio"
              value={value}
              checked={form[level] === value}
              {...inputProps(level, errors)}
              id={value === '' ? idOf(level) : `${idOf(level)}-${value}`}
            />
            <LevelLabel {...{ category, kind, rubric, value }} />
          </label>
        ))}
      </div>
      <Conflict field={level} {...shared} />
      <Field name={note} label={WORDS.note} errors={errors}>
        <textarea rows={2} dir="auto" value={form[note]} {...inputProps(note, errors)} />
        <Conflict field={note} {...shared} />
      </Field>
      <label class="check">
        <input
          type="checkbox"
          value="yes"
          checked={form[spoiler] === 'yes'}
          {...inputProps(spoiler, errors)}
        />{' '}
        {WORDS.spoiler}
      </label>
      <Conflict field={spoiler} {...shared} />
      <SourceFields {...props} />
      <Others {...props} />
    </fieldset>
  );
}

function LevelLabel({
  category,
  kind,
  rubric,
  value,
}: Pick<RatingFieldsProps, 'category' | 'kind' | 'rubric'> & { value: string }) {
  const level = LEVELS.find((one) => String(one) === value);
  if (level === undefined) return <span class="level">{WORDS.unrated}</span>;
  const isAged = kind === 'concern' && level > 0;
  return (
    <span class="level">
      <b>
        {level} {en.levels[kind][level]}
      </b>{' '}
      <span>{rubric.levels[level]}</span>
      {isAged && <span class="small"> {WORDS.from(ageOfLevel(category, level))}</span>}
    </span>
  );
}

function SourceFields({ category, sources, submitted, saved }: RatingFieldsProps) {
  const { form, errors, newSources } = submitted;
  const field: RatingField = `${category}.sources`;
  const picked = form[field].split('\n').filter(Boolean);
  const names = NEW_SOURCE.map((name) => `${category}.new_${name}` as const);
  const isWrong = [field, ...names].some((name) => errors[name] !== undefined);
  const isConflict = submitted.conflicts.includes(field);
  return (
    <details class="sources" open={isWrong || isConflict} id={idOf(field)}>
      <summary>
        {WORDS.sources}: {WORDS.picked(picked.length)}
      </summary>
      {errors[field] !== undefined && <p class="error">{errors[field]}</p>}
      {sources.map((line) => (
        <label key={line} class="check">
          <input type="checkbox" name={field} value={line} checked={picked.includes(line)} />{' '}
          <SourceName source={parseSourceLine(line)} />
        </label>
      ))}
      <Conflict field={field} submitted={submitted} saved={saved} />
      <fieldset class="new-source">
        <legend>{WORDS.add}</legend>
        {NEW_SOURCE.map((name) => (
          <Field key={name} name={`${category}.new_${name}`} label={WORDS[name]} errors={errors}>
            <input
              value={newSources[category][name]}
              dir="auto"
              inputmode={name === 'url' ? 'url' : undefined}
              {...inputProps(`${category}.new_${name}`, errors)}
            />
          </Field>
        ))}
      </fieldset>
    </details>
  );
}

export function SourceName({ source }: { source: SourceKey | null }) {
  if (!source) return null;
  const { name, url, read_at, licence } = source;
  const more = [url && new URL(url).hostname, read_at, licence].filter(Boolean);
  return (
    <span>
      <Isolated text={name} /> {more.length > 0 && <span class="small">{more.join(', ')}</span>}
    </span>
  );
}

type Voice = Pick<Rating, 'category' | 'kind'> & Rating['others'][number];

/** What boards, other editors and the crowd say of the category. */
function Others({ category, film, origin }: RatingFieldsProps) {
  const shown = film.breakdown.find((one) => one.category === category);
  if (!shown) return null;
  const { kind, others } = shown;
  const voices: Voice[] = [shown, ...others.map((other) => ({ category, kind, ...other }))].filter(
    (one) => one.basis !== null && !(one.basis === 'editor' && one.origin === origin),
  );
  if (voices.length === 0) return <p class="small">{WORDS.noOthers}</p>;
  return (
    <details class="others">
      <summary>{WORDS.others(voices.length)}</summary>
      <ul>
        {voices.map((voice) => (
          <li key={`${voice.basis}:${voice.origin}`}>
            <VoiceText voice={voice} film={film} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function VoiceText({ voice, film }: { voice: Voice; film: Advisory }) {
  const { basis, origin, level, note, span, spoiler, sources } = voice;
  const text = note ?? (span === null ? null : `“${span}”`);
  const who = basis && origin ? whoRated(basis, origin, en, { isSilent: level === null }) : '';
  const names = sources.flatMap((index) => film.sources[index]?.name ?? []);
  return (
    <>
      <b>{level === null ? levelText(voice, en) : `${level} ${levelText(voice, en)}`}</b>{' '}
      <span class="small">{who}</span>
      {text !== null && (
        <p dir="auto">
          {spoiler && <span class="small">{WORDS.spoilerMark}: </span>}
          <Isolated text={text} />
        </p>
      )}
      {names.length > 0 && <p class="small">{names.join(', ')}</p>}
    </>
  );
}
