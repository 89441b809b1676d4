/** Rejects a path whose category does not exist. */

import type { MiddlewareHandler } from 'hono';
import { Category } from '../contract/film-parts.ts';
import { isolateIfNeeded } from '../domain/text/isolate.ts';
import type { AppEnv } from './app-env.ts';
import { Problem } from './problem.ts';

/** A category is a part of the path: an unknown one is nothing that exists, as an unknown film is. */
export const requireCategory: MiddlewareHandler<AppEnv> = (c, next) => {
  const category = c.req.param('category') ?? '';
  if (Category.safeParse(category).success) return next();
  throw new Problem(
    'category-not-found',
    `“${isolateIfNeeded(category.slice(0, 60))}” is not a category. Write one of these: ${Category.options.join(', ')}.`,
  );
};
