/** Reads one film's finished advisory by any of its ids, in one statement. */

import type { Db } from '../client.ts';
import type { IdScheme } from '../vocabulary.ts';

/** How a film is asked for: by its own id (`film`), or by another catalogue's. */
export interface FilmKey {
  scheme: IdScheme | 'film';
  value: string;
}

/** JSON text, ready to be sent, and its entity tag. */
export interface FilmDocument {
  advisory: string;
  etag: string;
}

// Written as SQL text: this is the hottest read, and building the statement would cost twice what running it does.
const BY_FILM = 'select advisory, etag from documents where film_id = ?';
const BY_OTHER_ID =
  'select advisory, etag from film_ids join documents using (film_id) where scheme = ? and value = ?';

/** The advisory of a film, or null where no film has that id. */
export async function readFilm(db: Db, { scheme, value }: FilmKey): Promise<FilmDocument | null> {
  const statement =
    scheme === 'film'
      ? { sql: BY_FILM, args: [value] }
      : { sql: BY_OTHER_ID, args: [scheme, value] };
  const { rows } = await db.$client.execute(statement);
  const row = rows[0];
  return row ? { advisory: String(row['advisory']), etag: String(row['etag']) } : null;
}
