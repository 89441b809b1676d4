/** Plans what a line of a mirrored catalogue changes here: never what was written for this catalogue. */

import type { StoredChange } from '../../../db/queries/history.ts';
import type { StoredFilm } from '../../../db/queries/read-facts.ts';
import type { FilmFacts } from '../../../db/film.ts';
import type { FactsPatch } from '../../domain/film/history.ts';
import { localParts, partsOf, type PartPath } from '../../domain/film/followed-parts.ts';
import { mergeFilm } from '../../domain/film/merge.ts';
import { mergeFollowed, notTaken } from '../../domain/film/merge-followed.ts';
import { canonicalFacts } from './canonical-facts.ts';
import { programAuthor } from './change-rows.ts';
import { lastingFacts } from './lasting-facts.ts';
import type { Match } from './match.ts';
import type { PlannedFilm } from './planned-film.ts';
import { completeFacts, stampAfter } from './write.ts';

/** Whose facts yield to those of the mirrored catalogue. */
export interface FollowRules {
  /** Who writes, in the history: a name that no other mirrored catalogue has. */
  actor: string;
  /** Whether facts that were imported here from a file yield too. */
  importsYield: boolean;
}

/** How the name of who mirrors begins. */
const FOLLOWER = 'follow ';

export function followerOf(address: string): string {
  return FOLLOWER + new URL(address).host;
}

/**
 * A new version of a stored film as the line has it. What people and keys wrote here, and what was imported, stays; what was fetched here
 * stays where the line has nothing. A film that was deleted here stays deleted.
 */
export function planFollowed(
  { film, id, line, warnings }: Match,
  before: StoredFilm,
  {
    rules,
    history,
    now,
  }: { rules: FollowRules; history: readonly StoredChange[]; now: () => string },
): PlannedFilm {
  const nothing = { outcome: 'unchanged', ratings_kept: 0, write: null } as const;
  const isDeleted = before.deleted_at !== null;
  if (isDeleted && history.at(-1)?.actor !== rules.actor) {
    const warning = 'It was deleted here, so it stays deleted.';
    return { ...nothing, warnings: [...warnings, { line, field: '', warning }] };
  }
  const theirs = completeFacts(mergeFilm(null, film, { id }).facts);
  const local = ownParts(before.facts, { history, rules, theirs });
  const facts = completeFacts(mergeFollowed(before.facts, film, local));
  const kept = notTaken({ theirs, ours: facts }, local);
  const all = [
    ...warnings,
    ...kept.map((field) => ({
      line,
      field,
      warning: 'It was changed here, so it stays as it is.',
    })),
  ];
  const isSame = JSON.stringify(facts) === JSON.stringify(canonicalFacts(before.facts));
  if (isSame && !isDeleted) return { ...nothing, warnings: all };
  const write = {
    facts,
    stamp: stampAfter(before.stamp, now()),
    before: before.facts,
    author: programAuthor(rules.actor),
    replaces: before.stamp.version,
  };
  return { outcome: 'changed', ratings_kept: 0, warnings: all, write };
}

/** Whether a film began here, or was changed by anyone here. */
export function isWrittenHere(history: readonly StoredChange[], rules: FollowRules): boolean {
  const weights = sinceStart(history).map((row) => weightOf(row, rules));
  return weights.includes('stays') || weights.at(-1) !== 'follows';
}

function ownParts(
  facts: FilmFacts,
  {
    history,
    rules,
    theirs,
  }: { history: readonly StoredChange[]; rules: FollowRules; theirs: FilmFacts },
): ReadonlySet<PartPath> {
  const partsBy = (weight: Weight) =>
    localParts(
      lastingFacts(facts),
      sinceStart(history).map((row) => ({
        previous: row.previous as FactsPatch | null, // written by `previousFacts`
        isLocal: weightOf(row, rules) === weight,
      })),
    );
  const given = partsOf(theirs);
  const filledIn = [...partsBy('fills')].filter((path) => !given.has(path));
  return new Set([...partsBy('stays'), ...filledIn]);
}

/** The rows since the film last began, the newest first. */
function sinceStart(history: readonly StoredChange[]): StoredChange[] {
  const removed = history.findLastIndex(({ kind }) => kind === 'removed');
  return history.slice(removed + 1).toReversed();
}

/** Facts that stay, that stay where the mirrored catalogue has none, and that follow it. */
type Weight = 'stays' | 'fills' | 'follows';

function weightOf({ actor, actor_kind }: StoredChange, rules: FollowRules): Weight {
  if (actor_kind !== 'program') return 'stays';
  if (actor === rules.actor || actor === 'seed') return 'follows';
  if (actor.startsWith(FOLLOWER)) return 'stays';
  return actor === 'import' && !rules.importsYield ? 'stays' : 'fills';
}
