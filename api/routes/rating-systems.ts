/** The boards of the world, what their ratings mean, and from which age. */

import { Hono } from 'hono';
import * as z from 'zod';
import { RATING_SYSTEMS } from '../../db/rating-systems.ts';
import {
  RatingSystem,
  RatingSystemsAnswer,
  RatingSystemsQuery,
} from '../contract/rating-systems.ts';
import { strictInput } from '../contract/strict-input.ts';
import type { AppEnv } from '../http/app-env.ts';
import { isolateIfNeeded } from '../domain/text/isolate.ts';
import { listed } from '../domain/text/listed.ts';
import { describe } from '../http/route.ts';
import { Problem } from '../http/problem.ts';
import { validate } from '../http/validate.ts';

export const ratingSystemRoutes = new Hono<AppEnv>()
  .get(
    '/v1/rating-systems',
    describe({
      operation: { id: 'listRatingSystems', tag: 'Categories and boards' },
      summary: 'Rating boards of the world, their ratings and ages',
      answer: RatingSystemsAnswer,
      problems: ['invalid-input'],
    }),
    validate('query', RatingSystemsQuery),
    (c) => {
      const { country } = c.req.valid('query');
      const rating_systems = RATING_SYSTEMS.filter(
        (system) =>
          country === undefined || system.country === country || system.also_in.includes(country),
      );
      return c.json({ rating_systems });
    },
  )
  .get(
    '/v1/rating-systems/:system',
    describe({
      operation: { id: 'getRatingSystem', tag: 'Categories and boards' },
      summary: 'One rating board',
      answer: RatingSystem,
      problems: ['invalid-input', 'rating-system-not-found'],
    }),
    validate(
      'param',
      z.object({
        system: z.string().max(40).meta({ description: 'The id of the board.', example: 'FSK' }),
      }),
    ),
    validate('query', strictInput({})),
    (c) => {
      const { system } = c.req.valid('param');
      const found = RATING_SYSTEMS.find(({ id }) => id === system);
      if (found) return c.json(found);
      throw new Problem(
        'rating-system-not-found',
        `We don’t have a rating board with the id “${isolateIfNeeded(system)}”. We have: ${listed(RATING_SYSTEMS.map(({ id }) => id))}.`,
      );
    },
  );
