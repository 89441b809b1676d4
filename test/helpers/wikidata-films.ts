/** Made-up films as they could be in Wikidata, with what is wrong or rare there. */

import { BLANK, SOME_VALUE, type Graph } from './wikidata-graph.ts';

const FILM = { P31: ['Q11424'] };

export const WIKIDATA_FILMS: Graph = {
  // Classes: an animated film is a film.
  Q11424: { labels: { en: 'film' } },
  Q202866: { labels: { en: 'animated film' }, claims: { P279: ['Q11424'] } },
  Q7889: { labels: { en: 'video game' } },

  // People, genres, countries, languages.
  Q501: { labels: { en: 'Ada Poe', ko: '에이다 포' } },
  Q502: { labels: { mul: 'Ben Okri Lund' } },
  Q503: { labels: { ko: '김하나' }, claims: { P1559: [{ text: '김하나', language: 'ko' }] } },
  Q505: { labels: { ru: 'Без имени' } },
  Q504: { labels: { en: 'Zoe\u202Emda' } },
  Q510: { labels: { en: 'Captain Moss' } },
  Q520: { labels: { en: 'drama film', de: 'Filmdrama' } },
  Q521: { labels: { en: 'science fiction film' } },
  Q530: { labels: { en: 'South Korea' }, claims: { P297: ['KR'] } },
  Q531: { labels: { en: 'Germany' }, claims: { P297: ['DE'] } },
  Q540: { labels: { en: 'Korean' }, claims: { P218: ['ko'] } },
  Q541: { labels: { en: 'German' }, claims: { P218: ['de'] } },

  // Ratings and descriptors.
  Q18665344: { labels: { en: 'R' } },
  Q18665339: { labels: { en: 'PG-13' } },
  Q20644796: { labels: { en: 'FSK 12' } },
  Q23649983: { labels: { en: 'Kijkwijzer 12' } },
  Q601: { labels: { en: '12A certificate' } },
  Q602: { labels: { en: 'MA 15+' } },
  Q603: { labels: { mul: 'KN' } },
  Q604: { labels: { de: 'ohne Namen' } },
  Q605: { labels: { en: 'nobody knows' } },
  Q606: { labels: { en: 'rated R18+' } },
  Q701: { labels: { en: 'Violence' } },
  Q702: { labels: { en: 'Coarse language' } },
  Q703: { labels: { en: 'Violence' } },

  /** Everything about it is there. */
  Q1001: {
    labels: {
      en: 'The Long Orbit',
      de: 'Die lange Bahn',
      ko: '긴 궤도',
      ar: 'المدار الطويل',
      sv: 'Den långa banan',
      mul: 'Orbit',
    },
    modified: '2026-11-20',
    claims: {
      ...FILM,
      P345: ['tt7000001'],
      P4947: ['900001'],
      P1476: [{ text: '긴 궤도', language: 'ko' }],
      P577: [
        { time: '2014-03-01', precision: 11 },
        { time: '2013-10-13', precision: 11 },
        { value: { time: '2001-01-01', precision: 9 }, rank: 'deprecated' },
        { time: '2010-01-01', precision: 8 },
      ],
      P2047: [
        { amount: 126, unit: 'Q7727' },
        { amount: 2, unit: 'Q25235' },
        { amount: 7560, unit: 'Q11574' },
        { amount: 3000, unit: 'Q828224' },
      ],
      P57: ['Q501'],
      P58: ['Q503', 'Q502', 'Q501', 'Q505'],
      P136: ['Q521', 'Q520'],
      P495: ['Q530', 'Q531'],
      P364: ['Q540'],
      P161: [
        'Q502',
        { value: 'Q501', qualifiers: { P453: ['Q510'] } },
        { value: 'Q504', qualifiers: { P4633: ['A voice'] } },
        'Q503',
      ],
      P1657: [
        {
          value: 'Q18665344',
          rank: 'preferred',
          qualifiers: { P7367: ['Q702', 'Q701'] },
          references: ['https://www.filmratings.example/orbit'],
        },
        { value: 'Q18665339' },
      ],
      P1981: ['Q20644796'],
      P2684: [
        { value: 'Q23649983', qualifiers: { P7367: ['Q703', 'Q701'] } },
        { value: 'Q23649981', rank: 'deprecated' },
      ],
      P7573: ['Q601'],
      P3156: [
        {
          value: 'Q602',
          references: ['https://a.example/1', 'https://b.example/2'],
          qualifiers: { P7367: ['Q701'] },
        },
      ],
    },
  },

  /** An animated film without an English label, with two preferred ratings and unknown values. */
  Q1002: {
    labels: { de: 'Zwei Igel', fr: 'Deux hérissons' },
    modified: '2026-01-05',
    claims: {
      P31: ['Q202866'],
      P345: ['tt7000002', SOME_VALUE],
      P577: [{ time: '1999-01-01', precision: 9 }, SOME_VALUE],
      P57: [BLANK],
      P364: ['Q540', 'Q541'],
      P1657: [
        { value: 'Q18665344', rank: 'preferred' },
        { value: 'Q18665339', rank: 'preferred' },
      ],
      P1981: [SOME_VALUE],
      P2629: [BLANK],
      P2747: ['Q603'],
    },
  },

  /** Two IMDb ids of the same rank, and ratings that are none of the board's. */
  Q1003: {
    labels: { en: 'Twice Counted' },
    claims: {
      ...FILM,
      P345: ['tt7000009', 'tt7000003', 'nm0000001'],
      P4947: [{ value: '900003', rank: 'preferred' }, '900004'],
      P577: [{ time: '1987-05-04', precision: 11 }],
      P3818: ['Q604', 'Q605'],
      P1981: ['Q18665339'],
      P3156: ['Q606'],
    },
  },

  /** No year: only a decade, and a date that is not known. */
  Q1004: {
    labels: { en: 'Undated' },
    claims: {
      ...FILM,
      P345: ['tt7000004'],
      P577: [{ time: '1950-01-01', precision: 8 }, SOME_VALUE],
      P1981: ['Q20644796'],
    },
  },

  /** No title in any of our languages. */
  Q1005: {
    labels: { sv: 'Bara svensk' },
    claims: { ...FILM, P345: ['tt7000005'], P577: [{ time: '2003-01-01', precision: 9 }] },
  },

  /** Named by its original title and by the label for all languages. */
  Q1006: {
    labels: { mul: 'Ünïcode' },
    claims: {
      ...FILM,
      P4947: ['900006'],
      P1476: [
        { text: 'Zuletzt', language: 'de' },
        { text: 'At Last', language: 'en' },
      ],
      P577: [{ time: '2020-02-02', precision: 11 }],
      P364: ['Q541'],
    },
  },

  /** A title that hides characters, with another that does not. */
  Q1007: {
    labels: { en: 'Backw\u202Eards', es: 'Al revés' },
    claims: { ...FILM, P345: ['tt7000007'], P577: [{ time: '2011-01-01', precision: 9 }] },
  },

  /** Rated twice with the same rating, by two properties of one board and by statements with and without reasons. */
  Q1008: {
    labels: { en: 'Rated Again' },
    claims: {
      ...FILM,
      P577: [{ time: '2022-06-01', precision: 11 }],
      P2363: ['Q603'],
      P2747: [{ value: 'Q603', references: ['https://nmhh.example/8'] }],
      P3156: [
        'Q602',
        { value: 'Q602', qualifiers: { P7367: ['Q701'] } },
        { value: 'Q602', qualifiers: { P7367: ['Q702'] } },
      ],
      P1657: [{ value: 'Q18665344', references: ['javascript:alert(1)'] }],
    },
  },

  /** A long cast: twenty people, numbered from the last. */
  Q1009: {
    labels: { en: 'A Cast of Many' },
    claims: {
      ...FILM,
      P577: [{ time: '2005-01-01', precision: 9 }],
      P161: Array.from({ length: 20 }, (_, place) => ({
        value: `Q${2000 + place}`,
        qualifiers: { P1545: [`${20 - place}`], P4633: ['Somebody', 'Somebody else'] },
      })),
    },
  },
  ...Object.fromEntries(
    Array.from({ length: 20 }, (_, place) => [
      `Q${2000 + place}`,
      { labels: { en: `Actor ${place}` } },
    ]),
  ),

  /** A video game that a board rated. */
  Q1010: {
    labels: { en: 'Not a Film' },
    claims: {
      P31: ['Q7889'],
      P345: ['tt7000010'],
      P577: [{ time: '2005-01-01', precision: 9 }],
      P1981: ['Q20644796'],
    },
  },
};
