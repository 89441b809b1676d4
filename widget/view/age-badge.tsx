/** The age that a film is for, as far as it is known, and why. */

import type { Advisory } from '../../api/contract/advisory.ts';
import type { Words } from '../labels/en.ts';

interface AgeProps {
  age: Advisory['age'];
  words: Words;
}

export function AgeBadge({ age, words }: AgeProps) {
  return <strong class="age">{ageText(age, words)}</strong>;
}

/** `16+`, or as much as is known: `between`, `or older`, `unknown`. Never younger than what is known. */
export function ageText({ recommended, at_least, at_most }: Advisory['age'], words: Words): string {
  if (recommended !== null) return words.fromAge(recommended);
  if (at_least === null) return words.ageUnknown;
  return at_most === null ? words.orOlder(at_least) : words.between(at_least, at_most);
}

export function AgeReason({ age, words, open = false }: AgeProps & { open?: boolean }) {
  const { decided_by, why } = age;
  const reason = decided_by.length
    ? words.decidedBy(decided_by.map((category) => words.categories[category]))
    : words.whyThisAge;
  if (why === null) return decided_by.length ? <p>{reason}</p> : null;
  return (
    <details open={open}>
      <summary>{reason}</summary>
      <p>{why}</p>
    </details>
  );
}
