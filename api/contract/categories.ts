/** The published rubric and age table. */

import * as z from 'zod';
import { Category, Level } from './film-parts.ts';

export const CategoriesAnswer = z
  .object({
    language: z.string().meta({ description: 'The language of the texts, as a BCP 47 tag.' }),
    categories: z.array(
      z.object({
        category: Category,
        kind: z.enum(['concern', 'positive']),
        title: z.string(),
        about: z.string(),
        levels: z.array(
          z.object({
            level: Level,
            label: z.string(),
            definition: z.string(),
            age: z.int().nullable().meta({
              description:
                'The youngest age at which most families would accept this level. null for a positive.',
            }),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Categories' });
export type CategoriesAnswer = z.infer<typeof CategoriesAnswer>;
