/** Which texts people can see as they are stored: no character in them hides, breaks or reorders what stands around it. Pure. */

import { countCharacters } from '../film/id.ts';

/** Controls, separators of lines, halves of pairs, noncharacters, U+FFFD, and what sets the direction of text. ZWJ and ZWNJ are letters' own. */
const SUSPECT =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFD]/u;
const SUSPECTS = new RegExp(SUSPECT.source, 'gu');

const LINE_BREAK_OR_TAB = /[\t\n\r]/;
const DIRECTION_MARK = /[\u061C\u200E\u200F]/;

/** The blocks of scripts that run from right to left (Unicode Annex 9), where a direction mark can be needed. */
const RIGHT_TO_LEFT =
  /[\u0590-\u061B\u061D-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFE\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}]/u;

export interface TextForm {
  /** Whether the text may have tabs and more than one line. */
  lines: boolean;
}

/** Whether there is nothing to see: white space and ignorable characters alone. */
export function isBlank(text: string): boolean {
  return !VISIBLE.test(text);
}

/**
 * The first character that the text must not hold, as `U+202E`, with its place counted in characters from 1; null where it has none.
 *
 * @example
 * findForbidden('Her\u202E', { lines: false }) // { code: 'U+202E', place: 4 }
 */
export function findForbidden(
  text: string,
  { lines }: TextForm,
): { code: string; place: number } | null {
  if (!SUSPECT.test(text)) return null;
  for (const { 0: character, index } of text.matchAll(SUSPECTS)) {
    if (lines && LINE_BREAK_OR_TAB.test(character)) continue;
    if (DIRECTION_MARK.test(character) && RIGHT_TO_LEFT.test(text)) continue;
    return { code: codeOf(character), place: countCharacters(text.slice(0, index)) + 1 };
  }
  return null;
}

/** The name that Unicode gives a character: `U+202E`. */
export function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
