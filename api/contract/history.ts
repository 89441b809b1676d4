/** The history of a film, and the changes of all films. */

import * as z from 'zod';
import { strictInput } from './strict-input.ts';

const Cursor = z.string().regex(/^\d{1,15}$/, 'Write a whole number from 0 on.');

export const HistoryQuery = strictInput({
  limit: z.coerce
    .number('Write a whole number.')
    .int('Write a whole number.')
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'Versions per page; 25 by default.' }),
  cursor: Cursor.optional().meta({ description: 'The `next` of the page before.' }),
});

const Version = z.int().positive();
const Time = z.iso.datetime();

export const HistoryPage = z
  .object({
    film: z.string(),
    history: z.array(
      z.object({
        version: Version,
        changed_at: Time,
        kind: z.enum(['changed', 'deleted', 'removed']).meta({
          description: '`deleted` can be undone. After `removed` the film started again.',
        }),
        by: z.string().meta({ description: 'The display name of the editor, key or program.' }),
        accepted_by: z.string().nullable().meta({
          description: 'The second editor, if the change had to wait for one.',
        }),
        changed: z.array(z.string()).readonly().nullable().meta({
          description:
            'JSON pointers to the facts that changed. A rating is named by category, basis and origin: `/ratings/sex/editor/Anna/level`. null if the film was new, or if it is not recorded.',
        }),
        note: z.string().nullable().meta({ description: 'Why, in the words of the editor.' }),
      }),
    ),
    next: z.string().nullable().meta({
      description: 'The cursor of the next page. null on the last page.',
    }),
  })
  .meta({ id: 'History', description: 'The versions of a film, the newest first.' });
export type HistoryPage = z.infer<typeof HistoryPage>;

/** The number of a change, and its time in base 36; the number alone is valid too. */
const ChangesCursor = z
  .string()
  .regex(/^\d{1,15}(-[\da-z]{1,11})?$/, 'Write the `next` of an earlier response, or 0.');

export const ChangesQuery = strictInput({
  since: ChangesCursor.default('0').meta({
    description: 'The `next` of an earlier response, however old. 0 for the first change.',
  }),
});

export const ChangesPage = z
  .object({
    changes: z.array(
      z.object({
        number: z.int().positive(),
        film: z.string(),
        version: Version,
        changed_at: Time,
        kind: z.enum(['changed', 'deleted']),
        facts: z.looseObject({}).nullable().meta({
          description:
            'The film as a line of the export. null if it was deleted, or if a newer change of it follows.',
        }),
      }),
    ),
    next: z.string().meta({ description: 'The `since` of the next request.' }),
    has_more: z.boolean().meta({ description: 'Whether there are more changes already.' }),
  })
  .meta({ id: 'Changes', description: 'Changes of films in order, at most 100.' });
export type ChangesPage = z.infer<typeof ChangesPage>;
