/** The form in which an editor rates a film: what one editor may change at once, as texts, taken from the facts and put back. Pure. */

import type { FilmFacts, RatingFacts, SourceFacts, ThemeFacts } from '../../../db/film.ts';
import { CATEGORY_NAMES, LEVELS, type Category } from '../../../db/vocabulary.ts';

/** The fields of a category; `sources` has a line for each source. */
export const RATING_FIELDS = ['level', 'note', 'spoiler', 'sources'] as const;

/** The other fields. `talking_points` has a line for each; `themes` is JSON: a list of name, note, and whether the note is a spoiler. */
export const FILM_FIELDS = [
  'verdict_line',
  'summary',
  'story',
  'talking_points',
  'themes',
  'editor_age',
  'age_why',
] as const;

export type RatingField = `${Category}.${(typeof RATING_FIELDS)[number]}`;
export type FormField = RatingField | (typeof FILM_FIELDS)[number];

export const FORM_FIELDS: readonly FormField[] = [
  ...CATEGORY_NAMES.flatMap((category) =>
    RATING_FIELDS.map((field): RatingField => `${category}.${field}`),
  ),
  ...FILM_FIELDS,
];

/** A text for each field; empty if there is nothing. */
export type FilmForm = Readonly<Record<FormField, string>>;

/** The name of the source of an editor who has seen the film. */
export const WATCHED = 'I watched it';

/** The part of a source that says what it is. */
export type SourceKey = Pick<SourceFacts, 'name' | 'url' | 'read_at' | 'licence'>;

/** A source as one line. */
export function sourceLine({ name, url, read_at, licence }: SourceKey): string {
  return JSON.stringify([name, url, read_at, licence]);
}

/** The source that a line describes; null if the text does not describe one. */
export function parseSourceLine(line: string): SourceKey | null {
  try {
    const [name, url, read_at, licence]: unknown[] = JSON.parse(line);
    if (typeof name !== 'string') return null;
    return {
      name,
      url: textOrNull(url),
      read_at: textOrNull(read_at),
      licence: textOrNull(licence),
    };
  } catch {
    return null;
  }
}

/** A text as forms send it: with single line ends, and no white space around it. */
export function cleanText(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}

/** The sources of a category, one a line, always in the same order. */
export function sourceLines(lines: readonly string[]): string {
  return [...new Set(lines)].toSorted().join('\n');
}

export type Theme = Pick<ThemeFacts, 'name' | 'note' | 'spoiler'>;

export function themesText(themes: readonly Theme[]): string {
  const rows = themes.map(({ name, note, spoiler }) => [name, cleanText(note ?? ''), spoiler]);
  return rows.length === 0 ? '' : JSON.stringify(rows);
}

export function parseThemes(text: string): Theme[] {
  if (text === '') return [];
  const rows: [string, string, boolean][] = JSON.parse(text); // written by themesText
  return rows.map(([name, note, spoiler]) => ({ name, note: note || null, spoiler }));
}

/** The form of a film for the editor with this display name, whose ratings alone are in it. */
export function formOf(facts: FilmFacts, origin: string): FilmForm {
  const fields = CATEGORY_NAMES.flatMap((category) => {
    const rating = facts.ratings.find((one) => isOwn(one, category, origin));
    const sources = (rating?.sources ?? []).flatMap((index) => facts.sources[index] ?? []);
    return [
      [`${category}.level`, rating?.level == null ? '' : String(rating.level)],
      [`${category}.note`, cleanText(rating?.note ?? '')],
      [`${category}.spoiler`, rating?.spoiler ? 'yes' : ''],
      [`${category}.sources`, sourceLines(sources.map(sourceLine))],
    ];
  });
  const { verdict_line, summary, story, talking_points, themes, editor_age, age_why } = facts;
  return {
    ...(Object.fromEntries(fields) as Record<RatingField, string>), // a field for each category and name
    verdict_line: cleanText(verdict_line ?? ''),
    summary: cleanText(summary ?? ''),
    story: cleanText(story ?? ''),
    talking_points: talking_points.map(cleanText).join('\n'),
    themes: themesText(themes),
    editor_age: editor_age === null ? '' : String(editor_age),
    age_why: cleanText(age_why ?? ''),
  };
}

export interface MergedForm {
  form: FilmForm;
  /** The fields that both changed, each otherwise. They have the own value. */
  conflicts: FormField[];
}

/** One’s own form after someone else saved theirs, field by field: a field that only they changed has their value. */
export function mergeForms(base: FilmForm, own: FilmForm, theirs: FilmForm): MergedForm {
  const conflicts = FORM_FIELDS.filter(
    (field) =>
      own[field] !== base[field] && theirs[field] !== base[field] && own[field] !== theirs[field],
  );
  const fields = FORM_FIELDS.map((field) => [
    field,
    own[field] === base[field] ? theirs[field] : own[field],
  ]);
  return { form: Object.fromEntries(fields) as FilmForm, conflicts }; // every field
}

export interface FormAuthor {
  /** The display name of the editor. */
  origin: string;
  /** The date on which the editor watched the film; null if it is not said. The source of ratings that name none. */
  watched: string | null;
  /** ISO 8601, in UTC. */
  now: string;
}

/** The facts with what the form has otherwise; they may break the rules of the contract. Untouched fields stay as they are to the byte. */
export function withForm(facts: FilmFacts, form: FilmForm, author: FormAuthor): FilmFacts {
  const before = formOf(facts, author.origin);
  const isChanged = (field: FormField) => form[field] !== before[field];
  const rated = CATEGORY_NAMES.filter((category) =>
    RATING_FIELDS.some((field) => isChanged(`${category}.${field}`)),
  ).reduce((film, category) => rate(film, category, form, author), facts);
  const text = (field: 'verdict_line' | 'summary' | 'story' | 'age_why') =>
    isChanged(field) ? form[field] || null : facts[field];
  return {
    ...rated,
    verdict_line: text('verdict_line'),
    summary: text('summary'),
    story: text('story'),
    age_why: text('age_why'),
    editor_age: form.editor_age === '' ? null : Number(form.editor_age),
    talking_points: isChanged('talking_points')
      ? form.talking_points.split('\n').map(cleanText).filter(Boolean)
      : facts.talking_points,
    themes: isChanged('themes')
      ? parseThemes(form.themes).map((theme) => ({
          ...theme,
          sources: facts.themes.find(({ name }) => name === theme.name)?.sources ?? [],
        }))
      : facts.themes,
  };
}

function rate(
  facts: FilmFacts,
  category: Category,
  form: FilmForm,
  { origin, watched, now }: FormAuthor,
): FilmFacts {
  const others = facts.ratings.filter((one) => !isOwn(one, category, origin));
  const level = LEVELS.find((one) => String(one) === form[`${category}.level`]) ?? null;
  if (level === null) return { ...facts, ratings: others };
  const sources = [...facts.sources];
  const note = form[`${category}.note`] || null;
  const rating: RatingFacts = {
    ...{ category, basis: 'editor', origin, level, at_most: null, estimate: null },
    ...{ note, spoiler: note !== null && form[`${category}.spoiler`] === 'yes' },
    ...{ confidence: 'high', span: null, rated_at: now },
    sources: citedSources(form[`${category}.sources`], watched).map((source) => {
      const found = sources.findIndex((one) => isSame(one, source));
      return found === -1 ? sources.push({ ...source, expires_at: null }) - 1 : found;
    }),
  };
  return { ...facts, sources, ratings: [...others, rating] };
}

function citedSources(lines: string, watched: string | null): SourceKey[] {
  const sources = lines.split('\n').flatMap((line) => parseSourceLine(line) ?? []);
  return sources.length > 0 || watched === null
    ? sources
    : [{ name: WATCHED, url: null, read_at: watched, licence: null }];
}

function isSame(one: SourceKey, other: SourceKey): boolean {
  return one.name === other.name && one.url === other.url && one.read_at === other.read_at;
}

function isOwn(rating: RatingFacts, category: Category, origin: string): boolean {
  return rating.category === category && rating.basis === 'editor' && rating.origin === origin;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
