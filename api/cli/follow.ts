/** `cli follow`: mirrors another installation. Node only. */

import type { Db } from '../../db/connection/client.ts';
import { openMirroredCatalogue } from '../connectors/mirrored-catalogue.ts';
import { counted, countedVerb } from '../domain/text/plural.ts';
import { parseServiceAddress, type Settings } from '../env.ts';
import { openForDryRun, prepareDatabase } from '../operations/prepare-database.ts';
import { withSignalCleanup } from '../operations/signal-cleanup.ts';
import { followCatalogue, type FollowOutcome } from '../services/films/follow.ts';
import { EXIT, UsageError } from './failure.ts';
import { createFetchLog, type FetchLog } from './fetch-log.ts';
import { reportFetchProgress } from './progress.ts';
import { defineVerb } from './verb.ts';
import { withDatabase } from './with-database.ts';

export const verb = defineVerb({
  summary: 'mirrors another content-advisory',
  usage: `Usage: npm run -s cli -- follow https://advisory.example.org [OPTION …]
Takes all films of the other service once, and what changed there since with each further run.
What was written here stays. See docs/import.md.
  --dry-run                  shows what would change, and changes nothing
  --again                    takes all films again
  --prefer there             what you imported from files yields too
  --json                     prints the result as JSON
A run that is stopped continues when you give the same command again. FOLLOW does the same every hour.`,
  options: {
    'dry-run': { type: 'boolean', default: false },
    again: { type: 'boolean', default: false },
    prefer: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
  takesFile: true,
  /** The exit status is 1 if nothing came because of a failure, and 3 if only a part did. */
  async run({ values: { 'dry-run': dryRun, again, prefer, json }, file, settings }) {
    const address = requireAddress(file);
    if (prefer !== undefined && prefer !== 'there')
      throw new UsageError(`--prefer takes there, not “${prefer}”.`);
    const all = settings();
    const log = createFetchLog(undefined);
    const follow = (db: Db) =>
      runFollow(db, { address, dryRun, again, importsYield: prefer === 'there', all, log });
    const outcome = await withDatabase(() => openFor(all, { dryRun }), follow);
    console.log(
      json
        ? JSON.stringify({ address, dry_run: dryRun, ...flat(outcome), problems: log.first() })
        : summarize(outcome, { address, dryRun, log }),
    );
    return exitStatus(outcome);
  },
});

function requireAddress(text: string | undefined): string {
  if (text === undefined)
    throw new UsageError('Say whom to follow, for example https://advisory.example.org.');
  const address = parseServiceAddress(text);
  if (address === null)
    throw new UsageError(
      `“${text}” is not the address of a service. Write it without a path, as https://advisory.example.org.`,
    );
  return address;
}

function openFor({ database, backups }: Settings, { dryRun }: { dryRun: boolean }): Promise<Db> {
  return dryRun
    ? openForDryRun(database)
    : prepareDatabase(database, { seed: false, backupFolder: backups.folder });
}

interface Run {
  address: string;
  dryRun: boolean;
  again: boolean;
  importsYield: boolean;
  all: Settings;
  log: FetchLog;
}

/** Follows, and reports on standard error how far it is. */
async function runFollow(db: Db, { address, all, log, ...options }: Run): Promise<FollowOutcome> {
  const progress = reportFetchProgress(process.stderr);
  try {
    return await withSignalCleanup(
      () =>
        followCatalogue(db, openMirroredCatalogue(address, all), {
          ...options,
          address,
          now: () => new Date().toISOString(),
          keep: log.skip,
          fail: log.fail,
          saved: (films) => {
            if (films > 0) progress.saved({ films, expected: null });
          },
        }),
      () => {
        progress.end();
        return 'The run was stopped. What is saved is kept; the same command continues.';
      },
    );
  } finally {
    progress.end();
  }
}

function summarize(
  { films, counts, deleted, kept, failed, ended_by }: FollowOutcome,
  { address, dryRun, log }: { address: string; dryRun: boolean; log: FetchLog },
): string {
  const changes = `${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${deleted} deleted, ${failed} rejected`;
  return [
    ...(dryRun ? ['A dry run: nothing was changed. It would be:'] : []),
    `${counted(films, 'film')} came from ${address}: ${changes}`,
    ...(kept > 0 ? [`${countedVerb(kept, 'difference', 'stays', 'stay')} as it is here.`] : []),
    ...(log.hidden() > 0 ? [`${log.hidden()} more are not shown.`] : []),
    ...(ended_by === null ? [] : [`The run is not complete: ${ended_by}`]),
  ].join('\n');
}

function flat({ counts, ...outcome }: FollowOutcome) {
  const { ratings_kept: _none, rejected: _failed, warnings: _kept, ...shown } = counts;
  return { ...outcome, ...shown };
}

function exitStatus({ counts, deleted, failed, ended_by }: FollowOutcome): number {
  if (failed === 0 && ended_by === null) return EXIT.ok;
  const done = counts.new + counts.changed + counts.unchanged + deleted;
  return done > 0 ? EXIT.incomplete : EXIT.failed;
}
