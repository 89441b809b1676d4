/** The settings, read once at the start and checked together. */

import * as z from 'zod';

export interface Settings {
  port: number;
  host: string;
  database: { url: string; authToken: string | undefined };
  /** Where people reach the service, without a slash at the end. */
  publicUrl: string;
}

/** All that is wrong with the settings, one line each. */
export class SettingsError extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'SettingsError';
  }
}

const DATABASE_FORMS =
  'a file (file:data/content-advisory.db) or a libSQL server (libsql://…, https://…)';

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
    .refine((url) => /^(file:.+|(libsql|https?):\/\/.+)$/.test(url), `set ${DATABASE_FORMS}`)
    .default('file:data/content-advisory.db'),
  DATABASE_AUTH_TOKEN: z.string().optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, message: 'set an address, as https://advisory.example.org' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
});

/** The settings of an environment. Throws a SettingsError that lists every mistake; an empty variable counts as not set. */
export function readSettings(env: Record<string, unknown>): Settings {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = Env.safeParse(set);
  if (!result.success) {
    throw new SettingsError(
      result.error.issues.map(
        ({ path, message }) => `${path.join('.')} is “${shown(path[0], set)}”: ${message}`,
      ),
    );
  }
  const { PORT, HOST, DATABASE_URL, DATABASE_AUTH_TOKEN, PUBLIC_URL } = result.data;
  return {
    port: PORT,
    host: HOST,
    database: { url: DATABASE_URL, authToken: DATABASE_AUTH_TOKEN },
    publicUrl: PUBLIC_URL ?? `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`,
  };
}

function shown(name: PropertyKey | undefined, env: Record<string, unknown>): string {
  return name === 'DATABASE_AUTH_TOKEN' ? '…' : String(env[String(name)]);
}
