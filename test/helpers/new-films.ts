/** Prepares films that a database does not have yet, to be saved with `saveFilms`. */

import { programAuthor } from '../../api/services/films/change-rows.ts';
import { completeFacts, prepareWrites } from '../../api/services/films/write.ts';
import type { ReadDb } from '../../db/connection/client.ts';
import type { FilmFacts } from '../../db/film.ts';
import type { FilmWrite, WriteStamp } from '../../db/queries/save-film.ts';

export function prepareNewFilms(
  db: ReadDb,
  films: readonly FilmFacts[],
  stamp: WriteStamp,
): Promise<FilmWrite[]> {
  const author = programAuthor('test');
  return prepareWrites(
    db,
    films.map((film) => ({
      ...{ facts: completeFacts(film), stamp, before: null, author, replaces: 0 },
    })),
  );
}
