/** Objects that a client sends: an unknown key is an error that names the allowed ones. */

import * as z from 'zod';
import { nearest } from '../domain/text/nearest.ts';

/** Like `z.strictObject`; the error of an unknown key is `Allowed: a, b, c.`, after the name that was probably meant. */
export function strictInput<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const names = Object.keys(shape);
  const allowed = `Allowed: ${names.join(', ') || 'none'}.`;
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return undefined;
      const [key = '', ...others] = issue.keys;
      const meant = others.length === 0 ? nearest(key, names) : null;
      return meant === null ? allowed : `Did you mean “${meant}”? ${allowed}`;
    },
  });
}
