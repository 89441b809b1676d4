/** What somebody who made a typing error probably meant. */

/**
 * The candidate that needs the fewest edits, if that is at most a third of its characters; null if none is that near. Upper and lower
 * case count as equal.
 *
 * @example
 * nearest('langauge.lte', ['language.lte', 'violence.lte']) // 'language.lte'
 * nearest('nope', ['language.lte']) // null
 */
export function nearest(text: string, candidates: readonly string[]): string | null {
  const distances = candidates.map((candidate) => ({
    candidate,
    edits: countEdits(text.toLowerCase(), candidate.toLowerCase()),
  }));
  const [best] = distances.toSorted((one, other) => one.edits - other.edits);
  return best && best.edits <= best.candidate.length / 3 ? best.candidate : null;
}

/** Longer texts are not taken for typing errors. */
const MAX_LENGTH = 100;

/** How many characters to add, remove or replace (Levenshtein distance); Infinity for a long text. */
export function countEdits(from: string, to: string): number {
  if (from.length > MAX_LENGTH) return Infinity;
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (letter === to[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? Infinity;
}
