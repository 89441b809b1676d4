/** Reads a board's reasons phrase by phrase: what each names, how it is qualified, and which words are unknown. */

import type { Concern } from '../../../db/vocabulary.ts';
import type { Modifier } from './data/modifiers.ts';
import { lookUp, type Entry } from './lookup.ts';
import { splitReasons } from './split.ts';

/** One phrase, read. */
export interface Mention {
  /** Names of terms, as the table of weights knows them. */
  terms: string[];
  names: Concern[];
  implies: Concern[];
  modifiers: Modifier[];
  /** Offsets into the original text. */
  start: number;
  end: number;
}

export interface Reading {
  mentions: Mention[];
  /** Whether there is no word in it that tells anything of the film. */
  silent: boolean;
  /** Words that are not in the lexicon, as they are in the text, each once. */
  unknown_words: string[];
}

/** Never throws, on any text. */
export function readReasons(text: string): Reading {
  const unknown = new Set<string>();
  const phrases = splitReasons(text).map((words): PhraseReading => {
    const found = lookUp(words);
    for (const word of found.unknown) unknown.add(word);
    return { entries: found.entries, start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
  });
  const mentions = joinLoneDegrees(phrases).map(toMention);
  return {
    mentions,
    silent: mentions.every(({ terms }) => terms.length === 0),
    unknown_words: [...unknown],
  };
}

/** Whether a phrase says anything of the concern, plainly or by implication. */
export function namesConcern(mention: Mention, concern: Concern): boolean {
  return mention.names.includes(concern) || mention.implies.includes(concern);
}

interface PhraseReading {
  entries: Entry[];
  start: number;
  end: number;
}

/** "Strong, grisly violence": a phrase of mere degree belongs to the next one, the last to the one before. */
function joinLoneDegrees(phrases: readonly PhraseReading[]): PhraseReading[] {
  const joined: PhraseReading[] = [];
  let waiting: PhraseReading[] = [];
  for (const phrase of phrases) {
    waiting.push(phrase);
    if (isMereDegree(phrase)) continue;
    joined.push(join(waiting));
    waiting = [];
  }
  const last = joined.pop();
  return last ? [...joined, join([last, ...waiting])] : joined;
}

function join(phrases: readonly PhraseReading[]): PhraseReading {
  return {
    entries: phrases.flatMap(({ entries }) => entries),
    start: phrases[0]?.start ?? 0,
    end: phrases.at(-1)?.end ?? 0,
  };
}

function isMereDegree({ entries }: PhraseReading): boolean {
  const isDegree = ({ term, modifier }: Entry) =>
    !term && modifier && modifier.direction !== 'kind' && !modifier.alone;
  return entries.length > 0 && entries.every(isDegree);
}

/** A word that may do both ("action violence", "some action") colours where its phrase has another term, and names where not. */
function toMention({ entries, start, end }: PhraseReading): Mention {
  const sure = entries.filter(({ term, modifier }) => term && !modifier);
  const either = entries.filter(({ term, modifier }) => term && modifier);
  const naming = sure.length > 0 ? sure : either.slice(-1);
  const terms = naming.flatMap(({ term }) => term ?? []);
  const modifiers = entries
    .filter((entry) => !naming.includes(entry))
    .flatMap(({ modifier }) => modifier ?? []);
  const names = terms.flatMap((term) => term.names);
  const implied = terms.flatMap((term) => term.implies);
  const lone = names.length + implied.length === 0 ? modifiers.filter(({ alone }) => alone) : [];
  const byColour = names.includes('violence')
    ? modifiers.flatMap(({ besideViolence }) => besideViolence ?? [])
    : [];
  return {
    terms: [...terms.map(({ term }) => term), ...lone.map(({ modifier }) => `${modifier} images`)],
    names: [...names, ...lone.flatMap(({ alone }) => alone ?? [])],
    implies: [...implied, ...byColour],
    modifiers,
    start,
    end,
  };
}
