/** The boards of the world as they go over the wire. */

import * as z from 'zod';
import { strictInput } from './strict-input.ts';

const Years = z.int().min(0).max(21);

export const RatingSystem = z
  .object({
    id: z.string().meta({ description: 'Short and unique: `MPA`, `BBFC`, `FSK`.' }),
    country: z.string().meta({ description: 'ISO 3166-1 alpha-2.' }),
    also_in: z
      .array(z.string())
      .readonly()
      .meta({ description: 'Other countries where its marks are used.' }),
    name: z.string(),
    url: z.url({ protocol: /^https$/ }).nullable(),
    ratings: z
      .array(
        z.object({
          rating: z.string(),
          name: z.string(),
          order: z.int().positive().meta({ description: '1 is the mildest.' }),
          minimum_age: Years.nullable().meta({
            description:
              'Years under which nobody may see it alone; null where none is enforced or known.',
          }),
          recommended_age: Years.nullable().meta({
            description: 'Years that the board itself advises; null where it names none.',
          }),
          accompanied: z
            .boolean()
            .nullable()
            .meta({ description: 'Whether somebody younger may go with an adult.' }),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'RatingSystem' });

export const RatingSystemsQuery = strictInput({
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'Write a country as two capital letters, as DE')
    .optional()
    .meta({ description: 'Only the boards of this country, ISO 3166-1 alpha-2.' }),
});

export const RatingSystemsAnswer = z
  .object({ rating_systems: z.array(RatingSystem) })
  .meta({ id: 'RatingSystems' });
