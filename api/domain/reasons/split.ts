/** Cuts a board's reasons into phrases of plain words, each word with its place in the original text. */

export interface Word {
  /** Lower case, without possessive and plural endings. */
  stem: string;
  /** As it is in the text. */
  text: string;
  /** Offset of its first character in the original text. */
  start: number;
  /** Offset after its last character. */
  end: number;
}

/** Words that belong together: nothing in one phrase describes anything in another. */
export type Phrase = readonly Word[];

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}]+)*/gu;

/** Words that end a phrase. A slash does not: in "strong violence/gore" the adjective is for both. */
const JOINTS = new Set(
  'and or nor plus with including includes include involving involve as for from und oder sowie mit en met et ou avec'.split(
    ' ',
  ),
);

/** Marks that end a phrase; a hyphen does only with a blank beside it ("drug - related" is rare, "language - all …" is not). */
const BREAK = /[,;:.!?()[\]{}"“”„|•·–—&+\n]|\s-|-\s/u;

/** The board's formula before the reasons: "Rated PG-13 on appeal for", "Re-rated R for". */
const FORMULA =
  /\b(?:re-?\s?)?rated\s+(?:NC-?\s?17|PG-?\s?13|PG|G|R|X|M|GP)\b(?:\s*,?\s*on\s+appeal\b\s*,?)?(?:\s+for\b)?/giu;

/** What is said of another version of the film, not of this one: "(Edited version. Previously rated R for violence.)" */
const OTHER_VERSION =
  /\([^()]*\b(?:edited|re-?rated|version|bulletin|formerly|originally|previously)\b[^()]*\)?|\b(?:originally|previously|formerly)\s+(?:re-?)?rated\b[^.;()]*/giu;

/**
 * The phrases of the reasons, in the order of the text. Never throws, on any text.
 *
 * @example
 * splitReasons('Rated R for strong violence/gore, and language.').map((phrase) => phrase.map(({ stem }) => stem))
 * // [['strong', 'violence', 'gore'], ['language']]
 */
export function splitReasons(text: string): Phrase[] {
  const cleaned = blank(blank(text, OTHER_VERSION), FORMULA);
  const phrases: Word[][] = [];
  let phrase: Word[] = [];
  let last = 0;
  for (const match of cleaned.matchAll(WORD)) {
    const word = toWord(match[0], match.index);
    const isJoint = JOINTS.has(word.text.toLowerCase());
    if (isJoint || BREAK.test(cleaned.slice(last, word.start))) {
      phrases.push(phrase);
      phrase = [];
    }
    if (!isJoint) phrase.push(word);
    last = word.end;
  }
  phrases.push(phrase);
  return phrases.filter((words) => words.length > 0);
}

/** Plurals that say something else than their singular: "a minor injury", "drinking by minors"; "a scene of", "scenes of". */
const OWN_PLURALS = new Set(['minors', 'scenes']);

/** The form under which a word is looked up. */
export function stemOf(word: string): string {
  const lower = word
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]s?$/u, '');
  const isPlural = lower.length > 3 && /[^su]s$/u.test(lower) && !OWN_PLURALS.has(lower);
  return isPlural ? lower.slice(0, -1) : lower;
}

function toWord(text: string, start: number): Word {
  return { stem: stemOf(text), text, start, end: start + text.length };
}

/** Puts a full stop and blanks over what matches, so that every offset stays what it was. */
function blank(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => '.'.padEnd(found.length));
}
