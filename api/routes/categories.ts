/** The rubric as data: what is rated, what each level means, and from which age most families would accept it. */

import { Hono } from 'hono';
import { RUBRIC } from '../../db/rubric.ts';
import { CATEGORIES, LEVEL_LABELS, LEVELS } from '../../db/vocabulary.ts';
import { CategoriesAnswer } from '../contract/categories.ts';
import { strictInput } from '../contract/strict-input.ts';
import type { AppEnv } from '../http/app-env.ts';
import { describe } from '../http/route.ts';
import { describePage } from '../pages/layout/describe-page.ts';
import { validate } from '../http/validate.ts';

export const CATEGORIES_ANSWER: CategoriesAnswer = {
  language: 'en',
  categories: CATEGORIES.map(({ name, kind, ages }) => ({
    category: name,
    kind,
    title: RUBRIC[name].title,
    about: RUBRIC[name].about,
    levels: LEVELS.map((level) => ({
      level,
      label: LEVEL_LABELS[kind][level],
      definition: RUBRIC[name].levels[level],
      age: ages?.[level] ?? null,
    })),
  })),
};

export const categoryRoutes = new Hono<AppEnv>()
  .get(
    '/v1/categories',
    describe({
      operation: { id: 'listCategories', tag: 'Categories and boards' },
      summary: 'The categories, the rubric and the age table',
      description: 'In English only for now.',
      answer: CategoriesAnswer,
      problems: ['invalid-input'],
    }),
    validate('query', strictInput({})),
    (c) => c.json(CATEGORIES_ANSWER, 200, { 'Content-Language': 'en' }),
  )
  .get('/rubric', describePage({ summary: 'The earlier address of the rubric' }), (c) =>
    c.redirect('/about/ratings', 301),
  );
