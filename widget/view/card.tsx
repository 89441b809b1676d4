/** The card: a film at a glance; each line opens to its sources. Layouts differ only in their styles. */

import type { CardFilm } from '../../api/contract/advisory.ts';
import { isolate, withoutBidiControls } from '../../api/domain/text/isolate.ts';
import type { FamilyChild } from '../limits-code.ts';
import { ageText } from './age-text.ts';
import { Breakdown } from './breakdown.tsx';
import { Line, type LineProps } from './line.tsx';
import { MaybeLink } from './maybe-link.tsx';
import { MyChild } from './my-child.tsx';
import { Verdicts } from './verdicts.tsx';
import { causesOf, type Words } from '../words.ts';

export interface CardProps extends LineProps {
  film: CardFilm;
  /** The address of the film's own page. */
  page: string;
  /** The children to check the film for; undefined if the host switched limits off. */
  family?: readonly FamilyChild[] | undefined;
  isPanelOpen?: boolean;
  onPanel?: (isOpen: boolean) => void;
  /** Whether the last request failed: the card then shows an earlier answer. */
  failed?: boolean;
}

export function Card(props: CardProps) {
  const { film, words, page, options, family, isPanelOpen } = props;
  const level = Number(options['heading-level']);
  const country = options.country.toUpperCase();
  const certificates = film.certificates.toSorted(
    (one, other) => +(other.country === country) - +(one.country === country),
  );
  return (
    <article aria-label={`${words.advisory}: ${isolate(film.title)} (${film.year})`}>
      <header part="header">
        <div>
          <p part="title" role={level ? 'heading' : undefined} aria-level={level || undefined}>
            <b dir="auto">{withoutBidiControls(film.title)}</b> {film.year}
          </p>
          <small part="facts">{headFacts(film, certificates[0]?.rating, words)}</small>
        </div>
        <b part={film.age.recommended === null ? 'age likely' : 'age'}>
          {ageText(film.age, words)}
        </b>
      </header>
      <p part="summary" lang="en" dir="auto">
        {film.verdict_line}
      </p>
      {/* Only the card with the open panel announces verdicts: otherwise 100 cards would at once. */}
      <div role={isPanelOpen ? 'status' : undefined}>
        {family && <Verdicts {...props} family={family} />}
      </div>
      <div part="columns">
        <Breakdown {...props} kind="concern" />
        <div>
          <Breakdown {...props} kind="positive" />
          <div part="voices">
            {film.age.likely !== null && (
              <Line {...props} of="age">
                {[words.whyThisAge, ...causesOf(film.age.decided_by, words)].join(' · ')}
              </Line>
            )}
            {certificates.length > 0 && (
              <Line {...props} of="official">
                {[
                  words.official,
                  ...certificates.map(({ system, rating }) => `${system} ${rating}`),
                ].join(' · ')}
              </Line>
            )}
            {film.talking_point_count > 0 && (
              <Line {...props} of="talk">
                {words.talkAbout}
              </Line>
            )}
          </div>
          {family && (
            <details
              part="my-child"
              onToggle={({ currentTarget }) => props.onPanel?.(currentTarget.open)}
            >
              <summary>{words.myChild}</summary>
              {isPanelOpen && <MyChild {...props} family={family} />}
            </details>
          )}
        </div>
      </div>
      <footer>
        {props.failed && <p role="status">{words.stale}</p>}
        <MaybeLink text={words.wholeAdvisory} url={page} />
        {' · '}
        <MaybeLink text={words.correct} url={`${page}#correct`} />
      </footer>
    </article>
  );
}

/** ` · 126 min · PG-13`, as far as known. */
function headFacts(
  { running_time }: CardFilm,
  certificate: string | undefined,
  words: Words,
): string {
  const minutes = () => new Intl.NumberFormat(words.language, { style: 'unit', unit: 'minute' });
  return [running_time && minutes().format(running_time), certificate]
    .map((fact) => (fact ? ` · ${fact}` : ''))
    .join('');
}
