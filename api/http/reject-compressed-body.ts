/** Refuses bodies that are compressed: what is small on the way could be of any size once it is unpacked. */

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
