/** The question whether the film is right for the reader's child: an age, the answer, and behind it the limits. Nothing of it is sent anywhere. */

import type { CardFilm } from '../../api/contract/advisory.ts';
import { changeChild } from '../family.ts';
import type { FamilyChild } from '../limits-code.ts';
import type { Words } from '../words.ts';
import { AgeField } from './age-field.tsx';
import { LimitsPanel } from './limits-panel.tsx';
import { Verdicts } from './verdicts.tsx';

export interface MyChildProps {
  film: CardFilm;
  family: readonly FamilyChild[];
  words: Words;
  /** The address of the film's page on our site, where only our scripts run. */
  page: string;
  /** Whether the reader has used this card: only then it announces its verdicts, or a hundred cards would at once. */
  isUsed?: boolean;
  onUse?: () => void;
  isPanelOpen?: boolean;
  onPanel?: (isOpen: boolean) => void;
}

export function MyChild(props: MyChildProps) {
  const { family, words, isUsed, onUse, isPanelOpen, onPanel } = props;
  return (
    <section part="my-child" onFocusIn={onUse}>
      <label>
        <b>{words.rightForChild}</b> {words.categories.age}{' '}
        <AgeField child={family[0]} words={words} change={(age) => changeChild(0, { age })} />
      </label>
      <div role={isUsed ? 'status' : undefined}>
        <Verdicts {...props} />
      </div>
      <details onToggle={({ currentTarget }) => onPanel?.(currentTarget.open)}>
        <summary>{words.more}</summary>
        {isPanelOpen && <LimitsPanel {...props} />}
      </details>
    </section>
  );
}
