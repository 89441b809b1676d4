/** `cli fetch`: fetches films from another catalogue into the database or a file. Node only. */

import { createReadStream, existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { DatabaseAddress } from '../../db/connection/address.ts';
import type { Db } from '../../db/connection/client.ts';
import { createCatalogueClient } from '../connectors/catalogue-client.ts';
import { CONNECTOR_NAMES, type Connector, type FetchRequest } from '../connectors/connector.ts';
import { CONNECTORS } from '../connectors/connectors.ts';
import { countedVerb, counted } from '../domain/text/plural.ts';
import type { Settings } from '../env.ts';
import { openFetchState, type FetchStateFile } from '../operations/fetch-state.ts';
import { openForDryRun, prepareDatabase } from '../operations/prepare-database.ts';
import { withSignalCleanup } from '../operations/signal-cleanup.ts';
import { fetchFilms, type FetchFilmsOptions, type FetchOutcome } from '../services/films/fetch.ts';
import { wantedRequest } from '../services/films/wanted-request.ts';
import { requireNotFolder, requireWritable } from './check-paths.ts';
import { EXIT, UsageError } from './failure.ts';
import { createFetchLog, type FetchLog } from './fetch-log.ts';
import { readIds, readIdsFile } from './fetch-ids.ts';
import { openFilmsFile } from './films-file.ts';
import { reportFetchProgress } from './progress.ts';
import { defineVerb } from './verb.ts';
import { withDatabase } from './with-database.ts';

export const verb = defineVerb({
  summary: 'fetches films from Wikidata, KMRB or TMDB',
  usage: `Usage: npm run -s cli -- fetch wikidata|kmrb|tmdb WHICH [OPTION …]
WHICH films:
  --ids ID,ID                such as tt0096895, tmdb:268 or wikidata:Q116852
  --file FILE                a FILE with an id a line, or TMDB’s daily list of ids, unpacked
  --wanted                   the films that visitors asked for in vain
  --all                      all films of Wikidata or KMRB with a certificate
  --since DATE               the same, but only what was changed or rated since
  --from-file FILE           an answer of the service that you saved; nothing is requested
OPTIONS:
  --to FILE                  writes the films to FILE as NDJSON, and changes no database
  --dry-run                  shows what would change, and changes nothing
  --report FILE              writes everything that was left out to FILE, as NDJSON
  --json                     prints the result as JSON
A run that is stopped continues when you give the same command again. See docs/sources.md.`,
  options: {
    ids: { type: 'string' },
    file: { type: 'string' },
    wanted: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    since: { type: 'string' },
    'from-file': { type: 'string' },
    to: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    report: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
  takesFile: true,
  /** The exit status is 1 if nothing came, and 3 if only a part did. */
  async run({ values: { to, report, json, 'dry-run': dryRun, ...which }, file: name, settings }) {
    const connector = await loadConnector(name);
    const selection = chooseFilms(which, connector);
    if (dryRun && to !== undefined) throw new UsageError('Write --dry-run or --to, and not both.');
    const all = settings();
    for (const target of [to, report])
      if (target !== undefined)
        requireWritable(target, { database: all.database, source: selection.path });
    const log = createFetchLog(report === undefined ? undefined : await open(report, 'w'));
    const changesNothing = dryRun || to !== undefined;
    const run = (db: Db) => runFetch(db, { connector, selection, settings: all, to, dryRun, log });
    let result: Result;
    try {
      result = await withDatabase(() => openFor(all, { changesNothing }), run);
    } finally {
      await log.end();
    }
    const { outcome, isResumed } = result;
    console.log(
      json
        ? JSON.stringify({
            service: connector.name,
            dry_run: dryRun,
            ...flat(outcome),
            problems: log.first(),
          })
        : summarize(outcome, { to, report, dryRun, log }),
    );
    return exitStatus(outcome, { mayBeEmpty: isResumed || selection.mayBeEmpty });
  },
});

async function loadConnector(name: string | undefined): Promise<Connector> {
  const found = CONNECTOR_NAMES.find((one) => one === name);
  if (name === undefined) throw new UsageError('Say from where: wikidata, kmrb or tmdb.');
  if (!found) throw new UsageError(`fetch takes wikidata, kmrb or tmdb, not “${name}”.`);
  return CONNECTORS[found]();
}

interface Selection {
  request: (db: Db) => FetchRequest | Promise<FetchRequest>;
  /** The saved answer to read instead of asking the service. */
  answer: string | undefined;
  /** The file that is read; undefined if none is. */
  path: string | undefined;
  /** Whether a run without films is a success. */
  mayBeEmpty: boolean;
}

interface Which {
  ids?: string | undefined;
  file?: string | undefined;
  wanted: boolean;
  all: boolean;
  since?: string | undefined;
  'from-file'?: string | undefined;
}

const WAYS = '--ids, --file, --wanted, --all, --since or --from-file';

function chooseFilms(which: Which, { name, onlyKnown }: Connector): Selection {
  const { ids, file, wanted, all, since = null, 'from-file': answer } = which;
  const ways =
    [ids, file, answer].filter((one) => one !== undefined).length + Number(wanted) + Number(all);
  if (ways > 1) throw new UsageError(`Write only one of ${WAYS}.`);
  if (ways === 0 && since === null) throw new UsageError(`Say which films: ${WAYS}.`);
  if (since !== null && !isDate(since))
    throw new UsageError(`--since is “${since}”: write a date, for example 2026-11-01.`);
  const selection = { answer, path: answer ?? file, mayBeEmpty: wanted || since !== null };
  for (const path of [file, answer]) if (path !== undefined) requireNotFolder(path);
  if (wanted && onlyKnown)
    throw new UsageError('KMRB’s films are matched with yours, so it cannot bring wanted ones.');
  if (wanted) return { ...selection, request: (db) => wantedRequest(db) };
  if (ids !== undefined) {
    const keys = readIds(ids);
    return { ...selection, request: () => ({ ids: keys, titles: [], since }) };
  }
  if (file !== undefined)
    return {
      ...selection,
      request: async () => ({ ids: await readIdsFile(file, name), titles: [], since }),
    };
  if (name === 'tmdb' && answer === undefined)
    throw new UsageError(
      'TMDB cannot list its films. Write --ids, --wanted, or --file with its daily list of ids.',
    );
  return { ...selection, request: () => ({ ids: null, titles: [], since }) };
}

function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

function openFor(
  { database, backups }: Settings,
  { changesNothing }: { changesNothing: boolean },
): Promise<Db> {
  return changesNothing
    ? openForDryRun(database)
    : prepareDatabase(database, { seed: false, backupFolder: backups.folder });
}

interface Run {
  connector: Connector;
  selection: Selection;
  settings: Settings;
  to: string | undefined;
  dryRun: boolean;
  log: FetchLog;
}

interface Result {
  outcome: FetchOutcome;
  isResumed: boolean;
}

/** Fetches, and reports on standard error how far it is. */
async function runFetch(
  db: Db,
  { connector, selection, settings, to, dryRun, log }: Run,
): Promise<Result> {
  const request = await selection.request(db);
  const { answer } = selection;
  const state =
    dryRun || answer !== undefined
      ? undefined
      : await openState(connector, request, { to, database: settings.database });
  const isLost = to !== undefined && !existsSync(to);
  const before = isLost ? null : (state?.read() ?? null);
  if (before) console.error('An earlier run was stopped. This one continues where it was.');
  const file = to === undefined ? undefined : await openFilmsFile(to, before?.bytes ?? null);
  const progress = reportFetchProgress(process.stderr);
  const options: FetchFilmsOptions = {
    from:
      answer === undefined
        ? { http: createCatalogueClient(connector.name, settings), resumeAt: before?.token ?? null }
        : { answer: createReadStream(answer, 'utf8') },
    now: () => new Date().toISOString(),
    dryRun,
    ...(file ? { save: file.save } : {}),
    ...log,
    saved: progress.saved,
    reached: (token) => state?.write({ token, bytes: file?.bytes() ?? 0 }),
  };
  try {
    const outcome = await withSignalCleanup(
      () => fetchFilms(db, connector, request, options),
      () => stopMessage(progress, state),
    );
    if (outcome.ended_by === null) state?.remove();
    return { outcome, isResumed: before !== null };
  } finally {
    progress.end();
    await file?.close();
  }
}

function openState(
  { name }: Connector,
  request: FetchRequest,
  { to, database }: { to: string | undefined; database: DatabaseAddress },
): Promise<FetchStateFile> {
  return openFetchState({ name, request }, { database, file: to });
}

function stopMessage(progress: { end: () => void }, state: FetchStateFile | undefined): string {
  progress.end();
  return state
    ? 'The fetch was stopped. What is saved is kept; the same command continues.'
    : 'The fetch was stopped.';
}

interface Shown {
  to: string | undefined;
  report: string | undefined;
  dryRun: boolean;
  log: FetchLog;
}

function summarize(
  { films, counts, skipped, failed, ended_by }: FetchOutcome,
  { to, report, dryRun, log }: Shown,
): string {
  const changes = `${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.rejected} rejected`;
  return [
    ...(dryRun ? ['A dry run: nothing was changed. It would be:'] : []),
    to === undefined
      ? `${counted(films, 'film')} came: ${changes}`
      : `${countedVerb(counts.new, 'film', 'was', 'were')} written to ${to}, ${counts.rejected} rejected`,
    ...(skipped > 0 ? [`${countedVerb(skipped, 'fact', 'was', 'were')} left out.`] : []),
    ...(failed > 0 ? [`${countedVerb(failed, 'part', 'has', 'have')} failed.`] : []),
    ...(report !== undefined && skipped + failed > 0 ? [`${report} lists them.`] : []),
    ...(log.hidden() > 0
      ? [`${log.hidden()} more are not shown; --report FILE lists them all.`]
      : []),
    ...(ended_by === null ? [] : [`The run is not complete: ${ended_by}`]),
  ].join('\n');
}

function flat({ counts, ...outcome }: FetchOutcome) {
  const { ratings_kept: _none, ...shown } = counts;
  return { ...outcome, ...shown };
}

function exitStatus(
  { films, counts, failed, ended_by }: FetchOutcome,
  { mayBeEmpty }: { mayBeEmpty: boolean },
): number {
  const done = counts.new + counts.changed + counts.unchanged;
  if (failed > 0 || ended_by !== null) return done > 0 ? EXIT.incomplete : EXIT.failed;
  return films === 0 && !mayBeEmpty ? EXIT.failed : EXIT.ok;
}
