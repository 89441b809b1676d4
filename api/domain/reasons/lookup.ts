/** Finds words and groups of words in the lexicon: the longest that fits, whatever the spelling of each. */

import { MODIFIERS, type Modifier } from './data/modifiers.ts';
import { NEUTRAL } from './data/neutral.ts';
import { TERMS, type Term } from './data/terms.ts';
import { TRANSLATIONS } from './data/translations.ts';
import { stemOf, type Word } from './split.ts';
import { closestWord } from './spelling.ts';

/** What the lexicon holds of a word: it may name, it may colour, it may do either, or neither. */
export interface Entry {
  term?: Term;
  modifier?: Modifier;
}

const NUMBER = /^\p{N}+$/u;
const NOTHING: Entry = {};

const ENTRIES = new Map<string, Entry>();
for (const word of NEUTRAL) ENTRIES.set(keyOf(word), NOTHING);
for (const term of TERMS) for (const words of term.words) addEntry(words, { term });
for (const modifier of MODIFIERS) for (const words of modifier.words) addEntry(words, { modifier });

const FOREIGN = new Map(
  TRANSLATIONS.map(([foreign, english]) => [keyOf(foreign), stemsOf(english)]),
);
const LONGEST = Math.max(
  ...[...ENTRIES.keys(), ...FOREIGN.keys()].map((key) => key.split(' ').length),
);
const KNOWN_STEMS = new Set(
  [...ENTRIES.keys(), ...FOREIGN.keys()].flatMap((key) => key.split(' ')),
);

export interface Found {
  entries: Entry[];
  /** Words without a match, as they are in the text. */
  unknown: string[];
}

/** The entries of a phrase, in its order. */
export function lookUp(phrase: readonly Word[]): Found {
  const words = translate(phrase.map(correctSpelling));
  const found: Found = { entries: [], unknown: [] };
  for (let at = 0; at < words.length;) {
    const match = longestMatch(ENTRIES, words, at);
    const word = words[at];
    if (match) found.entries.push(match.value);
    else if (word && !NUMBER.test(word.stem)) found.unknown.push(word.text);
    at += match?.length ?? 1;
  }
  return found;
}

function correctSpelling(word: Word): Word {
  if (KNOWN_STEMS.has(word.stem)) return word;
  const meant = closestWord(word.stem, KNOWN_STEMS);
  return meant === null ? word : { ...word, stem: meant };
}

/** What stands for a foreign word keeps that word's text. */
function translate(words: readonly Word[]): Word[] {
  const english: Word[] = [];
  for (let at = 0; at < words.length;) {
    const match = longestMatch(FOREIGN, words, at);
    const word = words[at];
    if (word) english.push(...(match?.value.map((stem) => ({ ...word, stem })) ?? [word]));
    at += match?.length ?? 1;
  }
  return english;
}

function longestMatch<T>(table: ReadonlyMap<string, T>, words: readonly Word[], at: number) {
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length--) {
    const value = table.get(
      words
        .slice(at, at + length)
        .map(({ stem }) => stem)
        .join(' '),
    );
    if (value !== undefined) return { value, length };
  }
  return null;
}

function addEntry(words: string, entry: Entry): void {
  ENTRIES.set(keyOf(words), { ...ENTRIES.get(keyOf(words)), ...entry });
}

function keyOf(words: string): string {
  return stemsOf(words).join(' ');
}

function stemsOf(words: string): string[] {
  return words.split(/[\s-]+/u).map(stemOf);
}
