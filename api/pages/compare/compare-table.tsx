/** Films side by side: a category a row, with a mark where they differ. Drawn on the server and in the browser. */

import type { ComponentChildren } from 'preact';
import { CATEGORIES, type Category } from '../../../db/vocabulary.ts';
import type { AgedChild } from '../../../widget/limits-code.ts';
import { ageText } from '../../../widget/view/age-text.ts';
import { inCountryOrder, levelText, titleIn } from '../../../widget/view/film-texts.ts';
import { Isolated } from '../../../widget/view/isolated.tsx';
import { Verdicts } from '../../../widget/view/verdicts.tsx';
import { fill, type Words } from '../../../widget/words.ts';
import type { CardFilm } from '../../contract/advisory.ts';
import { say, type PageWords } from '../words/words.ts';

/** The words of the page, which the browser has too. */
export interface CompareWords {
  language: string;
  labels: Words;
  compare: PageWords['compare'];
  /** The address of a film's page, without its id. */
  link: string;
}

interface CompareTableProps {
  films: readonly CardFilm[];
  speech: CompareWords;
  /** The children that are chosen; without a script, the youngest of each chosen band. */
  family?: readonly AgedChild[];
  /** Whose certificates come first, ISO 3166-1 alpha-2. */
  country: string;
  /** Takes a film out. */
  remove: (film: CardFilm) => ComponentChildren;
}

export function CompareTable({ films, speech, family = [], country, remove }: CompareTableProps) {
  const { labels, compare, link } = speech;
  const levels = (category: Category) =>
    films.map(({ breakdown }) => breakdown.find((one) => one.category === category));
  return (
    <div class="scrolls" role="region" aria-label={compare.title} tabIndex={0}>
      <table class="compare">
        <thead>
          <tr>
            <td />
            {films.map((film) => (
              <th key={film.id} scope="col">
                <a href={link + film.id}>
                  <Isolated text={titleIn(film, labels)} />
                </a>{' '}
                <span class="year">{film.year}</span>
                {remove(film)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {family.length > 0 && (
            <Row name={compare.children} speech={speech}>
              {films.map((film) => (
                <td key={film.id}>
                  <Verdicts film={film} family={family} words={labels} />
                </td>
              ))}
            </Row>
          )}
          <Row
            name={labels.categories.age}
            speech={speech}
            isDifferent={differ(films.map(({ age }) => ageText(age, labels)))}
          >
            {films.map(({ id, age }) => (
              <td key={id}>
                <b part={age.recommended === null ? 'age likely' : 'age'}>{ageText(age, labels)}</b>
              </td>
            ))}
          </Row>
          {CATEGORIES.map(({ name }) => {
            const ratings = levels(name);
            const texts = ratings.map((rating) =>
              rating ? levelText(rating, labels) : labels.notRated,
            );
            const highest = Math.max(...ratings.map((rating) => rating?.level ?? -1));
            const isDifferent = differ(texts.filter((text) => text !== labels.notRated));
            return (
              <Row
                key={name}
                name={labels.categories[name]}
                speech={speech}
                isDifferent={isDifferent}
              >
                {films.map(({ id }, place) => (
                  <td key={id} class={ratings[place]?.level == null ? 'likely' : undefined}>
                    {isDifferent && ratings[place]?.level === highest ? (
                      <strong>{texts[place]}</strong>
                    ) : (
                      texts[place]
                    )}
                  </td>
                ))}
              </Row>
            );
          })}
          <Row name={labels.official} speech={speech}>
            {films.map(({ id, certificates }) => (
              <td key={id}>
                {inCountryOrder(certificates, country)
                  .map(({ system, rating }) => `${system} ${rating}`)
                  .join(', ')}
              </td>
            ))}
          </Row>
          <Row name={compare.runningTime} speech={speech}>
            {films.map(({ id, running_time }) => (
              <td key={id}>{running_time && fill(labels.minutes, running_time)}</td>
            ))}
          </Row>
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  name: string;
  speech: CompareWords;
  isDifferent?: boolean;
  children: ComponentChildren;
}

function Row({ name, speech: { compare }, isDifferent = false, children }: RowProps) {
  return (
    <tr>
      <th scope="row">
        {name}
        {isDifferent && (
          <span class="differs">
            <span aria-hidden="true"> ≠</span>
            <span class="unseen"> ({compare.differs})</span>
          </span>
        )}
      </th>
      {children}
    </tr>
  );
}

function differ(texts: readonly string[]): boolean {
  return new Set(texts).size > 1;
}

/** The films as plain text, one a line: `Her (2013) · 16+ · Language: strong · …` */
export function compareText(films: readonly CardFilm[], { labels, compare }: CompareWords): string {
  return films
    .map((film) =>
      [
        `${titleIn(film, labels)} (${film.year})`,
        ageText(film.age, labels),
        ...film.breakdown.map((rating) =>
          say(compare.line, {
            category: labels.categories[rating.category],
            level: levelText(rating, labels),
          }),
        ),
      ].join(' · '),
    )
    .join('\n');
}
