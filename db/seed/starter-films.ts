/** The films that a new database starts with beside Her: what the MPA says of each, and nothing that it does not say. */

import type { FilmFacts } from '../film.ts';
import { unknownFilm } from '../unknown-film.ts';

/** Where the board publishes its ratings and reasons; as recorded in 2022. */
const BOARD = {
  name: 'filmratings.com (MPA)',
  url: 'https://www.filmratings.com/',
  read_at: '2022',
};

interface Starter {
  id: string;
  title: string;
  year: number;
  imdb: string;
  rating: 'G' | 'PG' | 'PG-13' | 'R';
  /** Null for G, which the board gives without reasons. */
  reasons: string | null;
}

const STARTERS: readonly Starter[] = [
  {
    id: 'being-john-malkovich-1999',
    title: 'Being John Malkovich',
    year: 1999,
    imdb: 'tt0120601',
    rating: 'R',
    reasons: 'language and sexuality',
  },
  {
    id: 'adaptation-2002',
    title: 'Adaptation',
    year: 2002,
    imdb: 'tt0268126',
    rating: 'R',
    reasons: 'language, sexuality, some drug use and violent images',
  },
  {
    id: 'punch-drunk-love-2002',
    title: 'Punch-Drunk Love',
    year: 2002,
    imdb: 'tt0272338',
    rating: 'R',
    reasons: 'strong language including a scene of sexual dialogue',
  },
  {
    id: 'lost-in-translation-2003',
    title: 'Lost in Translation',
    year: 2003,
    imdb: 'tt0335266',
    rating: 'R',
    reasons: 'some sexual content',
  },
  {
    id: 'eternal-sunshine-of-the-spotless-mind-2004',
    title: 'Eternal Sunshine of the Spotless Mind',
    year: 2004,
    imdb: 'tt0338013',
    rating: 'R',
    reasons: 'language, some drug and sexual content',
  },
  {
    id: 'lars-and-the-real-girl-2007',
    title: 'Lars and the Real Girl',
    year: 2007,
    imdb: 'tt0805564',
    rating: 'PG-13',
    reasons: 'some sex-related content',
  },
  {
    id: 'where-the-wild-things-are-2009',
    title: 'Where the Wild Things Are',
    year: 2009,
    imdb: 'tt0386117',
    rating: 'PG',
    reasons: 'mild thematic elements, some adventure action and brief language',
  },
  {
    id: '500-days-of-summer-2009',
    title: '(500) Days of Summer',
    year: 2009,
    imdb: 'tt1022603',
    rating: 'PG-13',
    reasons: 'sexual material and language',
  },
  {
    id: 'ex-machina-2014',
    title: 'Ex Machina',
    year: 2014,
    imdb: 'tt0470752',
    rating: 'R',
    reasons: 'graphic nudity, language, sexual references and some violence',
  },
  {
    id: 'bicentennial-man-1999',
    title: 'Bicentennial Man',
    year: 1999,
    imdb: 'tt0182789',
    rating: 'PG',
    reasons: 'language and some sexual content',
  },
  {
    id: 'the-iron-giant-1999',
    title: 'The Iron Giant',
    year: 1999,
    imdb: 'tt0129167',
    rating: 'PG',
    reasons: 'fantasy action and mild language',
  },
  {
    id: 'toy-story-1995',
    title: 'Toy Story',
    year: 1995,
    imdb: 'tt0114709',
    rating: 'G',
    reasons: null,
  },
  {
    id: 'toy-story-2-1999',
    title: 'Toy Story 2',
    year: 1999,
    imdb: 'tt0120363',
    rating: 'G',
    reasons: null,
  },
  {
    id: 'toy-story-3-2010',
    title: 'Toy Story 3',
    year: 2010,
    imdb: 'tt0435761',
    rating: 'G',
    reasons: null,
  },
  {
    id: 'toy-story-4-2019',
    title: 'Toy Story 4',
    year: 2019,
    imdb: 'tt1979376',
    rating: 'G',
    reasons: null,
  },
  {
    id: 'finding-nemo-2003',
    title: 'Finding Nemo',
    year: 2003,
    imdb: 'tt0266543',
    rating: 'G',
    reasons: null,
  },
  {
    id: 'spirited-away-2001',
    title: 'Spirited Away',
    year: 2001,
    imdb: 'tt0245429',
    rating: 'PG',
    reasons: 'some scary moments',
  },
  {
    id: 'up-2009',
    title: 'Up',
    year: 2009,
    imdb: 'tt1049413',
    rating: 'PG',
    reasons: 'some peril and action',
  },
  {
    id: 'frozen-2013',
    title: 'Frozen',
    year: 2013,
    imdb: 'tt2294629',
    rating: 'PG',
    reasons: 'some action and mild rude humor',
  },
  {
    id: 'paddington-2014',
    title: 'Paddington',
    year: 2014,
    imdb: 'tt1109624',
    rating: 'PG',
    reasons: 'mild action and rude humor',
  },
  {
    id: 'paddington-2-2017',
    title: 'Paddington 2',
    year: 2017,
    imdb: 'tt4468740',
    rating: 'PG',
    reasons: 'some action and mild rude humor',
  },
  {
    id: 'inside-out-2015',
    title: 'Inside Out',
    year: 2015,
    imdb: 'tt2096673',
    rating: 'PG',
    reasons: 'mild thematic elements and some action',
  },
  {
    id: 'coco-2017',
    title: 'Coco',
    year: 2017,
    imdb: 'tt2380307',
    rating: 'PG',
    reasons: 'thematic elements',
  },
  {
    id: 'harry-potter-and-the-sorcerers-stone-2001',
    title: "Harry Potter and the Sorcerer's Stone",
    year: 2001,
    imdb: 'tt0241527',
    rating: 'PG',
    reasons: 'some scary moments and mild language',
  },
  {
    id: 'harry-potter-and-the-chamber-of-secrets-2002',
    title: 'Harry Potter and the Chamber of Secrets',
    year: 2002,
    imdb: 'tt0295297',
    rating: 'PG',
    reasons: 'scary moments, some creature violence and mild language',
  },
  {
    id: 'harry-potter-and-the-prisoner-of-azkaban-2004',
    title: 'Harry Potter and the Prisoner of Azkaban',
    year: 2004,
    imdb: 'tt0304141',
    rating: 'PG',
    reasons: 'frightening moments, creature violence and mild language',
  },
  {
    id: 'harry-potter-and-the-goblet-of-fire-2005',
    title: 'Harry Potter and the Goblet of Fire',
    year: 2005,
    imdb: 'tt0330373',
    rating: 'PG-13',
    reasons: 'sequences of fantasy violence and frightening images',
  },
  {
    id: 'kill-bill-vol-1-2003',
    title: 'Kill Bill: Vol. 1',
    year: 2003,
    imdb: 'tt0266697',
    rating: 'R',
    reasons: 'strong bloody violence, language and some sexual content',
  },
  {
    id: 'kill-bill-vol-2-2004',
    title: 'Kill Bill: Vol. 2',
    year: 2004,
    imdb: 'tt0378194',
    rating: 'R',
    reasons: 'violence, language and brief drug use',
  },
  {
    id: 'the-dark-knight-2008',
    title: 'The Dark Knight',
    year: 2008,
    imdb: 'tt0468569',
    rating: 'PG-13',
    reasons: 'intense sequences of violence and some menace',
  },
  {
    id: 'live-free-or-die-hard-2007',
    title: 'Live Free or Die Hard',
    year: 2007,
    imdb: 'tt0337978',
    rating: 'PG-13',
    reasons: 'intense sequences of violence and action, language and a brief sexual situation',
  },
  {
    id: 'the-count-of-monte-cristo-2002',
    title: 'The Count of Monte Cristo',
    year: 2002,
    imdb: 'tt0245844',
    rating: 'PG-13',
    reasons: 'adventure violence/swordplay and some sensuality',
  },
];

export const STARTER_FILMS: readonly FilmFacts[] = STARTERS.map(
  ({ id, title, year, imdb, rating, reasons }) => ({
    ...unknownFilm({ id, title, year }),
    ids: { imdb, tmdb: null, wikidata: null },
    certificates: [{ system: 'MPA', rating, reasons, sources: [0] }],
    sources: [BOARD],
  }),
);
