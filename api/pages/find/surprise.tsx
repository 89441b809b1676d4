/** One film that fits all children, drawn by chance, with its reason, and the next. Runs in the browser. */

import { render } from 'preact';
import type { CardFilm } from '../../contract/advisory.ts';
import type { Child } from '../../domain/rating/check.ts';
import { groupFilm } from '../../domain/rating/group-films.ts';
import { readerCountry } from '../layout/reader-country.ts';
import type { PageWords } from '../words/words.ts';
import { FilmRow, type ListWords } from './film-row.tsx';

interface SurpriseOptions {
  films: readonly CardFilm[];
  family: readonly Child[];
  speech: ListWords & { link: string; night: PageWords['night'] };
}

/** The films already shown, so that none comes twice before all have come. */
const seen = new Set<string>();

/** Offers a surprise among the films that fit, or if there are none among those that probably fit. */
export function offerSurprise(place: HTMLElement, options: SurpriseOptions): void {
  draw(place, options, null);
}

function draw(place: HTMLElement, options: SurpriseOptions, film: CardFilm | null): void {
  const { films, family, speech } = options;
  const { night } = speech;
  const of = (group: string) => films.filter((one) => groupFilm(one, family).group === group);
  const fitting = of('fits').length > 0 ? of('fits') : of('probably');
  const ages = family.map(({ age }) => age);
  render(
    fitting.length === 0 ? null : (
      <>
        {film && (
          <section class="fits">
            <ul class="films">
              <FilmRow
                film={film}
                grouped={groupFilm(film, family)}
                {...{ ages, speech, country: readerCountry(), href: (id) => speech.link + id }}
              />
            </ul>
          </section>
        )}
        <button class="more" type="button" onClick={() => draw(place, options, drawOne(fitting))}>
          {film ? night.another : night.surprise}
        </button>
      </>
    ),
    place,
  );
}

function drawOne(films: readonly CardFilm[]): CardFilm | null {
  const fresh = films.filter(({ id }) => !seen.has(id));
  if (fresh.length === 0) seen.clear();
  const from = fresh.length > 0 ? fresh : films;
  const film = from[Math.floor(Math.random() * from.length)] ?? null;
  if (film) seen.add(film.id);
  return film;
}
