/**
 * What a rating lets through at most, by its board's published criteria: stated by us, not measured. `docs/stated-bounds.md` shows it as
 * tables.
 *
 * A level is the highest that the criteria allow in a film of that rating, whether the board names it or not; 5 wherever they set no
 * limit, and wherever we are not sure. A rating that is left out is unbounded. A board is left out if it publishes no criteria for
 * single concerns, or if it rates films that were cut for it, which say nothing of the film itself.
 */

import type { Level } from '../../../../db/vocabulary.ts';

export interface StatedRating {
  ratings: readonly string[];
  /** In the order of the concerns: language, sex, drinking, violence, frightening. */
  at_most: readonly [Level, Level, Level, Level, Level];
  because: string;
}

export interface StatedBounds {
  /** Boards that rate by the same criteria. */
  systems: readonly string[];
  /** Where the board publishes them. */
  criteria: string;
  url: string;
  ratings: readonly StatedRating[];
}

export const STATED_BOUNDS: readonly StatedBounds[] = [
  {
    systems: ['KMRB'],
    criteria: 'Media Rating Board, rating standards by item',
    url: 'https://www.kmrb.or.kr/',
    ratings: [
      { ratings: ['ALL'], at_most: [1, 1, 1, 2, 2], because: 'every item is of the lowest degree' },
      {
        ratings: ['12'],
        at_most: [3, 2, 3, 3, 3],
        because: 'the highest item decides: none is above 12',
      },
      {
        ratings: ['15'],
        at_most: [4, 3, 4, 4, 4],
        because: 'the highest item decides: none is above 15',
      },
      {
        ratings: ['19'],
        at_most: [5, 4, 5, 5, 5],
        because: 'explicit sex is for restricted screening',
      },
    ],
  },
  {
    systems: ['BBFC'],
    criteria: 'BBFC, Classification Guidelines',
    url: 'https://www.bbfc.co.uk/about-classification/classification-guidelines',
    ratings: [
      {
        ratings: ['U'],
        at_most: [2, 2, 3, 2, 2],
        because: 'very mild language and sex, mild violence and scares; drink has no degrees',
      },
      {
        ratings: ['PG'],
        at_most: [2, 3, 3, 3, 3],
        because:
          'mild language, implied sex, violence without detail, nothing frightening for long',
      },
      {
        ratings: ['12A', '12'],
        at_most: [3, 3, 4, 4, 4],
        because: 'strong language and drug misuse infrequent, sex discreet, gore occasional',
      },
      {
        ratings: ['15'],
        at_most: [5, 5, 5, 4, 5],
        because: 'violence may be strong, but not dwell on pain or injury',
      },
    ],
  },
  {
    systems: ['IFCO'],
    criteria: 'Irish Film Classification Office, Classification Guidelines',
    url: 'https://www.ifco.ie/',
    ratings: [
      {
        ratings: ['G'],
        at_most: [2, 2, 3, 2, 2],
        because: 'nothing beyond mild, for children of school age',
      },
      { ratings: ['PG'], at_most: [3, 3, 3, 3, 3], because: 'mild content, for children of 8' },
      {
        ratings: ['12A', '12'],
        at_most: [4, 4, 4, 4, 4],
        because: 'moderate content; worded more widely than the BBFC’s',
      },
    ],
  },
  {
    systems: ['FSK'],
    criteria: 'FSK, age ratings and criteria',
    url: 'https://www.fsk.de/',
    ratings: [
      {
        ratings: ['0'],
        at_most: [5, 3, 5, 2, 2],
        because: 'nothing that frightens small children; swearing and drink set no age',
      },
      {
        ratings: ['6'],
        at_most: [5, 4, 5, 3, 3],
        because: 'tension and fights that are soon resolved; lenient on sex, swearing and drink',
      },
      {
        ratings: ['12'],
        at_most: [5, 5, 5, 4, 4],
        because: 'violence and fear without lasting shock; sex and swearing seldom set a 16',
      },
    ],
  },
  {
    systems: ['KIJKWIJZER', 'CINECHECK'],
    criteria: 'NICAM, Kijkwijzer: classifications explained',
    url: 'https://www.kijkwijzer.nl/',
    ratings: [
      {
        ratings: ['AL'],
        at_most: [5, 2, 5, 2, 2],
        because: 'the highest item decides; swearing sets no age, condemned drug use neither',
      },
      {
        ratings: ['6', '9'],
        at_most: [5, 2, 5, 3, 3],
        because: 'the highest item decides: sex acts and realistic injury begin at 12',
      },
      {
        ratings: ['12', '14'],
        at_most: [5, 4, 5, 4, 4],
        because: 'the highest item decides: explicit sex, gore and extreme fear begin at 16',
      },
    ],
  },
  {
    systems: ['CLASSIND'],
    criteria: 'Ministério da Justiça, Guia Prático de Classificação Indicativa',
    url: 'https://www.gov.br/mj/pt-br/assuntos/seus-direitos/classificacao-1',
    ratings: [
      {
        ratings: ['L', '6'],
        at_most: [2, 2, 2, 3, 2],
        because: 'fantasy violence, nudity without eroticism, moderate use of legal drugs',
      },
      {
        ratings: ['10'],
        at_most: [2, 2, 2, 3, 3],
        because: 'weapons and fear; coarse words, sex acts and drinking begin at 12',
      },
      {
        ratings: ['12'],
        at_most: [5, 4, 4, 4, 4],
        because: 'coarse words, simulated sex, legal drugs, blood; killing begins at 14',
      },
      {
        ratings: ['14'],
        at_most: [5, 4, 5, 4, 5],
        because: 'sex without intensity, killing; rape, torture and mutilation begin at 16',
      },
    ],
  },
  {
    systems: ['CHVRS', 'CPBC', 'AFC'],
    criteria: 'Consumer Protection BC, motion picture classifications; others alike',
    url: 'https://www.consumerprotectionbc.ca/',
    ratings: [
      {
        ratings: ['G'],
        at_most: [2, 2, 3, 3, 3],
        because: 'mild language, kisses, violence that is comic or slight',
      },
      {
        ratings: ['PG'],
        at_most: [3, 3, 4, 3, 4],
        because: 'coarse language, nudity and violence only limited',
      },
    ],
  },
  {
    systems: ['ACB', 'OFLC'],
    criteria:
      'Australia, Guidelines for the Classification of Films 2012; New Zealand takes them over',
    url: 'https://www.classification.gov.au/',
    ratings: [
      {
        ratings: ['G'],
        at_most: [2, 2, 3, 2, 2],
        because: 'impact very mild: language, sex, violence, drug use, themes',
      },
      {
        ratings: ['PG'],
        at_most: [2, 3, 4, 3, 3],
        because: 'impact mild: language and violence infrequent, sex implied',
      },
      {
        ratings: ['M'],
        at_most: [4, 5, 5, 4, 4],
        because: 'impact moderate; limited sexual violence and drug use are allowed',
      },
    ],
  },
  {
    systems: ['IMDA'],
    criteria: 'IMDA, Film Classification Guidelines',
    url: 'https://www.imda.gov.sg/',
    ratings: [
      {
        ratings: ['G'],
        at_most: [2, 2, 3, 2, 2],
        because: 'no coarse language, nudity or drugs, mild violence and horror',
      },
      {
        ratings: ['PG'],
        at_most: [3, 3, 3, 3, 3],
        because: 'discreet sex, violence without detail; from PG13 on, films may be cut',
      },
    ],
  },
  {
    systems: ['MTRCB'],
    criteria: 'MTRCB, Rules and Regulations, chapter on classification',
    url: 'https://mtrcb.gov.ph/',
    ratings: [
      {
        ratings: ['G'],
        at_most: [2, 2, 3, 2, 2],
        because: 'nothing unsuitable for children; drink is not limited by degree',
      },
      {
        ratings: ['PG'],
        at_most: [4, 3, 4, 3, 4],
        because: 'sex, nudity and violence slight; films above may be cut',
      },
    ],
  },
  {
    systems: ['RTC'],
    criteria: 'RTC, Criterios de clasificación de películas',
    url: 'https://www.rtc.gob.mx/',
    ratings: [
      {
        ratings: ['AA'],
        at_most: [2, 2, 2, 2, 2],
        because: 'made for children: no violence, sex, addictions or coarse words',
      },
      {
        ratings: ['A'],
        at_most: [3, 3, 3, 3, 3],
        because: 'violence, sex and coarse words minimal',
      },
      {
        ratings: ['B'],
        at_most: [4, 4, 4, 4, 4],
        because: 'violence, sex, addictions and coarse words not explicit',
      },
    ],
  },
  {
    systems: ['KAVI'],
    criteria: 'KAVI, classification criteria for audiovisual programmes',
    url: 'https://kavi.fi/',
    ratings: [
      {
        ratings: ['S'],
        at_most: [5, 2, 5, 2, 2],
        because: 'very mild violence and fear; language and drinking are not rated',
      },
      {
        ratings: ['7'],
        at_most: [5, 3, 5, 3, 3],
        because: 'mild violence and fear, sexual innuendo; language is not rated',
      },
      {
        ratings: ['12'],
        at_most: [5, 4, 5, 4, 4],
        because: 'one detailed act of violence, brief sex; language is not rated',
      },
    ],
  },
  {
    systems: ['MEDIETILSYNET'],
    criteria: 'Medietilsynet, guidelines on age limits',
    url: 'https://www.medietilsynet.no/',
    ratings: [
      {
        ratings: ['A'],
        at_most: [5, 5, 5, 2, 3],
        because: 'only what harms children is rated: violence and fear',
      },
      {
        ratings: ['6', '9'],
        at_most: [5, 5, 5, 3, 4],
        because: 'violence without injury that lasts, fear that is resolved',
      },
      {
        ratings: ['12'],
        at_most: [5, 5, 5, 4, 4],
        because: 'violence and horror, but not extreme',
      },
    ],
  },
  {
    systems: ['MEDIERADET', 'MEDIEMYNDIGHETEN'],
    criteria: 'Mediemyndigheten (Sweden), age limits for film; Denmark’s Medieråd is alike',
    url: 'https://mediemyndigheten.se/',
    ratings: [
      {
        ratings: ['A', 'Btl'],
        at_most: [5, 5, 5, 2, 3],
        because: 'only what harms children is rated: violence and fear',
      },
      {
        ratings: ['7'],
        at_most: [5, 5, 5, 3, 4],
        because: 'violence and fear that a child of 7 can bear',
      },
      {
        ratings: ['11'],
        at_most: [5, 5, 5, 4, 4],
        because: 'violence and horror, but not extreme',
      },
    ],
  },
  {
    systems: ['CNC'],
    criteria: 'Code du cinéma, articles R211-10 to R211-13',
    url: 'https://www.cnc.fr/',
    ratings: [
      {
        ratings: ['TP'],
        at_most: [5, 5, 5, 4, 4],
        because: 'only what disturbs children gravely is barred; the law names no degrees',
      },
    ],
  },
  {
    systems: ['EIRIN'],
    criteria: 'EIRIN, Film Classification Standards',
    url: 'https://www.eirin.jp/',
    ratings: [
      {
        ratings: ['G'],
        at_most: [5, 4, 5, 4, 4],
        because: 'no strong stimulus for children; wide in practice',
      },
    ],
  },
  {
    systems: ['MKRF'],
    criteria: 'Russia, Federal Law 436-FZ, articles 7 to 10',
    url: 'https://culture.gov.ru/',
    ratings: [
      {
        ratings: ['0+'],
        at_most: [5, 2, 3, 2, 2],
        because: 'violence rare and condemned; dubbing may soften language',
      },
      {
        ratings: ['6+'],
        at_most: [5, 3, 3, 3, 3],
        because: 'accidents and death without detail or fear',
      },
      {
        ratings: ['12+'],
        at_most: [5, 4, 4, 4, 4],
        because: 'cruelty and sex without detail, drink and drugs condemned',
      },
    ],
  },
];
