/** Whether the film is right for each child, in words and shape, and which category decides. */

import type { CardFilm } from '../../api/contract/advisory.ts';
import { checkFilm } from '../../api/domain/check.ts';
import type { FamilyChild } from '../limits-code.ts';
import { fill, type Words } from '../words.ts';

/** Beside the words, never in their place. */
const SIGNS = { fits: '✓', talk_first: '…', not_yet: '✕', unknown: '?' };

interface VerdictsProps {
  film: CardFilm;
  children: readonly FamilyChild[];
  words: Words;
}

export function Verdicts({ film, children, words }: VerdictsProps) {
  const names = { ...words.categories, age: words.childAge };
  return (
    <ul part="verdicts">
      {checkFilm(film, children).children.map(({ verdict, likely, decided_by }, place) => (
        <li part={`verdict ${verdict}`}>
          <span part="sign" aria-hidden="true">
            {SIGNS[verdict]}
          </span>
          <p>
            <b dir="auto">{nameOf(children[place] as FamilyChild, words)}</b>:{' '}
            {[words.verdicts[verdict], ...decided_by.map((name) => names[name])].join(' · ')}{' '}
            <small>{likely && fill(words.likely, { verdict: words.verdicts[likely] })}</small>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** The nickname, else the age in the language's own plural. */
export function nameOf(child: FamilyChild, { years, language }: Words): string {
  const form = new Intl.PluralRules(language).select(child.age);
  return child.name || fill(years[form] ?? years.other, { count: child.age });
}
