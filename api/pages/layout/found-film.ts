/** A film that a search found. */

import type { CardFilm } from '../../contract/advisory.ts';

/** With the title that the words are in, if it is not the main one. */
export type FoundFilm = CardFilm & { found_as?: { title: string; language: string | null } };
