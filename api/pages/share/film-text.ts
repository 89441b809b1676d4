/** A film in a title and a few sentences, for search results and link previews: its own facts, never a general sentence. */

import en from '../../../widget/labels/en.json' with { type: 'json' };
import { ageText } from '../../../widget/view/age-text.ts';
import { levelText } from '../../../widget/view/film-texts.ts';
import type { CardFilm } from '../../contract/advisory.ts';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';

type NamedFilm = Pick<CardFilm, 'title' | 'year' | 'age'>;

/** The most certificates that a description names: search results cut it after about 160 characters. */
const MAX_CERTIFICATES = 3;

/**
 * The title of a film's page.
 *
 * @example
 * filmTitle(her) // 'Her (2013): 16+ · content advisory for parents'
 */
export function filmTitle(film: NamedFilm): string {
  return `${nameAndAge(film)} · content advisory for parents`;
}

/** The age, what decides it, the official ratings, and then the editors' line, or else the levels. */
export function filmDescription(film: CardFilm): string {
  const { age, certificates, verdict_line } = film;
  const reasons = age.decided_by.map((name) =>
    name === 'certificate' ? 'its official rating' : en.categories[name].toLowerCase(),
  );
  const because = reasons.length === 0 ? '' : `, because of ${LIST.format(reasons)}`;
  const ratings = certificates
    .slice(0, MAX_CERTIFICATES)
    .map(({ system, rating }) => `${system} ${rating}`);
  return [
    `${nameAndAge(film)}${because}.`,
    ratings.length > 0 && `Rated ${ratings.join(', ')}.`,
    verdict_line === null ? levelsText(film) : isolateIfNeeded(verdict_line),
  ]
    .filter(Boolean)
    .join(' ');
}

/** What the share picture shows, for people who do not see it. */
export function pictureText(film: CardFilm): string {
  return `${nameAndAge(film)}. ${levelsText(film)}`;
}

/** `Her (2013): 16+`; `Nothing Known (1999): no age yet`. */
export function nameAndAge({ title, year, age }: NamedFilm): string {
  const isKnown = age.recommended !== null || age.likely !== null;
  return `${isolateIfNeeded(title)} (${year}): ${isKnown ? ageText(age, en) : 'no age yet'}`;
}

/** `Language: strong. Sex: probably mild.`; unknown levels without an estimate are left out. */
function levelsText({ breakdown }: Pick<CardFilm, 'breakdown'>): string {
  const levels = breakdown
    .map((rating) => ({ name: en.categories[rating.category], level: levelText(rating, en) }))
    .filter(({ level }) => level !== en.notRated);
  return levels.length === 0
    ? 'No category is rated yet.'
    : levels.map(({ name, level }) => `${name}: ${level}.`).join(' ');
}

const LIST = new Intl.ListFormat('en', { type: 'conjunction' });
