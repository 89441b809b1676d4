/** Counts in memory which films were asked for in vain, and saves the counts now and then: no request waits for a write. */

import type { BatchStatement } from '../../../db/connection/client.ts';
import { addWanted, type WantedCount } from '../../../db/queries/wanted-films.ts';
import type { Wanted } from '../../domain/film/wanted.ts';

export interface WantedCounter {
  /** Counts one request. Takes microseconds, and never fails. */
  count: (film: Wanted) => void;
  /** Whether there is anything to save. */
  isDue: () => boolean;
  /** Saves what was counted, in one transaction. If that fails it throws, and the counts wait for the next time. */
  save: () => Promise<void>;
}

interface Dependencies {
  now: () => Date;
  /** Runs the statements in one transaction. */
  write: (statements: BatchStatement[]) => Promise<void>;
}

/** Films in memory. If there are more, the one that was asked for least makes room. */
const MAX_FILMS = 2_000;

/** Requests after which a text that somebody wrote is saved. What one person asks for once is never stored. */
const MIN_TEXT_REQUESTS = 3;

export function createWantedCounter({ now, write }: Dependencies): WantedCounter {
  const counts = new Map<string, WantedCount>();

  function add({ kind, value }: Wanted, count: number): void {
    const key = `${kind}:${value}`;
    const counted = counts.get(key);
    if (counted) counted.count += count;
    else {
      if (counts.size >= MAX_FILMS) counts.delete(rarest(counts));
      counts.set(key, { kind, value, count });
    }
  }

  return {
    count: (film) => add(film, 1),
    isDue: () => [...counts.values()].some(canBeSaved),
    save: async () => {
      const films = [...counts.values()].filter(canBeSaved);
      if (films.length === 0) return;
      for (const { kind, value } of films) counts.delete(`${kind}:${value}`);
      try {
        await write(addWanted(films, { day: now().toISOString().slice(0, 10) }));
      } catch (error) {
        for (const film of films) add(film, film.count);
        throw error;
      }
    },
  };
}

function canBeSaved({ kind, count }: WantedCount): boolean {
  const isText = kind === 'title' || kind === 'film';
  return count >= (isText ? MIN_TEXT_REQUESTS : 1);
}

/** The film that was asked for least, of several the one that has waited longest. */
function rarest(counts: ReadonlyMap<string, WantedCount>): string {
  let [found, least] = ['', Infinity];
  for (const [key, { count }] of counts) {
    if (count < least) [found, least] = [key, count];
    if (count === 1) break;
  }
  return found;
}
