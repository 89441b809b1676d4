/** The films of a sitemap, in parts, read in steps between which other requests run. */

import type { ReadDb } from '../../../db/connection/client.ts';
import {
  readFilmPages,
  readLastNumber,
  readNewestChanges,
  type FilmPage,
} from '../../../db/queries/film-pages.ts';
import { yieldToEventLoop } from '../yield-to-event-loop.ts';

/** Films in a part, counted from the first film: a part never moves when films are added. */
export const PART_SIZE = 10_000;

/** Films that are read at once. An embedded database blocks other requests meanwhile, for about 2 ms; a server takes a round trip. */
const STEP = { file: 500, server: PART_SIZE } as const;

export interface SitemapPart {
  /** From 1. */
  number: number;
  /** The last change of a film in it: ISO 8601, in UTC. */
  updated_at: string;
}

/** The parts that have films, in order. */
export async function listSitemapParts(db: ReadDb): Promise<readonly SitemapPart[]> {
  const last = await readLastNumber(db);
  const newest = new Map<number, string>();
  const step = db.$client.protocol === 'file' ? STEP.file : Math.max(1, last);
  for (let after = 0; after < last; after += step) {
    const changes = await readNewestChanges(db, { after, upTo: after + step }, PART_SIZE);
    for (const [part, updated_at] of changes)
      if (updated_at > (newest.get(part) ?? '')) newest.set(part, updated_at);
    await yieldToEventLoop();
  }
  return [...newest]
    .toSorted(([one], [other]) => one - other)
    .map(([part, updated_at]) => ({ number: part + 1, updated_at }));
}

/** Whether films may have a number in this part. */
export async function hasSitemapPart(db: ReadDb, part: number): Promise<boolean> {
  return (part - 1) * PART_SIZE < (await readLastNumber(db));
}

/** The films of a part, step by step. */
export async function* listPartFilms(
  db: ReadDb,
  part: number,
): AsyncGenerator<readonly FilmPage[], void> {
  const step = STEP[db.$client.protocol === 'file' ? 'file' : 'server'];
  const end = part * PART_SIZE;
  for (let after = end - PART_SIZE; after < end; after += step) {
    yield await readFilmPages(db, { after, upTo: after + step });
    await yieldToEventLoop();
  }
}
