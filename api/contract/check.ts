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

const LEVEL = 'Write a whole number from 0 to 5.';
const LimitLevel = z.int(LEVEL).min(0, LEVEL).max(5, LEVEL).pipe(Level);

const limitShape = Object.fromEntries(
  CATEGORIES.map(({ name, kind }) => [
    name,
    LimitLevel.optional().meta({
      description:
        kind === 'concern' ? 'The highest level you accept.' : 'The lowest level you want.',
    }),
  ]),
) as Record<Category, z.ZodOptional<typeof LimitLevel>>; // one entry for each category, by construction

const AGE = 'Write a whole number of years from 0 to 18.';
const CHILDREN = 'Send a list of 1 to 12 children, for example [{"age": 14}].';

export const CheckInput = strictInput({
  children: z
    .array(
      strictInput({
        age: z.int(AGE).min(0, AGE).max(18, AGE).meta({ description: 'Years, 0 to 18.' }),
        limits: strictInput(limitShape).optional().meta({
          description:
            'Without a limit, a concern goes by the child’s age and a positive has no limit.',
        }),
      }),
      CHILDREN,
    )
    .min(1, CHILDREN)
    .max(12, CHILDREN),
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
