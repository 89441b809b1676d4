/** Reads which films to fetch: ids in an option, or in a file. Node only. */

import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { FilmKey } from '../../db/queries/read-film.ts';
import type { ConnectorName } from '../connectors/connector.ts';
import { FILM_ID_FORMS, parseFilmId } from '../domain/film/id.ts';
import { parsePastedId } from '../domain/film/pasted-id.ts';
import { CommandError } from '../services/command-error.ts';
import { UsageError } from './failure.ts';

/** Reads ids that are separated by commas or spaces. Throws a UsageError that quotes the first text that is not an id. */
export function readIds(text: string): FilmKey[] {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  if (words.length === 0) throw new UsageError('--ids is empty.');
  return words.map((word) => {
    const key = readId(word);
    if (key) return key;
    throw new UsageError(`“${word.slice(0, 60)}” is not a film id. Write ${FILM_ID_FORMS}.`);
  });
}

/** An id of any form; a number alone says not whose it is. */
function readId(word: string): FilmKey | null {
  return /^\d+$/.test(word) ? null : (parsePastedId(word) ?? parseFilmId(word));
}

/**
 * The ids of a file, one a line; empty lines and what follows a `#` are left out. For TMDB also a number a line, or the lines of its daily
 * list: `{"adult":false,"id":3924,…}`. Throws a CommandError that names the line that has none.
 */
export async function readIdsFile(file: string, service: ConnectorName): Promise<FilmKey[]> {
  const keys: FilmKey[] = [];
  let number = 0;
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Infinity,
  })) {
    number += 1;
    const text = line.startsWith('{') ? line : line.replace(/#.*/, '').trim();
    if (text === '') continue;
    const found = service === 'tmdb' ? readTmdbId(text) : null;
    if (found === 'adult') continue;
    const key = found ?? readId(text);
    if (!key)
      throw new CommandError(
        `Line ${number} of ${file}: “${text.slice(0, 60)}” is not a film id. Write ${FILM_ID_FORMS}.`,
      );
    keys.push(key);
  }
  if (keys.length === 0) throw new CommandError(`${file} has no ids.`);
  return keys;
}

/** `adult` for entries of the daily list that we leave out: pornography. */
function readTmdbId(text: string): FilmKey | 'adult' | null {
  const [digits] = /^[1-9]\d{0,9}$/.exec(text) ?? [];
  if (digits !== undefined) return { scheme: 'tmdb', value: digits };
  if (!text.startsWith('{')) return null;
  const id = /"id":([1-9]\d{0,9})[,}]/.exec(text)?.[1];
  if (id === undefined) return null;
  return /"adult":true/.test(text) ? 'adult' : { scheme: 'tmdb', value: id };
}
