/** The films for a family in their groups: what fits, what probably fits, what is one step over. Drawn on the server and in the browser. */

import type { ComponentChild } from 'preact';
import type { Category } from '../../../db/vocabulary.ts';
import type { CardFilm } from '../../contract/advisory.ts';
import type { Child } from '../../domain/rating/check.ts';
import { groupFilm, type Group, type Grouped } from '../../domain/rating/group-films.ts';
import type { FamilySort } from '../../domain/family/family-query.ts';
import { listText } from '../../domain/text/by-language.ts';
import { say, sayCount } from '../words/words.ts';
import { FilmRow, listOf, unknownConcerns, type ListWords } from './film-row.tsx';

export interface FilmListsProps {
  films: readonly CardFilm[];
  family: readonly Child[];
  sort: FamilySort;
  country: string;
  speech: ListWords;
  href: (id: string) => string;
  /** Whether only what fits is shown. */
  isNight?: boolean;
  /** Leads to the next films; nothing at the end. */
  more?: ComponentChild;
}

/** The groups that are shown, in this order. */
const SHOWN = ['fits', 'probably', 'almost'] as const satisfies Group[];

export function FilmLists({ films, family, isNight = false, more, ...list }: FilmListsProps) {
  const { find, language } = list.speech;
  if (films.length === 0)
    return (
      <>
        <p role="status">{find.noFilms}</p>
        {more}
      </>
    );
  const ages = family.map(({ age }) => age);
  const rows = sorted(films, { family, sort: list.sort });
  if (family.length === 0)
    return (
      <>
        <ul class="films">{rows.map((row) => Row({ row, ages, ...list }))}</ul>
        {more}
      </>
    );
  const of = (group: Group) => rows.filter(({ grouped }) => grouped?.group === group);
  const children = listOf(ages, language);
  const names: Record<(typeof SHOWN)[number], string> = {
    fits: say(find.fits, { children }),
    probably: say(find.probably, { children }),
    almost: find.almost,
  };
  const unknown = of('unknown');
  const over = of('over').length;
  const shown = isNight ? SHOWN.filter((group) => group !== 'almost') : SHOWN;
  const isEmpty = shown.every((group) => of(group).length === 0);
  return (
    <>
      {shown.map((group) =>
        of(group).length === 0 ? null : (
          <section key={group} class={group}>
            <h2>
              {names[group]}{' '}
              <small>
                {sayCount(find.count, of(group).length, language)}
                {group !== 'fits' && ` · ${find.notes[group]}`}
              </small>
            </h2>
            <ul class="films">{of(group).map((row) => Row({ row, ages, ...list }))}</ul>
          </section>
        ),
      )}
      {isEmpty && <p role="status">{say(find.nothingFits, { children })}</p>}
      {over > 0 && !isNight && <p class="small">{sayCount(find.over, over, language)}</p>}
      {unknown.length > 0 && !isNight && (
        <details class="unknown">
          <summary>{unknownText(unknown, list.speech)}</summary>
          <ul class="films">{unknown.map((row) => Row({ row, ages, ...list }))}</ul>
        </details>
      )}
      {more}
    </>
  );
}

/** What was found, in one line to be read out: `Fits 8 and 12: 3 films. Almost: 1 film.` */
export function foundText({
  films,
  family,
  speech: { find, language },
}: Pick<FilmListsProps, 'films' | 'family' | 'speech'>): string {
  if (films.length === 0) return find.noFilms;
  if (family.length === 0) return sayCount(find.count, films.length, language);
  const children = listOf(
    family.map(({ age }) => age),
    language,
  );
  const groups = films.map((film) => groupFilm(film, family).group);
  const counts = SHOWN.flatMap((group) => {
    const count = groups.filter((one) => one === group).length;
    const category = say(find[group], { children });
    return count === 0
      ? []
      : say(find.line, { category, level: sayCount(find.count, count, language) });
  });
  return counts.length > 0 ? counts.join('. ') : say(find.nothingFits, { children });
}

interface FamilyFilm {
  film: CardFilm;
  grouped: Grouped | null;
}

function Row({
  row: { film, grouped },
  ...rest
}: { row: FamilyFilm; ages: number[] } & Omit<
  FilmListsProps,
  'films' | 'family' | 'sort' | 'isNight' | 'more'
>) {
  return <FilmRow key={film.id} film={film} grouped={grouped} {...rest} />;
}

/** Categories that a line names at most; more are harder to read than none. */
const MAX_NAMED = 2;

/** How many films cannot be told, and which categories are missing, if they are few. */
function unknownText(rows: readonly FamilyFilm[], { find, labels, language }: ListWords): string {
  const missing = new Set(rows.flatMap(({ film }): Category[] => unknownConcerns(film)));
  if (missing.size === 0 || missing.size > MAX_NAMED)
    return sayCount(find.unknown, rows.length, language);
  const names = [...missing].map((name) => labels.categories[name]);
  const categories = listText(names, language);
  return say(sayCount(find.notRated, rows.length, language), { categories });
}

/** For the youngest: the films nearest below their age first, since those are made for them. */
function sorted(
  films: readonly CardFilm[],
  { family, sort }: { family: readonly Child[]; sort: FamilySort },
): FamilyFilm[] {
  const rows = films.map((film) => ({
    film,
    grouped: family.length === 0 ? null : groupFilm(film, family),
  }));
  if (sort !== 'youngest' || family.length === 0) return rows;
  const youngest = Math.min(...family.map(({ age }) => age));
  const distance = ({ film: { age } }: FamilyFilm) => Math.abs(youngest - (shownAge(age) ?? 0));
  return rows.toSorted((one, other) => distance(one) - distance(other));
}

function shownAge({ recommended, likely }: CardFilm['age']): number | null {
  return recommended ?? likely;
}
