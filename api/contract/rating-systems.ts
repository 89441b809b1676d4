/** The boards of the world as they go over the wire. */

import * as z from 'zod';
import { strictInput } from './strict-input.ts';

const Years = z.int().min(0).max(21);

export const RatingSystem = z
  .object({
    id: z.string().meta({ description: 'Short and unique, for example `MPA`, `BBFC` or `FSK`.' }),
    country: z.string().meta({ description: 'ISO 3166-1 alpha-2.' }),
    also_in: z
      .array(z.string())
      .readonly()
      .meta({ description: 'Other countries that use its ratings.' }),
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
              'The youngest age at which someone may see it alone. null if no age is enforced or known.',
          }),
          recommended_age: Years.nullable().meta({
            description: 'The age that the board recommends. null if it names none.',
          }),
          accompanied: z
            .boolean()
            .nullable()
            .meta({ description: 'Whether someone younger may go with an adult.' }),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'RatingSystem' });

export const RatingSystemsQuery = strictInput({
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'Write two capital letters for a country, for example DE.')
    .optional()
    .meta({ description: 'Only the boards of this country: ISO 3166-1 alpha-2.', example: 'DE' }),
});

export const RatingSystemsAnswer = z
  .object({ rating_systems: z.array(RatingSystem) })
  .meta({ id: 'RatingSystems' });
