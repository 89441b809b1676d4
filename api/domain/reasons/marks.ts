/** A board's mark without what people write differently. */

/** "pg 13" is "PG-13". */
export function bareMark(rating: string): string {
  return rating.toUpperCase().replace(/[\s-]/gu, '');
}
