/** The official boards, their ratings and what each rating means for a child at the door. Facts as data; imports nothing. */

export interface BoardRating {
  rating: string;
  name: string;
  /** 1 is the mildest. */
  order: number;
  /** Years under which nobody may see it alone; null where no age is enforced. */
  minimum_age: number | null;
  /** Whether somebody younger may go with an adult; null where no age is enforced. */
  accompanied: boolean | null;
}

export interface RatingSystem {
  id: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  name: string;
  url: string | null;
  ratings: readonly BoardRating[];
}

export const RATING_SYSTEMS: readonly RatingSystem[] = [
  {
    id: 'MPA',
    country: 'US',
    name: 'Motion Picture Association',
    url: 'https://www.filmratings.com/',
    ratings: [
      { rating: 'G', name: 'General audiences', order: 1, minimum_age: null, accompanied: null },
      {
        rating: 'PG',
        name: 'Parental guidance suggested',
        order: 2,
        minimum_age: null,
        accompanied: null,
      },
      {
        rating: 'PG-13',
        name: 'Parents strongly cautioned',
        order: 3,
        minimum_age: null,
        accompanied: null,
      },
      { rating: 'R', name: 'Restricted', order: 4, minimum_age: 17, accompanied: true },
      {
        rating: 'NC-17',
        name: 'No one under 18 admitted',
        order: 5,
        minimum_age: 18,
        accompanied: false,
      },
    ],
  },
];
