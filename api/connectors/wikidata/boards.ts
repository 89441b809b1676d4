/** How Wikidata names the boards and their ratings. */

import { RATING_SYSTEMS } from '../../../db/rating-systems.ts';

/** Properties of a film, one per board that we know, with our id of the board. Two properties are both of Hungary's board. */
export const BOARD_PROPERTIES = {
  P1657: 'MPA',
  P1981: 'FSK',
  P2363: 'NMHH',
  P2629: 'BBFC',
  P2637: 'MKRF',
  P2684: 'KIJKWIJZER',
  P2747: 'NMHH',
  P2756: 'EIRIN',
  P2758: 'CNC',
  P3156: 'ACB',
  P3216: 'CLASSIND',
  P3306: 'ICAA',
  P3402: 'CNC-RO',
  P3428: 'INCAA',
  P3650: 'JMK',
  P3818: 'KMRB',
  P3834: 'RTC',
  P4437: 'FPB',
  P5150: 'IGAC',
  P5152: 'KAVI',
  P5201: 'IMDA',
  P5970: 'MEDIERADET',
  P6452: 'CBFC',
  P6657: 'CHVRS',
  P6658: 'QUEBEC',
  P7327: 'OFLC',
  P7573: 'IFCO',
  P8874: 'OFNAA',
  P8889: 'MTRCB',
  P9086: 'BAMID',
  P11611: 'MEDIETILSYNET',
} as const satisfies Readonly<Record<string, string>>;

export type BoardProperty = keyof typeof BOARD_PROPERTIES;

export function isBoardProperty(property: string): property is BoardProperty {
  return Object.hasOwn(BOARD_PROPERTIES, property);
}

/** Ratings by their items: these hold whatever the item's label says today. */
const RATING_BY_ITEM: Readonly<Record<string, readonly [system: string, rating: string]>> = {
  Q18665330: ['MPA', 'G'],
  Q18665334: ['MPA', 'PG'],
  Q18665339: ['MPA', 'PG-13'],
  Q18665344: ['MPA', 'R'],
  Q18665349: ['MPA', 'NC-17'],
  Q20644794: ['FSK', '0'],
  Q20644795: ['FSK', '6'],
  Q20644796: ['FSK', '12'],
  Q20644797: ['FSK', '16'],
  Q20644798: ['FSK', '18'],
  Q23301853: ['BBFC', 'U'],
  Q23301854: ['BBFC', 'PG'],
  Q23301855: ['BBFC', '12A'],
  Q23301856: ['BBFC', '12'],
  Q4550895: ['BBFC', '15'],
  Q4557532: ['BBFC', '18'],
  Q23649980: ['KIJKWIJZER', 'AL'],
  Q23649981: ['KIJKWIJZER', '6'],
  Q23649982: ['KIJKWIJZER', '9'],
  Q23649983: ['KIJKWIJZER', '12'],
  Q83154238: ['KIJKWIJZER', '14'],
  Q23649984: ['KIJKWIJZER', '16'],
  Q83154241: ['KIJKWIJZER', '18'],
};

/** Other names of boards that labels of their ratings begin or end with. */
const ALSO_CALLED: Readonly<Record<string, readonly string[]>> = {
  MPA: ['MPAA'],
  EIRIN: ['Eirin'],
  MKRF: ['RARS'],
  ACB: ['Australian Classification'],
  CLASSIND: ['ClassInd'],
  KMRB: ['Korea Media Rating Board'],
  MEDIERADET: ['Medierådet'],
  NMHH: ['National Media and Infocommunications Authority'],
  OFLC: ['Office of Film and Literature Classification'],
};

/** What labels say beside the board and the rating: "12A certificate". */
const WORDS = ['certificate', 'certification', 'classification', 'film rating', 'rating', 'rated'];

/**
 * The rating that an item of Wikidata stands for, as the board writes it: by the item, else by its English label without the board's
 * name. Null if that is not exactly one of the board's ratings, in any case and spacing: nothing is guessed.
 *
 * @example
 * ratingOf('FSK', { item: 'Q20644796', label: null }) // '12'
 * ratingOf('IFCO', { item: 'Q1', label: '12A certificate' }) // '12A'
 */
export function ratingOf(
  system: string,
  { item, label }: { item: string; label: string | null },
): string | null {
  const known = RATING_BY_ITEM[item];
  if (known) return known[0] === system ? known[1] : null;
  const board = RATING_SYSTEMS.find(({ id }) => id === system);
  if (!board || label === null) return null;
  const written = fold(label);
  const names = [board.id, board.name, ...(ALSO_CALLED[system] ?? []), ...WORDS].map(fold);
  const bare = fold(withoutNames(label, names));
  const find = (text: string) => board.ratings.find(({ rating }) => fold(rating) === text);
  return (find(written) ?? find(bare))?.rating ?? null;
}

/** The text without names of boards, brackets and marks around them, at its beginning and at its end. */
function withoutNames(label: string, names: readonly string[]): string {
  let words = label.split(/[\s():,–—]+/u).filter((word) => word !== '');
  for (let before = -1; before !== words.length;) {
    before = words.length;
    for (let count = words.length - 1; count >= 1; count -= 1) {
      if (names.includes(fold(words.slice(0, count).join('')))) words = words.slice(count);
      if (names.includes(fold(words.slice(-count).join('')))) words = words.slice(0, -count);
    }
  }
  return words.join(' ');
}

function fold(text: string): string {
  return text.toLowerCase().replace(/\s/gu, '');
}
