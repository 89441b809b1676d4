/** All errors of the API, as RFC 9457 problem details. Routes throw a Problem; one handler writes it. */

import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { isDiskFull } from '../../db/connection/disk-full.ts';
import { InvalidCursorError } from '../services/films/cursor.ts';

/** The kinds of error: status, title, and what to do about it, as the page at `/docs` shows them. */
export const PROBLEMS = {
  'invalid-input': {
    status: 400,
    title: 'Invalid request',
    help: 'Fix the fields listed in `errors`. Every parameter and field is checked; none is ignored.',
  },
  'malformed-json': {
    status: 400,
    title: 'The body is not valid JSON',
    help: 'Send one JSON value, encoded as UTF-8.',
  },
  unauthorized: {
    status: 401,
    title: 'Sign in, or send an API key',
    help: 'Send a valid key as `Authorization: Bearer ca_…`, or sign in at `/sign-in`.',
  },
  forbidden: {
    status: 403,
    title: 'Not allowed',
    help: 'Ask an admin for a role or a key with the scope that is named.',
  },
  'film-deleted': {
    status: 410,
    title: 'The film was deleted',
    help: 'An admin can restore it: `POST /v1/films/{id}/restore`.',
  },
  'film-exists': {
    status: 409,
    title: 'The film is there already',
    help: 'Change it with `PATCH /v1/films/{id}`.',
  },
  'version-not-found': {
    status: 404,
    title: 'Version not found',
    help: 'For a list of the versions: `GET /v1/films/{id}/history`.',
  },
  'history-replaced': {
    status: 410,
    title: 'These changes belong to another history',
    help: 'Read the export again: `GET /v1/export/films.ndjson`. Its `Link` header has the changes since.',
  },
  'rating-not-found': {
    status: 404,
    title: 'Rating not found',
    help: 'For a list of the ratings: `GET /v1/films/{id}/ratings`.',
  },
  'proposal-not-found': {
    status: 404,
    title: 'Proposal not found',
    help: 'Use the address in `Location` of the response that said that the change waits.',
  },
  'proposal-decided': {
    status: 409,
    title: 'The proposal was decided already',
    help: 'Read it to see by whom: `GET /v1/proposals/{id}`.',
  },
  'proposal-outdated': {
    status: 409,
    title: 'The film changed since the proposal',
    help: 'Decline it, and change the film yourself.',
  },
  'proposal-in-words': {
    status: 409,
    title: 'The proposal is in words',
    help: 'Send the change that you make of it as `patch`, or decline it.',
  },
  'too-many-proposals': {
    status: 409,
    title: 'Too many corrections are waiting',
    help: 'Try again in a few days, when editors have read some of them.',
  },
  'version-required': {
    status: 428,
    title: 'Say which version you change',
    help: 'Send the `ETag` of `GET /v1/films/{id}` as `If-Match`.',
  },
  'version-outdated': {
    status: 412,
    title: 'The film changed meanwhile',
    help: 'Read the film again, and send the `ETag` of this response as `If-Match`.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The `Idempotency-Key` belongs to another request',
    help: 'Send a new key with each new request.',
  },
  'film-not-found': {
    status: 404,
    title: 'Film not found',
    help: 'Search with `GET /v1/films?q=`, or use an IMDb, TMDB or Wikidata id.',
  },
  'category-not-found': {
    status: 404,
    title: 'Category not found',
    help: 'For a list of the categories: `GET /v1/categories`.',
  },
  'rating-system-not-found': {
    status: 404,
    title: 'Rating board not found',
    help: 'For a list of the boards: `GET /v1/rating-systems`.',
  },
  'widget-version-not-found': {
    status: 404,
    title: 'Widget version not found',
    help: 'For a list of the versions: `GET /widget/versions.json`.',
  },
  'address-not-found': {
    status: 404,
    title: 'Nothing at this address',
    help: 'All addresses are listed at `/docs`, for programs at `/openapi.json`.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    help: 'Use one of the methods in the `Allow` header.',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    help: 'Send at most 64 kB.',
  },
  'not-json-type': {
    status: 415,
    title: 'Unsupported content type',
    help: 'Send the header `Content-Type: application/json`.',
  },
  'format-not-offered': {
    status: 501,
    title: 'Format not supported',
    help: 'Use `format=json`.',
  },
  'encoded-body': {
    status: 415,
    title: 'Compressed bodies are not supported',
    help: 'Send the body uncompressed, without a `Content-Encoding` header.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    help: 'Retry after the number of seconds in `Retry-After`. Cached responses do not count.',
  },
  'too-many-exports': {
    status: 503,
    title: 'Too many exports are in progress',
    help: 'Retry after the seconds in `Retry-After`.',
  },
  'too-many-pictures': {
    status: 503,
    title: 'Too many pictures are being drawn',
    help: 'Retry after the seconds in `Retry-After`.',
  },
  'database-unavailable': {
    status: 503,
    title: 'The database is unavailable right now',
    help: 'Retry after the number of seconds in `Retry-After`.',
  },
  'internal-error': {
    status: 500,
    title: 'Something went wrong on our side',
    help: 'Try again. If it keeps failing, report it with the `request_id`.',
  },
} as const satisfies Record<string, { status: ContentfulStatusCode; title: string; help: string }>;

export type ProblemSlug = keyof typeof PROBLEMS;

/** One error in an input; `pointer` is a JSON pointer into the body, the query or the path. */
export interface InputError {
  pointer: string;
  detail: string;
}

export class Problem extends Error {
  readonly slug: ProblemSlug;
  readonly detail: string;
  readonly errors: readonly InputError[] | undefined;
  /** Seconds after which a retry makes sense, if known. */
  readonly retryAfter: number | undefined;
  /** Whether we will look elsewhere for the film that is not found. */
  readonly willLook: boolean;
  /** The current ETag of what the client wanted to change. */
  readonly etag: string | undefined;

  constructor(
    slug: ProblemSlug,
    detail: string,
    options: {
      errors?: readonly InputError[];
      cause?: unknown;
      retryAfter?: number;
      willLook?: boolean;
      etag?: string;
    } = {},
  ) {
    super(detail, { cause: options.cause });
    this.name = 'Problem';
    this.slug = slug;
    this.detail = detail;
    this.errors = options.errors;
    this.retryAfter = options.retryAfter;
    this.willLook = options.willLook ?? false;
    this.etag = options.etag;
  }
}

/** Characters of an unknown path that its error repeats. */
export const MAX_SHOWN_PATH = 200;

/** Seconds after which a client may retry while the database is unavailable. */
const DEFAULT_RETRY_AFTER = 5;

/** Converts an error to a Problem. Internal details stay in `cause`, for the log. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof InvalidCursorError)
    return new Problem('invalid-input', `Invalid query: cursor: ${error.message}`, {
      errors: [{ pointer: '#/cursor', detail: error.message }],
    });
  if (error instanceof HTTPException && error.status === 400) {
    return new Problem('malformed-json', 'The body could not be read as JSON.', { cause: error });
  }
  if (isDatabaseError(error) && !isStatementError(error)) {
    return new Problem(
      'database-unavailable',
      isDiskFull(error)
        ? 'The disk of the database is full. Nothing was changed.'
        : 'The database did not respond correctly. Nothing was changed.',
      { cause: error },
    );
  }
  return new Problem('internal-error', 'The error was logged under this request id.', {
    cause: error,
  });
}

/** The codes by which SQLite, its client and a libSQL server reject a statement: the database is fine, our SQL is not. */
const STATEMENT_ERRORS =
  /^(SQLITE_(ERROR|MISUSE|RANGE|MISMATCH|TOOBIG|CONSTRAINT)|SQL_\w+|ARGS_\w+)$/;

/** Whether the database works but rejects the statement: a syntax error, or an unknown table or column. */
export function isStatementError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error) return STATEMENT_ERRORS.test(String(error.code));
  return isStatementError(error.cause);
}

/** By the names of libSQL's and drizzle's error classes. */
function isDatabaseError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    /Libsql|Sqlite|DrizzleQuery/i.test(error.name) ||
    error.constructor.name.startsWith('Libsql') ||
    isDatabaseError(error.cause)
  );
}

/** Seconds after which a retry makes sense; undefined if that is unknown. */
export function retryAfterOf({ slug, retryAfter }: Problem): number | undefined {
  return PROBLEMS[slug].status === 503 ? (retryAfter ?? DEFAULT_RETRY_AFTER) : retryAfter;
}

/** The headers of an error in any format: `Cache-Control: no-store`, how to sign in, and `Retry-After` if known. */
export function setProblemHeaders(c: Context, problem: Problem): void {
  const { slug, etag } = problem;
  const seconds = retryAfterOf(problem);
  if (seconds !== undefined) c.header('Retry-After', String(seconds));
  if (PROBLEMS[slug].status === 401) c.header('WWW-Authenticate', 'Bearer');
  if (etag !== undefined) c.header('ETag', etag);
  c.header('Cache-Control', 'no-store');
}

/** Writes a Problem as `application/problem+json`. */
export function problemResponse(c: Context, problem: Problem): Response {
  const { status, title } = PROBLEMS[problem.slug];
  setProblemHeaders(c, problem);
  const body = {
    type: `/docs#${problem.slug}`,
    title,
    status,
    detail: problem.errors ? problem.detail : `${problem.detail} ${PROBLEMS[problem.slug].help}`,
    request_id: c.get('requestId'),
    ...(problem.errors ? { errors: problem.errors } : {}),
    ...(problem.willLook ? { will_look: true } : {}),
  };
  return c.body(JSON.stringify(body), status, {
    'Content-Type': 'application/problem+json; charset=utf-8',
  });
}
