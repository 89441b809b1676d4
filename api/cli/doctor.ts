/** `cli doctor`: checks the database, and says what to do about problems. Changes nothing. Node only. */

import { existsSync } from 'node:fs';
import { readdir, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { filePath } from '../../db/connection/address.ts';
import { openDb, type Db } from '../../db/connection/client.ts';
import { countExpired } from '../../db/queries/expired-films.ts';
import { countFilms } from '../../db/queries/count-films.ts';
import { countIncompleteFilms } from '../../db/queries/count-incomplete-films.ts';
import { findDamage } from '../../db/queries/find-damage.ts';
import { readSchemaState } from '../../db/queries/schema-state.ts';
import { counted } from '../domain/text/plural.ts';
import type { Settings } from '../env.ts';
import { displayUrl, stemOf, defaultBackupFolder } from '../operations/database-path.ts';
import { isPart } from '../operations/part-files.ts';
import { explainFailure } from '../operations/start-checks.ts';
import { verifyChecksum } from '../operations/verify-backup.ts';
import { CommandError } from '../services/command-error.ts';
import { EXIT } from './failure.ts';
import { defineVerb } from './verb.ts';
import { withDatabase } from './with-database.ts';

interface Finding {
  severity: 'ok' | 'note' | 'bad';
  text: string;
}

export const verb = defineVerb({
  summary: 'checks the database, and says what to do about problems',
  usage: `Usage: npm run -s cli -- doctor
Prints a line for each check: ok, note or bad, and what to do. The exit status is 1 if anything is bad.`,
  options: {},
  takesFile: false,
  async run({ settings }) {
    let isSound = true;
    await examine(settings(), ({ severity, text }) => {
      console.log(`${severity.padEnd(4)}  ${text}`);
      if (severity === 'bad') isSound = false;
    });
    return isSound ? EXIT.ok : EXIT.failed;
  },
});

/** Prints each finding at once: the earlier ones are visible even if a later check throws. */
type Report = (finding: Finding) => void;

async function examine({ database, backups }: Settings, report: Report): Promise<void> {
  report(ok(runningProgram(process)));
  const path = filePath(database);
  const name = displayUrl(database);
  if (path !== undefined && !existsSync(path))
    return report(bad(`There is no database ${name}. npm start creates it.`));
  try {
    await withDatabase(
      () => openDb(database),
      (db) => examineDatabase(db, { path, name, report }),
    );
  } catch (error) {
    report(bad(explainFailure(error, process.env, 'doctor')));
  }
  if (path === undefined) return;
  report(await examineSpace(path));
  const folder = backups.folder ?? defaultBackupFolder(path);
  report(await examineNewestBackup(path, folder));
  for (const finding of await findUnfinished([dirname(path), folder])) report(finding);
}

/** npm's scripts may run on another Node than the installed one, which runs the service. The message then names both. */
export function runningProgram({
  execPath,
  version,
}: Pick<NodeJS.Process, 'execPath' | 'version'>) {
  const runsOn = `This command runs on Node ${version.slice(1)}, ${execPath}`;
  return /[\\/]node_modules[\\/]/.test(execPath)
    ? `${runsOn}, which npm’s scripts use; node dist/node.js runs on the installed one`
    : runsOn;
}

async function examineDatabase(
  db: Db,
  { path, name, report }: { path: string | undefined; name: string; report: Report },
): Promise<void> {
  const { applied, expected } = await readSchemaState(db);
  if (path !== undefined) await examineFile(path, { name, report });
  if (applied !== expected) return report(bad(schemaProblem(applied, expected)));
  const films = await countFilms(db);
  const gaps = await countIncompleteFilms(db);
  report(ok(`the schema matches this program; ${counted(films, 'film')}`));
  report(
    gaps === 0
      ? ok('every film has its documents, index row and search words')
      : bad(
          `Incomplete films: ${gaps}. Their documents, index row or search words are missing. ${RESTORE}`,
        ),
  );
  report(expiryFinding(await countExpired(db, new Date().toISOString())));
}

function expiryFinding(expired: number): Finding {
  return expired === 0
    ? ok('no source has expired')
    : note(
        `Films with expired sources: ${expired}. The service removes their facts at night. To do so now: npm run -s cli -- expire`,
      );
}

const RESTORE = 'Restore the newest backup: npm run -s cli -- restore COPY';

async function examineFile(
  path: string,
  { name, report }: { name: string; report: Report },
): Promise<void> {
  const damage = await findDamage(path);
  for (const one of damage) report(bad(one.replaceAll(/\s+/g, ' ')));
  report(
    damage.length === 0
      ? ok(`${name}: all pages and references are intact`)
      : bad(`${name} is damaged. ${RESTORE}`),
  );
}

function schemaProblem(applied: number, expected: number): string {
  if (applied === 0) return 'It has no tables. Run: npm run migrate';
  return applied > expected
    ? 'Its schema is newer than this program. Use the version that migrated it, or a newer one.'
    : 'Its schema is older than this program. Run: npm run migrate';
}

/** A backup, also the one before a migration, needs as much space as the database. */
async function examineSpace(path: string): Promise<Finding> {
  // The newest writes are in the write-ahead log beside the file.
  const files = [path, `${path}-wal`].filter((file) => existsSync(file));
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  const size = sizes.reduce((sum, one) => sum + one, 0);
  const { bavail, bsize } = await statfs(dirname(path));
  const free = bavail * bsize;
  const sizesText = `the database has ${megabytes(size)}, its disk ${megabytes(free)} of free space`;
  return free > 2 * size
    ? ok(sizesText)
    : bad(`${sizesText}: too little for a backup. Free some space.`);
}

async function examineNewestBackup(path: string, folder: string): Promise<Finding> {
  const names = existsSync(folder) ? await readdir(folder) : [];
  const backups = await Promise.all(
    names
      .filter((name) => name.startsWith(`${stemOf(path)}-`) && name.endsWith('.db'))
      .map(async (name) => ({ name, at: (await stat(join(folder, name))).mtime })),
  );
  const [newest] = backups.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  if (!newest) return note(`no backup in ${folder}. Run: npm run -s cli -- backup`);
  const backup = join(folder, newest.name);
  try {
    await verifyChecksum(backup, backup);
    return ok(`the newest backup is from ${newest.at.toISOString()}: ${backup}`);
  } catch (error) {
    if (error instanceof CommandError) return bad(error.message);
    throw error;
  }
}

/** Files that a killed command left behind. The files of a running command look the same. */
async function findUnfinished(folders: readonly string[]): Promise<Finding[]> {
  const found = await Promise.all(
    folders.map(async (folder) => {
      const names = existsSync(folder) ? await readdir(folder) : [];
      return names.filter((name) => isPart(name)).map((name) => join(folder, name));
    }),
  );
  return found
    .flat()
    .map((path) => note(`${path} is unfinished. If no command is running, remove it.`));
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function ok(text: string): Finding {
  return { severity: 'ok', text };
}

function note(text: string): Finding {
  return { severity: 'note', text };
}

function bad(text: string): Finding {
  return { severity: 'bad', text };
}
