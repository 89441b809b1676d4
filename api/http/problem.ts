/** Every error of the API, as RFC 9457 problem details. Routes throw a Problem; one handler writes it. */

import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** The kinds of error: status, title, and what to do, which the page at `/docs` shows. */
export const PROBLEMS = {
  'invalid-input': {
    status: 400,
    title: 'The request is not valid',
    help: 'Mend what `errors` points at. Every parameter and field is checked; none is ignored.',
  },
  'malformed-json': {
    status: 400,
    title: 'The body is not JSON',
    help: 'Send one JSON value in UTF-8.',
  },
  'film-not-found': {
    status: 404,
    title: 'No film has this id',
    help: 'Search with `GET /v1/films?q=`, or ask by the id of IMDb, TMDB or Wikidata.',
  },
  'rating-system-not-found': {
    status: 404,
    title: 'No board has this id',
    help: 'The boards are listed at `GET /v1/rating-systems`.',
  },
  'widget-version-not-found': {
    status: 404,
    title: 'This version of the widget is not here',
    help: 'The versions are listed at `GET /widget/versions.json`.',
  },
  'address-not-found': {
    status: 404,
    title: 'Nothing is at this address',
    help: 'The addresses are listed here and in `/openapi.json`.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This address does not take this method',
    help: 'Use one of the methods in the `Allow` header.',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    help: 'Send at most 64 kB.',
  },
  'not-json-type': {
    status: 415,
    title: 'The body must be declared as JSON',
    help: 'Send the header `Content-Type: application/json`.',
  },
  'format-not-offered': {
    status: 501,
    title: 'This format is not offered',
    help: 'Ask for `format=json`.',
  },
  'encoded-body': {
    status: 415,
    title: 'The body must not be compressed',
    help: 'Send it as it is, without the header `Content-Encoding`.',
  },
  'too-many-requests': {
    status: 429,
    title: 'This address has asked too much for now',
    help: 'Retry after the seconds in `Retry-After`. Answers that the service has in its cache do not count.',
  },
  'database-unavailable': {
    status: 503,
    title: 'The database cannot be read at the moment',
    help: 'Try again after the seconds in `Retry-After`.',
  },
  'internal-error': {
    status: 500,
    title: 'Something failed on our side',
    help: 'Try again; if it stays, report it with the `request_id`.',
  },
} as const satisfies Record<string, { status: ContentfulStatusCode; title: string; help: string }>;

export type ProblemSlug = keyof typeof PROBLEMS;

/** One thing that is wrong with an input; `pointer` is a JSON pointer into the body, the query or the path. */
export interface InputError {
  pointer: string;
  detail: string;
}

export class Problem extends Error {
  readonly slug: ProblemSlug;
  readonly detail: string;
  readonly errors: readonly InputError[] | undefined;
  /** Seconds after which it is worth asking again, where that is known. */
  readonly retryAfter: number | undefined;

  constructor(
    slug: ProblemSlug,
    detail: string,
    options: { errors?: readonly InputError[]; cause?: unknown; retryAfter?: number } = {},
  ) {
    super(detail, { cause: options.cause });
    this.name = 'Problem';
    this.slug = slug;
    this.detail = detail;
    this.errors = options.errors;
    this.retryAfter = options.retryAfter;
  }
}

/** Seconds after which a client may ask again when the database is away. */
const RETRY_AFTER = 5;

/** The Problem that an error stands for. What is not ours to tell stays in `cause`, for the log. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HTTPException && error.status === 400) {
    return new Problem('malformed-json', 'The body could not be read as JSON.', { cause: error });
  }
  if (isDatabaseError(error) && !isStatementError(error)) {
    return new Problem(
      'database-unavailable',
      'The database did not answer as it should. Nothing was changed.',
      { cause: error },
    );
  }
  return new Problem('internal-error', 'The failure has been noted under the request id.', {
    cause: error,
  });
}

/** The codes by which SQLite, its client and a libSQL server reject a statement: the database is fine, our SQL is not. */
const STATEMENT_ERRORS =
  /^(SQLITE_(ERROR|MISUSE|RANGE|MISMATCH|TOOBIG|CONSTRAINT)|SQL_\w+|ARGS_\w+)$/;

/** Whether the database is well and rejects the statement itself: a syntax error, or a table or column that it does not have. */
export function isStatementError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error) return STATEMENT_ERRORS.test(String(error.code));
  return isStatementError(error.cause);
}

/** libSQL's errors are named so, wrapped by drizzle or not. */
function isDatabaseError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    /Libsql|Sqlite|DrizzleQuery/i.test(error.name) ||
    error.constructor.name.startsWith('Libsql') ||
    isDatabaseError(error.cause)
  );
}

/** What goes with an error, whatever form it is told in: it is stored nowhere, and names when to come back. */
export function setProblemHeaders(c: Context, { slug, retryAfter }: Problem): void {
  const seconds = PROBLEMS[slug].status === 503 ? (retryAfter ?? RETRY_AFTER) : retryAfter;
  if (seconds !== undefined) c.header('Retry-After', String(seconds));
  c.header('Cache-Control', 'no-store');
}

/** Writes a Problem as `application/problem+json`, never to be stored. */
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
  };
  return c.body(JSON.stringify(body), status, {
    'Content-Type': 'application/problem+json; charset=utf-8',
  });
}
