/** A film in a title and a few sentences, for search results and link previews: its own facts, never a general sentence. */

import { ageText } from '../../../widget/view/age-text.ts';
import { levelText, titleIn } from '../../../widget/view/film-texts.ts';
import { causesOf, fill } from '../../../widget/words.ts';
import type { CardFilm } from '../../contract/advisory.ts';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';
import { languageOf } from '../../domain/text/language-of.ts';
import type { Translation } from '../../http/translations.ts';
import { say } from '../words/words.ts';

/** The most certificates that a description names: search results cut it after about 160 characters. */
const MAX_CERTIFICATES = 3;

/**
 * The title of a film's page.
 *
 * @example
 * filmTitle(her, ENGLISH) // 'Her (2013): 16+ · content advisory for parents'
 */
export function filmTitle(film: CardFilm, translation: Translation): string {
  return say(translation.pageWords.film.pageTitle, { name: nameAndAge(film, translation) });
}

/** The age, what decides it, the official ratings, and then the editors' line if it is in this language, or else the levels. */
export function filmDescription(film: CardFilm, translation: Translation): string {
  const { language, words, pageWords } = translation;
  const { age, certificates, verdict_line } = film;
  const causes = causesOf(age.decided_by, words);
  const ratings = certificates
    .slice(0, MAX_CERTIFICATES)
    .map(({ system, rating }) => isolateIfNeeded(`${system} ${rating}`, words.dir));
  const hasLine = verdict_line !== null && languageOf(verdict_line) === language;
  return [
    fill(words.sentence, nameAndAge(film, translation)),
    causes.length > 0 &&
      fill(words.sentence, fill(words.evidence.decidedBy, listed(causes, language))),
    ratings.length > 0 && say(pageWords.film.rated, { certificates: ratings.join(', ') }),
    hasLine ? isolateIfNeeded(verdict_line) : levelsText(film, translation),
  ]
    .filter(Boolean)
    .join(' ');
}

/** What the share picture shows, for people who do not see it. */
export function pictureText(film: CardFilm, translation: Translation): string {
  const name = fill(translation.words.sentence, nameAndAge(film, translation));
  return `${name} ${levelsText(film, translation)}`;
}

/** `Her (2013): 16+`; `Nothing Known (1999): no age yet`. */
export function nameAndAge(film: CardFilm, { words, pageWords }: Translation): string {
  const { year, age } = film;
  const isKnown = age.recommended !== null || age.likely !== null;
  const title = isolateIfNeeded(titleIn(film, words), words.dir);
  return `${title} (${year}): ${isKnown ? ageText(age, words) : pageWords.film.noAge}`;
}

/** `Language: strong. Sex: probably mild.`; unknown levels without an estimate are left out. */
function levelsText(
  { breakdown }: Pick<CardFilm, 'breakdown'>,
  { words, pageWords }: Translation,
): string {
  const levels = breakdown
    .map((rating) => ({
      category: words.categories[rating.category],
      level: levelText(rating, words),
    }))
    .filter(({ level }) => level !== words.notRated);
  return levels.length === 0
    ? pageWords.film.nothingRated
    : levels.map((line) => fill(words.sentence, say(pageWords.find.line, line))).join(' ');
}

function listed(texts: readonly string[], language: string): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(texts);
}
