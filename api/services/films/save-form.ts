/** Saves the form of a film as one version, and merges it with what others saved meanwhile. */

import type { ReadDb, Statement } from '../../../db/connection/client.ts';
import type { FilmFacts } from '../../../db/film.ts';
import { readHistorySince } from '../../../db/queries/history.ts';
import {
  decideProposal,
  readProposal,
  type StoredProposal,
} from '../../../db/queries/proposals.ts';
import { readFactsOf, type StoredFilm } from '../../../db/queries/read-facts.ts';
import type { Advisory } from '../../contract/advisory.ts';
import { differencesOf, type Difference } from '../../domain/film/differences.ts';
import {
  FORM_FIELDS,
  formOf,
  mergeForms,
  withForm,
  type FilmForm,
  type FormAuthor,
} from '../../domain/film/film-form.ts';
import { projectFilm } from '../../domain/film/project.ts';
import type { Actor } from '../../domain/people/access.ts';
import { planEdit } from './change.ts';
import { factsOfForm, type SubmittedForm } from './edit-form.ts';
import { filmAt } from './versions.ts';
import { completeFacts } from './write.ts';

export type PlannedForm = { statements: readonly Statement[] } & (
  | { outcome: 'written'; version: number }
  | { outcome: 'unchanged' }
  /** A second editor must accept it. */
  | { outcome: 'waiting'; proposal: StoredProposal }
  /** Something is to be fixed; nothing typed is lost. */
  | { outcome: 'invalid'; film: StoredFilm; submitted: SubmittedForm }
  /** Others saved meanwhile: the merged form, and what they changed. */
  | { outcome: 'merged'; film: StoredFilm; submitted: SubmittedForm; meanwhile: Meanwhile }
  | { outcome: 'film-not-found' | 'film-deleted' }
);

/** What others changed while an editor was typing. */
export interface Meanwhile {
  /** Their display names. */
  by: readonly string[];
  /** null if the version that the editor saw is not known any more. */
  differences: readonly Difference[] | null;
}

interface FormRequest {
  id: string;
  submitted: SubmittedForm;
  actor: Actor;
  now: string;
}

/** Plans the version that the form makes. Saves nothing. */
export async function planForm(db: ReadDb, request: FormRequest): Promise<PlannedForm> {
  const { id, submitted, actor, now } = request;
  const film = (await readFactsOf(db, [id])).get(id);
  if (!film) return { outcome: 'film-not-found', statements: [] };
  if (film.deleted_at !== null) return { outcome: 'film-deleted', statements: [] };
  const { facts, stamp } = film;
  if (submitted.base !== stamp.version) return merge(db, film, submitted, actor.name);
  const theirs = formOf(facts, actor.name);
  const form = Object.fromEntries(
    FORM_FIELDS.map((field) => [
      field,
      (submitted.chosen[field] === 'theirs' ? theirs : submitted.form)[field],
    ]),
  ) as FilmForm; // every field
  const edited = factsOfForm(facts, { ...submitted, form }, authorOf(request));
  if ('errors' in edited)
    return {
      ...{ outcome: 'invalid', film, statements: [] },
      submitted: { ...submitted, errors: edited.errors },
    };
  const planned = await planEdit(
    db,
    {
      key: { scheme: 'film', value: id },
      isCurrent: () => true,
      ...{ actor, now, note: submitted.why || null },
    },
    (current) =>
      current.stamp.version === stamp.version ? edited : { outcome: 'outdated', etag: '' },
  );
  switch (planned.outcome) {
    case 'written': {
      const decision = await acceptance(db, request, stamp.version + 1);
      const statements = [...decision, ...planned.statements];
      return { outcome: 'written', version: stamp.version + 1, statements };
    }
    case 'unchanged':
      return { outcome: 'unchanged', statements: [] };
    case 'waiting': {
      const { proposal, statements } = planned;
      return { outcome: 'waiting', proposal, statements };
    }
    case 'outdated':
      return planForm(db, request);
    default:
      throw new Error(`A form cannot be ${planned.outcome}`);
  }
}

/** Decides the proposal from which the editor came; nothing if it was decided meanwhile, is of another film, or is the editor’s own. */
async function acceptance(
  db: ReadDb,
  { id: film, submitted, actor, now }: FormRequest,
  version: number,
): Promise<readonly Statement[]> {
  const { proposal: id, why } = submitted;
  const proposal = id === null ? null : await readProposal(db, id);
  if (proposal?.status !== 'open' || proposal.film_id !== film) return [];
  if (proposal.author_kind === actor.kind && proposal.author_id === actor.id) return [];
  return decideProposal({
    id: proposal.id,
    status: 'accepted',
    by: actor.name,
    at: now,
    note: why || null,
    version,
  });
}

/** What readers would see if the form were saved now, also where something in it is to be fixed. */
export function previewOf(
  { facts, stamp }: StoredFilm,
  request: Omit<FormRequest, 'id'>,
): Advisory {
  const { form } = request.submitted;
  const age = /^\d{1,2}$/.test(form.editor_age) ? form.editor_age : '';
  const edited = withForm(facts, { ...form, editor_age: age }, authorOf(request));
  return projectFilm(completeFacts(edited), stamp).advisory;
}

/** The last day on which the editor said to have watched the film; empty if there is none. */
export function watchedDay({ ratings, sources }: FilmFacts, origin: string, name: string): string {
  const days = ratings
    .filter((rating) => rating.basis === 'editor' && rating.origin === origin)
    .flatMap((rating) => rating.sources.map((index) => sources[index]))
    .flatMap((source) => (source?.name === name ? (source.read_at ?? []) : []));
  return days.toSorted().at(-1) ?? '';
}

function authorOf({ submitted, actor, now }: Omit<FormRequest, 'id'>): FormAuthor {
  const isDay = submitted.watched !== '' && submitted.errors.watched === undefined;
  return { origin: actor.name, watched: isDay ? submitted.watched : null, now };
}

async function merge(
  db: ReadDb,
  film: StoredFilm,
  submitted: SubmittedForm,
  origin: string,
): Promise<PlannedForm> {
  const { facts, stamp } = film;
  const base = await filmAt(db, facts.id, submitted.base);
  const seen = base ? formOf(base.facts, origin) : NOTHING;
  const { form, conflicts } = mergeForms(seen, submitted.form, formOf(facts, origin));
  const rows = await readHistorySince(db, { id: facts.id, version: submitted.base + 1 });
  const chosen = Object.entries(submitted.chosen).filter(
    ([field]) => !conflicts.some((conflict) => conflict === field),
  );
  return {
    ...{ outcome: 'merged', film, statements: [] },
    submitted: {
      ...{ ...submitted, form, base: stamp.version, errors: {} },
      conflicts: [...new Set([...conflicts, ...submitted.conflicts])],
      chosen: Object.fromEntries(chosen),
    },
    meanwhile: {
      by: [...new Set(rows.map(({ actor }) => actor))],
      differences: base ? differencesOf(base.facts, facts) : null,
    },
  };
}

/** Where nothing is known of what the editor saw, each field that differs is a choice. */
const NOTHING = Object.fromEntries(FORM_FIELDS.map((field) => [field, '\0'])) as FilmForm; // every field
