/** What is said of a film in one line, in every layout: its title, its facts and its age. */

import type { CardFilm } from '../../api/contract/advisory.ts';
import { withoutBidiControls } from '../../api/domain/text/isolate.ts';
import type { Words } from '../words.ts';
import { ageText } from './age-text.ts';
import { factsText, titleIn } from './film-texts.ts';

/** The title in the language of the card, with the main one beside it if they differ. */
export function Title({ film, words }: { film: CardFilm; words: Words }) {
  const title = titleIn(film, words);
  // A list: the script's build has no fragments.
  return [
    <b dir="auto">{withoutBidiControls(title)}</b>,
    title !== film.title && [' (', <bdi lang="">{withoutBidiControls(film.title)}</bdi>, ')'],
  ];
}

interface FactsProps {
  film: CardFilm;
  words: Words;
  country: string;
}

export function Facts({ film, words, country }: FactsProps) {
  return <small part="facts">{factsText(film, words, country)}</small>;
}

export function ShownAge({ age, words }: { age: CardFilm['age']; words: Words }) {
  return <b part={age.recommended === null ? 'age likely' : 'age'}>{ageText(age, words)}</b>;
}
