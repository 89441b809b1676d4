/** Of the built files, those that the application reads itself: the others need a build. */

import { readFileSync } from 'node:fs';
import type { Handler } from 'hono';

const openApi = readFileSync(new URL('../../api/openapi/openapi.json', import.meta.url), 'utf8');

/** For `assets` of an application in a test. */
export const committedFiles: Handler = async (c, next) => {
  if (c.req.path !== '/openapi.json') return next();
  return c.body(openApi, 200, { 'Content-Type': 'application/json; charset=utf-8' });
};
