/** Finds the word that a misspelt one was meant to be: one letter wrong, missing, too many, or two swapped. */

/** Shorter words lie too near to each other: "dance" is not "danger". */
const SHORTEST = 6;

/** The first of `words` within one slip of `word`; null where there is none, or where `word` is too short to tell. */
export function closestWord(word: string, words: Iterable<string>): string | null {
  if (word.length < SHORTEST) return null;
  for (const other of words) if (other.length >= SHORTEST && isOneSlip(word, other)) return other;
  return null;
}

function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - start && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const restA = a.slice(start, a.length - tail);
  const restB = b.slice(start, b.length - tail);
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}
