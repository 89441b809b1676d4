/** The limits that a check is asked with, and its answer. */

import * as z from 'zod';
import {
  CATEGORIES,
  CATEGORY_NAMES,
  STATUSES,
  VERDICTS,
  type Category,
} from '../../db/vocabulary.ts';
import { Level } from './film-parts.ts';
import { strictInput } from './strict-input.ts';

const LimitLevel = z.int('Write a whole number from 0 to 5').min(0).max(5).pipe(Level);

const limitShape = Object.fromEntries(
  CATEGORIES.map(({ name, kind }) => [
    name,
    LimitLevel.optional().meta({
      description:
        kind === 'concern' ? 'The highest level you accept.' : 'The lowest level you want.',
    }),
  ]),
) as Record<Category, z.ZodOptional<typeof LimitLevel>>; // one entry for each category, by construction

export const CheckInput = strictInput({
  children: z
    .array(
      strictInput({
        age: z
          .int('Write a whole number of years from 0 to 18')
          .min(0)
          .max(18)
          .meta({ description: 'Years, 0 to 18.' }),
        limits: strictInput(limitShape).optional().meta({
          description:
            'Without a limit, a concern goes by the child’s age and a positive has no limit.',
        }),
      }),
    )
    .min(1, 'Send 1 to 12 children')
    .max(12, 'Send 1 to 12 children'),
}).meta({
  id: 'CheckInput',
  examples: [{ children: [{ age: 14 }, { age: 9, limits: { violence: 1 } }] }],
});

const CheckLine = z.object({
  category: z.enum([...CATEGORY_NAMES, 'age']),
  status: z.enum(STATUSES),
  level: z
    .int()
    .nullable()
    .meta({ description: '0 to 5. On the line `age`: the film’s age in years.' }),
  at_most: z.int().nullable(),
  limit: z.int().meta({ description: '0 to 5. On the line `age`: the child’s age in years.' }),
});

export const CheckAnswer = z
  .object({
    verdict: z.enum(VERDICTS).meta({ description: 'The strictest of the children’s verdicts.' }),
    children: z.array(
      z.object({
        verdict: z.enum(VERDICTS),
        likely: z.enum(VERDICTS).nullable().meta({
          description: 'If the verdict is `unknown`: what it would be if the estimates were right.',
        }),
        decided_by: z.array(z.enum([...CATEGORY_NAMES, 'age'])),
        lines: z.array(CheckLine),
      }),
    ),
  })
  .meta({ id: 'Check' });
