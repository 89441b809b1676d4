/** Reads one of a film's finished documents by any of the film's ids, in one statement. */

import type { ReadDb } from '../connection/client.ts';
import type { DocumentName, IdScheme } from '../vocabulary.ts';

/** How a film is asked for: by its own id (`film`), or by another catalogue's. */
export interface FilmKey {
  scheme: IdScheme | 'film';
  value: string;
}

/** JSON text, ready to be sent, and its entity tag. */
export interface FilmDocument {
  text: string;
  etag: string;
}

// Written as SQL text: this is the hottest read, and building the statement would cost twice what running it does.
const COLUMNS = { advisory: 'advisory as text, etag', card: 'card as text, card_etag as etag' };
const BY_FILM = 'from documents where film_id = ?';
const BY_OTHER_ID = 'from film_ids join documents using (film_id) where scheme = ? and value = ?';

/** A document of a film, or null where no film has that id. */
export async function readFilm(
  db: ReadDb,
  { scheme, value }: FilmKey,
  document: DocumentName = 'advisory',
): Promise<FilmDocument | null> {
  const [from, args] = scheme === 'film' ? [BY_FILM, [value]] : [BY_OTHER_ID, [scheme, value]];
  const sql = `select ${COLUMNS[document]} ${from}`;
  const { rows } = await db.$client.execute({ sql, args, hasOneRow: true });
  const row = rows[0];
  return row ? { text: String(row['text']), etag: String(row['etag']) } : null;
}
