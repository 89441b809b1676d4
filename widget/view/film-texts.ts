/** What a card says of a film, as texts: for its views, and for working out how much space they take. */

import type { CardFilm, Rating } from '../../api/contract/advisory.ts';
import { likelyLevel } from '../../api/domain/rating/age.ts';
import type { Kind } from '../../db/vocabulary.ts';
import { causesOf, fill, type Words } from '../words.ts';

/** The film's title in the language of the card; the main one if there is no other. */
export function titleIn(
  { title, titles }: Pick<CardFilm, 'title' | 'titles'>,
  { language }: Pick<Words, 'language'>,
): string {
  // An earlier version of the service sends no titles.
  return (titles as CardFilm['titles'] | undefined)?.[language] ?? title;
}

/** Whether anything is known or estimated of any category: without it, no question has an answer. */
export function isRated({ breakdown }: CardFilm): boolean {
  return breakdown.some(({ basis }) => basis !== null);
}

/** The lines below the ratings, as far as there is something behind them, each with the evidence that it opens to. */
export function lineTexts(
  { age, certificates, talking_point_count }: CardFilm,
  words: Words,
  country = '',
): (readonly [of: 'age' | 'official' | 'talk', text: string])[] {
  const causes = causesOf(age.decided_by, words);
  const marks = inCountryOrder(certificates, country).map(
    ({ system, rating }) => `${system} ${rating}`,
  );
  const lines = [
    ['age', age.likely !== null, words.whyThisAge, ...causes],
    ['official', marks.length > 0, words.official, ...marks],
    ['talk', talking_point_count > 0, words.talkAbout],
  ] as const;
  return lines.flatMap(([of, isShown, ...texts]) =>
    isShown ? [[of, texts.join(' · ')] as const] : [],
  );
}

/** All concerns, and the positives that are known: an unrated positive tells a parent nothing. */
export function shownRatings({ breakdown }: Pick<CardFilm, 'breakdown'>, kind: Kind) {
  return breakdown.filter(
    (rating) => rating.kind === kind && (kind === 'concern' || rating.level !== null),
  );
}

/** `strong`; of an unknown level `probably mild` by its estimate, else `at most mild` by its bound, else `not rated`. */
export function levelText(
  { kind, level, at_most, estimate }: Pick<Rating, 'kind' | 'level' | 'at_most' | 'estimate'>,
  words: Words,
): string {
  const names = words.levels[kind];
  const likely = likelyLevel({ level, at_most, estimate });
  if (likely === null) return words.notRated;
  const name = names[likely] as string; // one for each, by the check of the build
  if (level !== null) return name;
  return fill(estimate === null ? words.atMost : words.probably, name);
}

/** `2013 · 2 h 6 min · R`, as far as known; with the certificate of a country, if it has one. */
export function factsText(
  { year, running_time, certificates }: CardFilm,
  words: Words,
  country = '',
): string {
  const facts = [
    year,
    running_time && runningTime(running_time, words),
    inCountryOrder(certificates, country)[0]?.rating,
  ];
  return facts.filter(Boolean).join('\u{a0}· ');
}

/** The certificates of a country first. */
export function inCountryOrder(
  certificates: CardFilm['certificates'],
  country: string,
): CardFilm['certificates'] {
  const first = country.toUpperCase();
  return certificates.toSorted(
    (one, other) => +(other.country === first) - +(one.country === first),
  );
}

/** Hours and minutes, without a line break between a number and its unit. */
function runningTime(minutes: number, words: Words): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours && fill(words.hours, hours), rest && fill(words.minutes, rest)]
    .filter(Boolean)
    .join(' ')
    .replaceAll(' ', '\u{a0}');
}

/** What decides the age, each with its level: `Sex: strong`. */
export function reasonTexts({ age, breakdown }: CardFilm, words: Words): string[] {
  return causesOf(age.decided_by, words).map((cause, place) => {
    const rating = breakdown.find(({ category }) => category === age.decided_by[place]);
    return `${cause}${rating ? `: ${levelText(rating, words)}` : ''} · `;
  });
}
