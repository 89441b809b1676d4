/** The rubric: what is rated, what each level means, and from which age most families would accept it. */

import { Hono } from 'hono';
import { RUBRIC } from '../../db/rubric.ts';
import { CATEGORIES, LEVEL_LABELS, LEVELS } from '../../db/vocabulary.ts';
import { CategoriesAnswer } from '../contract/categories.ts';
import { strictInput } from '../contract/strict-input.ts';
import type { AppEnv } from '../http/app-env.ts';
import { describe } from '../http/describe.ts';
import { validate } from '../http/validate.ts';

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

export const categoryRoutes = new Hono<AppEnv>().get(
  '/v1/categories',
  describe({
    summary: 'The categories, the rubric and the age table',
    description: 'In English, the only language of the rubric so far.',
    answer: CategoriesAnswer,
    problems: ['invalid-input'],
  }),
  validate('query', strictInput({})),
  (c) => c.json(ANSWER, 200, { 'Content-Language': 'en' }),
);
