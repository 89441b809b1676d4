/** Figures of agreement: rank correlation, and macro-F1 over four classes. */

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Spearman's: Pearson's of the ranks, equal values sharing the middle of theirs; 0 where one list says nothing. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  const [left, right] = [deviations(ranks(a)), deviations(ranks(b))];
  const norm = Math.sqrt(dot(left, left) * dot(right, right));
  return norm === 0 ? 0 : dot(left, right) / norm;
}

function ranks(values: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const rankOf = new Map<number, number>();
  let below = 0;
  for (const [value, count] of [...counts].toSorted(([a], [b]) => a - b)) {
    rankOf.set(value, below + (count - 1) / 2);
    below += count;
  }
  return values.map((value) => rankOf.get(value) ?? 0);
}

function deviations(values: readonly number[]): number[] {
  const middle = mean(values);
  return values.map((value) => value - middle);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

/** The mean over the classes that occur in `truth` of 2·hits / (times true + times guessed). */
export function macroF1(truth: readonly number[], guess: readonly number[]): number {
  const classes = [...new Set(truth)];
  return mean(
    classes.map((one) => {
      const hits = truth.filter((value, i) => value === one && guess[i] === one).length;
      const times = (list: readonly number[]) => list.filter((value) => value === one).length;
      return (2 * hits) / (times(truth) + times(guess));
    }),
  );
}

/** The class of severity, 0 to 3, that a level or an estimate stands for. */
export function severityOf(estimate: number): number {
  const level = Math.round(estimate);
  return level <= 0 ? 0 : level <= 2 ? 1 : level === 3 ? 2 : 3;
}
