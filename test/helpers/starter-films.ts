/** The starter films as facts, read as the product reads them: without Her, and before ratings are derived. */

import { readStarterFilms } from '../../api/operations/starter-films.ts';
import { mergeFilm } from '../../api/domain/film/merge.ts';
import { slugOf } from '../../api/domain/film/slug.ts';

export const STARTER_FILMS = (await readStarterFilms())
  .slice(1)
  .map(({ film }) => mergeFilm(null, film, { id: slugOf(film.title, film.year) }).facts);
