/** Reads the words of all titles, to suggest corrections for a search without results. */

import type { ReadDb } from '../connection/client.ts';
import { titlesMatch } from './films-statement.ts';
import { selectTitled, TITLES } from './title-search.ts';

/** Words to look for: with one of these prefixes, this suffix or this part, and a length in this range. */
export interface WordPattern {
  begins: readonly string[];
  ends_backwards: string;
  /** At least three characters. */
  contains?: string;
  lengths: readonly [min: number, max: number];
}

/** Sorts after every other character: the end of the range of texts with a prefix. */
const MAX_CODE_POINT = '\u{10FFFF}';

// Read once: parsing the JSON for every word takes longer than comparing the word.
const PATTERNS = `pattern as materialized (
  select value ->> 'begins' as begins, value ->> 'contains' as contains, value ->> 'ends_backwards' as ends_backwards, value ->> 'trigrams' as trigrams,
    value ->> '$.lengths[0]' as min, value ->> '$.lengths[1]' as max from json_each(?1))`;
const BY_PREFIX = `select word from pattern cross join json_each(begins) as half
  cross join title_words on word >= half.value and word < half.value || ?2 where length(word) between min and max`;
const BY_SUFFIX = `select word from pattern
  cross join title_words on backwards >= ends_backwards and backwards < ends_backwards || ?2 where length(word) between min and max`;
const BY_PART = `select word from pattern cross join title_word_parts on title_word_parts match trigrams
  where length(word) between min and max and instr(word, contains) > 0`;

/** No shorter word is two wrong characters away from one that is long enough for two. */
export const MIN_PARTED_WORD = 5;

/** The title words that match one of the patterns, in alphabetical order. */
export async function findTitleWords(
  db: ReadDb,
  patterns: readonly WordPattern[],
): Promise<string[]> {
  if (patterns.length === 0) return [];
  const hasParts = patterns.some(({ contains }) => contains !== undefined);
  const selects = [BY_PREFIX, BY_SUFFIX, ...(hasParts ? [BY_PART] : [])];
  const { rows } = await db.$client.execute({
    sql: `with ${PATTERNS} select json_group_array(word) as words from (${selects.join(' union ')})`,
    args: [JSON.stringify(patterns.map(withTrigrams)), MAX_CODE_POINT],
  });
  return JSON.parse(String(rows[0]?.['words'])) as string[]; // built by the statement
}

function withTrigrams(pattern: WordPattern) {
  const letters = [...(pattern.contains ?? '')];
  const trigrams = letters.slice(2).map((_, place) => letters.slice(place, place + 3).join(''));
  return { ...pattern, trigrams: trigrams.map((one) => `"${one}"`).join(' AND ') };
}

/** The words that no title contains, as a word or as a prefix of one, in the order given. */
export async function findUnknownWords(db: ReadDb, words: readonly string[]): Promise<string[]> {
  const { rows } = await db.$client.execute({
    sql: `select value from json_each(?1) as searched
      where not exists (select 1 from title_words where word >= searched.value and word < searched.value || ?2) order by key`,
    args: [JSON.stringify(words), MAX_CODE_POINT],
  });
  return rows.map(({ value }) => String(value));
}

/** The lists whose words are all in one title, each as a prefix of a word, in the order given. */
export async function keepMatching(
  db: ReadDb,
  lists: readonly (readonly string[])[],
): Promise<string[][]> {
  // Full-text search matches only some of many words.
  const { rows } = await db.$client.execute({
    sql: `select key from json_each(?) as list where exists (
        select 1 from (${selectTitled("list.value ->> 'match'")}) as titled cross join film_index using (number) cross join ${TITLES}
        where not exists (select 1 from json_each(list.value, '$.words') as word where instr(title.value, ' ' || word.value) = 0)
      ) order by key`,
    args: [JSON.stringify(lists.map((words) => ({ words, match: titlesMatch([words]) })))],
  });
  return rows.flatMap(({ key }) => [[...(lists[Number(key)] ?? [])]]);
}
