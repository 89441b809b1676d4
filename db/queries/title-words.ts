/** Reads the words of all titles: for a search that finds nothing. */

import type { ReadDb } from '../connection/client.ts';
import { titlesMatch } from './films-statement.ts';

/** What words to look for: any of these beginnings, or this end, and between these numbers of letters. */
export interface WordPattern {
  begins: readonly string[];
  ends_backwards: string;
  lengths: readonly [least: number, most: number];
}

/** Greater than all that follows a text: the end of what begins with it. */
const LAST = '\u{10FFFF}';

const BY_BEGINNING = `select word from json_each(?1) as pattern cross join json_each(pattern.value, '$.begins') as half
  cross join title_words on word >= half.value and word < half.value || ?2
  where length(word) between pattern.value ->> '$.lengths[0]' and pattern.value ->> '$.lengths[1]'`;
const BY_END = `select word from json_each(?1) as pattern
  cross join title_words on backwards >= pattern.value ->> 'ends_backwards' and backwards < (pattern.value ->> 'ends_backwards') || ?2
  where length(word) between pattern.value ->> '$.lengths[0]' and pattern.value ->> '$.lengths[1]'`;

/** The words of titles that fit one of the patterns, in the order of their letters. */
export async function findTitleWords(
  db: ReadDb,
  patterns: readonly WordPattern[],
): Promise<string[]> {
  if (patterns.length === 0) return [];
  const { rows } = await db.$client.execute({
    sql: `select json_group_array(word) as words from (${BY_BEGINNING} union ${BY_END})`,
    args: [JSON.stringify(patterns), LAST],
  });
  return JSON.parse(String(rows[0]?.['words'])) as string[]; // as the statement makes them
}

/** Those words that no title has, as a word or as the start of one, in the order given. */
export async function findUnknownWords(db: ReadDb, words: readonly string[]): Promise<string[]> {
  const { rows } = await db.$client.execute({
    sql: `select value from json_each(?1) as asked
      where not exists (select 1 from title_words where word >= asked.value and word < asked.value || ?2) order by key`,
    args: [JSON.stringify(words), LAST],
  });
  return rows.map(({ value }) => String(value));
}

/** Those lists of words that some title has, each word as the start of one, in the order given. */
export async function keepFound(
  db: ReadDb,
  lists: readonly (readonly string[])[],
): Promise<string[][]> {
  const { rows } = await db.$client.execute({
    sql: `select key from json_each(?) as list where exists (
        select 1 from film_search where film_search match list.value ->> 'match' and not exists (
          select 1 from json_each(list.value, '$.words') as word where instr(film_search.words, ' ' || word.value) = 0)
      ) order by key`,
    args: [JSON.stringify(lists.map((words) => ({ words, match: titlesMatch([words]) })))],
  });
  return rows.flatMap(({ key }) => [[...(lists[Number(key)] ?? [])]]);
}
