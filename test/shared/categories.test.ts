import { afterAll, beforeAll, expect, it } from 'vitest';
import { RUBRIC } from '../../db/rubric.ts';
import { CATEGORIES, LEVEL_LABELS, LEVELS } from '../../db/vocabulary.ts';
import { problemOf } from '../helpers/problem-of.ts';
import { openTestApp, type TestApp } from '../helpers/test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp([]);
});
afterAll(() => app.close());

it('publishes the rubric and the age table of every category, in order', async () => {
  const response = await app.request('/v1/categories');
  expect(response.headers.get('Content-Language')).toBe('en');
  expect(await response.json()).toEqual({
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
  });
});

it('publishes the ages of the age table, and none for a positive', async () => {
  const { categories } = await (await app.request('/v1/categories')).json();
  const ages = Object.fromEntries(
    categories.map(({ category, levels }: { category: string; levels: { age: number }[] }) => [
      category,
      levels.map(({ age }) => age),
    ]),
  );
  expect(ages).toMatchObject({
    language: [2, 6, 9, 12, 15, 17],
    sex: [2, 4, 10, 13, 16, 18],
    drinking: [2, 4, 8, 12, 15, 17],
    violence: [2, 4, 7, 12, 15, 18],
    frightening: [2, 4, 7, 10, 14, 17],
    positive_messages: [null, null, null, null, null, null],
  });
});

it('rejects every parameter', async () => {
  const response = await app.request('/v1/categories?lang=de');
  expect(response.status).toBe(400);
  expect((await problemOf(response)).errors).toMatchObject([{ pointer: '#/lang' }]);
});
