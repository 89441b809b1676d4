/**
 * The boards of the world that rate films: one entry per board, with its ratings from the mildest to the strictest, and who is admitted.
 * Imports nothing. The comment above an entry names the source of its facts, and what does not fit in a field.
 * "MovieLabs": the ratings list of Motion Picture Laboratories (MIT licence), if no better source was found.
 *
 * Only current ratings for films, in cinemas or at home. Bans, exemptions and television ratings are left out, and so are rules that
 * do not depend on the rating (late hours, toddlers). Poland has no board (each distributor marks its own), China no ratings.
 */
export type FilmRating = {
  rating: string;
  /** The rating in full, in our own words. */
  name: string;
  /** 1 is the mildest. */
  order: number;
  /** The youngest age in years at which someone may see it alone; null if no age is enforced or known. */
  minimum_age: number | null;
  /** The age in years that the board recommends; null if it names none. */
  recommended_age: number | null;
  /** Whether younger people may go with an adult; null if it does not apply, differs from place to place, or is unknown. */
  accompanied: boolean | null;
};

export type RatingSystem = {
  id: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Other countries that use its ratings, perhaps with other rules, ISO 3166-1 alpha-2. */
  also_in: readonly string[];
  name: string;
  /** The board's website; null if we are not sure of it. */
  url: string | null;
  ratings: readonly FilmRating[];
};

export const RATING_SYSTEMS: readonly RatingSystem[] = [
  // filmratings.com; a code of the industry that theatres keep at the door.
  {
    id: 'MPA',
    country: 'US',
    also_in: [],
    name: 'Motion Picture Association',
    url: 'https://www.filmratings.com/',
    ratings: [
      { rating: 'G', name: 'General audiences', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG', name: 'Parental guidance suggested', order: 2, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG-13', name: 'Parents strongly cautioned', order: 3, minimum_age: null, recommended_age: 13, accompanied: null },
      { rating: 'R', name: 'Restricted: under 17 with an adult', order: 4, minimum_age: 17, recommended_age: null, accompanied: true },
      { rating: 'NC-17', name: 'No one 17 or under admitted', order: 5, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // MovieLabs; home video in every province but Québec, averaged from the provinces' ratings.
  {
    id: 'CHVRS',
    country: 'CA',
    also_in: [],
    name: 'Canadian Home Video Rating System',
    url: 'https://www.mpa-canada.org/',
    ratings: [
      { rating: 'G', name: 'General', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG', name: 'Parental guidance', order: 2, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '14A', name: 'From 14, younger with an adult', order: 3, minimum_age: null, recommended_age: 14, accompanied: null },
      { rating: '18A', name: 'From 18, younger with an adult', order: 4, minimum_age: null, recommended_age: 18, accompanied: null },
      { rating: 'R', name: 'Restricted to adults', order: 5, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // consumerprotectionbc.ca; serves Saskatchewan and Manitoba too.
  {
    id: 'CPBC',
    country: 'CA',
    also_in: [],
    name: 'Consumer Protection BC',
    url: 'https://www.consumerprotectionbc.ca/',
    ratings: [
      { rating: 'G', name: 'General', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG', name: 'Parental guidance', order: 2, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '14A', name: 'Under 14 with an adult', order: 3, minimum_age: 14, recommended_age: null, accompanied: true },
      { rating: '18A', name: 'Under 18 with an adult', order: 4, minimum_age: 18, recommended_age: null, accompanied: true },
      { rating: 'R', name: 'Restricted to adults', order: 5, minimum_age: 18, recommended_age: null, accompanied: false },
      { rating: 'A', name: 'Adult film', order: 6, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // alberta.ca.
  {
    id: 'AFC',
    country: 'CA',
    also_in: [],
    name: 'Alberta Film Classification',
    url: 'https://www.alberta.ca/how-alberta-classifies-films',
    ratings: [
      { rating: 'G', name: 'General', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG', name: 'Parental guidance', order: 2, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '14A', name: 'Under 14 with an adult', order: 3, minimum_age: 14, recommended_age: null, accompanied: true },
      { rating: '18A', name: 'Under 18 with an adult', order: 4, minimum_age: 18, recommended_age: null, accompanied: true },
      { rating: 'R', name: 'Restricted to adults', order: 5, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // Cinema Act of Québec.
  {
    id: 'QUEBEC',
    country: 'CA',
    also_in: [],
    name: 'Direction du classement des films, Québec (Film Classification Office)',
    url: null,
    ratings: [
      { rating: 'G', name: 'General', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '13+', name: 'From 13, younger with an adult', order: 2, minimum_age: 13, recommended_age: null, accompanied: true },
      { rating: '16+', name: 'From 16', order: 3, minimum_age: 16, recommended_age: null, accompanied: false },
      { rating: '18+', name: 'From 18', order: 4, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // Ley Federal de Cinematografía, art. 25: only C and D bind.
  {
    id: 'RTC',
    country: 'MX',
    also_in: [],
    name: 'Dirección General de Radio, Televisión y Cinematografía (Directorate of Radio, Television and Film)',
    url: 'https://www.rtc.gob.mx/',
    ratings: [
      { rating: 'AA', name: 'For children under 7 too', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'A', name: 'For all', order: 2, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'B', name: 'From 12', order: 3, minimum_age: null, recommended_age: 12, accompanied: null },
      { rating: 'B15', name: 'Not for under-15s without thought', order: 4, minimum_age: null, recommended_age: 15, accompanied: null },
      { rating: 'C', name: 'Adults only', order: 5, minimum_age: 18, recommended_age: null, accompanied: false },
      { rating: 'D', name: 'Adults only, explicit', order: 6, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // MovieLabs.
  {
    id: 'CR-CCEP',
    country: 'CR',
    also_in: [],
    name: 'Comisión de Control y Calificación de Espectáculos Públicos (Commission for the Rating of Public Shows)',
    url: null,
    ratings: [
      { rating: 'I', name: 'Made for children', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'TP', name: 'For all', order: 2, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'TP7', name: 'Under 7 with an adult', order: 3, minimum_age: 7, recommended_age: null, accompanied: true },
      { rating: 'TP12', name: 'Under 12 with an adult', order: 4, minimum_age: 12, recommended_age: null, accompanied: true },
      { rating: '12', name: 'From 12', order: 5, minimum_age: 12, recommended_age: null, accompanied: false },
      { rating: '15', name: 'From 15', order: 6, minimum_age: 15, recommended_age: null, accompanied: false },
      { rating: '18', name: 'From 18', order: 7, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // Decreto 50/2026, which ended ATP, +13, +16 and +18.
  {
    id: 'INCAA',
    country: 'AR',
    also_in: [],
    name: 'Instituto Nacional de Cine y Artes Audiovisuales (National Institute of Film)',
    url: 'https://www.incaa.gob.ar/',
    ratings: [
      { rating: 'G', name: 'General audiences', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'SP', name: 'Parental supervision suggested', order: 2, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'R-13', name: 'Under 13 with a parent or guardian', order: 3, minimum_age: 13, recommended_age: null, accompanied: true },
      { rating: 'R-17', name: 'Under 17 with a parent or guardian', order: 4, minimum_age: 17, recommended_age: null, accompanied: true },
      { rating: '18', name: 'From 18', order: 5, minimum_age: 18, recommended_age: null, accompanied: null },
    ],
  },
  // Portaria 502/2021 (who may enter) and 1.048/2025 (the rating 6); a leading A marks a distributor's own rating.
  {
    id: 'CLASSIND',
    country: 'BR',
    also_in: [],
    name: 'Classificação Indicativa, Ministério da Justiça (Advisory Rating, Ministry of Justice)',
    url: 'https://www.gov.br/mj/pt-br/assuntos/seus-direitos/classificacao-1',
    ratings: [
      { rating: 'L', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '6', name: 'From 6, younger with a parent', order: 2, minimum_age: 6, recommended_age: 6, accompanied: true },
      { rating: '10', name: 'From 10, younger with a parent', order: 3, minimum_age: 10, recommended_age: 10, accompanied: true },
      { rating: '12', name: 'From 12, younger with a parent', order: 4, minimum_age: 12, recommended_age: 12, accompanied: true },
      { rating: '14', name: 'From 14, younger with a parent', order: 5, minimum_age: 14, recommended_age: 14, accompanied: true },
      { rating: '16', name: 'From 16, younger with a parent', order: 6, minimum_age: 16, recommended_age: 16, accompanied: true },
      { rating: '18', name: "From 18 (from 16 with a parent's leave)", order: 7, minimum_age: 18, recommended_age: 18, accompanied: true },
    ],
  },
  // Ley 19.846.
  {
    id: 'CCC',
    country: 'CL',
    also_in: [],
    name: 'Consejo de Calificación Cinematográfica (Film Rating Council)',
    url: null,
    ratings: [
      { rating: 'TE', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'TE+7', name: 'For all, unsuited to under-7s', order: 2, minimum_age: null, recommended_age: 7, accompanied: null },
      { rating: '14', name: 'From 14, younger with a parent', order: 3, minimum_age: 14, recommended_age: null, accompanied: true },
      { rating: '18', name: 'From 18, younger with a parent', order: 4, minimum_age: 18, recommended_age: null, accompanied: true },
    ],
  },
  // MovieLabs; Ley 1098 of 2006 keeps minors out of films for adults.
  {
    id: 'MINCULTURA-CO',
    country: 'CO',
    also_in: [],
    name: 'Comité de Clasificación de Películas, Ministerio de las Culturas (Film Classification Committee)',
    url: 'https://www.mincultura.gov.co/',
    ratings: [
      { rating: 'T', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '7', name: 'Recommended from 7', order: 2, minimum_age: null, recommended_age: 7, accompanied: null },
      { rating: '12', name: 'Recommended from 12', order: 3, minimum_age: null, recommended_age: 12, accompanied: null },
      { rating: '15', name: 'Recommended from 15', order: 4, minimum_age: null, recommended_age: 15, accompanied: null },
      { rating: '18', name: 'From 18', order: 5, minimum_age: 18, recommended_age: null, accompanied: null },
      { rating: 'X', name: 'Adults only, explicit', order: 6, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // MovieLabs; the board calls its ages a guide for families.
  {
    id: 'EC-IFCI',
    country: 'EC',
    also_in: [],
    name: 'Instituto de Fomento a la Creatividad y la Innovación (Institute for Creativity and Innovation)',
    url: null,
    ratings: [
      { rating: 'TP', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '12', name: 'From 12', order: 2, minimum_age: null, recommended_age: 12, accompanied: null },
      { rating: '15', name: 'From 15', order: 3, minimum_age: null, recommended_age: 15, accompanied: null },
      { rating: '18', name: 'From 18', order: 4, minimum_age: 18, recommended_age: null, accompanied: null },
    ],
  },
  // MovieLabs.
  {
    id: 'PE-FILM',
    country: 'PE',
    also_in: [],
    name: 'Ministerio de Cultura del Perú (Ministry of Culture)',
    url: null,
    ratings: [
      { rating: 'PT', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG', name: 'Parental guidance', order: 2, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '14', name: 'Under 14 with an adult', order: 3, minimum_age: 14, recommended_age: null, accompanied: true },
      { rating: '18', name: 'Under 18 with an adult', order: 4, minimum_age: 18, recommended_age: null, accompanied: true },
    ],
  },
  // MovieLabs, which names no rule of admission.
  {
    id: 'INAU',
    country: 'UY',
    also_in: [],
    name: 'Instituto del Niño y Adolescente del Uruguay (Institute for Children and Adolescents)',
    url: 'https://www.inau.gub.uy/',
    ratings: [
      { rating: 'TP', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '6', name: 'From 6', order: 2, minimum_age: null, recommended_age: 6, accompanied: null },
      { rating: '9', name: 'From 9', order: 3, minimum_age: null, recommended_age: 9, accompanied: null },
      { rating: '12', name: 'From 12', order: 4, minimum_age: null, recommended_age: 12, accompanied: null },
      { rating: '15', name: 'From 15', order: 5, minimum_age: null, recommended_age: 15, accompanied: null },
      { rating: '18', name: 'From 18', order: 6, minimum_age: null, recommended_age: 18, accompanied: null },
    ],
  },
  // bbfc.co.uk; 12A is of cinemas, 12 of discs and streaming.
  {
    id: 'BBFC',
    country: 'GB',
    also_in: [],
    name: 'British Board of Film Classification',
    url: 'https://www.bbfc.co.uk/',
    ratings: [
      { rating: 'U', name: 'Universal', order: 1, minimum_age: null, recommended_age: 4, accompanied: null },
      { rating: 'PG', name: 'Parental guidance', order: 2, minimum_age: null, recommended_age: 8, accompanied: null },
      { rating: '12A', name: 'From 12, younger with an adult', order: 3, minimum_age: 12, recommended_age: 12, accompanied: true },
      { rating: '12', name: 'From 12 (home video)', order: 4, minimum_age: 12, recommended_age: null, accompanied: false },
      { rating: '15', name: 'From 15', order: 5, minimum_age: 15, recommended_age: null, accompanied: false },
      { rating: '18', name: 'Adults only', order: 6, minimum_age: 18, recommended_age: null, accompanied: false },
      { rating: 'R18', name: 'Adults only, licensed premises', order: 7, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // ifco.ie; 12 and 15 are of home video.
  {
    id: 'IFCO',
    country: 'IE',
    also_in: [],
    name: 'Irish Film Classification Office',
    url: 'https://www.ifco.ie/',
    ratings: [
      { rating: 'G', name: 'General', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG', name: 'Parental guidance', order: 2, minimum_age: null, recommended_age: 8, accompanied: null },
      { rating: '12A', name: 'From 12, younger with an adult', order: 3, minimum_age: 12, recommended_age: 12, accompanied: true },
      { rating: '12', name: 'From 12 (home video)', order: 4, minimum_age: 12, recommended_age: null, accompanied: false },
      { rating: '15A', name: 'From 15, younger with an adult', order: 5, minimum_age: 15, recommended_age: 15, accompanied: true },
      { rating: '15', name: 'From 15 (home video)', order: 6, minimum_age: 15, recommended_age: null, accompanied: false },
      { rating: '16', name: 'From 16', order: 7, minimum_age: 16, recommended_age: null, accompanied: false },
      { rating: '18', name: 'Adults only', order: 8, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // Code du cinéma, art. R211-12.
  {
    id: 'CNC',
    country: 'FR',
    also_in: [],
    name: 'Commission de classification, Centre national du cinéma (Classification Commission)',
    url: 'https://www.cnc.fr/',
    ratings: [
      { rating: 'TP', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '12', name: 'From 12', order: 2, minimum_age: 12, recommended_age: null, accompanied: false },
      { rating: '16', name: 'From 16', order: 3, minimum_age: 16, recommended_age: null, accompanied: false },
      { rating: '18', name: 'From 18', order: 4, minimum_age: 18, recommended_age: null, accompanied: false },
      { rating: 'X', name: 'Pornography or incitement to violence', order: 5, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // Jugendschutzgesetz, § 11; they are limits, not advice, says FSK. Swiss discs bear them too.
  {
    id: 'FSK',
    country: 'DE',
    also_in: ['CH'],
    name: 'Freiwillige Selbstkontrolle der Filmwirtschaft (Self-Regulation of the Film Industry)',
    url: 'https://www.fsk.de/',
    ratings: [
      { rating: '0', name: 'No age limit', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '6', name: 'From 6', order: 2, minimum_age: 6, recommended_age: null, accompanied: false },
      { rating: '12', name: 'From 12 (from 6 with a parent)', order: 3, minimum_age: 12, recommended_age: null, accompanied: true },
      { rating: '16', name: 'From 16', order: 4, minimum_age: 16, recommended_age: null, accompanied: false },
      { rating: '18', name: 'Adults only', order: 5, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // The Länder make these ages law; some admit children up to 3 years younger with an adult, some do not.
  {
    id: 'JMK',
    country: 'AT',
    also_in: [],
    name: 'Jugendmedienkommission (Commission on Media for the Young)',
    url: null,
    ratings: [
      { rating: '0', name: 'No age limit', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '6', name: 'From 6', order: 2, minimum_age: 6, recommended_age: null, accompanied: null },
      { rating: '8', name: 'From 8', order: 3, minimum_age: 8, recommended_age: null, accompanied: null },
      { rating: '10', name: 'From 10', order: 4, minimum_age: 10, recommended_age: null, accompanied: null },
      { rating: '12', name: 'From 12', order: 5, minimum_age: 12, recommended_age: null, accompanied: null },
      { rating: '14', name: 'From 14', order: 6, minimum_age: 14, recommended_age: null, accompanied: null },
      { rating: '16', name: 'From 16', order: 7, minimum_age: 16, recommended_age: null, accompanied: null },
    ],
  },
  // filmrating.ch: a parent may bring a child up to 2 years younger; cinemas disagree whether to an 18.
  {
    id: 'JIF',
    country: 'CH',
    also_in: [],
    name: 'Schweizerische Kommission Jugendschutz im Film (Swiss Commission for the Protection of the Young in Film)',
    url: 'https://www.filmrating.ch/',
    ratings: [
      { rating: '0', name: 'No age limit', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '6', name: 'From 6 (from 4 with a parent)', order: 2, minimum_age: 6, recommended_age: null, accompanied: true },
      { rating: '8', name: 'From 8 (from 6 with a parent)', order: 3, minimum_age: 8, recommended_age: null, accompanied: true },
      { rating: '10', name: 'From 10 (from 8 with a parent)', order: 4, minimum_age: 10, recommended_age: null, accompanied: true },
      { rating: '12', name: 'From 12 (from 10 with a parent)', order: 5, minimum_age: 12, recommended_age: null, accompanied: true },
      { rating: '14', name: 'From 14 (from 12 with a parent)', order: 6, minimum_age: 14, recommended_age: null, accompanied: true },
      { rating: '16', name: 'From 16 (from 14 with a parent)', order: 7, minimum_age: 16, recommended_age: null, accompanied: true },
      { rating: '18', name: 'From 18', order: 8, minimum_age: 18, recommended_age: null, accompanied: null },
    ],
  },
  // Loi du 20 avril 2009; alia.lu: from 6 on, a parent opens the next category up.
  {
    id: 'ALIA',
    country: 'LU',
    also_in: [],
    name: "Autorité luxembourgeoise indépendante de l'audiovisuel (Independent Audiovisual Authority)",
    url: 'https://www.alia.lu/',
    ratings: [
      { rating: 'T', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '6', name: 'From 6', order: 2, minimum_age: 6, recommended_age: null, accompanied: false },
      { rating: '12', name: 'From 12 (from 6 with a parent)', order: 3, minimum_age: 12, recommended_age: null, accompanied: true },
      { rating: '16', name: 'From 16 (from 12 with a parent)', order: 4, minimum_age: 16, recommended_age: null, accompanied: true },
      { rating: '18', name: 'From 18 (from 16 with a parent)', order: 5, minimum_age: 18, recommended_age: null, accompanied: true },
    ],
  },
  // Advice up to 14; the criminal code (art. 240a) bars under-16s from 16 and from 18 alike.
  {
    id: 'KIJKWIJZER',
    country: 'NL',
    also_in: [],
    name: 'Nederlands Instituut voor de Classificatie van Audiovisuele Media (Institute for the Classification of Audiovisual Media)',
    url: 'https://www.kijkwijzer.nl/',
    ratings: [
      { rating: 'AL', name: 'All ages', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '6', name: 'From 6', order: 2, minimum_age: null, recommended_age: 6, accompanied: null },
      { rating: '9', name: 'From 9', order: 3, minimum_age: null, recommended_age: 9, accompanied: null },
      { rating: '12', name: 'From 12', order: 4, minimum_age: null, recommended_age: 12, accompanied: null },
      { rating: '14', name: 'From 14', order: 5, minimum_age: null, recommended_age: 14, accompanied: null },
      { rating: '16', name: 'From 16, by law', order: 6, minimum_age: 16, recommended_age: 16, accompanied: false },
      { rating: '18', name: 'From 18; by law no one under 16', order: 7, minimum_age: 16, recommended_age: 18, accompanied: false },
    ],
  },
  // Cooperation agreement of 15 February 2019: advice, no limit; it replaced KT/EA and KNT/ENA.
  {
    id: 'CINECHECK',
    country: 'BE',
    also_in: [],
    name: 'Cinecheck, Kijkwijzer in Flanders (Belgian film classification)',
    url: 'https://www.cinecheck.be/',
    ratings: [
      { rating: 'AL', name: 'All ages', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '6', name: 'From 6', order: 2, minimum_age: null, recommended_age: 6, accompanied: null },
      { rating: '9', name: 'From 9', order: 3, minimum_age: null, recommended_age: 9, accompanied: null },
      { rating: '12', name: 'From 12', order: 4, minimum_age: null, recommended_age: 12, accompanied: null },
      { rating: '14', name: 'From 14', order: 5, minimum_age: null, recommended_age: 14, accompanied: null },
      { rating: '16', name: 'From 16', order: 6, minimum_age: null, recommended_age: 16, accompanied: null },
      { rating: '18', name: 'From 18', order: 7, minimum_age: null, recommended_age: 18, accompanied: null },
    ],
  },
  // Filmloven, § 20: from 7 on, an adult opens every film.
  {
    id: 'MEDIERADET',
    country: 'DK',
    also_in: [],
    name: 'Medierådet for Børn og Unge (Media Council for Children and Young People)',
    url: 'https://www.medieraadet.dk/',
    ratings: [
      { rating: 'A', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '7', name: 'For all, not advised under 7', order: 2, minimum_age: null, recommended_age: 7, accompanied: null },
      { rating: '11', name: 'From 11 (from 7 with an adult)', order: 3, minimum_age: 11, recommended_age: null, accompanied: true },
      { rating: '15', name: 'From 15 (from 7 with an adult)', order: 4, minimum_age: 15, recommended_age: null, accompanied: true },
    ],
  },
  // Lag 2010:1882; an adult's company counts for 15 since March 2017.
  {
    id: 'MEDIEMYNDIGHETEN',
    country: 'SE',
    also_in: [],
    name: 'Mediemyndigheten (Media Authority; until 2023 Statens medieråd)',
    url: 'https://mediemyndigheten.se/',
    ratings: [
      { rating: 'Btl', name: 'Children allowed', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '7', name: 'From 7, younger with an adult', order: 2, minimum_age: 7, recommended_age: null, accompanied: true },
      { rating: '11', name: 'From 11 (from 7 with an adult)', order: 3, minimum_age: 11, recommended_age: null, accompanied: true },
      { rating: '15', name: 'From 15 (from 11 with an adult)', order: 4, minimum_age: 15, recommended_age: null, accompanied: true },
    ],
  },
  // Bildeprogramloven; distributors have rated since 2023, the authority supervises.
  {
    id: 'MEDIETILSYNET',
    country: 'NO',
    also_in: [],
    name: 'Medietilsynet (Media Authority)',
    url: 'https://www.medietilsynet.no/',
    ratings: [
      { rating: 'A', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '6', name: 'From 6, younger with an adult', order: 2, minimum_age: 6, recommended_age: null, accompanied: true },
      { rating: '9', name: 'From 9 (from 6 with an adult)', order: 3, minimum_age: 9, recommended_age: null, accompanied: true },
      { rating: '12', name: 'From 12 (from 9 with an adult)', order: 4, minimum_age: 12, recommended_age: null, accompanied: true },
      { rating: '15', name: 'From 15 (from 12 with an adult)', order: 5, minimum_age: 15, recommended_age: null, accompanied: true },
      { rating: '18', name: 'From 18', order: 6, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // Kuvaohjelmalaki 710/2011: an adult may bring a child up to 3 years younger, never to an 18.
  {
    id: 'KAVI',
    country: 'FI',
    also_in: [],
    name: 'Kansallinen audiovisuaalinen instituutti (National Audiovisual Institute)',
    url: 'https://kavi.fi/',
    ratings: [
      { rating: 'S', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '7', name: 'From 7 (from 4 with an adult)', order: 2, minimum_age: 7, recommended_age: null, accompanied: true },
      { rating: '12', name: 'From 12 (from 9 with an adult)', order: 3, minimum_age: 12, recommended_age: null, accompanied: true },
      { rating: '16', name: 'From 16 (from 13 with an adult)', order: 4, minimum_age: 16, recommended_age: null, accompanied: true },
      { rating: '18', name: 'From 18', order: 5, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // Act 62/2006 binds those who show a film to its age; cinemas differ over company.
  {
    id: 'FRISK',
    country: 'IS',
    also_in: [],
    name: 'Félag rétthafa í sjónvarps- og kvikmyndaiðnaði (Association of Film and Television Rights Holders)',
    url: null,
    ratings: [
      { rating: 'L', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '6', name: 'From 6', order: 2, minimum_age: 6, recommended_age: null, accompanied: null },
      { rating: '9', name: 'From 9', order: 3, minimum_age: 9, recommended_age: null, accompanied: null },
      { rating: '12', name: 'From 12', order: 4, minimum_age: 12, recommended_age: null, accompanied: null },
      { rating: '14', name: 'From 14', order: 5, minimum_age: 14, recommended_age: null, accompanied: null },
      { rating: '16', name: 'From 16', order: 6, minimum_age: 16, recommended_age: null, accompanied: null },
      { rating: '18', name: 'From 18', order: 7, minimum_age: 18, recommended_age: null, accompanied: null },
    ],
  },
  // MovieLabs; advice but for X. "Especially for children" is a note beside a rating.
  {
    id: 'ICAA',
    country: 'ES',
    also_in: [],
    name: 'Instituto de la Cinematografía y de las Artes Audiovisuales (Institute of Film and Audiovisual Arts)',
    url: null,
    ratings: [
      { rating: 'A', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '7', name: 'From 7', order: 2, minimum_age: null, recommended_age: 7, accompanied: null },
      { rating: '12', name: 'From 12', order: 3, minimum_age: null, recommended_age: 12, accompanied: null },
      { rating: '16', name: 'From 16', order: 4, minimum_age: null, recommended_age: 16, accompanied: null },
      { rating: '18', name: 'From 18', order: 5, minimum_age: null, recommended_age: 18, accompanied: null },
      { rating: 'X', name: 'Pornography or extreme violence', order: 6, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // Decreto-Lei 23/2014: younger with a parent who answers for them.
  {
    id: 'IGAC',
    country: 'PT',
    also_in: [],
    name: 'Comissão de Classificação, Inspeção-Geral das Atividades Culturais (Classification Commission)',
    url: 'https://www.igac.gov.pt/',
    ratings: [
      { rating: 'A', name: 'For all, toddlers too', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'M/3', name: 'From 3', order: 2, minimum_age: 3, recommended_age: null, accompanied: null },
      { rating: 'M/6', name: 'From 6, younger with a parent', order: 3, minimum_age: 6, recommended_age: null, accompanied: true },
      { rating: 'M/12', name: 'From 12, younger with a parent', order: 4, minimum_age: 12, recommended_age: null, accompanied: true },
      { rating: 'M/14', name: 'From 14, younger with a parent', order: 5, minimum_age: 14, recommended_age: null, accompanied: true },
      { rating: 'M/16', name: 'From 16, younger with a parent', order: 6, minimum_age: 16, recommended_age: null, accompanied: true },
      { rating: 'M/18', name: 'From 18', order: 7, minimum_age: 18, recommended_age: null, accompanied: null },
      { rating: 'M/18-P', name: 'Pornography', order: 8, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // D.lgs. 203/2017; the 10 since 1 February 2025.
  {
    id: 'MIC',
    country: 'IT',
    also_in: [],
    name: 'Commissione per la classificazione delle opere cinematografiche, Ministero della Cultura (Film Classification Commission)',
    url: 'https://cinema.cultura.gov.it/',
    ratings: [
      { rating: 'T', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '6+', name: 'Unsuited to under-6s', order: 2, minimum_age: null, recommended_age: 6, accompanied: null },
      { rating: '10+', name: 'Unsuited to under-10s', order: 3, minimum_age: null, recommended_age: 10, accompanied: null },
      { rating: '14+', name: 'From 14 (from 12 with a parent)', order: 4, minimum_age: 14, recommended_age: null, accompanied: true },
      { rating: '18+', name: 'From 18 (from 16 with a parent)', order: 5, minimum_age: 18, recommended_age: null, accompanied: true },
    ],
  },
  // MovieLabs.
  {
    id: 'MT-FAC',
    country: 'MT',
    also_in: [],
    name: 'Film Age-Classification Board of Malta',
    url: null,
    ratings: [
      { rating: 'U', name: 'Universal', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG', name: 'Parental guidance', order: 2, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '12A', name: 'From 12, younger with an adult', order: 3, minimum_age: 12, recommended_age: null, accompanied: true },
      { rating: '12', name: 'From 12', order: 4, minimum_age: 12, recommended_age: null, accompanied: false },
      { rating: '15', name: 'From 15', order: 5, minimum_age: 15, recommended_age: null, accompanied: false },
      { rating: '18', name: 'From 18', order: 6, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // Law 3905/2010, art. 37, fines the cinema; the marks after MovieLabs.
  {
    id: 'GR-FILM',
    country: 'GR',
    also_in: [],
    name: 'Επιτροπές αξιολόγησης καταλληλότητας, Υπουργείο Πολιτισμού (Suitability Committees, Ministry of Culture)',
    url: 'https://www.culture.gov.gr/',
    ratings: [
      { rating: 'K', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'K-12', name: 'From 12', order: 2, minimum_age: 12, recommended_age: null, accompanied: null },
      { rating: 'K-13', name: 'From 13', order: 3, minimum_age: 13, recommended_age: null, accompanied: null },
      { rating: 'K-15', name: 'From 15', order: 4, minimum_age: 15, recommended_age: null, accompanied: null },
      { rating: 'K-17', name: 'From 17', order: 5, minimum_age: 17, recommended_age: null, accompanied: null },
      { rating: '18+', name: 'From 18', order: 6, minimum_age: 18, recommended_age: null, accompanied: null },
    ],
  },
  // Act 480/2024: since 2025 the 15 is advice, and only the 18 binds; distributors rate.
  {
    id: 'CZ-FILM',
    country: 'CZ',
    also_in: [],
    name: 'Klasifikace podle zákona o audiovizi (Classification under the Audiovisual Act)',
    url: null,
    ratings: [
      { rating: 'U', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '12', name: 'Unsuited to under-12s', order: 2, minimum_age: null, recommended_age: 12, accompanied: null },
      { rating: '15', name: 'Unsuited to under-15s', order: 3, minimum_age: null, recommended_age: 15, accompanied: null },
      { rating: '18', name: 'Adults only', order: 4, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // Decree 328/2023 and Act 40/2015: only the 18 binds; distributors rate.
  {
    id: 'SK-JSO',
    country: 'SK',
    also_in: [],
    name: 'Jednotný systém označovania (Unified Labelling System)',
    url: null,
    ratings: [
      { rating: 'U', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '7', name: 'Unsuited to under-7s', order: 2, minimum_age: null, recommended_age: 7, accompanied: null },
      { rating: '12', name: 'Unsuited to under-12s', order: 3, minimum_age: null, recommended_age: 12, accompanied: null },
      { rating: '15', name: 'Unsuited to under-15s', order: 4, minimum_age: null, recommended_age: 15, accompanied: null },
      { rating: '18', name: 'Adults only', order: 5, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // Act II of 2004, § 21; the authority calls the ages a reminder to parents, and X alone is kept apart.
  {
    id: 'NMHH',
    country: 'HU',
    also_in: [],
    name: 'Nemzeti Média- és Hírközlési Hatóság, Korhatár Bizottság (Media Authority, Age Rating Committee)',
    url: 'https://nmhh.hu/',
    ratings: [
      { rating: 'KN', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '6', name: 'Not recommended under 6', order: 2, minimum_age: null, recommended_age: 6, accompanied: null },
      { rating: '12', name: 'Not recommended under 12', order: 3, minimum_age: null, recommended_age: 12, accompanied: null },
      { rating: '16', name: 'Not recommended under 16', order: 4, minimum_age: null, recommended_age: 16, accompanied: null },
      { rating: '18', name: 'Not recommended under 18', order: 5, minimum_age: null, recommended_age: 18, accompanied: null },
      { rating: 'X', name: 'Adults only', order: 6, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // The centre's classification under Ordinance 39/2005; MovieLabs lists the broadcasters' marks instead.
  {
    id: 'CNC-RO',
    country: 'RO',
    also_in: [],
    name: 'Centrul Național al Cinematografiei (National Film Centre)',
    url: 'https://cnc.gov.ro/',
    ratings: [
      { rating: 'AG', name: 'General audiences', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'AP-12', name: "Under 12 with a parent's consent", order: 2, minimum_age: null, recommended_age: 12, accompanied: null },
      { rating: 'N-15', name: 'Not recommended under 15', order: 3, minimum_age: null, recommended_age: 15, accompanied: null },
      { rating: 'IM-18', name: 'Barred to minors', order: 4, minimum_age: 18, recommended_age: null, accompanied: false },
      { rating: 'IM-18-XXX', name: 'Pornography', order: 5, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // Film Industry Act, after MovieLabs.
  {
    id: 'NFC-BG',
    country: 'BG',
    also_in: [],
    name: 'Национален филмов център (National Film Centre)',
    url: 'https://www.nfc.bg/',
    ratings: [
      { rating: 'A', name: 'Recommended for children', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'B', name: 'No age limit', order: 2, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'C', name: 'Not recommended under 12', order: 3, minimum_age: null, recommended_age: 12, accompanied: null },
      { rating: 'C+', name: 'Not recommended under 14', order: 4, minimum_age: null, recommended_age: 14, accompanied: null },
      { rating: 'D+', name: 'Not recommended under 16', order: 5, minimum_age: null, recommended_age: 16, accompanied: null },
      { rating: 'D', name: 'From 16', order: 6, minimum_age: 16, recommended_age: null, accompanied: false },
      { rating: 'X', name: 'From 18', order: 7, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // No board; cinemas differ over company to a K.
  {
    id: 'EE-FILM',
    country: 'EE',
    also_in: [],
    name: 'Filmilevitajate vanusepiirangud (Age limits of the film distributors)',
    url: null,
    ratings: [
      { rating: 'PERE', name: 'Family film', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'L', name: 'For all', order: 2, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'MS-6', name: 'Not recommended under 6', order: 3, minimum_age: null, recommended_age: 6, accompanied: null },
      { rating: 'MS-12', name: 'Not recommended under 12', order: 4, minimum_age: null, recommended_age: 12, accompanied: null },
      { rating: 'K-12', name: 'From 12', order: 5, minimum_age: 12, recommended_age: null, accompanied: null },
      { rating: 'K-14', name: 'From 14', order: 6, minimum_age: 14, recommended_age: null, accompanied: null },
      { rating: 'K-16', name: 'From 16', order: 7, minimum_age: 16, recommended_age: null, accompanied: null },
    ],
  },
  // Cabinet Regulation 587/2010: distributors rate, and only 18+ bars.
  {
    id: 'NKC',
    country: 'LV',
    also_in: [],
    name: 'Nacionālais kino centrs (National Film Centre)',
    url: 'https://www.nkc.gov.lv/',
    ratings: [
      { rating: 'U', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '7+', name: 'From 7', order: 2, minimum_age: null, recommended_age: 7, accompanied: null },
      { rating: '12+', name: 'From 12', order: 3, minimum_age: null, recommended_age: 12, accompanied: null },
      { rating: '16+', name: 'From 16', order: 4, minimum_age: null, recommended_age: 16, accompanied: null },
      { rating: '18+', name: 'From 18', order: 5, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // Film Act as amended in 2014.
  {
    id: 'LKC',
    country: 'LT',
    also_in: [],
    name: 'Lietuvos kino centras (Film Centre)',
    url: 'https://www.lkc.lt/',
    ratings: [
      { rating: 'V', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'N-7', name: 'From 7, younger with an adult', order: 2, minimum_age: 7, recommended_age: null, accompanied: true },
      { rating: 'N-13', name: 'From 13 (from 7 with an adult)', order: 3, minimum_age: 13, recommended_age: null, accompanied: true },
      { rating: 'N-16', name: 'From 16', order: 4, minimum_age: 16, recommended_age: null, accompanied: false },
      { rating: 'N-18', name: 'From 18', order: 5, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // Rulebook 40/2021 speaks of recommended ages.
  {
    id: 'HAVC',
    country: 'HR',
    also_in: [],
    name: 'Hrvatski audiovizualni centar (Audiovisual Centre)',
    url: 'https://havc.hr/',
    ratings: [
      { rating: 'SU', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '12', name: 'Not recommended under 12', order: 2, minimum_age: null, recommended_age: 12, accompanied: null },
      { rating: '15', name: 'Not recommended under 15', order: 3, minimum_age: null, recommended_age: 15, accompanied: null },
      { rating: '18', name: 'Not recommended under 18', order: 4, minimum_age: null, recommended_age: 18, accompanied: null },
    ],
  },
  // Act 436-FZ: cinemas must keep minors out of 18+; below that they differ.
  {
    id: 'MKRF',
    country: 'RU',
    also_in: [],
    name: 'Министерство культуры Российской Федерации (Ministry of Culture)',
    url: 'https://culture.gov.ru/',
    ratings: [
      { rating: '0+', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '6+', name: 'From 6', order: 2, minimum_age: null, recommended_age: 6, accompanied: null },
      { rating: '12+', name: 'From 12', order: 3, minimum_age: null, recommended_age: 12, accompanied: null },
      { rating: '16+', name: 'From 16', order: 4, minimum_age: null, recommended_age: 16, accompanied: null },
      { rating: '18+', name: 'From 18', order: 5, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // MovieLabs; ДА and ЗА are written DA and ZA here.
  {
    id: 'DERZHKINO',
    country: 'UA',
    also_in: [],
    name: 'Державне агентство України з питань кіно (State Film Agency)',
    url: 'https://usfa.gov.ua/',
    ratings: [
      { rating: 'DA', name: "Children's film", order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'ZA', name: 'General audiences', order: 2, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '12', name: 'Under 12 with a parent', order: 3, minimum_age: 12, recommended_age: null, accompanied: true },
      { rating: '16', name: 'From 16', order: 4, minimum_age: 16, recommended_age: null, accompanied: false },
      { rating: '18', name: 'From 18', order: 5, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // The cinemas' notice of the law's ages; MovieLabs lists older marks.
  {
    id: 'KZ-FILM',
    country: 'KZ',
    also_in: [],
    name: 'Министерство культуры и информации Республики Казахстан (Ministry of Culture and Information)',
    url: null,
    ratings: [
      { rating: '6-', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '6+', name: 'From 6', order: 2, minimum_age: null, recommended_age: 6, accompanied: null },
      { rating: '12+', name: 'From 12', order: 3, minimum_age: null, recommended_age: 12, accompanied: null },
      { rating: '14+', name: 'From 14', order: 4, minimum_age: null, recommended_age: 14, accompanied: null },
      { rating: '16+', name: 'From 16', order: 5, minimum_age: null, recommended_age: 16, accompanied: null },
      { rating: '18+', name: 'From 18', order: 6, minimum_age: 18, recommended_age: null, accompanied: null },
      { rating: '21+', name: 'From 21', order: 7, minimum_age: 21, recommended_age: null, accompanied: null },
    ],
  },
  // Act 5224; an A beside the age lets younger children in with their family.
  {
    id: 'KTB',
    country: 'TR',
    also_in: [],
    name: 'Sinema Genel Müdürlüğü, Kültür ve Turizm Bakanlığı (Directorate of Cinema)',
    url: 'https://filmsiniflandirma.ktb.gov.tr/',
    ratings: [
      { rating: 'GA', name: 'General audiences', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '6A', name: 'Under 6 with family', order: 2, minimum_age: 6, recommended_age: null, accompanied: true },
      { rating: '6+', name: 'From 6', order: 3, minimum_age: 6, recommended_age: null, accompanied: false },
      { rating: '10A', name: 'Under 10 with family', order: 4, minimum_age: 10, recommended_age: null, accompanied: true },
      { rating: '10+', name: 'From 10', order: 5, minimum_age: 10, recommended_age: null, accompanied: false },
      { rating: '13A', name: 'Under 13 with family', order: 6, minimum_age: 13, recommended_age: null, accompanied: true },
      { rating: '13+', name: 'From 13', order: 7, minimum_age: 13, recommended_age: null, accompanied: false },
      { rating: '16+', name: 'From 16', order: 8, minimum_age: 16, recommended_age: null, accompanied: false },
      { rating: '18+', name: 'From 18', order: 9, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // MovieLabs; the cinemas' notice: a parent's company changes nothing.
  {
    id: 'IL-FILM',
    country: 'IL',
    also_in: [],
    name: 'המועצה לביקורת סרטים (Film Review Council)',
    url: null,
    ratings: [
      { rating: 'ALL', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '12', name: 'From 12', order: 2, minimum_age: 12, recommended_age: null, accompanied: false },
      { rating: '14', name: 'From 14', order: 3, minimum_age: 14, recommended_age: null, accompanied: false },
      { rating: '16', name: 'From 16', order: 4, minimum_age: 16, recommended_age: null, accompanied: false },
      { rating: '18', name: 'From 18', order: 5, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // UAE Media Council, 2018 and 2021 (21+), after MovieLabs.
  {
    id: 'UAEMC',
    country: 'AE',
    also_in: [],
    name: 'UAE Media Council',
    url: null,
    ratings: [
      { rating: 'G', name: 'General audiences', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG', name: 'Parental guidance', order: 2, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG13', name: 'Under 13 with an adult', order: 3, minimum_age: 13, recommended_age: null, accompanied: true },
      { rating: 'PG15', name: 'Under 15 with an adult', order: 4, minimum_age: 15, recommended_age: null, accompanied: true },
      { rating: '15+', name: 'From 15', order: 5, minimum_age: 15, recommended_age: null, accompanied: false },
      { rating: '18+', name: 'From 18', order: 6, minimum_age: 18, recommended_age: null, accompanied: false },
      { rating: '21+', name: 'From 21, uncut', order: 7, minimum_age: 21, recommended_age: null, accompanied: false },
    ],
  },
  // MovieLabs; PG15 has since replaced R12.
  {
    id: 'GAMR',
    country: 'SA',
    also_in: [],
    name: 'الهيئة العامة لتنظيم الإعلام (General Authority of Media Regulation)',
    url: 'https://gmedia.gov.sa/',
    ratings: [
      { rating: 'G', name: 'General audiences', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG', name: 'Parental guidance', order: 2, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG12', name: 'Under 12 with an adult', order: 3, minimum_age: 12, recommended_age: null, accompanied: true },
      { rating: 'PG15', name: 'Under 15 with an adult', order: 4, minimum_age: 15, recommended_age: null, accompanied: true },
      { rating: 'R15', name: 'From 15', order: 5, minimum_age: 15, recommended_age: null, accompanied: false },
      { rating: 'R18', name: 'From 18', order: 6, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // The ministry's decision of January 2025; MovieLabs lists what it replaced.
  {
    id: 'KW-MOI',
    country: 'KW',
    also_in: [],
    name: 'وزارة الإعلام (Ministry of Information)',
    url: null,
    ratings: [
      { rating: 'G', name: 'General audiences', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG', name: 'Parental guidance', order: 2, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG12', name: 'Under 12 with an adult', order: 3, minimum_age: 12, recommended_age: null, accompanied: true },
      { rating: 'PG15', name: 'Under 15 with an adult', order: 4, minimum_age: 15, recommended_age: null, accompanied: true },
      { rating: 'R15', name: 'From 15', order: 5, minimum_age: 15, recommended_age: null, accompanied: false },
      { rating: 'R18', name: 'From 18', order: 6, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // MovieLabs.
  {
    id: 'BH-MIA',
    country: 'BH',
    also_in: [],
    name: 'وزارة الإعلام (Ministry of Information)',
    url: null,
    ratings: [
      { rating: 'G', name: 'General audiences', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG', name: 'Parental guidance', order: 2, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG-13', name: 'Under 13 with an adult', order: 3, minimum_age: 13, recommended_age: null, accompanied: true },
      { rating: 'PG-15', name: 'Under 15 with an adult', order: 4, minimum_age: 15, recommended_age: null, accompanied: true },
      { rating: '15+', name: 'From 15', order: 5, minimum_age: 15, recommended_age: null, accompanied: false },
      { rating: '18+', name: 'From 18', order: 6, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // MovieLabs; PG13 and PG15 suggest guidance.
  {
    id: 'JO-MC',
    country: 'JO',
    also_in: [],
    name: 'هيئة الإعلام (Media Commission)',
    url: null,
    ratings: [
      { rating: 'G', name: 'General audiences', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG', name: 'Parental guidance', order: 2, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG13', name: 'Guidance under 13', order: 3, minimum_age: null, recommended_age: 13, accompanied: null },
      { rating: 'PG15', name: 'Guidance under 15', order: 4, minimum_age: null, recommended_age: 15, accompanied: null },
      { rating: '15+', name: 'From 15', order: 5, minimum_age: 15, recommended_age: null, accompanied: false },
      { rating: '18+', name: 'From 18', order: 6, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // MovieLabs.
  {
    id: 'LB-GS',
    country: 'LB',
    also_in: [],
    name: 'المديرية العامة للأمن العام (General Security)',
    url: null,
    ratings: [
      { rating: 'G', name: 'General audiences', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG', name: 'Parental guidance', order: 2, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG13', name: 'Unsuited to under-13s', order: 3, minimum_age: null, recommended_age: 13, accompanied: null },
      { rating: 'PG16', name: 'Unsuited to under-16s', order: 4, minimum_age: null, recommended_age: 16, accompanied: null },
      { rating: '18+', name: 'For adults', order: 5, minimum_age: 18, recommended_age: null, accompanied: null },
      { rating: 'R21', name: 'From 21', order: 6, minimum_age: 21, recommended_age: null, accompanied: false },
    ],
  },
  // The authority's system of three ages; it names no rule of company.
  {
    id: 'EG-CENSOR',
    country: 'EG',
    also_in: [],
    name: 'الرقابة على المصنفات الفنية (Censorship Authority for Works of Art)',
    url: null,
    ratings: [
      { rating: 'G', name: 'General audiences', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '+12', name: 'From 12', order: 2, minimum_age: 12, recommended_age: null, accompanied: null },
      { rating: '+16', name: 'From 16', order: 3, minimum_age: 16, recommended_age: null, accompanied: null },
      { rating: '+18', name: 'Adults only', order: 4, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // MovieLabs.
  {
    id: 'NFVCB',
    country: 'NG',
    also_in: [],
    name: 'National Film and Video Censors Board',
    url: 'https://www.nfvcb.gov.ng/',
    ratings: [
      { rating: 'G', name: 'General', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG', name: 'Parental guidance', order: 2, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '12A', name: 'From 12, younger with an adult', order: 3, minimum_age: 12, recommended_age: null, accompanied: true },
      { rating: '12', name: 'From 12', order: 4, minimum_age: 12, recommended_age: null, accompanied: false },
      { rating: '15', name: 'From 15', order: 5, minimum_age: 15, recommended_age: null, accompanied: false },
      { rating: '18', name: 'From 18', order: 6, minimum_age: 18, recommended_age: null, accompanied: false },
      { rating: 'RE', name: 'Restricted exhibition, adults only', order: 7, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // The board: 16 and 18 are restricted by law.
  {
    id: 'KFCB',
    country: 'KE',
    also_in: [],
    name: 'Kenya Film Classification Board',
    url: 'https://kfcb.go.ke/',
    ratings: [
      { rating: 'GE', name: 'General exhibition', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG', name: 'Parental guidance', order: 2, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '16', name: 'From 16', order: 3, minimum_age: 16, recommended_age: null, accompanied: false },
      { rating: '18', name: 'From 18', order: 4, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // fpb.org.za; a carer decides inside the bands 7-9 and 10-12.
  {
    id: 'FPB',
    country: 'ZA',
    also_in: [],
    name: 'Film and Publication Board',
    url: 'https://www.fpb.org.za/',
    ratings: [
      { rating: 'A', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG', name: 'Parental guidance', order: 2, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '7-9PG', name: 'From 10 (7 to 9 with a carer)', order: 3, minimum_age: 10, recommended_age: null, accompanied: true },
      { rating: '10-12PG', name: 'From 13 (10 to 12 with a carer)', order: 4, minimum_age: 13, recommended_age: null, accompanied: true },
      { rating: '13', name: 'From 13', order: 5, minimum_age: 13, recommended_age: null, accompanied: false },
      { rating: '16', name: 'From 16', order: 6, minimum_age: 16, recommended_age: null, accompanied: false },
      { rating: '18', name: 'From 18', order: 7, minimum_age: 18, recommended_age: null, accompanied: false },
      { rating: 'X18', name: 'Adults only, licensed premises', order: 8, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // classification.gov.au; X18+ is sold in the two territories alone.
  {
    id: 'ACB',
    country: 'AU',
    also_in: [],
    name: 'Australian Classification Board',
    url: 'https://www.classification.gov.au/',
    ratings: [
      { rating: 'G', name: 'General', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG', name: 'Parental guidance for under-15s', order: 2, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'M', name: 'Mature, recommended from 15', order: 3, minimum_age: null, recommended_age: 15, accompanied: null },
      { rating: 'MA15+', name: 'Under 15 with a parent or guardian', order: 4, minimum_age: 15, recommended_age: null, accompanied: true },
      { rating: 'R18+', name: 'Adults only', order: 5, minimum_age: 18, recommended_age: null, accompanied: false },
      { rating: 'X18+', name: 'Adults only, explicit', order: 6, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // classificationoffice.govt.nz; R names its own restriction.
  {
    id: 'OFLC',
    country: 'NZ',
    also_in: [],
    name: 'Te Mana Whakaatu (Classification Office)',
    url: 'https://www.classificationoffice.govt.nz/',
    ratings: [
      { rating: 'G', name: 'General', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG', name: 'Parental guidance', order: 2, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'M', name: 'Mature, suited from 16', order: 3, minimum_age: null, recommended_age: 16, accompanied: null },
      { rating: 'RP13', name: 'Under 13 with a parent or guardian', order: 4, minimum_age: 13, recommended_age: null, accompanied: true },
      { rating: 'R13', name: 'From 13', order: 5, minimum_age: 13, recommended_age: null, accompanied: false },
      { rating: 'R15', name: 'From 15', order: 6, minimum_age: 15, recommended_age: null, accompanied: false },
      { rating: 'RP16', name: 'Under 16 with a parent or guardian', order: 7, minimum_age: 16, recommended_age: null, accompanied: true },
      { rating: 'R16', name: 'From 16', order: 8, minimum_age: 16, recommended_age: null, accompanied: false },
      { rating: 'RP18', name: 'Under 18 with a parent or guardian', order: 9, minimum_age: 18, recommended_age: null, accompanied: true },
      { rating: 'R18', name: 'From 18', order: 10, minimum_age: 18, recommended_age: null, accompanied: false },
      { rating: 'R', name: 'Restricted to a named group', order: 11, minimum_age: null, recommended_age: null, accompanied: null },
    ],
  },
  // eirin.jp.
  {
    id: 'EIRIN',
    country: 'JP',
    also_in: [],
    name: '映画倫理機構 (Film Classification and Rating Organization)',
    url: 'https://www.eirin.jp/',
    ratings: [
      { rating: 'G', name: 'General', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG12', name: 'Guidance under 12', order: 2, minimum_age: null, recommended_age: 12, accompanied: null },
      { rating: 'R15+', name: 'From 15', order: 3, minimum_age: 15, recommended_age: null, accompanied: false },
      { rating: 'R18+', name: 'From 18', order: 4, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // Film and Video Act, art. 29: with a guardian, younger people may see a 12 or 15, but not a 19.
  {
    id: 'KMRB',
    country: 'KR',
    also_in: [],
    name: '영상물등급위원회 (Media Rating Board)',
    url: 'https://www.kmrb.or.kr/',
    ratings: [
      { rating: 'ALL', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '12', name: 'From 12, younger with a guardian', order: 2, minimum_age: 12, recommended_age: null, accompanied: true },
      { rating: '15', name: 'From 15, younger with a guardian', order: 3, minimum_age: 15, recommended_age: null, accompanied: true },
      { rating: '19', name: 'Not for the young (under 19)', order: 4, minimum_age: 19, recommended_age: null, accompanied: false },
      { rating: 'LIM', name: 'Restricted screening', order: 5, minimum_age: 19, recommended_age: null, accompanied: false },
    ],
  },
  // Regulation of 16 October 2015; no one under 6 may see a P.
  {
    id: 'BAMID',
    country: 'TW',
    also_in: [],
    name: '文化部影視及流行音樂產業局 (Bureau of Audiovisual and Music Industry Development)',
    url: 'https://www.bamid.gov.tw/',
    ratings: [
      { rating: 'G', name: 'General audiences', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'P', name: 'Protected: 6 to 11 with an adult', order: 2, minimum_age: 12, recommended_age: null, accompanied: true },
      { rating: 'PG12', name: 'From 12', order: 3, minimum_age: 12, recommended_age: null, accompanied: false },
      { rating: 'PG15', name: 'From 15', order: 4, minimum_age: 15, recommended_age: null, accompanied: false },
      { rating: 'R', name: 'Restricted: from 18', order: 5, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // Film Censorship Ordinance: only III binds.
  {
    id: 'OFNAA',
    country: 'HK',
    also_in: [],
    name: 'Office for Film, Newspaper and Article Administration',
    url: 'https://www.ofnaa.gov.hk/',
    ratings: [
      { rating: 'I', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'IIA', name: 'Unsuited to children', order: 2, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'IIB', name: 'Unsuited to the young', order: 3, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'III', name: 'Adults only', order: 4, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // imda.gov.sg: G, PG and PG13 are advice.
  {
    id: 'IMDA',
    country: 'SG',
    also_in: [],
    name: 'Infocomm Media Development Authority',
    url: 'https://www.imda.gov.sg/',
    ratings: [
      { rating: 'G', name: 'General', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG', name: 'Parental guidance', order: 2, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG13', name: 'Parental guidance for under-13s', order: 3, minimum_age: null, recommended_age: 13, accompanied: null },
      { rating: 'NC16', name: 'No children under 16', order: 4, minimum_age: 16, recommended_age: null, accompanied: false },
      { rating: 'M18', name: 'Mature, from 18', order: 5, minimum_age: 18, recommended_age: null, accompanied: false },
      { rating: 'R21', name: 'Restricted, from 21', order: 6, minimum_age: 21, recommended_age: null, accompanied: false },
    ],
  },
  // Film Classification Regulations 2023.
  {
    id: 'LPF',
    country: 'MY',
    also_in: [],
    name: 'Lembaga Penapis Filem (Film Censorship Board)',
    url: 'https://lpf.moha.gov.my/',
    ratings: [
      { rating: 'U', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'P12', name: 'Under 12 with a parent or guardian', order: 2, minimum_age: 12, recommended_age: null, accompanied: true },
      { rating: '13', name: 'From 13', order: 3, minimum_age: 13, recommended_age: null, accompanied: false },
      { rating: '16', name: 'From 16', order: 4, minimum_age: 16, recommended_age: null, accompanied: false },
      { rating: '18', name: 'From 18', order: 5, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // Government Regulation 18/2014.
  {
    id: 'LSF',
    country: 'ID',
    also_in: [],
    name: 'Lembaga Sensor Film (Film Censorship Board)',
    url: 'https://www.lsf.go.id/',
    ratings: [
      { rating: 'SU', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '13+', name: 'From 13', order: 2, minimum_age: 13, recommended_age: null, accompanied: null },
      { rating: '17+', name: 'From 17', order: 3, minimum_age: 17, recommended_age: null, accompanied: null },
      { rating: '21+', name: 'From 21', order: 4, minimum_age: 21, recommended_age: null, accompanied: false },
    ],
  },
  // The board's rules: under-13s need company for a PG.
  {
    id: 'MTRCB',
    country: 'PH',
    also_in: [],
    name: 'Movie and Television Review and Classification Board',
    url: 'https://mtrcb.gov.ph/',
    ratings: [
      { rating: 'G', name: 'General audiences', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'PG', name: 'Under 13 with a parent or adult', order: 2, minimum_age: 13, recommended_age: null, accompanied: true },
      { rating: 'R-13', name: 'From 13', order: 3, minimum_age: 13, recommended_age: null, accompanied: false },
      { rating: 'R-16', name: 'From 16', order: 4, minimum_age: 16, recommended_age: null, accompanied: false },
      { rating: 'R-18', name: 'From 18', order: 5, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // Film and Video Act 2008, s. 26: 13, 15 and 18 are "suited to", only 20 is a ban.
  {
    id: 'BFVC',
    country: 'TH',
    also_in: [],
    name: 'คณะกรรมการพิจารณาภาพยนตร์และวีดิทัศน์ (Film and Video Board)',
    url: null,
    ratings: [
      { rating: 'P', name: 'To be promoted', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'G', name: 'General audiences', order: 2, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: '13+', name: 'Suited from 13', order: 3, minimum_age: null, recommended_age: 13, accompanied: null },
      { rating: '15+', name: 'Suited from 15', order: 4, minimum_age: null, recommended_age: 15, accompanied: null },
      { rating: '18+', name: 'Suited from 18', order: 5, minimum_age: null, recommended_age: 18, accompanied: null },
      { rating: '20-', name: 'Barred under 20', order: 6, minimum_age: 20, recommended_age: null, accompanied: false },
    ],
  },
  // Cinema Law 2022, art. 32; a film rated C may not be shown at all.
  {
    id: 'CINEDEPT-VN',
    country: 'VN',
    also_in: [],
    name: 'Cục Điện ảnh (Cinema Department)',
    url: null,
    ratings: [
      { rating: 'P', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'K', name: 'Under 13 with a parent or guardian', order: 2, minimum_age: 13, recommended_age: null, accompanied: true },
      { rating: 'T13', name: 'From 13', order: 3, minimum_age: 13, recommended_age: null, accompanied: false },
      { rating: 'T16', name: 'From 16', order: 4, minimum_age: 16, recommended_age: null, accompanied: false },
      { rating: 'T18', name: 'From 18', order: 5, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // MovieLabs.
  {
    id: 'KH-MCFA',
    country: 'KH',
    also_in: [],
    name: 'Ministry of Culture and Fine Arts of Cambodia',
    url: null,
    ratings: [
      { rating: 'G', name: 'General', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'NC15', name: 'From 15', order: 2, minimum_age: 15, recommended_age: null, accompanied: false },
      { rating: 'R18', name: 'From 18', order: 3, minimum_age: 18, recommended_age: null, accompanied: false },
    ],
  },
  // Cinematograph (Certification) Rules 2024, which split the old UA; its markers are for parents alone.
  {
    id: 'CBFC',
    country: 'IN',
    also_in: [],
    name: 'Central Board of Film Certification',
    url: 'https://www.cbfcindia.gov.in/',
    ratings: [
      { rating: 'U', name: 'For all', order: 1, minimum_age: null, recommended_age: null, accompanied: null },
      { rating: 'UA 7+', name: 'Parents to consider, under 7', order: 2, minimum_age: null, recommended_age: 7, accompanied: null },
      { rating: 'UA 13+', name: 'Parents to consider, under 13', order: 3, minimum_age: null, recommended_age: 13, accompanied: null },
      { rating: 'UA 16+', name: 'Parents to consider, under 16', order: 4, minimum_age: null, recommended_age: 16, accompanied: null },
      { rating: 'A', name: 'Adults only', order: 5, minimum_age: 18, recommended_age: null, accompanied: false },
      { rating: 'S', name: 'For a named class of persons', order: 6, minimum_age: null, recommended_age: null, accompanied: null },
    ],
  },
];
