/** The field for a child's age, which says what it takes when it is given something else. */

import type { TargetedEvent } from 'preact';
import { MAX_AGE, type FamilyChild } from '../limits-code.ts';
import type { Words } from '../words.ts';

interface AgeFieldProps {
  child: FamilyChild | undefined;
  words: Words;
  /** Called with null while the field has no age from 0 to 18. */
  change: (age: number | null) => void;
}

export function AgeField({ child, words, change }: AgeFieldProps) {
  const read = ({ currentTarget: field }: TargetedEvent<HTMLInputElement>) =>
    change(field.value && field.checkValidity() ? +field.value : null);
  return [
    <input
      type="number"
      inputMode="numeric"
      min={0}
      max={MAX_AGE}
      // Without an age the field keeps what was typed.
      value={child ? (child.age ?? undefined) : ''}
      onInput={read}
    />,
    <small part="hint">{words.badAge}</small>,
  ];
}
