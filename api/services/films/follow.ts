/** Mirrors another catalogue: takes its export once, and its changes after that. What is saved stays saved, however the run ends. */

import type { Db } from '../../../db/connection/client.ts';
import { isConflict } from '../../../db/queries/conflict.ts';
import { findWrittenBy, readFollowed, saveFollowed } from '../../../db/queries/followed.ts';
import { readHistoriesOf } from '../../../db/queries/history.ts';
import { readFactsOf } from '../../../db/queries/read-facts.ts';
import { deletionSteps } from '../../../db/queries/save-film.ts';
import type { Skipped } from '../../connectors/connector.ts';
import { ServiceError } from '../../connectors/http-client.ts';
import type { MirroredCatalogue } from '../../connectors/mirrored-catalogue.ts';
import type { ChangesPage } from '../../contract/history.ts';
import { validateFilmLine, type ImportLine } from '../formats/validate-line.ts';
import { changeRows, programAuthor } from './change-rows.ts';
import { importFilms, type ImportCounts } from './import.ts';
import { followerOf, isWrittenHere, type FollowRules } from './plan-followed.ts';
import { stampAfter } from './write.ts';

export interface FollowOptions {
  /** The address of the catalogue, by which its place is remembered. */
  address: string;
  /** ISO 8601 time in UTC. */
  now: () => string;
  /** Reports what would change, and changes nothing. */
  dryRun?: boolean;
  /** Takes the export, even if only changes are missing. */
  again?: boolean;
  /** Whether facts that were imported here from a file yield to those there. */
  importsYield?: boolean;
  /** Something is otherwise here and stays. */
  keep?: (kept: Skipped) => void;
  /** A film was rejected: the run is not complete. */
  fail?: (failed: Skipped) => void;
  /** Called after each part that is saved, with the number of films that came so far. */
  saved?: (films: number) => void;
}

export interface FollowOutcome {
  /** Films that came. */
  films: number;
  counts: ImportCounts;
  /** Films that were deleted, because they are there no longer. */
  deleted: number;
  /** Facts and films that are otherwise here and stay. */
  kept: number;
  /** Films that were rejected. */
  failed: number;
  /** Whether the export was taken. */
  took_export: boolean;
  /** Why the run ended before its end; null if it did not. */
  ended_by: string | null;
}

/** Films that are deleted at once. */
const BATCH = 50;

/** Batches in a row that another process may keep from being saved. */
const MAX_ATTEMPTS = 5;

/** A catalogue that lost a larger share of its films has rather been replaced by another one. */
const MAX_MISSING = 0.5;

/** Throws if the database fails. A catalogue that fails is told by the outcome; the next run goes on from there. */
export async function followCatalogue(
  db: Db,
  catalogue: MirroredCatalogue,
  options: FollowOptions,
): Promise<FollowOutcome> {
  const { address, now, dryRun = false, again = false, importsYield = false } = options;
  const rules: FollowRules = { actor: followerOf(address), importsYield };
  const outcome: FollowOutcome = {
    ...{ films: 0, counts: noCounts(), deleted: 0, kept: 0, failed: 0 },
    ...{ took_export: false, ended_by: null },
  };

  function keep(kept: Skipped): void {
    outcome.kept += 1;
    options.keep?.(kept);
  }

  async function save(lines: AsyncIterable<ImportLine>): Promise<void> {
    const films = new Map<number, string | null>();
    const before = outcome.films;
    async function* counted() {
      for await (const line of lines) {
        outcome.films += 1;
        films.set(line.line, 'film' in line ? line.film.id : null);
        yield line;
      }
    }
    const counts = await importFilms(db, counted(), {
      now,
      dryRun,
      actor: rules.actor,
      followed: rules,
      reject: ({ line, field, reason }) => {
        outcome.failed += 1;
        options.fail?.({ film: films.get(line) ?? null, fact: field, reason });
      },
      warn: ({ line, field, warning }) =>
        keep({ film: films.get(line) ?? null, fact: field, reason: warning }),
      saved: (line) => {
        for (const one of films.keys()) if (one <= line) films.delete(one);
        options.saved?.(outcome.films);
      },
    });
    for (const key of Object.keys(counts) as (keyof ImportCounts)[])
      outcome.counts[key] += counts[key]; // its keys
    if (outcome.films === before) options.saved?.(outcome.films);
  }

  async function deleteFilms(ids: readonly string[]): Promise<void> {
    for (let from = 0; from < ids.length; from += BATCH) {
      const batch = ids.slice(from, from + BATCH);
      const { deleted, kept } = await deleteBatch(db, batch, { rules, now: now(), dryRun });
      outcome.deleted += deleted;
      for (const film of kept)
        keep({ film, fact: '', reason: 'It was deleted there. It was changed here, so it stays.' });
    }
  }

  async function reach(cursor: string): Promise<void> {
    if (!dryRun) await saveFollowed(db, { address, cursor, readAt: now() });
  }

  /** Returns the cursor of the changes since. */
  async function takeExport(): Promise<string> {
    outcome.took_export = true;
    const { lines, cursor } = await catalogue.readExport();
    const there = new Set<string>();
    async function* noted() {
      for await (const line of lines) {
        if ('film' in line && line.film.id !== null) there.add(line.film.id);
        yield line;
      }
    }
    await save(noted());
    // A line that cannot be read may be any film.
    if (outcome.failed === 0) {
      const here = await findWrittenBy(db, rules.actor);
      const missing = here.filter((id) => !there.has(id));
      if (missing.length > here.length * MAX_MISSING)
        throw new ServiceError(
          `${catalogue.name} no longer has ${missing.length} of ${here.length} films, so it may be another catalogue. Nothing was deleted.`,
          { endsRun: true },
        );
      await deleteFilms(missing);
    }
    await reach(cursor);
    return cursor;
  }

  async function takePage({ changes }: ChangesPage): Promise<void> {
    const lines = changes.flatMap(({ facts }, place) =>
      facts ? [validateFilmLine(place + 1, facts, { text: JSON.stringify(facts) })] : [],
    );
    await save(
      (async function* () {
        yield* lines;
      })(),
    );
    const last = new Map(changes.map(({ film, kind }) => [film, kind]));
    await deleteFilms([...last].flatMap(([film, kind]) => (kind === 'deleted' ? [film] : [])));
  }

  try {
    let cursor = again ? null : await readFollowed(db, address);
    for (let hasMore = true; hasMore;) {
      cursor ??= await takeExport();
      const page = await catalogue.readChanges(cursor);
      if (page === null) {
        if (outcome.took_export)
          throw new ServiceError(`${catalogue.name} was replaced meanwhile. Try again.`, {
            endsRun: true,
          });
        cursor = null;
        continue;
      }
      await takePage(page);
      cursor = page.next;
      hasMore = page.has_more;
      await reach(cursor);
    }
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    outcome.ended_by = error.message;
  }
  return outcome;
}

function noCounts(): ImportCounts {
  return { new: 0, changed: 0, unchanged: 0, rejected: 0, ratings_kept: 0, warnings: 0 };
}

interface Deletion {
  deleted: number;
  /** The films that stay, because they were written here. */
  kept: string[];
}

async function deleteBatch(
  db: Db,
  ids: readonly string[],
  { rules, now, dryRun }: { rules: FollowRules; now: string; dryRun: boolean },
): Promise<Deletion> {
  for (let attempt = 1; ; attempt += 1) {
    const films = [...(await readFactsOf(db, ids)).values()].filter(
      ({ deleted_at }) => deleted_at === null,
    );
    const histories = await readHistoriesOf(
      db,
      films.map(({ facts }) => facts.id),
    );
    const isOurs = (id: string) => isWrittenHere(histories.get(id) ?? [], rules);
    const doomed = films.filter(({ facts }) => !isOurs(facts.id));
    const result = {
      deleted: doomed.length,
      kept: films.flatMap(({ facts }) => (isOurs(facts.id) ? [facts.id] : [])),
    };
    if (dryRun || doomed.length === 0) return result;
    const rows = doomed.map(({ facts, stamp }) => ({
      ...{ facts, stamp: stampAfter(stamp, now), before: facts },
      ...{ author: programAuthor(rules.actor), kind: 'deleted' as const },
      replaces: stamp.version,
    }));
    const changes = await changeRows(db, rows);
    const deletions = rows.flatMap((row, place) => {
      const change = changes[place];
      return change ? [{ ...row, change }] : [];
    });
    try {
      await db.$client.batch(deletionSteps(deletions), 'write');
      return result;
    } catch (error) {
      if (!isConflict(error) || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}
