/** What the address of a comparison says. */

import * as z from 'zod';
import { FindQuery } from '../find/find-query.ts';

/** More do not fit beside each other. */
export const MAX_COMPARED = 4;

/** Ids with commas between them, and titles or addresses that were typed. */
export const CompareQuery = z.object({
  films: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((given) => {
      const all = [given].flat().flatMap((text) => (text.includes('://') ? text : text.split(',')));
      const named = all.map((text) => text.trim().slice(0, 200)).filter(Boolean);
      return [...new Set(named)].slice(0, MAX_COMPARED);
    }),
  for: FindQuery.shape.for,
});
export type CompareQuery = z.infer<typeof CompareQuery>;
