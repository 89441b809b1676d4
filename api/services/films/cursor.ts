/**
 * Cursors: the opaque `next` of a page of films. Each contains the position where its page ended, and a checksum of its query, so that it
 * is not accepted for another query.
 */

import * as z from 'zod';
import type { Position } from '../../../db/queries/list-films.ts';
import type { Sort } from '../../../db/vocabulary.ts';
import type { FilmsQuery } from '../../contract/films-query.ts';
import { byteTag } from '../../domain/text/byte-tag.ts';

/** More characters than the longest sort key and id in base64. */
const MAX_LENGTH = 4_000;

/** The sort value of each sort. As in `film_index`, 99 is an unknown age, and years and times are negative. */
const SORT_VALUES = {
  title: z.string(),
  match: z.string().regex(/^[0-3]/),
  '-year': z.int().min(-9999).max(0),
  age: z.int().min(0).max(99),
  '-updated': z.int().max(0),
} as const satisfies Record<Sort, z.ZodType>;

/** The `next` of a page of this query that ended at the position. */
export function encodeCursor([sorted, id]: Position, query: FilmsQuery): string {
  const bytes = UTF_8.encode(JSON.stringify([checksum(query), sorted, id]));
  return btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Not a cursor, or a cursor of another query. The message says what to do. */
export class InvalidCursorError extends Error {}

/** Throws an InvalidCursorError if the text is not a cursor, or belongs to another query. */
export function decodeCursor(cursor: string, query: FilmsQuery): Position {
  const content = z.tuple([z.string(), SORT_VALUES[query.sort], z.string().max(200)]);
  const parsed = content.safeParse(parseBase64Json(cursor));
  if (parsed.success && parsed.data[0] === checksum(query)) return [parsed.data[1], parsed.data[2]];
  throw new InvalidCursorError(
    'Start again without `cursor`: this one is not the `next` of an earlier page of the same query.',
  );
}

/** `limit` and `fields` do not change which films a query finds, or their order. */
function checksum({
  cursor: _cursor,
  limit: _limit,
  fields: _fields,
  ...query
}: FilmsQuery): string {
  return byteTag(UTF_8.encode(JSON.stringify(query))).replaceAll('"', '');
}

/** Undefined if the text is not JSON in base64url. */
function parseBase64Json(text: string): unknown {
  if (text.length > MAX_LENGTH) return undefined;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return JSON.parse(STRICT_UTF_8.decode(Uint8Array.from(binary, (char) => char.charCodeAt(0))));
  } catch {
    return undefined;
  }
}

const UTF_8 = new TextEncoder();
const STRICT_UTF_8 = new TextDecoder('utf-8', { fatal: true });
