/** Erases fields of a film, for lines that name what to erase: an empty field says nothing. Pure. */

import { EMPTY_DETAILS, emptyFilm, type FilmFacts } from '../../../db/film.ts';
import { isDerivedRating } from '../rating/official-ratings.ts';
import { ERASABLE_FIELDS, ratingPath } from './erasable.ts';

/** The film without these fields and without who said them. Ratings that follow from erased certificates go too. */
export function eraseFields(film: FilmFacts, fields: readonly string[]): FilmFacts {
  if (fields.length === 0) return film;
  const erased = new Set(fields);
  const losesCertificates = erased.has('certificates');
  const ratings = film.ratings.filter(
    (rating) =>
      !erased.has(ratingPath(rating)) && !(losesCertificates && isDerivedRating(film, rating)),
  );
  const { imdb, tmdb, wikidata } = film.ids;
  const ids = {
    imdb: erased.has('ids.imdb') ? null : imdb,
    tmdb: erased.has('ids.tmdb') ? null : tmdb,
    wikidata: erased.has('ids.wikidata') ? null : wikidata,
  };
  const titles = Object.entries(film.titles).filter(
    ([language]) => !erased.has('titles') && !erased.has(`titles.${language}`),
  );
  const details = Object.entries(EMPTY_DETAILS).filter(([field]) => erased.has(`details.${field}`));
  const said_by = Object.entries(film.details.said_by).filter(
    ([field]) => !erased.has(field) && !erased.has(`details.${field}`),
  );
  const nothing: Record<string, unknown> = { ...emptyFilm(film) };
  const emptied = ERASABLE_FIELDS.filter((field) => erased.has(field)).map((field) => [
    field,
    nothing[field],
  ]);
  return {
    ...film,
    ...Object.fromEntries(emptied),
    ids,
    titles: Object.fromEntries(titles),
    ratings,
    certificates: losesCertificates ? [] : film.certificates,
    details: {
      ...film.details,
      ...Object.fromEntries(details),
      said_by: Object.fromEntries(said_by),
    },
  };
}
