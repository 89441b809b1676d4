/** Words one typo apart. Pure. */

/**
 * Whether two words differ by one edit: a letter replaced, added or left out, or two neighbours swapped.
 *
 * @example
 * isOneEditApart('her', 'hre') // true
 * isOneEditApart('her', 'her') // false
 */
export function isOneEditApart(a: ArrayLike<string>, b: ArrayLike<string>): boolean {
  const shorter = Math.min(a.length, b.length);
  if (Math.max(a.length, b.length) - shorter > 1) return false;
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const [restOfA, restOfB] = [a.length - start - end, b.length - start - end];
  if (restOfA <= 1 && restOfB <= 1) return restOfA + restOfB > 0;
  const isSwap = a[start] === b[start + 1] && a[start + 1] === b[start];
  return restOfA === 2 && restOfB === 2 && isSwap;
}
