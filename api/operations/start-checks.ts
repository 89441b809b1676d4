/** Checks before the start, and messages for errors that prevent it. Node only. */

import { isDiskFull } from '../../db/connection/disk-full.ts';
import { SchemaError } from '../../db/migrate.ts';
import { SettingsError } from '../env.ts';

/** The minimum version of Node; the same as `engines` in package.json. */
const MIN_NODE = [20, 19] as const;

/** Throws if this version of Node is too old. */
export function requireNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [minMajor, minMinor] = MIN_NODE;
  if (major > minMajor || (major === minMajor && minor >= minMinor)) return;
  throw new Error(`This is Node ${version}; install Node ${MIN_NODE.join('.')} or newer.`);
}

/** The options of the service on its command line. */
export interface StartArguments {
  /** Check the settings and exit. */
  onlyChecks: boolean;
  /** Stop when the parent process exits, for `npm start`. */
  stopsWithParent: boolean;
}

/** Throws for any other argument: settings are environment variables. */
export function readStartArguments(args: readonly string[]): StartArguments {
  const unknown = args.find((one) => one !== '--check-config' && one !== '--stop-with-parent');
  if (unknown === undefined) {
    return {
      onlyChecks: args.includes('--check-config'),
      stopsWithParent: args.includes('--stop-with-parent'),
    };
  }
  throw new Error(
    `unknown option “${unknown}”. The only option is --check-config; all settings are environment variables: PORT=8080 npm start`,
  );
}

/** libSQL's message for SQLITE_CANTOPEN, which has no error code when it opens a file. */
const CANNOT_OPEN = /^ConnectionFailed\("Unable to open connection to local database/;

/** One line (for settings, one per error) that says what failed and what to do. `what` begins the message of an unexpected error. */
export function explainFailure(
  error: unknown,
  env: Record<string, string | undefined>,
  what = 'content-advisory could not start',
): string {
  if (error instanceof SettingsError) return `The settings are not valid.\n${error.message}`;
  if (error instanceof SchemaError) return error.message;
  const { code: ownCode, message, port = Number(env['PORT'] || '8787') } = rootCause(error);
  const code = isDiskFull(error)
    ? 'ENOSPC'
    : CANNOT_OPEN.test(message)
      ? 'SQLITE_CANTOPEN'
      : ownCode;
  const variable = String(port) === env['METRICS_PORT'] ? 'METRICS_PORT' : 'PORT';
  if (code === 'EACCES' && message.startsWith('listen '))
    return `Port ${port} needs administrator rights. Choose one above 1023: ${variable}=8787 npm start`;
  const database = withoutQuery(env['DATABASE_URL'] || 'file:data/content-advisory.db');
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use. Stop the other program, or choose another port: ${variable}=${port < 65_535 ? port + 1 : port - 1} npm start`;
    case 'EADDRNOTAVAIL':
      return hostMistake(env['HOST']);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'ETIMEDOUT':
    case 'SERVER_UNREACHABLE':
      if (message.endsWith(` ${env['HOST']}`)) return hostMistake(env['HOST']);
      return `The database server ${database} cannot be reached: ${message}. Check DATABASE_URL, and that the server is running.`;
    case 'EACCES':
    case 'EEXIST':
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EPERM':
    case 'EROFS':
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
      return `The database ${database} cannot be written (${code}). Make its folder writable, or set DATABASE_URL to another file.`;
    case 'SQLITE_NOTADB':
      return `${database} is not a database. Move the file away, or set DATABASE_URL to another file.`;
    case 'SQLITE_CORRUPT':
      return `The database ${database} is damaged. Restore the newest backup: npm run -s cli -- restore COPY`;
    case 'ENOSPC':
      return `The disk of ${database} is full. Free some space and try again.`;
    case 'SQLITE_BUSY':
      return `The database ${database} is locked by another program. Try again, or stop that program.`;
    default:
      return `${what}: ${message.replaceAll(/\s+/g, ' ')}`;
  }
}

/** The query may contain a token. */
function withoutQuery(address: string): string {
  return address.replace(/\?.*/s, '');
}

function hostMistake(host: string | undefined): string {
  return `HOST is “${host}”, which is not an address of this machine. Set HOST=127.0.0.1, or 0.0.0.0 for all.`;
}

interface RootCause {
  code: string | undefined;
  message: string;
  /** The port of a failed `listen`. */
  port?: number;
}

/** The innermost error with a known code, otherwise the innermost error. Unknown codes of libSQL look like UNKNOWN_SQLITE_ERROR_1544. */
function rootCause(error: unknown): RootCause {
  if (!(error instanceof Error)) return { code: undefined, message: String(error) };
  const code = 'code' in error && error.code ? String(error.code) : undefined;
  const port = 'port' in error && typeof error.port === 'number' ? { port: error.port } : {};
  const own = { code, message: error.message, ...port };
  if (error.cause === undefined || error.cause === null) return own;
  const inner = rootCause(error.cause);
  const isKnown = inner.code !== undefined && !inner.code.startsWith('UNKNOWN_');
  return isKnown || code === undefined ? inner : own;
}
