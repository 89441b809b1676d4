/** Whether the film is right for each child, in words and shape, and which category decides. */

import type { CardFilm } from '../../api/contract/advisory.ts';
import { checkFilm } from '../../api/domain/check.ts';
import type { FamilyChild } from '../limits-code.ts';
import { fill, type Words } from '../words.ts';

/** Beside the words, never in their place. */
const SIGNS = { fits: '✓', talk_first: '…', not_yet: '✕', unknown: '?' };

interface VerdictsProps {
  film: CardFilm;
  family: readonly FamilyChild[];
  words: Words;
  language: string;
}

export function Verdicts({ film, family, words, language }: VerdictsProps) {
  const names = { ...words.categories, age: words.childAge };
  return (
    <ul part="verdicts">
      {checkFilm(film, family).children.map(({ verdict, likely, decided_by }, place) => (
        <li part={`verdict ${verdict}`}>
          <span part="sign" aria-hidden="true">
            {SIGNS[verdict]}
          </span>
          <p>
            <b dir="auto">{nameOf(family[place] as FamilyChild, words, language)}</b>:{' '}
            {[words.verdicts[verdict], ...decided_by.map((name) => names[name])].join(' · ')}{' '}
            <small>{likely && fill(words.likely, { verdict: words.verdicts[likely] })}</small>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** The nickname, else the age in the language's own plural. */
export function nameOf(child: FamilyChild, { years }: Words, language: string): string {
  const form = new Intl.PluralRules(language).select(child.age);
  return child.name || fill(years[form] ?? years.other, { count: child.age });
}
