/** What a film's page says of the concerns that it cannot explain: a sentence for all of them, not one for each. */

import en from '../../../widget/labels/en.json' with { type: 'json' };
import { levelText } from '../../../widget/view/film-texts.ts';
import { namesIn, whoRated } from '../../../widget/who-rated.ts';
import type { Advisory } from '../../contract/advisory.ts';
import { isSilent } from '../../services/films/evidence.ts';
import { isExplained, type OneRating } from './explanation.tsx';

/** What a board does not mention, what is estimated from a certificate alone, what is not rated. Empty if all is explained. */
export function unexplainedText(film: Advisory, ratings: readonly OneRating[]): string {
  const unknown = ratings.filter((rating) => !isExplained(rating) && rating.kind === 'concern');
  const origins = [...new Set(unknown.map(({ origin }) => origin))];
  return origins
    .flatMap((origin) => {
      const theirs = unknown.filter((rating) => rating.origin === origin);
      const silent = theirs.filter((rating) => isSilent(rating, film));
      const others = theirs.filter((rating) => !isSilent(rating, film));
      return [unmentionedText(others), estimatedText(silent)];
    })
    .filter((text) => text !== '')
    .join(' ');
}

/** `Not mentioned by the MPA: “Language” (at most mild) and “Sex” (at most mild). Anything stronger would have been mentioned.` */
function unmentionedText(ratings: readonly OneRating[]): string {
  const [first] = ratings;
  if (!first) return '';
  const names = listed(ratings);
  if (first.basis !== 'official' || first.origin === null) return `Not rated yet: ${names}.`;
  const [board] = namesIn(first.origin, en);
  const isBounded = ratings.some((rating) => boundOf(rating) !== null);
  const end = isBounded ? ' Anything stronger would have been mentioned.' : '';
  return `Not mentioned by the ${board}: ${names}.${end}`;
}

/** `Estimated from MPA G: “Language” (at most minimal).` */
function estimatedText(ratings: readonly OneRating[]): string {
  const [first] = ratings;
  if (!first?.origin) return '';
  return `${whoRated('official', first.origin, en, { isSilent: true })}: ${listed(ratings)}.`;
}

function listed(ratings: readonly OneRating[]): string {
  const names = ratings.map((rating) => {
    const name = `“${en.categories[rating.category]}”`;
    const bound = boundOf(rating);
    return bound === null ? name : `${name} (${bound})`;
  });
  return new Intl.ListFormat('en').format(names);
}

/** `at most mild`; null if anything is possible. */
function boundOf(rating: OneRating): string | null {
  return rating.at_most === null || rating.at_most === 5
    ? null
    : levelText({ ...rating, estimate: null }, en);
}
