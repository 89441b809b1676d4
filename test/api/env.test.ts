import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { nodeSettings } from '../../api/operations/node-settings.ts';
import {
  explainFailure,
  readStartArguments,
  requireNode,
} from '../../api/operations/start-checks.ts';
import { readSettings, SettingsError } from '../../api/env.ts';
import { localUrlWarning } from '../../api/server/local-url.ts';
import packageJson from '../../package.json' with { type: 'json' };

function mistakesOf(env: Record<string, string>): string[] {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('the settings', () => {
  it('need nothing', () => {
    expect(readSettings({})).toEqual({
      backups: { folder: undefined, keepDays: 7 },
      port: 8787,
      host: '127.0.0.1',
      database: { url: 'file:data/content-advisory.db', authToken: undefined },
      publicUrl: 'http://127.0.0.1:8787',
      hasPublicUrl: false,
      hasServiceWorker: true,
      contact: undefined,
      operator: undefined,
      limits: { perMinute: 600, proxies: [] },
      logFormat: undefined,
      metrics: { port: undefined, key: undefined },
      passOnLicences: [],
      fetchWanted: [],
      follow: undefined,
      catalogues: {
        wikidata: {
          sparqlUrl: 'https://query.wikidata.org/sparql',
          apiUrl: 'https://www.wikidata.org/w/api.php',
        },
        kmrb: { url: 'https://apis.data.go.kr/B551008', key: undefined },
        tmdb: { url: 'https://api.themoviedb.org/3', token: undefined },
      },
      isDevelopment: false,
    });
  });

  it('are read from the environment, which holds much else', () => {
    expect(
      readSettings({
        PATH: '/bin',
        PORT: '9000',
        HOST: '0.0.0.0',
        DATABASE_URL: 'libsql://films.example.org',
        DATABASE_AUTH_TOKEN: 'token',
        PUBLIC_URL: 'https://advisory.example.org',
        CONTACT: 'advisory@example.org',
        OPERATOR: 'The Example Library',
        SERVICE_WORKER: 'off',
        RATE_LIMIT: '60',
        TRUSTED_PROXIES: '10.0.0.0/8, ::1',
        LOG_FORMAT: 'pretty',
        METRICS_PORT: '9001',
        METRICS_KEY: 'a-key-of-enough-letters',
        NODE_ENV: 'development',
        BACKUP_FOLDER: '/backups',
        BACKUP_KEEP_DAYS: '30',
        PASS_ON_LICENCES: 'kmrb',
        WIKIDATA_SPARQL_URL: 'http://127.0.0.1:9002/sparql',
        WIKIDATA_API_URL: 'http://127.0.0.1:9002/w/api.php',
        KMRB_URL: 'http://127.0.0.1:9003/',
        KMRB_KEY: 'kmrb-key',
        TMDB_URL: 'https://proxy.example.org/3',
        TMDB_TOKEN: 'tmdb-token',
      }),
    ).toEqual({
      backups: { folder: '/backups', keepDays: 30 },
      port: 9000,
      host: '0.0.0.0',
      database: { url: 'libsql://films.example.org', authToken: 'token' },
      publicUrl: 'https://advisory.example.org',
      hasPublicUrl: true,
      contact: 'advisory@example.org',
      operator: 'The Example Library',
      hasServiceWorker: false,
      limits: {
        perMinute: 60,
        proxies: [
          { address: [10, 0, 0, 0], bits: 8 },
          { address: [...Array.from({ length: 15 }, () => 0), 1], bits: 128 },
        ],
      },
      logFormat: 'pretty',
      metrics: { port: 9001, key: 'a-key-of-enough-letters' },
      passOnLicences: ['KMRB'],
      fetchWanted: [],
      follow: undefined,
      catalogues: {
        wikidata: {
          sparqlUrl: 'http://127.0.0.1:9002/sparql',
          apiUrl: 'http://127.0.0.1:9002/w/api.php',
        },
        kmrb: { url: 'http://127.0.0.1:9003', key: 'kmrb-key' },
        tmdb: { url: 'https://proxy.example.org/3', token: 'tmdb-token' },
      },
      isDevelopment: true,
    });
  });

  it('take an empty variable as one that is not set', () => {
    const empty = { PORT: '', HOST: '', DATABASE_URL: '', DATABASE_AUTH_TOKEN: '', PUBLIC_URL: '' };
    expect(readSettings(empty)).toEqual(readSettings({}));
  });

  it.each([
    ['http://localhost:8787/', 'http://localhost:8787'],
    ['https://example.org//', 'https://example.org'],
  ])('leave out the slash at the end of PUBLIC_URL %s', (given, publicUrl) => {
    expect(readSettings({ PUBLIC_URL: given }).publicUrl).toBe(publicUrl);
  });

  it.each([
    ['127.0.0.1', 'http://127.0.0.1:80'],
    ['localhost', 'http://localhost:80'],
    ['::1', 'http://[::1]:80'],
    ['::1%lo', 'http://[::1]:80'],
    ['fe80::1%eth0', 'http://[fe80::1]:80'],
    ['0.0.0.0', 'http://localhost:80'],
    ['::', 'http://localhost:80'],
    ['::%lo', 'http://localhost:80'],
    ['::ffff:0.0.0.0', 'http://localhost:80'],
  ])('make of the host %s an address that a browser can open', (HOST, publicUrl) => {
    expect(readSettings({ HOST, PORT: '80' }).publicUrl).toBe(publicUrl);
    expect(new URL(publicUrl).protocol).toBe('http:');
    const isOpenable = publicUrl.includes(HOST);
    expect(localUrlWarning(HOST, 80) === null).toBe(isOpenable);
  });

  it.each([
    'file:data/x.db',
    'file:/var/x.db',
    'file:///var/x.db',
    'file:my films.db',
    'FILE:/var/x.db',
    'file:what%3F.db',
    'libsql://x',
    'libsql://x?tls=1',
    'libsql://x:8080?tls=0&authToken=t',
    'https://x',
    'http://x',
    'http://[::1]:8080',
  ])('take the database %s', (url) => {
    expect(readSettings({ DATABASE_URL: url }).database.url).toBe(url);
  });

  it.each([
    '127.0.0.1',
    '::',
    '::ffff:192.0.2.1',
    'localhost',
    'advisory.example.org',
    'advisory.example.org.',
    'my_host-2',
    '1and1.example',
  ])('take the host %s', (host) => {
    expect(readSettings({ HOST: host }).host).toBe(host);
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '8787.5'],
    ['PORT', '1e3'],
    ['PORT', ' 80'],
    ['HOST', 'a b'],
    ['HOST', 'http://localhost'],
    ['HOST', '999.1.1.1'],
    ['HOST', '1.2.3'],
    ['HOST', '127.0.0.1.'],
    ['HOST', 'films.123'],
    ['HOST', '8787'],
    ['HOST', ':::'],
    ['HOST', '12345::'],
    ['HOST', '-'],
    ['HOST', 'a..b'],
    ['HOST', 'a-.example'],
    ['HOST', '.'],
    ['HOST', 'localhost:8787'],
    ['DATABASE_URL', 'postgres://u@h/db'],
    ['DATABASE_URL', 'mysql://h/db'],
    ['DATABASE_URL', 'data/films.db'],
    ['DATABASE_URL', 'file:'],
    ['DATABASE_URL', 'file:%zz'],
    ['DATABASE_URL', 'file:%ff'],
    ['DATABASE_URL', 'file:films%00.db'],
    ['DATABASE_URL', 'file:x.db#y'],
    ['DATABASE_URL', 'file::memory:'],
    ['DATABASE_URL', 'file://host/x.db'],
    ['DATABASE_URL', 'libsql://'],
    ['DATABASE_URL', 'libsql://a b'],
    ['DATABASE_URL', 'libsql://h#f'],
    ['DATABASE_URL', 'http://['],
    ['DATABASE_URL', 'http://h:99999'],
    ['DATABASE_URL', 'https://999.1.1.1'],
    ['PUBLIC_URL', 'advisory.example.org'],
    ['PUBLIC_URL', 'ftp://example.org'],
    ['PUBLIC_URL', 'https://exa(mple).org'],
    ['PUBLIC_URL', "https://exa'mple.org"],
    ['CONTACT', 'advisory'],
    ['CONTACT', 'advisory@example'],
    ['CONTACT', 'a@b.org&bcc=c@d.org'],
    ['CONTACT', 'http://example.org/corrections'],
    ['CONTACT', 'javascript:alert(1)'],
    ['CONTACT', 'https://'],
    ['RATE_LIMIT', '-1'],
    ['RATE_LIMIT', '10.5'],
    ['TRUSTED_PROXIES', 'proxy.example.org'],
    ['TRUSTED_PROXIES', '10.0.0.0/8,'],
    ['LOG_FORMAT', 'JSON'],
    ['METRICS_PORT', '70000'],
    ['BACKUP_KEEP_DAYS', '0'],
    ['BACKUP_KEEP_DAYS', 'a week'],
    ['PASS_ON_LICENCES', 'TMDB'],
    ['KMRB_URL', 'apis.data.go.kr'],
    ['TMDB_URL', 'ftp://api.themoviedb.org/3'],
    ['WIKIDATA_SPARQL_URL', 'https://me@example.org/sparql'],
  ])('reject %s=%j in one line that quotes it and says what to set', (name, value) => {
    const mistakes = mistakesOf({ [name]: value });
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatch(new RegExp(`^${name} is “.*”: set \\S+`));
    expect(mistakes[0]).toContain(`“${value}”`);
  });

  it.each([
    'file:x.db?mode=ro',
    'file:?',
    'libsql://h?x=1',
    'libsql://h?tls=0',
    'libsql://h?tls=yes',
    'https://h?tls=1',
    'https://me:secret@h',
  ])('reject the database %s, which libSQL’s client would not open', (url) => {
    expect(mistakesOf({ DATABASE_URL: url })).toEqual([
      expect.stringMatching(/^DATABASE_URL is “.+”: set a file/),
    ]);
  });

  it('reject the same port for the service and the metrics', () => {
    expect(mistakesOf({ METRICS_PORT: '8787' })).toEqual([
      'METRICS_PORT is “8787”, as PORT is: set another one',
    ]);
    expect(mistakesOf({ PORT: '0', METRICS_PORT: '0' })).toEqual([]);
  });

  it.each([
    ['DATABASE_AUTH_TOKEN', 'two\nlines'],
    ['DATABASE_AUTH_TOKEN', 'schlüssel'],
    ['METRICS_KEY', 'short'],
    ['METRICS_KEY', 'with spaces, and long enough'],
    ['METRICS_KEY', 'ein-langer-schlüssel'],
    ['KMRB_KEY', 'with spaces'],
    ['TMDB_TOKEN', 'schlüssel'],
  ])(
    'reject %s=%j, which a header cannot contain or anyone could guess, without showing it',
    (...one) => {
      const [name, value] = one;
      const mistakes = mistakesOf({ [name]: value });
      expect(mistakes).toEqual([expect.stringMatching(new RegExp(`^${name} is “…”: set .+`))]);
      expect(mistakes.join('')).not.toContain(value);
    },
  );

  it('list every mistake at once, a line each', () => {
    const mistakes = mistakesOf({
      PORT: 'x',
      HOST: '?',
      DATABASE_URL: 'postgres://h/db',
      PUBLIC_URL: 'nope',
    });
    expect(mistakes.map((line) => line.split(' ')[0])).toEqual([
      'PORT',
      'HOST',
      'DATABASE_URL',
      'PUBLIC_URL',
    ]);
  });
});

it('the page for operators tells of every variable', async () => {
  const [source, page] = await Promise.all(
    ['api/env.ts', 'docs/operations.md'].map((path) => readFile(path, 'utf8')),
  );
  const names = [...(source ?? '').matchAll(/^  ([A-Z_]+):/gm)].map(([, name]) => name);
  expect(names).toContain('TRUSTED_PROXIES');
  for (const name of names) expect(page).toContain(`\`${name}\``);
});

describe('the oldest Node', () => {
  it.each(['20.19.0', '20.20.1', '22.0.0', '24.21.0', '100.0.0'])('lets %s start', (version) => {
    expect(() => requireNode(version)).not.toThrow();
  });

  it.each(['20.18.9', '18.20.8', '16.0.0', '9.9.9'])('tells %s what to install', (version) => {
    expect(() => requireNode(version)).toThrow(
      `This is Node ${version}; install Node 20.19 or newer.`,
    );
  });

  it('is the one of package.json', () => {
    expect(packageJson.engines.node).toBe('>=20.19');
  });

  it.each(['README.md', 'CONTRIBUTING.md', 'docs/operations.md'])(
    'is the only one that %s asks for',
    async (path) => {
      const text = (await readFile(path, 'utf8')).replaceAll(/\s+/g, ' ');
      expect([...new Set(text.match(/Node [\d.]+ or newer/g))]).toEqual(['Node 20.19 or newer']);
    },
  );
});

describe('a failure at the start', () => {
  const failure = (code: string, message: string, more: object = {}) =>
    Object.assign(new Error(message), { code, ...more });

  it.each([
    ['a port in use', failure('EADDRINUSE', 'listen EADDRINUSE'), {}, 'Port 8787 is in use'],
    ['a port in use', failure('EADDRINUSE', 'listen'), { PORT: '99' }, 'Port 99 is in use'],
    [
      'the port for figures in use',
      failure('EADDRINUSE', 'listen', { port: 9187 }),
      { METRICS_PORT: '9187' },
      'Port 9187 is in use. Stop the other program, or choose another port: METRICS_PORT=9188 npm start',
    ],
    [
      'the last port in use',
      failure('EADDRINUSE', 'listen', { port: 65_535 }),
      { PORT: '65535' },
      'another port: PORT=65534 npm start',
    ],
    [
      'a port for root',
      failure('EACCES', 'listen EACCES: permission denied'),
      { PORT: '80' },
      'Port 80',
    ],
    [
      'a folder of others',
      failure('EACCES', 'mkdir'),
      {},
      'file:data/content-advisory.db cannot be written',
    ],
    [
      'a read-only disk',
      failure('EROFS', 'mkdir'),
      { DATABASE_URL: 'file:/x' },
      'file:/x cannot be written',
    ],
    [
      'a folder that is read-only, of which only the outer error has a known code',
      failure('SQLITE_READONLY', 'attempt to write a readonly database', {
        cause: failure('UNKNOWN_SQLITE_ERROR_1544', 'attempt to write a readonly database'),
      }),
      { DATABASE_URL: 'file:/x' },
      'file:/x cannot be written (SQLITE_READONLY). Make its folder writable',
    ],
    [
      'no database',
      failure('SQLITE_NOTADB', 'x'),
      { DATABASE_URL: 'file:/x' },
      'file:/x is not a database',
    ],
    [
      'an address of others',
      failure('EADDRNOTAVAIL', 'listen'),
      { HOST: '203.0.113.7' },
      'HOST is “203.0.113.7”',
    ],
    [
      'no file but a folder',
      new Error('ConnectionFailed("Unable to open connection to local database /x: 14")'),
      { DATABASE_URL: 'file:/x' },
      'file:/x cannot be written',
    ],
    ['no such host', failure('ENOTFOUND', 'getaddrinfo ENOTFOUND h'), { HOST: 'h' }, 'HOST is “h”'],
    [
      'a server that is away',
      failure('ECONNREFUSED', 'connect ECONNREFUSED'),
      { DATABASE_URL: 'libsql://x' },
      'The database server libsql://x cannot be reached',
    ],
  ])('through %s is told in one line, whatever it is wrapped in', (_, cause, env, told) => {
    const wrapped = new Error('Failed query:\n  select 1\nparams:', {
      cause: new TypeError('fetch failed', { cause }),
    });
    for (const error of [cause, wrapped]) {
      const text = explainFailure(error, env);
      expect(text).toContain(told);
      expect(text.split('\n')).toHaveLength(1);
    }
  });

  it.each([
    new Error('of an\n  unknown kind'),
    new Error('outer', { cause: new Error('of an unknown kind') }),
    'of an unknown kind',
  ])('of an unknown kind is explained in one line', (error) => {
    expect(explainFailure(error, {})).toBe('content-advisory could not start: of an unknown kind');
  });
});

describe('a secret in a file', () => {
  const files: Record<string, string> = { '/run/token': 'hunter2\n', '/run/empty': '\n' };
  const readSecret = (path: string) => {
    const text = files[path];
    if (text === undefined) throw new Error('ENOENT');
    return text;
  };

  it('is taken without the line break at its end', () => {
    const { database } = readSettings({ DATABASE_AUTH_TOKEN_FILE: '/run/token' }, { readSecret });
    expect(database.authToken).toBe('hunter2');
  });

  it.each([
    [
      { DATABASE_AUTH_TOKEN_FILE: '/run/none' },
      'DATABASE_AUTH_TOKEN_FILE is “/run/none”: set a file that can be read',
    ],
    [
      { METRICS_KEY_FILE: '/run/empty' },
      'METRICS_KEY_FILE is “/run/empty”: set a file that is not empty',
    ],
    [
      { DATABASE_AUTH_TOKEN: 'a', DATABASE_AUTH_TOKEN_FILE: '/run/token' },
      'DATABASE_AUTH_TOKEN and DATABASE_AUTH_TOKEN_FILE are both set: leave one of them out',
    ],
  ])('that cannot be read is reported in one line, with all other mistakes', (env, told) => {
    expect(() => readSettings({ ...env, PORT: 'x' }, { readSecret })).toThrow(
      `PORT is “x”: set a number from 0 to 65535\n${told}`,
    );
  });
});

it('a folder instead of a file with a secret is reported as a file that cannot be read', () => {
  expect(() => nodeSettings({ METRICS_KEY_FILE: tmpdir() })).toThrow(
    `METRICS_KEY_FILE is “${tmpdir()}”: set a file that can be read`,
  );
});

it.each([
  ['METRICS_KEY', '/run/token', 'at least 16'],
  ['DATABASE_AUTH_TOKEN', '/run/two-lines', 'only the token'],
])('%s in a file is reported with the name of the file if it is not valid', (name, path, told) => {
  const secrets: Record<string, string> = { '/run/token': 'hunter2', '/run/two-lines': 'a\nb' };
  expect(() =>
    readSettings({ [`${name}_FILE`]: path }, { readSecret: (one) => secrets[one] ?? '' }),
  ).toThrow(new RegExp(`^${name} in the file “${path}” is “…”: set ${told}`));
});

describe('a setting that holds a secret', () => {
  it.each([
    { DATABASE_URL: 'postgres://me:hunter2@db.test/films' },
    { DATABASE_URL: 'wss://db.test?authToken=hunter2' },
    { DATABASE_AUTH_TOKEN: 'hunter2', PORT: 'x' },
    { METRICS_KEY: 'hunter2' },
    { PUBLIC_URL: 'ftp://me:hunter2@films.test' },
  ])('is rejected without being shown: %o', (env) => {
    expect(() => readSettings(env)).toThrow(/^(?![^]*hunter2)/);
  });
});

describe('the arguments of the service', () => {
  it.each([
    { args: [], onlyChecks: false, stopsWithParent: false },
    { args: ['--check-config'], onlyChecks: true, stopsWithParent: false },
    { args: ['--stop-with-parent'], onlyChecks: false, stopsWithParent: true },
    { args: ['--stop-with-parent', '--check-config'], onlyChecks: true, stopsWithParent: true },
  ])('are two at most: $args', ({ args, ...read }) => {
    expect(readStartArguments(args)).toEqual(read);
  });

  it.each([['--port=80'], ['serve'], ['--check-config', '--help']])(
    'are rejected if they are unknown: %s',
    (...args) => {
      expect(() => readStartArguments(args)).toThrow(/unknown option “.+”.*PORT=8080/);
    },
  );
});

describe('FETCH_WANTED', () => {
  const CONTACT = 'films@example.org';

  it('names services, each once', () => {
    const env = { CONTACT, TMDB_TOKEN: 'token', FETCH_WANTED: 'tmdb, wikidata,tmdb' };
    expect(readSettings(env).fetchWanted).toEqual(['tmdb', 'wikidata']);
  });

  it.each([
    [{ FETCH_WANTED: 'imdb', CONTACT }, 'FETCH_WANTED is “imdb”: set wikidata or tmdb, or both'],
    [{ FETCH_WANTED: 'wikidata' }, 'CONTACT is not set'],
    [{ FETCH_WANTED: 'tmdb', CONTACT }, 'TMDB_TOKEN is not set'],
  ])('is checked at the start: %o', (env, mistake) => {
    expect(mistakesOf(env as Record<string, string>)).toEqual([expect.stringContaining(mistake)]);
  });
});

describe('FOLLOW', () => {
  const follow = (FOLLOW: string) =>
    readSettings({ FOLLOW, PUBLIC_URL: 'https://here.example.org' }).follow;

  it('is the address of another service', () => {
    expect(follow('https://advisory.example.org/')).toBe('https://advisory.example.org');
  });

  it.each([
    ['https://advisory.example.org/films', 'set an address without a path'],
    ['https://here.example.org', 'as PUBLIC_URL is: set the address of another service'],
  ])('%s is rejected', (address, reason) => {
    expect(() => follow(address)).toThrow(reason);
  });
});
