/** Film ids as they are written in URLs and queries. */

import * as z from 'zod';
import { FILM_ID_FORMS, parseFilmId } from '../domain/film/id.ts';
import { isolateIfNeeded } from '../domain/text/isolate.ts';
import type { FilmKey } from '../../db/queries/read-film.ts';

/** Any form of id; comes out as the scheme and value to look for. */
export const FilmId = z
  .string()
  .meta({ description: `A film: ${FILM_ID_FORMS}.`, example: 'her-2013' })
  .transform((text, context): FilmKey => {
    const key = parseFilmId(text);
    if (key) return key;
    context.addIssue({
      code: 'custom',
      message: `“${isolateIfNeeded(text.slice(0, 60))}” is not a film id. Write ${FILM_ID_FORMS}.`,
    });
    return z.NEVER;
  });
