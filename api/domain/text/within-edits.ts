/** Words a few typos apart. Pure. */

/**
 * Whether at most so many edits turn one word into the other: a letter replaced, added or left out (Levenshtein distance). Two swapped
 * neighbours count as two edits.
 *
 * @example
 * isWithinEdits('intrestelar', 'interstellar', 2) // false
 * isWithinEdits('enterstelar', 'interstellar', 2) // true
 */
export function isWithinEdits(a: ArrayLike<string>, b: ArrayLike<string>, edits: number): boolean {
  return isRestWithin(a, 0, b, 0, edits);
}

/** The same for what follows these positions. Tries all edits at the first difference: 3 for each edit. */
function isRestWithin(
  a: ArrayLike<string>,
  i: number,
  b: ArrayLike<string>,
  j: number,
  edits: number,
): boolean {
  while (i < a.length && j < b.length && a[i] === b[j]) {
    i += 1;
    j += 1;
  }
  const [restOfA, restOfB] = [a.length - i, b.length - j];
  if (restOfA === 0 || restOfB === 0) return restOfA + restOfB <= edits;
  if (Math.abs(restOfA - restOfB) > edits || edits === 0) return false;
  return (
    isRestWithin(a, i + 1, b, j + 1, edits - 1) ||
    isRestWithin(a, i + 1, b, j, edits - 1) ||
    isRestWithin(a, i, b, j + 1, edits - 1)
  );
}
