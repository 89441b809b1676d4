/** The films for a family in their groups: what fits, what probably fits, what is one step over. Drawn on the server and in the browser. */

import type { CardFilm } from '../../contract/advisory.ts';
import type { Child } from '../../domain/rating/check.ts';
import { groupFilm, type Group, type Grouped } from '../../domain/rating/group-films.ts';
import type { FamilySort } from '../../domain/family/family-query.ts';
import { say, sayCount } from '../words/words.ts';
import { FilmRow, listOf, type ListWords } from './film-row.tsx';

export interface FilmListsProps {
  films: readonly CardFilm[];
  family: readonly Child[];
  sort: FamilySort;
  country: string;
  speech: ListWords;
  href: (id: string) => string;
}

/** The groups that are shown, in this order. */
const SHOWN = ['fits', 'probably', 'almost'] as const satisfies Group[];

export function FilmLists({ films, family, ...list }: FilmListsProps) {
  const { find, language } = list.speech;
  if (films.length === 0) return <p role="status">{find.noFilms}</p>;
  const ages = family.map(({ age }) => age);
  const rows = sorted(films, { family, sort: list.sort });
  if (family.length === 0)
    return <ul class="films">{rows.map((row) => Row({ row, ages, ...list }))}</ul>;
  const of = (group: Group) => rows.filter(({ grouped }) => grouped?.group === group);
  const children = listOf(ages, language);
  const names: Record<(typeof SHOWN)[number], string> = {
    fits: say(find.fits, { children }),
    probably: say(find.probably, { children }),
    almost: find.almost,
  };
  const isEmpty = SHOWN.every((group) => of(group).length === 0);
  return (
    <>
      {SHOWN.map((group) =>
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
      <p class="small">{restText(of('unknown').length, of('over').length, list.speech)}</p>
    </>
  );
}

interface FamilyFilm {
  film: CardFilm;
  grouped: Grouped | null;
}

function Row({
  row: { film, grouped },
  ...rest
}: { row: FamilyFilm; ages: number[] } & Omit<FilmListsProps, 'films' | 'family' | 'sort'>) {
  return <FilmRow key={film.id} film={film} grouped={grouped} {...rest} />;
}

/** How many of the listed films are left out, and why. */
function restText(unknown: number, over: number, { find, language }: ListWords): string {
  return [
    over > 0 && sayCount(find.over, over, language),
    unknown > 0 && sayCount(find.unknown, unknown, language),
  ]
    .filter(Boolean)
    .join(' ');
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
