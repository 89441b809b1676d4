/** Sends text that is JSON already. */

import type { Context } from 'hono';
import { byteTag } from '../domain/text/byte-tag.ts';
import type { AppEnv } from './app-env.ts';
import { withBytes } from './response-bytes.ts';

/** Under its entity tag where it has one. */
export function jsonText(c: Context<AppEnv>, text: string, etag?: string): Response {
  const bytes = UTF_8.encode(text);
  c.header('ETag', etag ?? byteTag(bytes));
  const type = { 'Content-Type': 'application/json; charset=utf-8' };
  return withBytes(c.body(bytes, 200, type), bytes);
}

const UTF_8 = new TextEncoder();
