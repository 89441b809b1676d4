/** What is said of a film in one line, in every layout: its title, its facts and its age. */

import type { CardFilm } from '../../api/contract/advisory.ts';
import { withoutBidiControls } from '../../api/domain/text/isolate.ts';
import type { Words } from '../words.ts';
import { ageText } from './age-text.ts';
import { factsText } from './film-texts.ts';

export function Title({ film }: { film: CardFilm }) {
  return <b dir="auto">{withoutBidiControls(film.title)}</b>;
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
