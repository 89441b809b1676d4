/** Bad input to every command: one clear line, a status that says failure, nothing on standard output, and nothing changed. */

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDb } from '../../../db/connection/client.ts';
import { folderState } from '../../helpers/folder-state.ts';
import { VERBS } from '../../../api/cli/verbs.ts';
import { runVerbHere } from '../../helpers/run-verb-here.ts';
import { allRows } from '../../helpers/table-rows.ts';

const VERB_NAMES = [...VERBS.keys()];

const LONG_NAME = 'x'.repeat(300);
const PICTURE = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

const FILES: Readonly<Record<string, string | Buffer>> = {
  'items.json': '{"entities":{}}',
  'empty.ndjson': '',
  'empty.csv': '',
  'bom.ndjson': '\uFEFF',
  'bom.csv': '\uFEFF',
  'blank.csv': '\r\n\r\n',
  'picture.png': PICTURE,
  'picture.csv': PICTURE,
  'utf-16.csv': Buffer.from('\uFEFFtitle,year\r\n', 'utf16le'),
  'utf-16.ndjson': Buffer.from('\uFEFF{"title":"Her","year":2013}\r\n', 'utf16le'),
  'locked.db.lock': 'A letter, and no lock. '.repeat(200),
  'one-line.csv': 'x'.repeat(2_000_000),
};

/** 2 for wrong arguments, 1 for every other failure. */
type Status = 1 | 2;

interface Case {
  args: string[];
  status: Status;
  says: RegExp;
  /** Where not the sound database. */
  url?: string;
}

let folder: string;
let before: unknown;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-advisory-'));
  await run(['migrate']);
  await writeFile(join(folder, 'letter.db'), 'A letter, and no database. '.repeat(200));
  await mkdir(join(folder, 'a-folder'));
  await writeFile(join(folder, 'good.ndjson'), '{"title":"Good","year":2000}\n');
  for (const [name, content] of Object.entries(FILES)) await writeFile(join(folder, name), content);
  await symlink(join(folder, 'films.db'), join(folder, 'link.db'));
  await symlink(join(folder, 'good.ndjson'), join(folder, 'link.ndjson'));
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  before = await state();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a verb; `~` stands for the test's folder. */
async function run(args: readonly string[], url = 'file:~/films.db') {
  const inFolder = (text: string) => text.replaceAll('~', folder);
  const { code, stdout, stderr } = await runVerbHere(args.map(inFolder), inFolder(url));
  return { code, stdout, stderr: stderr.replaceAll(folder, '~') };
}

/** What the folder holds: the rows of the database, whose file SQLite tidies up at any time, and every other file but a lock's. */
async function state() {
  const db = openDb({ url: `file:${join(folder, 'films.db')}` });
  const rows = await allRows(db);
  db.$client.close();
  return { rows, files: await folderState(folder, { but: /^films\.db|\.lock$/ }) };
}

const UNKNOWN_OPTION = VERB_NAMES.map((verb) => ({
  args: [verb, '--no-such-thing'],
  status: 2 as Status,
  says: /^Unknown option '--no-such-thing'\. .*For help: npm run -s cli -- \w+ --help$/m,
}));

/** Whatever a verb needs besides, so that the database is what it fails at. */
const NEEDS: Record<string, string[]> = {
  audit: ['verify'],
  fetch: ['wikidata', '--from-file', '~/items.json'],
  follow: ['http://127.0.0.1:9'],
  keys: ['list'],
  people: ['list'],
  remove: ['her-2013', '--yes'],
  import: ['~/good.ndjson'],
  restore: ['~/letter.db'],
};

const USING_A_DATABASE = VERB_NAMES.filter((verb) => verb !== 'derive' && verb !== 'doctor');

const WRONG_SETTING = [...USING_A_DATABASE, 'doctor'].map((verb) => ({
  args: [verb, ...(NEEDS[verb] ?? [])],
  url: 'mysql://films',
  status: 1 as Status,
  says: /DATABASE_URL is “mysql:\/\/films”: set a file/,
}));

const NOT_A_DATABASE = USING_A_DATABASE.filter((verb) => verb !== 'restore').map((verb) => ({
  args: [verb, ...(NEEDS[verb] ?? [])],
  url: 'file:~/letter.db',
  status: 1 as Status,
  says: /letter\.db is not a database/,
}));

const NO_FILE = ['backup', 'export', 'films'].map((verb) => ({
  args: [verb],
  url: 'file:~/none.db',
  status: 1 as Status,
  says: /There is no database file:~\/none\.db/,
}));

const A_FOLDER = USING_A_DATABASE.filter((verb) => verb !== 'restore').map((verb) => ({
  args: [verb, ...(NEEDS[verb] ?? [])],
  url: 'file:~/a-folder',
  status: 1 as Status,
  says: /a-folder/,
}));

const NO_PERMISSION = ['migrate', 'import'].map((verb) => ({
  args: [verb, ...(NEEDS[verb] ?? [])],
  url: 'file:/proc/none/films.db',
  status: 1 as Status,
  says: /The folder \/proc\/none cannot be made \(ENOENT\)/,
}));

const SERVER_AWAY = ['films', 'export', 'migrate'].map((verb) => ({
  args: [verb],
  url: 'http://127.0.0.1:1',
  status: 1 as Status,
  says: /The database server http:\/\/127\.0\.0\.1:1 cannot be reached/,
}));

const OF_A_SERVER = ['backup', 'restore'].map((verb) => ({
  args: [verb, ...(NEEDS[verb] ?? [])],
  url: 'https://films.example.org?authToken=secret',
  status: 1 as Status,
  says: /DATABASE_URL is https:\/\/films\.example\.org\. /,
}));

const OF_EACH_VERB: Case[] = [
  { args: [''], status: 2, says: /There is no verb “”/ },
  {
    args: ['dervie'],
    status: 2,
    says: /There is no verb “dervie”\. The verbs: audit, backup, derive/,
  },
  { args: ['--verbose'], status: 2, says: /There is no verb “--verbose”/ },
  { args: ['backup', 'a', 'b'], status: 2, says: /Give one file, not 2/ },
  { args: ['backup', ''], status: 2, says: /name of the file is empty/ },
  { args: ['backup', '~/nowhere/copy.db'], status: 1, says: /There is no folder ~\/nowhere/ },
  { args: ['backup', '~/letter.db'], status: 1, says: /letter\.db already exists/ },
  { args: ['backup', '~/films.db'], status: 1, says: /films\.db already exists/ },
  { args: ['backup', '/proc/copy.db'], status: 1, says: /\/proc\/copy\.db/ },
  { args: ['derive', 'file.csv'], status: 2, says: /derive takes no arguments/ },
  { args: ['doctor', 'films.db'], status: 2, says: /doctor takes no arguments/ },
  { args: ['export', '--format', '-x'], status: 2, says: /write --format=VALUE/ },
  { args: ['export', '--format=csv', '--format=csv'], status: 2, says: /Write --format once/ },
  { args: ['export', 'a.csv', 'b.csv'], status: 2, says: /Give one file, not 2/ },
  {
    args: ['export', '--format', 'xml'],
    status: 2,
    says: /--format takes ndjson or csv, not “xml”/,
  },
  { args: ['export', '--format'], status: 2, says: /--format needs a value/ },
  { args: ['export', '~/nowhere/films.csv'], status: 1, says: /There is no folder ~\/nowhere/ },
  { args: ['export', '~/a-folder'], status: 1, says: /a-folder is a folder/ },
  { args: ['export', '~/nowhere/'], status: 1, says: /There is no folder ~\/nowhere\// },
  { args: ['export', `~/${LONG_NAME}`], status: 1, says: /its name is too long, ENAMETOOLONG/ },
  { args: ['export', '~/good.ndjson/x'], status: 1, says: /There is no folder ~\/good\.ndjson/ },
  { args: ['export', '~/good.ndjson'], status: 1, says: /good\.ndjson already exists/ },
  {
    args: ['export', '~/pipe', '--force'],
    status: 1,
    says: /pipe is not a file\. Write - to write/,
  },
  ...['films.db', 'films.db-wal', 'films.db.lock', 'link.db', 'a-folder/../films.db-shm'].map(
    (name) => ({
      args: ['export', `~/${name}`, '--force'],
      status: 1 as Status,
      says: /belongs to the database itself/,
    }),
  ),
  { args: ['export', '/proc/films.csv'], status: 1, says: /\/proc\/films\.csv/ },
  {
    args: ['films', 'her'],
    status: 2,
    says: /films takes only options, but got “her”\. Allowed: --pretty/,
  },
  { args: ['films', '--limit'], status: 2, says: /--limit needs a value/ },
  { args: ['films', '--limit', '1000'], status: 2, says: /--limit: .*100/ },
  { args: ['films', '--limit', '1', '--limit', '2'], status: 2, says: /Write --limit once/ },
  { args: ['films', '--limit', '0'], status: 2, says: /from 1 to 100\. For help/ },
  { args: ['films', '--sort', 'colour'], status: 2, says: /--sort: Write one of these: title, / },
  { args: ['films', '--violence.lte', 'six'], status: 2, says: /--violence\.lte: / },
  { args: ['import'], status: 2, says: /Say which file to import/ },
  { args: ['import', '~/good.ndjson', 'b'], status: 2, says: /Give one file, not 2/ },
  { args: ['import', '~/good.ndjson', '--format', 'xml'], status: 2, says: /not “xml”/ },
  {
    args: ['import', '~/good.ndjson', '--prefer', 'me'],
    status: 2,
    says: /file or database, not “me”/,
  },
  { args: ['remove', '--yes'], status: 2, says: /Say which films to remove/ },
  { args: ['import', '--from', 'imdb'], status: 2, says: /--from takes vega-datasets, not “imdb”/ },
  { args: ['import', 'a', '--from', 'vega-datasets'], status: 2, says: /a file or --from/ },
  { args: ['import', '~/good.ndjson', '--dry-run=yes'], status: 2, says: /--dry-run.*argument/ },
  {
    args: ['import', '~/none.ndjson'],
    status: 1,
    says: /none\.ndjson cannot be opened \(no such file, ENOENT\)/,
  },
  { args: ['import', '~/a-folder'], status: 1, says: /a-folder is a folder/ },
  {
    args: ['import', '~/good.ndjson', '--report', '~/nowhere/report'],
    status: 1,
    says: /There is no folder ~\/nowhere/,
  },
  {
    args: ['import', '~/good.ndjson', '--report', '~/a-folder'],
    status: 1,
    says: /a-folder is a folder/,
  },
  ...['films.db', 'films.db-journal', 'link.db'].map((name) => ({
    args: ['import', '~/good.ndjson', '--report', `~/${name}`],
    status: 1 as Status,
    says: /belongs to the database itself/,
  })),
  ...['good.ndjson', 'a-folder/../good.ndjson', 'link.ndjson'].map((name) => ({
    args: ['import', '~/good.ndjson', '--report', `~/${name}`],
    status: 1 as Status,
    says: /is the file that is read\. Name another one/,
  })),
  ...['empty.ndjson', 'empty.csv', 'bom.ndjson', 'bom.csv', 'blank.csv'].map((name) => ({
    args: ['import', `~/${name}`],
    status: 1 as Status,
    says: /^The file is empty\. /,
  })),
  ...['picture.png', 'picture.csv', 'utf-16.csv', 'utf-16.ndjson'].map((name) => ({
    args: ['import', `~/${name}`],
    status: 1 as Status,
    says: /^Line 1 is not text in UTF-8/,
  })),
  {
    args: ['import', '~/one-line.csv'],
    status: 1,
    says: /^Line 1 is not a row of CSV that names the columns/,
  },
  { args: ['import', '~/good.ndjson/x'], status: 1, says: /a part of its path is a file/ },
  {
    args: ['migrate'],
    url: 'file:~/locked.db',
    status: 1,
    says: /locked\.db\.lock is not a lock of this program\. Remove that file/,
  },
  { args: ['migrate', 'films.db'], status: 2, says: /migrate takes no arguments/ },
  { args: ['restore'], status: 2, says: /Say which copy to restore/ },
  { args: ['restore', 'a', 'b'], status: 2, says: /Give one file, not 2/ },
  { args: ['restore', '~/none.db'], status: 1, says: /There is no file ~\/none\.db/ },
  { args: ['restore', '~/a-folder'], status: 1, says: /a-folder is not a file/ },
  { args: ['restore', '~/films.db'], status: 1, says: /films\.db is the database itself/ },
  { args: ['restore', '~/letter.db'], status: 1, says: /no ~\/letter\.db\.sha256/ },
];

const CASES: Case[] = [
  ...OF_EACH_VERB,
  ...UNKNOWN_OPTION,
  ...WRONG_SETTING,
  ...NOT_A_DATABASE,
  ...NO_FILE,
  ...A_FOLDER,
  ...NO_PERMISSION,
  ...SERVER_AWAY,
  ...OF_A_SERVER,
];

describe('Bad input to the command line', () => {
  it.each(CASES)('$args is answered with $says, and changes nothing', async (one) => {
    const { code, stdout, stderr } = await run(one.args, one.url);
    expect(stderr).toMatch(one.says);
    expect(stderr).toMatch(/^[^\n]{10,500}\n$/);
    expect(stderr).not.toMatch(/\bat .*:\d+:\d+|Error:/);
    expect({ code, stdout }).toEqual({ code: one.status, stdout: '' });
    expect(await state()).toEqual(before);
  });
});

describe('The command line', () => {
  it.each(VERB_NAMES)('prints the help of %s, and does nothing', async (verb) => {
    for (const option of ['--help', '-h']) {
      const { code, stdout, stderr } = await run([verb, option]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/^Usage: npm run /);
      expect(stdout).toContain(verb);
    }
    expect(await state()).toEqual(before);
  });

  it.each([...VERBS])('names every option of %s in its help', async (_name, load) => {
    const { verb } = await load();
    for (const option of Object.keys(verb.options)) expect(verb.usage).toContain(`--${option}`);
  });

  it('has a file for each verb, of the same name', () => {
    for (const verb of VERB_NAMES) expect(existsSync(`api/cli/${verb}.ts`)).toBe(true);
  });

  it.each(['--help', '-h'])('lists every verb for %s', async (option) => {
    const { code, stdout } = await run([option]);
    expect(code).toBe(0);
    for (const verb of VERB_NAMES) expect(stdout).toMatch(new RegExp(`^  ${verb} +\\S`, 'm'));
  });
});
