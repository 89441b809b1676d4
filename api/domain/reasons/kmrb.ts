/**
 * Reads and writes what Korea's board (KMRB) says of a film: seven items, each with the degree that the board gave it. A film's grade is
 * its highest degree.
 */

import { CONCERNS, type Concern } from '../../../db/vocabulary.ts';

/** A degree, named by the board's mark for a film of that grade (`db/rating-systems.ts`), the mildest first. */
export const KMRB_DEGREES = ['ALL', '12', '15', '19', 'LIM'] as const;
export type KmrbDegree = (typeof KMRB_DEGREES)[number];

/** The items in the order of the board's own list, by the concern that each rates; theme and imitation rate none of ours. */
export type KmrbItem = 'theme' | Concern | 'imitation';

/** The board's words for the items and degrees, then others that are read as well. The first word is the one that we write. */
const ITEM_WORDS: Readonly<Record<KmrbItem, readonly string[]>> = {
  theme: ['주제', 'theme'],
  sex: ['선정성', 'sexuality', 'sex'],
  violence: ['폭력성', 'violence'],
  language: ['대사', 'language', 'dialogue'],
  frightening: ['공포', 'horror', 'fear'],
  drinking: ['약물', 'drugs', 'drug'],
  imitation: ['모방위험', 'imitation'],
};
const DEGREE_WORDS: Readonly<Record<KmrbDegree, readonly string[]>> = {
  ALL: ['전체관람가', '1단계', 'all'],
  '12': ['12세이상관람가', '2단계', '12'],
  '15': ['15세이상관람가', '3단계', '15'],
  '19': ['청소년관람불가', '4단계', '19', 'adults'],
  LIM: ['제한상영가', '제한관람가', '5단계', 'restricted'],
};

/** What the board says of one concern. */
export interface KmrbStatement {
  degree: KmrbDegree;
  /** The item and its degree, as they are in the text. */
  span: string;
}

/**
 * The reasons of a certificate from the degrees of its items, in the board's words of today: null and what is no degree are left out.
 * Null if nothing is left.
 *
 * @example
 * kmrbReasons({ violence: '3단계-보통', language: '12세이상관람가', frightening: null })
 * // '폭력성 15세이상관람가, 대사 12세이상관람가'
 */
export function kmrbReasons(
  degrees: Readonly<Partial<Record<KmrbItem, string | null>>>,
): string | null {
  const items = Object.keys(ITEM_WORDS) as KmrbItem[]; // its keys are the items
  const phrases = items.flatMap((item) => {
    const degree = degreeOf(degrees[item] ?? '');
    return degree === null ? [] : `${ITEM_WORDS[item][0]} ${DEGREE_WORDS[degree][0]}`;
  });
  return phrases.length === 0 ? null : phrases.join(', ');
}

/** The degree or grade in the board's words, of today or from before May 2017; null for any other text. */
export function degreeOf(text: string): KmrbDegree | null {
  const words = text
    .replace(/[-–].*/su, '')
    .replace(/\s/gu, '')
    .toLowerCase();
  return KMRB_DEGREES.find((degree) => DEGREE_WORDS[degree].includes(words)) ?? null;
}

/**
 * What the board says of each concern that the text names with a degree; the highest degree where it names one twice. Empty if the text
 * is not in that form.
 */
export function readKmrb(text: string): ReadonlyMap<Concern, KmrbStatement> {
  const read = new Map<Concern, KmrbStatement>();
  for (const [span, item = '', words = ''] of text.matchAll(STATEMENT)) {
    const concern = CONCERNS.find((one) => ITEM_WORDS[one].includes(item.toLowerCase()));
    const degree = degreeOf(words);
    if (!concern || degree === null) continue;
    const before = read.get(concern);
    if (!before || rank(degree) > rank(before.degree)) read.set(concern, { degree, span });
  }
  return read;
}

/** An item and its degree. Blanks within a degree do not matter, nor does the name that an old one has: `1단계-낮음`. */
const STATEMENT = new RegExp(
  `(?<![\\p{L}\\p{N}])(${anyOf(ITEM_WORDS)})[\\s:：=(-]{0,4}` +
    `((?:${anyOf(DEGREE_WORDS)})(?:\\s*[-–]\\s*\\p{Script=Hangul}+)?)(?![\\p{L}\\p{N}])`,
  'giu',
);

/** A pattern for any of the words, the longest first, with blanks wherever the board may write them. */
function anyOf(words: Readonly<Record<string, readonly string[]>>): string {
  return Object.values(words)
    .flat()
    .toSorted((a, b) => b.length - a.length)
    .map((word) => [...word].join('\\s*'))
    .join('|');
}

function rank(degree: KmrbDegree): number {
  return KMRB_DEGREES.indexOf(degree);
}
