/**
 * The SQL that walks through the titles with some words in the order of sort keys, from where the last page ended, and stops once it has the
 * page. `title_search` is in the order of the first bytes of the keys, here called levels: all films up to the level of the page's last film
 * are read, and sorted.
 */

import {
  BITS_AFTER_KEY,
  firstBytes,
  MAX_FIRST_BYTES,
  NUMBER,
  selectTitled,
  sharedStart,
} from './title-search.ts';

/** All are SQL. */
interface TitleWalk {
  /** The full-text search expression. */
  match: string;
  /** The sort key and the id of the film where the last page ended. */
  after: readonly [key: string, id: string] | undefined;
  /** Leaves out the films with a key from the first text up to the second. */
  except?: { from: string; to: string } | undefined;
  limit: string;
}

/** Titles that are found beyond the page, to have all of the last level: nearly always enough. */
const MAX_BEYOND = 60;

/** A condition on a film, and one on its level alone that is enough. */
interface Check {
  isSure: string;
  isRight: string;
}

/** Selects `number` and `title_key` of the films of a page. */
export function titleWalk({ match, after, except, limit }: TitleWalk): string {
  const found = `title_search match ${match}`;
  const start = after ? ` and rowid >= ${firstBytes(after[0])} << ${BITS_AFTER_KEY}` : '';
  const checks = checksOf({ after, except });
  // Reading a film takes longer than all else, so that only those are read that may be wrong.
  const surely = checks.map(
    ({ isSure, isRight }) =>
      `(${isSure} or exists (select 1 from film_index where film_index.number = titled.number and ${isRight}))`,
  );
  const isRight = allOf(checks.map((check) => check.isRight));
  const max = `${limit} + ${MAX_BEYOND}`;
  const last = `coalesce((select level from walked order by level limit 1 offset ${limit} - 1), ${MAX_FIRST_BYTES})`;
  const isCut = `((select count(*) from walked) = ${max} and (select max(level) from walked) = ${last})`;
  // A level of very many films is not read: an index has their keys, and they fill the page.
  return `select number, title_key from (with walked as materialized (
      select number, level from (
        select distinct ${NUMBER} as number, rowid >> ${BITS_AFTER_KEY} as level from title_search where ${found}${start}
      ) as titled where ${allOf(surely)} limit ${max})
    select number, title_key, film_id from walked cross join film_index using (number)
      where level <= ${last} - ${isCut} and ${isRight}
    union all select * from (
      select number, title_key, film_id from film_index indexed by film_index_by_title
      where title_key >= (select ${sharedStart('title_key')} from walked cross join film_index using (number) where level = ${last} limit 1)
        and ${isRight} and number in (
          ${selectTitled(match)} and rowid >= ${last} << ${BITS_AFTER_KEY} and rowid < (${last} + 1) << ${BITS_AFTER_KEY})
      order by title_key, film_id limit iif(${isCut}, ${limit}, 0))
  ) order by title_key, film_id limit ${limit}`;
}

function checksOf({ after, except }: Pick<TitleWalk, 'after' | 'except'>): Check[] {
  const checks: Check[] = [];
  if (after)
    checks.push({
      isSure: `level > ${firstBytes(after[0])}`,
      isRight: `(title_key, film_id) > (${after.join(', ')})`,
    });
  if (except)
    checks.push({
      isSure: `not level between ${firstBytes(except.from)} and ${firstBytes(except.to)}`,
      isRight: `(title_key < ${except.from} or title_key >= ${except.to})`,
    });
  return checks;
}

function allOf(conditions: readonly string[]): string {
  return conditions.length > 0 ? conditions.join(' and ') : 'true';
}
