import { expect, it } from 'vitest';
import { createWantedCounter } from '../../../api/services/films/wanted-counter.ts';
import { listWanted } from '../../../db/queries/wanted-films.ts';
import { openTestDatabase } from '../../helpers/test-database.ts';

const imdb = (value: string) => ({ kind: 'imdb', value }) as const;
const title = (value: string) => ({ kind: 'title', value }) as const;

/** A counter on a database, at noon of a day; `fails` makes the next writes fail. */
async function openCounter() {
  const { db, close } = await openTestDatabase();
  const state = { fails: false, writes: 0 };
  const counter = createWantedCounter({
    now: () => new Date('2026-11-29T12:00:00Z'),
    write: async (statements) => {
      state.writes += 1;
      if (state.fails) throw new Error('The disk is full');
      await db.$client.batch(statements, 'write');
    },
  });
  const saved = async () =>
    (await listWanted(db, { limit: 5_000 })).map((one) => `${one.value} ${one.count}`);
  return { counter, state, saved, close };
}

it('Counting writes nothing; saving writes all counts at once, and then there is nothing left to save', async () => {
  const { counter, state, saved, close } = await openCounter();
  expect(counter.isDue()).toBe(false);
  for (const value of ['tt0000001', 'tt0000002', 'tt0000001']) counter.count(imdb(value));
  expect(state.writes).toBe(0);
  expect(counter.isDue()).toBe(true);
  await counter.save();
  await counter.save();
  expect(state.writes).toBe(1);
  expect(counter.isDue()).toBe(false);
  expect(await saved()).toEqual(['tt0000001 2', 'tt0000002 1']);
  await close();
});

it('A text is saved only after three requests, however many saves are between them', async () => {
  const { counter, state, saved, close } = await openCounter();
  counter.count(title('something private'));
  counter.count(title('dune 2021'));
  counter.count(title('dune 2021'));
  expect(counter.isDue()).toBe(false);
  await counter.save();
  expect(state.writes).toBe(0);
  counter.count(title('dune 2021'));
  await counter.save();
  expect(await saved()).toEqual(['dune 2021 3']);
  await close();
});

it('Counts that could not be saved are saved the next time, with those that came meanwhile', async () => {
  const { counter, state, saved, close } = await openCounter();
  counter.count(imdb('tt0000001'));
  state.fails = true;
  const saving = counter.save();
  counter.count(imdb('tt0000001'));
  await expect(saving).rejects.toThrow('The disk is full');
  state.fails = false;
  await counter.save();
  expect(await saved()).toEqual(['tt0000001 2']);
  await close();
});

it('Ten thousand made-up ids do not push out those that several ask for, nor fill the memory', async () => {
  const { counter, saved, close } = await openCounter();
  for (const value of ['tt0000001', 'tt0000001', 'tt0000002', 'tt0000002'])
    counter.count(imdb(value));
  for (let number = 0; number < 10_000; number += 1) counter.count(imdb(`tt${1_000_000 + number}`));
  await counter.save();
  const films = await saved();
  expect(films).toHaveLength(2_000);
  expect(films.slice(0, 2)).toEqual(['tt0000001 2', 'tt0000002 2']);
  expect(films).toContain('tt1009999 1');
  await close();
});
