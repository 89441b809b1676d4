/** The card: a film at a glance; each line opens to its sources. */

import type { CardFilm } from '../../api/contract/advisory.ts';
import { isolate } from '../../api/domain/text/isolate.ts';
import type { FamilyChild } from '../limits-code.ts';
import type { Words } from '../words.ts';
import { Breakdown } from './breakdown.tsx';
import { Facts, ShownAge, Title } from './film-line.tsx';
import { isRated, lineTexts, titleIn } from './film-texts.ts';
import { Line, type LineProps } from './line.tsx';
import { MaybeLink } from './maybe-link.tsx';
import { MyChild, type MyChildProps } from './my-child.tsx';
import { basisText } from '../who-rated.ts';

export interface CardProps extends LineProps, Omit<MyChildProps, 'family'> {
  /** The children to check the film for; undefined if the host switched limits off. */
  family?: readonly FamilyChild[] | undefined;
  /** Whether the last request failed: the card then shows an earlier answer. */
  failed?: boolean;
}

export function Card(props: CardProps) {
  const { film, words, page, options, family } = props;
  const level = Number(options['heading-level']);
  return (
    <article aria-label={advisoryLabel(film, words)}>
      <header part="header">
        <div>
          <p part="title" role={level ? 'heading' : undefined} aria-level={level || undefined}>
            <Title film={film} words={words} />
          </p>
          <Facts film={film} words={words} country={options.country} />
        </div>
        <ShownAge age={film.age} words={words} />
      </header>
      {film.verdict_line && (
        <p part="summary" lang="en" dir="auto">
          {film.verdict_line}
        </p>
      )}
      {family && isRated(film) && <MyChild {...props} family={family} />}
      <div part="columns">
        {isRated(film) && <Breakdown {...props} kind="concern" />}
        <div>
          <Breakdown {...props} kind="positive" />
          {lineTexts(film, words, options.country).map(([of, text]) => (
            <Line {...props} of={of}>
              {text}
            </Line>
          ))}
          <p part="basis">{basisText(film, words)}</p>
        </div>
      </div>
      <footer part="footer">
        {props.failed && <p role="status">{words.stale}</p>}
        <MaybeLink text={words.wholeAdvisory} url={page} />
        <MaybeLink text="content-advisory" url={page.replace(/\/films\/.*/, '/')} />
      </footer>
    </article>
  );
}

/** What a screen reader calls the card. */
export function advisoryLabel(film: CardFilm, words: Words): string {
  return `${words.advisory}: ${isolate(titleIn(film, words))} (${film.year})`;
}
