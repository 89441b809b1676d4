/** Where the starter films are: a file in the CSV of `cli import`, in the order in which releases added them. */

import { fileURLToPath } from 'node:url';

// One folder up and down again, so that it works from here and from the built program.
export const STARTER_FILMS_FILE = fileURLToPath(
  new URL('../db/seed/starter-films.csv', import.meta.url),
);

/** The films of the file and Her, so that a start does not have to read them. New ones go to the end of the file. */
export const STARTER_FILM_COUNT = 293;
