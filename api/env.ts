/** The settings, read once at the start and checked together. */

import * as z from 'zod';

export interface Settings {
  port: number;
  host: string;
  database: { url: string; authToken: string | undefined };
  /** Where people reach the service, without a slash at the end. */
  publicUrl: string;
  /** Copies of an embedded database; `folder` is where every night's go, undefined where none are asked for. */
  backups: { folder: string | undefined; keepDays: number };
}

/** All that is wrong with the settings, one line each. */
export class SettingsError extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'SettingsError';
  }
}

const SERVER_FORMS = 'a libSQL server (libsql://…, https://…)';

const PublicUrl = z
  .string('set an address without a path, as https://advisory.example.org')
  .refine(
    (url) => /^https?:\/\/[^/?#@\s]+\/*$/.test(url) && URL.canParse(url),
    'set an address without a path, as https://advisory.example.org',
  )
  .transform((url) => new URL(url).origin);

const Env = z.object({
  PORT: z
    .string()
    .refine(
      (text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535,
      'set a number from 0 to 65535',
    )
    .transform(Number)
    .default(8787),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'set a host name or an address, as 127.0.0.1')
    .default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .refine(
      (url) => /^(file:.+|(libsql|https?):\/\/.+)$/.test(url),
      `set a file (file:data/content-advisory.db) or ${SERVER_FORMS}`,
    )
    .default('file:data/content-advisory.db'),
  DATABASE_AUTH_TOKEN: z.string().optional(),
  PUBLIC_URL: PublicUrl.optional(),
  BACKUP_FOLDER: z.string().optional(),
  BACKUP_KEEP_DAYS: z
    .string()
    .refine(
      (text) => /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= 3650,
      'set a number of days from 1 to 3650',
    )
    .transform(Number)
    .default(7),
});

/** Where there is no disk and no port of our own, nothing can stand in for these two. */
const EdgeEnv = Env.extend({
  DATABASE_URL: z
    .string(`set ${SERVER_FORMS}`)
    .regex(/^(libsql|https?):\/\/.+$/, `set ${SERVER_FORMS}`),
  PUBLIC_URL: PublicUrl,
});

/**
 * The settings of an environment; `edge` is one without files, where the two addresses have no default.
 * Throws a SettingsError that lists every mistake; an empty variable counts as not set.
 */
export function readSettings(
  env: Record<string, unknown>,
  { edge = false }: { edge?: boolean } = {},
): Settings {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = (edge ? EdgeEnv : Env).safeParse(set);
  if (!result.success) {
    throw new SettingsError(
      result.error.issues.map(
        ({ path, message }) => `${path.join('.')} is ${shown(path[0], set)}: ${message}`,
      ),
    );
  }
  const { PORT, HOST, DATABASE_URL, DATABASE_AUTH_TOKEN, PUBLIC_URL } = result.data;
  const { BACKUP_FOLDER, BACKUP_KEEP_DAYS } = result.data;
  return {
    port: PORT,
    host: HOST,
    database: { url: DATABASE_URL, authToken: DATABASE_AUTH_TOKEN },
    publicUrl: PUBLIC_URL ?? `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`,
    backups: { folder: BACKUP_FOLDER, keepDays: BACKUP_KEEP_DAYS },
  };
}

function shown(name: PropertyKey | undefined, env: Record<string, unknown>): string {
  const value = env[String(name)];
  if (value === undefined) return 'not set';
  return name === 'DATABASE_AUTH_TOKEN' ? '“…”' : `“${withoutSecrets(String(value))}”`;
}

/** An address without the password and the query in it, where some servers take their token. */
function withoutSecrets(address: string): string {
  return address.replace(/:[^:/@]*@/, ':…@').replace(/\?.*/, '?…');
}
