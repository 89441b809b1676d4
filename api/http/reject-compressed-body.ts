/** Rejects compressed request bodies: a small one could decompress to any size (zip bomb). */

import type { MiddlewareHandler } from 'hono';
import { Problem } from './problem.ts';

export const rejectCompressedBody: MiddlewareHandler = async (c, next) => {
  const encoding = c.req.header('Content-Encoding')?.trim().toLowerCase() ?? '';
  if (encoding !== '' && encoding !== 'identity') {
    c.header('Accept-Encoding', 'identity');
    throw new Problem('encoded-body', `The body has the content encoding “${encoding}”.`);
  }
  await next();
};
