/** Reads one of a film's stored documents by any of its ids, in one statement. */

import type { ReadDb } from '../connection/client.ts';
import type { DocumentName, IdScheme } from '../vocabulary.ts';

/** An id of a film: ours (`film`), or an external one. */
export interface FilmKey {
  scheme: IdScheme | 'film';
  value: string;
}

/** JSON text, ready to be sent, and its ETag. */
export interface FilmDocument {
  text: string;
  etag: string;
}

// SQL text, because this is the most frequent read: building the statement would take twice as long as running it.
const COLUMNS = { advisory: 'advisory as text, etag', card: 'card as text, card_etag as etag' };
const BY_FILM = 'from documents where film_id = ?';
const BY_OTHER_ID = 'from film_ids join documents using (film_id) where scheme = ? and value = ?';

/** A document of a film, or null if no film has that id. */
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
