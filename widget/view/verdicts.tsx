/** Whether the film is right for each child, as text and sign, and which category decides. */

import type { CardFilm } from '../../api/contract/advisory.ts';
import { checkFilm } from '../../api/domain/rating/check.ts';
import { VERDICTS } from '../../db/vocabulary.ts';
import { hasAge, type AgedChild, type FamilyChild } from '../limits-code.ts';
import { fill, type Words } from '../words.ts';
import { nameOf } from './child-name.ts';

/** One for each of VERDICTS, in their order. Always next to the text, never instead of it. */
const SIGNS = '✕?…✓';

interface VerdictsProps {
  film: CardFilm;
  family: readonly FamilyChild[];
  words: Words;
}

export function Verdicts({ film, family, words }: VerdictsProps) {
  const children = family.filter(hasAge);
  const isUnknown = (name?: string) =>
    film.breakdown.some(({ category, level }) => category === name && level === null);
  return (
    <ul part="verdicts">
      {checkFilm(film, children).children.map(({ verdict, likely, decided_by }, place) => (
        <li part={`verdict ${verdict}`}>
          <b part="answer">
            <span part="sign" aria-hidden="true">
              {SIGNS[VERDICTS.indexOf(verdict)]}
            </span>{' '}
            {likely ? fill(words.probably, words.verdicts[likely]) : words.verdicts[verdict]}
          </b>{' '}
          <bdi>{nameOf(children[place] as AgedChild, words)}</bdi>
          {decided_by.map((name, index) => {
            // What is not known is no reason against the film.
            const isFirst = isUnknown(name) && !isUnknown(decided_by[index - 1]);
            return ` · ${isFirst ? `${words.notRated}: ` : ''}${words.categories[name]}`;
          })}
        </li>
      ))}
    </ul>
  );
}
