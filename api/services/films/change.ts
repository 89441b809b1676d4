/** Plans one change of one film by an editor or a program: who may, what changes, and whether a second editor must agree. Saves nothing. */

import type * as z from 'zod';
import type { ReadDb, Statement } from '../../../db/connection/client.ts';
import type { FilmFacts, RatingFacts } from '../../../db/film.ts';
import { countEditors, readFilmState } from '../../../db/queries/film-state.ts';
import { readHistorySince } from '../../../db/queries/history.ts';
import {
  approveProposal,
  decideProposal,
  insertProposal,
  readProposal,
  type StoredProposal,
} from '../../../db/queries/proposals.ts';
import { findOwners, readFactsOf, type StoredFilm } from '../../../db/queries/read-facts.ts';
import { readFilm, type FilmDocument, type FilmKey } from '../../../db/queries/read-film.ts';
import {
  deletionSteps,
  statementsOf,
  stepsOf,
  type FilmWrite,
} from '../../../db/queries/save-film.ts';
import { ID_SCHEMES, type Category } from '../../../db/vocabulary.ts';
import { FilmBody } from '../../contract/film-line.ts';
import type { DeletedFilm, RatingBody } from '../../contract/writes.ts';
import { needsApproval } from '../../domain/film/approval.ts';
import { changedNames } from '../../domain/film/history.ts';
import { mergeFilm } from '../../domain/film/merge.ts';
import { mergePatch } from '../../domain/film/merge-patch.ts';
import { projectFilm } from '../../domain/film/project.ts';
import type { Actor } from '../../domain/people/access.ts';
import { zodMessages } from '../formats/zod-messages.ts';
import { canonicalFacts } from './canonical-facts.ts';
import { changeRows, type Author } from './change-rows.ts';
import { matchFilms, noClaims } from './match.ts';
import { filmAt } from './versions.ts';
import { completeFacts, prepareWrites, stampAfter } from './write.ts';

export interface ChangeRequest {
  key: FilmKey;
  /** Whether the client saw the version with this ETag, and not an older one. */
  isCurrent: (etag: string) => boolean;
  actor: Actor;
  note: string | null;
  /** ISO 8601, in UTC. */
  now: string;
}

/** Something to fix in what the client sent; `path` is the place in the body. */
export type Issue = Pick<z.core.$ZodIssue, 'path' | 'message'> & { code?: string; keys?: string[] };

export type PlannedChange =
  | { outcome: 'written'; film: FilmDocument; id: string; version: number; statements: Statement[] }
  | { outcome: 'unchanged'; film: FilmDocument; id: string; version: number }
  | { outcome: 'deleted'; deleted: DeletedFilm; statements: Statement[] }
  /** A second editor must accept it. `film` is what would result; null if it would be deleted. */
  | {
      outcome: 'waiting';
      proposal: StoredProposal;
      film: FilmDocument | null;
      statements: Statement[];
    }
  | { outcome: 'declined'; proposal: StoredProposal; statements: Statement[] }
  | Rejected;

export type Rejected =
  | { outcome: 'film-not-found' | 'film-deleted' | 'rating-not-found' | 'proposal-not-found' }
  /** `only-words`: a reader’s correction, of which an editor must make a change. */
  | { outcome: 'version-not-found' | 'second-editor-needed' | 'only-words' }
  | { outcome: 'outdated'; etag: string }
  | { outcome: 'film-exists'; id: string; isDeleted: boolean }
  | { outcome: 'proposal-decided'; proposal: StoredProposal }
  | { outcome: 'proposal-outdated'; names: readonly string[] }
  | { outcome: 'invalid'; issues: readonly Issue[] };

/** The facts after a change, or why there are none. */
export type Edit = (current: StoredFilm) => FilmFacts | Rejected | Promise<FilmFacts | Rejected>;

/** Plans a new film. */
export async function planCreation(
  db: ReadDb,
  body: FilmBody,
  { actor, note, now }: Omit<ChangeRequest, 'key' | 'isCurrent'>,
): Promise<PlannedChange> {
  const film = {
    ...body,
    created_at: null,
    updated_at: null,
    version: null,
    shown: undefined,
    erase: [],
  };
  const line = { line: 1, film, size: 0, nameOf: (field: string) => field };
  const [match] = await matchFilms(db, [line], noClaims());
  if (!match) throw new Error('A line was not matched');
  if (!('film' in match))
    return {
      outcome: 'invalid',
      issues: [{ path: match.field.split('.'), message: match.reason }],
    };
  const { id, before } = match;
  if (before) return { outcome: 'film-exists', id, isDeleted: before.deleted_at !== null };
  const planned = {
    facts: completeFacts(mergeFilm(null, film, { id }).facts),
    stamp: stampAfter(undefined, now),
    before: null,
    author: authorOf(actor, note),
    replaces: 0,
  };
  return written(await prepareWrites(db, [planned]));
}

/** Plans a change of the facts of a film. With `acceptedBy` no second editor is needed. */
export async function planEdit(
  db: ReadDb,
  request: ChangeRequest,
  edit: Edit,
  {
    author = authorOf(request.actor, request.note),
    restores = false,
    isAccepted = false,
  }: {
    author?: Author;
    /** Whether it may change a deleted film, which is then there again. */
    restores?: boolean;
    isAccepted?: boolean;
  } = {},
): Promise<PlannedChange> {
  const current = await findCurrent(db, request, { restores });
  if ('outcome' in current) return current;
  const edited = await edit(current);
  if ('outcome' in edited) return edited;
  const before = canonicalFacts(current.facts);
  const facts = completeFacts(edited);
  const taken = await takenIds(db, before, facts);
  if (taken.length > 0) return { outcome: 'invalid', issues: taken };
  const isDeleted = current.deleted_at !== null;
  if (!isDeleted && changedNames(before, facts).length === 0)
    return unchanged(db, facts.id, current.stamp.version);
  const stamp = stampAfter(current.stamp, request.now);
  const replaces = current.stamp.version;
  const result = written(await prepareWrites(db, [{ facts, stamp, before, author, replaces }]));
  const isWaiting =
    !isAccepted &&
    needsApproval(shownOf(before, current), shownOf(facts, { stamp })) &&
    (await countEditors(db)) > 1;
  if (!isWaiting) return result;
  const names = changedNames(before, facts);
  const patch = Object.fromEntries(names.map((name) => [name, facts[name]]));
  const proposal = proposalOf(request, {
    kind: 'change',
    patch,
    film_id: facts.id,
    base_version: replaces,
  });
  return { outcome: 'waiting', proposal, film: result.film, statements: insertProposal(proposal) };
}

/** Plans the deletion of a film, which can be undone. */
export async function planDeletion(
  db: ReadDb,
  request: ChangeRequest,
  {
    author = authorOf(request.actor, request.note),
    isAccepted = false,
  }: {
    author?: Author;
    isAccepted?: boolean;
  } = {},
): Promise<PlannedChange> {
  const current = await findCurrent(db, request, { restores: false });
  if ('outcome' in current) return current;
  const { facts } = current;
  const replaces = current.stamp.version;
  if (!isAccepted && (await countEditors(db)) > 1) {
    const base = { film_id: facts.id, base_version: replaces };
    const proposal = proposalOf(request, { kind: 'delete', patch: {}, ...base });
    return { outcome: 'waiting', proposal, film: null, statements: insertProposal(proposal) };
  }
  const stamp = stampAfter(current.stamp, request.now);
  const row = { facts, stamp, before: facts, author, kind: 'deleted' as const };
  const [change] = await changeRows(db, [row]);
  if (!change) throw new Error('A change has no row');
  const restore = `/v1/films/${facts.id}/restore`;
  return {
    outcome: 'deleted',
    deleted: { id: facts.id, version: stamp.version, deleted_at: request.now, links: { restore } },
    statements: deletionSteps([{ facts, stamp, change, replaces }]),
  };
}

/**
 * Plans what a proposal says, or what `edit` makes of it. Its author stays the author; the editor who accepts it is named too. If a change
 * needs two editors and none was for it yet, it waits on for a second one.
 */
export async function planAcceptance(
  db: ReadDb,
  id: string,
  { actor, note, now, isCurrent = () => true }: Decider,
  edit?: Edit,
): Promise<PlannedChange> {
  const found = await findOpen(db, id);
  if ('outcome' in found) return found;
  const { proposal } = found;
  const { film_id, kind, base_version, patch, approved_by_id, approved_by } = proposal;
  if (actor.id === (approved_by_id ?? ownId(proposal, actor)))
    return { outcome: 'second-editor-needed' };
  if (kind === 'correction' && !edit) return { outcome: 'only-words' };
  // The first editor was for what is proposed, and not for an edit of it.
  const isApproved = approved_by_id !== null && !edit;
  const isByApprover = approved_by_id === proposal.author_id;
  const request = { key: { scheme: 'film', value: film_id } as const, isCurrent };
  const options = {
    author: {
      kind: proposal.author_kind,
      id: proposal.author_id,
      name: proposal.author ?? 'a reader',
      note: proposal.note ?? note,
      acceptedBy: isApproved && !isByApprover ? `${approved_by}, ${actor.name}` : actor.name,
    },
    isAccepted: isApproved,
  };
  const change = { ...request, actor, note, now };
  const planned =
    kind === 'delete'
      ? await planDeletion(db, change, options)
      : await planEdit(
          db,
          change,
          edit ??
            (async (current) => {
              const names = await changedSince(db, current, base_version);
              const both = Object.keys(patch).filter((name) => names.has(name));
              return both.length > 0
                ? { outcome: 'proposal-outdated', names: both }
                : patchFacts(current.facts, patch);
            }),
          options,
        );
  const decide = (version: number | null) =>
    decideProposal({ id, status: 'accepted', by: actor.name, at: now, note, version });
  switch (planned.outcome) {
    case 'written':
      return { ...planned, statements: [...decide(planned.version), ...planned.statements] };
    case 'deleted':
      return {
        ...planned,
        statements: [...decide(planned.deleted.version), ...planned.statements],
      };
    case 'unchanged':
      return { ...planned, outcome: 'written', statements: decide(null) };
    case 'waiting': {
      const { base_version, patch } = planned.proposal;
      const waiting = {
        ...proposal,
        ...{ kind: 'change' as const, base_version, patch },
        ...{ approved_by_id: actor.id, approved_by: actor.name },
      };
      return { ...planned, proposal: waiting, statements: approveProposal(waiting) };
    }
    default:
      return planned;
  }
}

/** Who decides a proposal. `isCurrent`: as in a change, where an editor changes what was proposed. */
export type Decider = Omit<ChangeRequest, 'key' | 'isCurrent'> &
  Partial<Pick<ChangeRequest, 'isCurrent'>>;

/** The author's id if the author cannot be the one who accepts it. What is said in words an editor turns into a change first. */
function ownId({ kind, author_kind, author_id }: StoredProposal, actor: Actor): string | null {
  return kind !== 'correction' && author_kind === actor.kind ? author_id : null;
}

/** Plans the end of a proposal that is not taken. */
export async function planDecline(
  db: ReadDb,
  id: string,
  { actor, note, now }: Omit<ChangeRequest, 'key' | 'isCurrent'>,
): Promise<PlannedChange> {
  const found = await findOpen(db, id);
  if ('outcome' in found) return found;
  const decision = { status: 'declined', by: actor.name, at: now, note, version: null } as const;
  return {
    outcome: 'declined',
    proposal: {
      ...found.proposal,
      ...{ status: 'declined', decided_by: actor.name, decided_at: now, decision_note: note },
    },
    statements: decideProposal({ id, ...decision }),
  };
}

/** A JSON Merge Patch of the facts. */
export function patchFacts(facts: FilmFacts, patch: unknown): FilmFacts | Rejected {
  const result = FilmBody.safeParse(mergePatch(facts, patch), { error: zodMessages });
  if (!result.success) return { outcome: 'invalid', issues: result.error.issues };
  const { id } = result.data;
  if (id !== facts.id && id !== null)
    return {
      outcome: 'invalid',
      issues: [{ path: ['id'], message: 'The id of a film never changes.' }],
    };
  const line = {
    ...result.data,
    created_at: null,
    updated_at: null,
    version: null,
    shown: undefined,
  };
  return mergeFilm(null, { ...line, erase: [] }, { id: facts.id }).facts;
}

/** Sets the rating of a category by this editor. */
export function rateCategory(
  facts: FilmFacts,
  category: Category,
  { body, origin, now }: { body: RatingBody; origin: string; now: string },
): FilmFacts | Rejected {
  const sources = [...facts.sources];
  const cited = body.sources.map((source) => {
    const found = sources.findIndex(
      ({ name, url, read_at }) =>
        name === source.name && url === source.url && read_at === source.read_at,
    );
    return found === -1 ? sources.push(source) - 1 : found;
  });
  const rating: RatingFacts = {
    ...body,
    ...{ category, basis: 'editor', origin, rated_at: body.rated_at ?? now, sources: cited },
  };
  const { title, year } = facts;
  const { error } = FilmBody.safeParse({ title, year, ratings: [rating], sources });
  if (error) {
    const issues = error.issues.map((issue) => ({ ...issue, path: issue.path.slice(2) }));
    return { outcome: 'invalid', issues };
  }
  return { ...facts, sources, ratings: [...withoutRating(facts, category, origin), rating] };
}

/** Takes away the rating of a category by this editor. */
export function unrateCategory(
  facts: FilmFacts,
  category: Category,
  origin: string,
): FilmFacts | Rejected {
  const ratings = withoutRating(facts, category, origin);
  return ratings.length < facts.ratings.length
    ? { ...facts, ratings }
    : { outcome: 'rating-not-found' };
}

/** The facts of an earlier version. */
export async function factsOfVersion(
  db: ReadDb,
  id: string,
  version: number,
): Promise<FilmFacts | Rejected> {
  const film = await filmAt(db, id, version);
  return film?.facts ?? { outcome: 'version-not-found' };
}

function withoutRating({ ratings }: FilmFacts, category: Category, origin: string) {
  return ratings.filter(
    (one) => one.category !== category || one.basis !== 'editor' || one.origin !== origin,
  );
}

async function findCurrent(
  db: ReadDb,
  { key, isCurrent }: ChangeRequest,
  { restores }: { restores: boolean },
): Promise<StoredFilm | Rejected> {
  const state = await readFilmState(db, key);
  if (!state) return { outcome: 'film-not-found' };
  if (state.deleted_at !== null && !restores) return { outcome: 'film-deleted' };
  if (state.etag !== null && !isCurrent(state.etag))
    return { outcome: 'outdated', etag: state.etag };
  const film = (await readFactsOf(db, [state.id])).get(state.id);
  return film ?? { outcome: 'film-not-found' };
}

async function findOpen(db: ReadDb, id: string): Promise<{ proposal: StoredProposal } | Rejected> {
  const proposal = await readProposal(db, id);
  if (!proposal) return { outcome: 'proposal-not-found' };
  return proposal.status === 'open' ? { proposal } : { outcome: 'proposal-decided', proposal };
}

/** The names of the facts that changed after a version. */
async function changedSince(
  db: ReadDb,
  { facts, stamp }: StoredFilm,
  version: number,
): Promise<Set<string>> {
  if (stamp.version === version) return new Set();
  const rows = await readHistorySince(db, { id: facts.id, version: version + 1 });
  return new Set(rows.flatMap(({ previous }) => Object.keys(previous ?? facts)));
}

/** External ids that another film has. */
async function takenIds(db: ReadDb, before: FilmFacts, { id, ids }: FilmFacts): Promise<Issue[]> {
  const changed = ID_SCHEMES.flatMap((scheme) => {
    const value = ids[scheme];
    return value === null || value === before.ids[scheme] ? [] : [{ scheme, value }];
  });
  if (changed.length === 0) return [];
  const owners = await findOwners(db, changed);
  return changed.flatMap(({ scheme, value }) => {
    const owner = owners.get(`${scheme}:${value}`);
    if (owner === undefined || owner === id) return [];
    return [{ path: ['ids', scheme], message: `${value} belongs to ${owner}.` }];
  });
}

function shownOf(facts: FilmFacts, { stamp }: Pick<StoredFilm, 'stamp'>) {
  const { recommended } = projectFilm(facts, stamp).advisory.age;
  return { facts, recommended };
}

async function unchanged(db: ReadDb, id: string, version: number): Promise<PlannedChange> {
  const film = await readFilm(db, { scheme: 'film', value: id });
  return film ? { outcome: 'unchanged', film, id, version } : { outcome: 'film-not-found' };
}

function written(writes: readonly FilmWrite[]) {
  const [write] = writes;
  if (!write) throw new Error('Nothing was prepared');
  const { advisory: text, etag, facts, stamp } = write;
  return {
    outcome: 'written' as const,
    film: { text, etag },
    id: facts.id,
    version: stamp.version,
    statements: statementsOf([stepsOf(writes)]),
  };
}

function authorOf({ kind, id, name }: Actor, note: string | null): Author {
  return { kind, id, name, note };
}

type ProposedChange = Pick<StoredProposal, 'kind' | 'patch' | 'film_id' | 'base_version'>;

/** An editor’s own change, for which there is one editor already. */
function proposalOf({ actor, note, now }: ChangeRequest, change: ProposedChange): StoredProposal {
  return {
    ...newProposal({ author: authorOf(actor, note), now }, change),
    ...{ approved_by_id: actor.id, approved_by: actor.name },
  };
}

/** An open proposal of a change, which no editor has seen yet. */
export function newProposal(
  { author, now }: { author: Omit<Author, 'name'> & { name: string | null }; now: string },
  change: ProposedChange,
): StoredProposal {
  return {
    id: crypto.randomUUID(),
    ...change,
    note: author.note ?? null,
    ...{ author_kind: author.kind, author_id: author.id, author: author.name },
    ...{ created_at: now, status: 'open', decided_by: null, decided_at: null, decision_note: null },
    ...{ line: null, text: null, source_url: null, digest: null },
    ...{ approved_by_id: null, approved_by: null, accepted_version: null },
  };
}
