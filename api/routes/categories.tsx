/** The rubric, as data and as a page: what is rated, what each level means, and from which age most families would accept it. */

import { Hono } from 'hono';
import { RUBRIC } from '../../db/rubric.ts';
import { CATEGORIES, LEVEL_LABELS, LEVELS } from '../../db/vocabulary.ts';
import { CategoriesAnswer } from '../contract/categories.ts';
import { strictInput } from '../contract/strict-input.ts';
import type { AppEnv } from '../http/app-env.ts';
import { describe } from '../http/route.ts';
import { describePage } from '../pages/layout/describe-page.ts';
import { validate } from '../http/validate.ts';
import { sendPage } from '../pages/layout/page.tsx';
import { RubricPage } from '../pages/rubric/rubric-page.tsx';

const ANSWER: CategoriesAnswer = {
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
    (c) => c.json(ANSWER, 200, { 'Content-Language': 'en' }),
  )
  .get('/rubric', describePage({ summary: 'The rubric, as a page' }), (c) =>
    sendPage(c, {
      title: 'What the levels mean · content-advisory',
      description:
        'What each level from 0 to 5 means in each category, and from what age it is fine for most families.',
      path: '/rubric',
      children: <RubricPage {...ANSWER} />,
    }),
  );
