/** Objects that a client sends: an unknown key is an error that names the allowed ones. */

import * as z from 'zod';

/** Like `z.strictObject`; the error of an unknown key is `Allowed: a, b, c.` */
export function strictInput<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const allowed = Object.keys(shape).join(', ') || 'none';
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? `Allowed: ${allowed}.` : undefined),
  });
}
