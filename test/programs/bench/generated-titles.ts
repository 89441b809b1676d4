/** Titles in other languages for generated films: words of each language that no other has, in four scripts, six a film on average. */

import { seededRandom, type Random } from '../../helpers/random-films.ts';
import { titleWord } from './generated-words.ts';

const ENDINGS: Readonly<Record<string, string>> = {
  ...{ de: 'en', fr: 'eau', es: 'os', it: 'ino', pt: 'inha', nl: 'je', pl: 'ski', tr: 'lar' },
};
const SCRIPTS: Readonly<Record<string, readonly [first: number, count: number]>> = {
  ...{ ja: [0x30a1, 80], ko: [0xac00, 2_000], zh: [0x4e00, 4_000], ru: [0x430, 32] },
};
const LANGUAGES = [...Object.keys(ENDINGS), ...Object.keys(SCRIPTS)];
const AVERAGE = 6;

/** The titles of the film with this number. */
export function generatedTitles(number: number): Record<string, string> {
  const random = seededRandom(number * 6151 + 7);
  const languages = LANGUAGES.filter(() => random() < AVERAGE / LANGUAGES.length);
  return Object.fromEntries(languages.map((language) => [language, titleIn(language, random)]));
}

function titleIn(language: string, random: Random): string {
  const count = 1 + Math.floor(random() ** 1.5 * 4);
  return Array.from({ length: count }, () => wordIn(language, random)).join(' ');
}

function wordIn(language: string, random: Random): string {
  const script = SCRIPTS[language];
  // A third of the words are names, which are the same in every language.
  if (!script) return `${titleWord(random)}${random() < 1 / 3 ? '' : ENDINGS[language]}`;
  const [first, count] = script;
  const letters = Array.from({ length: 2 + Math.floor(random() * 4) }, () =>
    String.fromCodePoint(first + Math.floor(random() ** 2 * count)),
  );
  return letters.join('');
}
