/** Reads the films that the npm package vega-datasets ships, as a demonstration catalogue. Node only. */

import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { validateFilmLine, type ImportLine } from '../services/formats/validate-line.ts';

/** The fields that we use; titles are sometimes numbers. */
const VegaFilm = z.object({
  Title: z.union([z.string(), z.number()], 'The film has no title.').transform(String),
  'Release Date': z
    .string('The film has no date.')
    .regex(/^[A-Z][a-z]{2} \d{2} \d{4}$/, 'The date is not written like Jun 12 1998.'),
  'MPAA Rating': z.string().nullable(),
  'Running Time min': z.int().positive().nullable(),
  Distributor: z.string().nullable(),
  'Major Genre': z.string().nullable(),
  Director: z.string().nullable(),
});

const SOURCE = {
  name: 'vega-datasets (BSD-3-Clause), after The Numbers',
  url: 'https://github.com/vega/vega-datasets',
  read_at: '2010',
  licence: null,
  expires_at: null,
};

/** The list was made in 2010. Years that were written with two digits can be later than that: 2039 is 1939. */
const LAST_YEAR = 2011;

/** Values of `MPAA Rating` that are not ratings. */
const UNRATED = new Set(['Not Rated', 'Open']);

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** The films of the package; the line of each is its number in the list. Throws if the package is not installed. */
export async function* readVega(): AsyncGenerator<ImportLine> {
  const films = JSON.parse(await readFile(dataFile(), 'utf8')) as unknown[]; // each is checked below
  for (const [place, film] of films.entries()) {
    const line = place + 1;
    const result = VegaFilm.safeParse(film);
    if (result.success) yield validateFilmLine(line, filmLine(result.data), { text: '' });
    else {
      const [issue] = result.error.issues;
      yield { line, field: issue?.path.join('.') ?? '', reason: issue?.message ?? '' };
    }
  }
}

function dataFile(): URL {
  try {
    return new URL('../data/movies.json', import.meta.resolve('vega-datasets'));
  } catch (cause) {
    throw new Error('The package vega-datasets is not installed. Run: npm ci', { cause });
  }
}

function filmLine(film: z.infer<typeof VegaFilm>): Record<string, unknown> {
  const { year, date } = readDate(film['Release Date']);
  const rating = film['MPAA Rating'];
  const minutes = film['Running Time min'];
  const genre = film['Major Genre'];
  return {
    title: film.Title,
    year,
    certificates:
      rating === null || UNRATED.has(rating) ? [] : [{ system: 'MPA', rating, sources: [0] }],
    details: {
      directors: film.Director === null ? [] : [film.Director],
      studio: film.Distributor,
      genres: genre === null ? [] : [genre],
      releases: [{ kind: 'cinema', date, country: 'US', sources: [0] }],
      running_times: minutes === null ? [] : [{ minutes, sources: [0] }],
    },
    sources: [SOURCE],
  };
}

function readDate(text: string): { year: number; date: string } {
  const [month = '', day = '', digits = ''] = text.split(' ');
  const written = Number(digits);
  const year = written > LAST_YEAR ? written - 100 : written;
  const number = String(MONTHS.indexOf(month) + 1).padStart(2, '0');
  return { year, date: `${year}-${number}-${day}` };
}
