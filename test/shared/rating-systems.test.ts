import { afterAll, beforeAll, expect, it } from 'vitest';
import { RATING_SYSTEMS } from '../../db/rating-systems.ts';
import { problemOf } from '../helpers/problem-of.ts';
import { openTestApp, type TestApp } from '../helpers/test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp([]);
});
afterAll(() => app.close());

async function json(path: string) {
  const response = await app.request(path);
  expect(response.status, path).toBe(200);
  return response.json();
}

it('lists every board with its ratings and ages', async () => {
  expect(await json('/v1/rating-systems')).toEqual({
    rating_systems: JSON.parse(JSON.stringify(RATING_SYSTEMS)),
  });
});

it('lists the boards of a country, also those of another that it follows', async () => {
  for (const country of ['US', 'DE', 'AT']) {
    const { rating_systems } = await json(`/v1/rating-systems?country=${country}`);
    expect(rating_systems.map(({ id }: { id: string }) => id)).toEqual(
      RATING_SYSTEMS.filter(
        (one) => one.country === country || one.also_in.some((other) => other === country),
      ).map(({ id }) => id),
    );
  }
});

it.each(RATING_SYSTEMS.map(({ id }) => id))('answers the board %s', async (id) => {
  const listed = RATING_SYSTEMS.find((one) => one.id === id);
  expect(await json(`/v1/rating-systems/${encodeURIComponent(id)}`)).toEqual(
    JSON.parse(JSON.stringify(listed)),
  );
});

it.each(['nope', 'mpa', '__proto__'])('answers 404 for %s, and names the boards', async (id) => {
  const response = await app.request(`/v1/rating-systems/${id}`);
  expect(response.status).toBe(404);
  const { type, detail } = await problemOf(response);
  expect(type).toBe('/docs#rating-system-not-found');
  expect(detail).toContain('MPA');
});

it('rejects an invalid country and an unknown parameter', async () => {
  for (const [query, pointer] of [
    ['country=usa', '#/country'],
    ['lang=de', '#/lang'],
  ]) {
    const response = await app.request(`/v1/rating-systems?${query}`);
    expect(response.status).toBe(400);
    expect((await problemOf(response)).errors).toMatchObject([{ pointer }]);
  }
});
