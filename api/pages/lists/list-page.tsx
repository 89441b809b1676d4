/** A list of films by age, genre or level: numbers, the films, and how to narrow it. */

import type { ComponentChildren } from 'preact';
import { fill } from '../../../widget/words.ts';
import type { CardFilm } from '../../contract/advisory.ts';
import type { FamilySort } from '../../domain/family/family-query.ts';
import { regionOf } from '../../domain/text/region-of.ts';
import type { Child } from '../../domain/rating/check.ts';
import { FilmLists } from '../find/film-lists.tsx';
import { useLanguage, type Speech } from '../layout/language.tsx';
import { sayCount } from '../words/words.ts';

interface ListPageProps {
  title: string;
  lead: ComponentChildren;
  films: readonly CardFilm[];
  /** Whom the films should fit; empty for a list of all. */
  family: readonly Child[];
  sort: FamilySort;
  /** The path of the front page with the same filters. */
  narrow: string;
  isContinued: boolean;
  /** The address of the next films; null at the end. */
  next: string | null;
}

export function ListPage({ title, lead, narrow, next, isContinued, ...list }: ListPageProps) {
  const speech = useLanguage();
  const { language, labels, words, link } = speech;
  const { films } = list;
  return (
    <>
      <h1>{title}</h1>
      <p>{lead}</p>
      {films.length === 0 ? (
        <p role="status">{words.lists.none}</p>
      ) : (
        <>
          <p class="small">{numbersText({ films, isContinued, hasNext: next !== null }, speech)}</p>
          <p>
            <a href={link(narrow)}>{words.lists.narrow}</a>
          </p>
          <FilmLists
            {...list}
            country={regionOf(language)}
            speech={{ language, labels, find: words.find }}
            href={(id) => link(`/films/${id}`)}
          />
          {next && <a href={next}>{words.search.next}</a>}
        </>
      )}
    </>
  );
}

/** `The first 100 films. 12 of them are rated by our editors.` Of this page alone: to count all films would take too long. */
function numbersText(
  {
    films,
    isContinued,
    hasNext,
  }: { films: readonly CardFilm[]; isContinued: boolean; hasNext: boolean },
  { language, labels, words: { search, lists } }: Speech,
): string {
  const count = isContinued
    ? hasNext
      ? search.more
      : search.last
    : hasNext
      ? search.first
      : search.count;
  const byEditors = films.filter(({ breakdown }) =>
    breakdown.some(({ basis }) => basis === 'editor'),
  );
  const estimated = films.filter(({ age }) => age.recommended === null && age.likely !== null);
  return [
    fill(labels.sentence, sayCount(count, films.length, language)),
    byEditors.length > 0 && sayCount(lists.editors, byEditors.length, language),
    estimated.length > 0 && sayCount(lists.estimated, estimated.length, language),
  ]
    .filter(Boolean)
    .join(' ');
}
