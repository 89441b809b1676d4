/** The settings, read once at the start and checked together. */

import * as z from 'zod';
import { isFileAddress } from '../db/connection/address.ts';
import { ALLOWABLE_LICENCES } from './domain/film/licences.ts';
import { WANTED_SERVICES, type WantedService } from './domain/film/wanted.ts';
import { parseAddress, parseRange, type IpRange } from './http/ip-address.ts';
import { localUrl } from './server/local-url.ts';

export interface Settings {
  port: number;
  host: string;
  database: { url: string; authToken: string | undefined };
  /** The address at which people reach the service, without a slash at the end. */
  publicUrl: string;
  /** Whether PUBLIC_URL is set. If not, `publicUrl` is made from host and port; port 0 becomes a real one only later. */
  hasPublicUrl: boolean;
  /** Where people send corrections: an e-mail address or the https URL of a page. */
  contact: string | undefined;
  /** Who runs the service: the About page names them. */
  operator: string | undefined;
  /** Whether readers' browsers save pages. If not, those that did remove them again. */
  hasServiceWorker: boolean;
  /** Backups of a database file; `folder` is where nightly backups are written, undefined for no nightly backups. */
  backups: { folder: string | undefined; keepDays: number };
  limits: {
    /** Requests per minute and client that are not served from the cache; 0 for no limit. */
    perMinute: number;
    /** The proxies whose forwarding headers are trusted. */
    proxies: readonly IpRange[];
  };
  /** How each request is logged to standard output; undefined for the default of the environment. */
  logFormat: LogFormat | undefined;
  /** Metrics are served on a separate port, or to clients with the key; not at all if both are undefined. */
  metrics: { port: number | undefined; key: string | undefined };
  /** The restricted licences whose facts may be passed on, in exports and feeds. */
  passOnLicences: readonly string[];
  /** Where films are fetched from; a key is undefined if it is not set. */
  catalogues: {
    wikidata: { sparqlUrl: string; apiUrl: string };
    kmrb: { url: string; key: string | undefined };
    tmdb: { url: string; token: string | undefined };
  };
  /** Where films that were asked for in vain are looked for every night. */
  fetchWanted: readonly WantedService[];
  /** The installation that is mirrored every hour; undefined for none. */
  follow: string | undefined;
  /** Whether each answer tells how long it took. */
  isDevelopment: boolean;
}

/** A line of JSON, a line for people, or nothing. */
export type LogFormat = (typeof LOG_FORMATS)[number];

const LOG_FORMATS = ['json', 'pretty', 'off'] as const;

/** Everything that is wrong with the settings, one line each. */
export class SettingsError extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'SettingsError';
  }
}

const SERVER_FORMS =
  'a libSQL server (libsql://…, https://…), with its token in DATABASE_AUTH_TOKEN';

const FILE_FORM =
  'a file (file:data/content-advisory.db, where “?”, “#” and “%” in a name are %3F, %23 and %25)';

/** Whether libSQL's client accepts the URL. The client rejects some URLs only when it connects, too late for `--check-config`. */
function isServerAddress(url: string): boolean {
  const [, scheme = ''] = /^(libsql|https?):\/\/[^\s#]+$/.exec(url) ?? [];
  const asHttp = url.replace(/^libsql/, 'http');
  if (scheme === '' || !URL.canParse(asHttp)) return false;
  const { username, password, searchParams } = new URL(asHttp);
  const hasPort = new URL(url).port !== '';
  const maySet = (name: string, value: string) =>
    name === 'authToken' ||
    (scheme === 'libsql' && name === 'tls' && (value === '1' || (value === '0' && hasPort)));
  return `${username}${password}` === '' && [...searchParams].every((one) => maySet(...one));
}

/** A host name or an IP address. Text that ends in a number is treated as an address everywhere, so it has to be a complete one. */
function isHost(text: string): boolean {
  if (text.includes(':') || /(^|\.)\d+\.?$/.test(text)) return parseAddress(text) !== null;
  return text.length <= 253 && /^[a-z\d_]([\w-]*\w)?(\.[a-z\d_]([\w-]*\w)?)*\.?$/i.test(text);
}

/** A URL also allows characters that would end it in Markdown or in a script, such as `)` and `'`. */
function isHostOf(url: string): boolean {
  return isHost(new URL(url).hostname.replace(/^\[|\]$/g, ''));
}

/** ASCII characters without spaces, which can be sent in a header. */
const SENDABLE = /^[\x21-\x7e]+$/;

const PublicUrl = z
  .string('set an address without a path, as https://advisory.example.org')
  .refine(
    (url) => /^https?:\/\/[^/?#@\s]+\/*$/.test(url) && URL.canParse(url) && isHostOf(url),
    'set an address without a path, as https://advisory.example.org',
  )
  .transform((url) => new URL(url).origin);

/** The address of a service without a slash at the end; null if it is none, or has a path. */
export function parseServiceAddress(text: string): string | null {
  return PublicUrl.safeParse(text).data ?? null;
}

const Port = z
  .string()
  .refine(
    (text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535,
    'set a number from 0 to 65535',
  )
  .transform(Number);

const PROXY_FORM = 'set addresses or ranges with commas between them, as 10.0.0.0/8,fd00::/8';

const Proxies = z
  .string()
  .transform((text) => text.split(',').map((part) => parseRange(part.trim())))
  .refine((ranges) => ranges.every((range) => range !== null), PROXY_FORM)
  .transform((ranges) => ranges.filter((range) => range !== null));

const CONTACT_FORM =
  'set an e-mail address or a page, as advisory@example.org or https://example.org/corrections';

/** Allows no character in an e-mail address that has a meaning in a `mailto:` URL. */
const Contact = z
  .string()
  .refine(
    (text) =>
      /^[\w.+-]+@[a-z\d-]+(\.[a-z\d-]+)+$/i.test(text) ||
      (/^https:\/\/[^\s@]+$/.test(text) && URL.canParse(text)),
    CONTACT_FORM,
  );

const PASS_ON_FORM = `set the licences that you may pass on, with commas between them, of ${ALLOWABLE_LICENCES.join(', ')}`;

const PassOn = z
  .string()
  .transform((text) => text.split(',').map((name) => name.trim().toUpperCase()))
  .refine((names) => names.every((name) => ALLOWABLE_LICENCES.includes(name)), PASS_ON_FORM);

const CATALOGUE_FORM = 'set the address of the service, as https://api.example.org/3';

/** The address of a service that films are fetched from, without a slash at the end. */
const CatalogueUrl = z
  .string()
  .refine(
    (url) => /^https?:\/\/[^?#@\s]+$/.test(url) && URL.canParse(url) && isHostOf(url),
    CATALOGUE_FORM,
  )
  .transform((url) => url.replace(/\/+$/, ''));

const CatalogueKey = z
  .string()
  .regex(SENDABLE, 'set only the key: ASCII characters without spaces')
  .optional();

const WANTED_FORM = `set ${WANTED_SERVICES.join(' or ')}, or both with a comma between them`;

const FetchWanted = z
  .string()
  .transform((text) => [...new Set(text.split(',').map((part) => part.trim()))])
  .refine((names) => names.every(isWantedService), WANTED_FORM)
  .transform((names) => names.filter(isWantedService));

function isWantedService(name: string): name is WantedService {
  return WANTED_SERVICES.some((service) => service === name);
}

const Env = z.object({
  PORT: Port.default(8787),
  HOST: z
    .string()
    .refine(isHost, 'set a host name, or an address as 127.0.0.1, 0.0.0.0 or ::1')
    .default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .refine(
      (url) => isFileAddress(url) || isServerAddress(url),
      `set ${FILE_FORM} or ${SERVER_FORMS}`,
    )
    .default('file:data/content-advisory.db'),
  DATABASE_AUTH_TOKEN: z
    .string()
    .regex(SENDABLE, 'set only the token: ASCII characters without spaces')
    .optional(),
  PUBLIC_URL: PublicUrl.optional(),
  CONTACT: Contact.optional(),
  OPERATOR: z
    .string()
    .regex(/^[^\p{Cc}]{1,200}$/u, 'set a name of at most 200 characters in one line')
    .optional(),
  SERVICE_WORKER: z.enum(['on', 'off'], 'set on or off').default('on'),
  BACKUP_FOLDER: z.string().optional(),
  BACKUP_KEEP_DAYS: z
    .string()
    .refine(
      (text) => /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= 3650,
      'set a number of days from 1 to 3650',
    )
    .transform(Number)
    .default(7),
  RATE_LIMIT: z
    .string()
    .regex(
      /^\d{1,7}$/,
      'set how often one client may ask in a minute, from 1 to 9999999, or 0 for no limit',
    )
    .transform(Number)
    .default(600),
  TRUSTED_PROXIES: Proxies.default([]),
  LOG_FORMAT: z.enum(LOG_FORMATS, `set ${LOG_FORMATS.slice(0, -1).join(', ')} or off`).optional(),
  METRICS_PORT: Port.optional(),
  METRICS_KEY: z
    .string()
    .refine(
      (key) => key.length >= 16 && SENDABLE.test(key),
      'set at least 16 ASCII characters without spaces',
    )
    .optional(),
  PASS_ON_LICENCES: PassOn.default([]),
  WIKIDATA_SPARQL_URL: CatalogueUrl.default('https://query.wikidata.org/sparql'),
  WIKIDATA_API_URL: CatalogueUrl.default('https://www.wikidata.org/w/api.php'),
  KMRB_URL: CatalogueUrl.default('https://apis.data.go.kr/B551008'),
  KMRB_KEY: CatalogueKey,
  TMDB_URL: CatalogueUrl.default('https://api.themoviedb.org/3'),
  TMDB_TOKEN: CatalogueKey,
  FETCH_WANTED: FetchWanted.default([]),
  FOLLOW: PublicUrl.optional(),
  NODE_ENV: z.string().optional(),
});

/** Only the program should read these. Each can be in a file instead, named by the variable with `_FILE` at its end. */
const SECRETS = ['DATABASE_AUTH_TOKEN', 'METRICS_KEY', 'KMRB_KEY', 'TMDB_TOKEN'] as const;

/** Without a disk and a port, these two have no default. */
const EdgeEnv = Env.extend({
  DATABASE_URL: z.string(`set ${SERVER_FORMS}`).refine(isServerAddress, `set ${SERVER_FORMS}`),
  PUBLIC_URL: PublicUrl,
});

export interface ReadOptions {
  /** An environment without files, where the two addresses have no default. */
  edge?: boolean;
  /** Returns the text of a file with a secret. Throws if it cannot be read. */
  readSecret?: (path: string) => string;
}

/** The settings of an environment. Throws a SettingsError that lists every mistake; an empty variable counts as not set. */
export function readSettings(
  env: Record<string, unknown>,
  { edge = false, readSecret }: ReadOptions = {},
): Settings {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const problems = readSecret ? takeSecrets(set, readSecret) : [];
  const { data, error } = (edge ? EdgeEnv : Env).safeParse(set);
  const mistakes = (error?.issues ?? []).map(({ path, message }) => {
    const name = path.join('.');
    const file = readSecret ? set[`${name}_FILE`] : undefined;
    const place = file === undefined ? name : `${name} in the file “${file}”`;
    return `${place} is ${shown(name, set)}: ${message}`;
  });
  if (data && data.PORT !== 0 && data.METRICS_PORT === data.PORT)
    problems.push(`METRICS_PORT is “${data.PORT}”, as PORT is: set another one`);
  if (data?.FOLLOW !== undefined && data.FOLLOW === data.PUBLIC_URL)
    problems.push(
      `FOLLOW is “${data.FOLLOW}”, as PUBLIC_URL is: set the address of another service`,
    );
  if (data) problems.push(...missingFor(data));
  if (!data || problems.length > 0) throw new SettingsError([...mistakes, ...problems]);
  const { HOST, PORT } = data;
  return {
    port: PORT,
    host: HOST,
    database: { url: data.DATABASE_URL, authToken: data.DATABASE_AUTH_TOKEN },
    publicUrl: data.PUBLIC_URL ?? localUrl(HOST, PORT),
    hasPublicUrl: data.PUBLIC_URL !== undefined,
    contact: data.CONTACT,
    operator: data.OPERATOR,
    hasServiceWorker: data.SERVICE_WORKER === 'on',
    backups: { folder: data.BACKUP_FOLDER, keepDays: data.BACKUP_KEEP_DAYS },
    limits: { perMinute: data.RATE_LIMIT, proxies: data.TRUSTED_PROXIES },
    logFormat: data.LOG_FORMAT,
    metrics: { port: data.METRICS_PORT, key: data.METRICS_KEY },
    passOnLicences: data.PASS_ON_LICENCES,
    catalogues: {
      wikidata: { sparqlUrl: data.WIKIDATA_SPARQL_URL, apiUrl: data.WIKIDATA_API_URL },
      kmrb: { url: data.KMRB_URL, key: data.KMRB_KEY },
      tmdb: { url: data.TMDB_URL, token: data.TMDB_TOKEN },
    },
    fetchWanted: data.FETCH_WANTED,
    follow: data.FOLLOW,
    isDevelopment: data.NODE_ENV === 'development',
  };
}

/** What the nightly search for wanted films needs and lacks. */
function missingFor({ FETCH_WANTED, CONTACT, TMDB_TOKEN }: z.infer<typeof Env>): string[] {
  return [
    ...(FETCH_WANTED.length > 0 && CONTACT === undefined
      ? [`CONTACT is not set: FETCH_WANTED needs it, because each service is told whom to write to`]
      : []),
    ...(FETCH_WANTED.includes('tmdb') && TMDB_TOKEN === undefined
      ? ['TMDB_TOKEN is not set: FETCH_WANTED=tmdb needs your API read access token']
      : []),
  ];
}

/** Adds the secrets that are in files to the settings. Returns a message for each that cannot be read. */
function takeSecrets(set: Record<string, unknown>, readSecret: (path: string) => string): string[] {
  return SECRETS.flatMap((name) => {
    const path = set[`${name}_FILE`];
    if (path === undefined) return [];
    if (set[name] !== undefined)
      return [`${name} and ${name}_FILE are both set: leave one of them out`];
    try {
      const secret = readSecret(String(path)).trim();
      if (secret === '') return [`${name}_FILE is “${path}”: set a file that is not empty`];
      set[name] = secret;
      return [];
    } catch {
      return [`${name}_FILE is “${path}”: set a file that can be read`];
    }
  });
}

function shown(name: string, env: Record<string, unknown>): string {
  const value = env[name];
  if (value === undefined) return 'not set';
  const isSecret = SECRETS.some((secret) => secret === name);
  return isSecret ? '“…”' : `“${withoutSecrets(String(value))}”`;
}

/** The address without its password and its query, which may contain a token. */
function withoutSecrets(address: string): string {
  return address.replace(/:[^:/@]*@/, ':…@').replace(/\?.*/, '?…');
}
