/** What a film's page says of the concerns that it cannot explain: a sentence for all of them, not one for each. */

import { levelText } from '../../../widget/view/film-texts.ts';
import { namesIn, whoRated } from '../../../widget/who-rated.ts';
import { fill, type Words } from '../../../widget/words.ts';
import type { Advisory } from '../../contract/advisory.ts';
import { isSilent } from '../../services/films/evidence.ts';
import type { Speech } from '../layout/language.tsx';
import { say } from '../words/words.ts';
import { isExplained, type OneRating } from './explanation.tsx';

/** What a board does not mention, what is estimated from a certificate alone, what is not rated. Empty if all is explained. */
export function unexplainedText(
  film: Advisory,
  ratings: readonly OneRating[],
  speech: Speech,
): string {
  const unknown = ratings.filter((rating) => !isExplained(rating) && rating.kind === 'concern');
  const origins = [...new Set(unknown.map(({ origin }) => origin))];
  return origins
    .flatMap((origin) => {
      const theirs = unknown.filter((rating) => rating.origin === origin);
      const silent = theirs.filter((rating) => isSilent(rating, film));
      const others = theirs.filter((rating) => !isSilent(rating, film));
      return [unmentionedText(others, speech), estimatedText(silent, speech)];
    })
    .filter((text) => text !== '')
    .join(' ');
}

/** `Not mentioned by the MPA: “Language” (at most mild) and “Sex” (at most mild). Anything stronger would have been mentioned.` */
function unmentionedText(ratings: readonly OneRating[], speech: Speech): string {
  const { labels, words } = speech;
  const [first] = ratings;
  if (!first) return '';
  const categories = listed(ratings, speech);
  if (first.basis !== 'official' || first.origin === null)
    return say(words.film.notRated, { categories });
  const [board] = namesIn(first.origin, labels);
  const isBounded = ratings.some((rating) => boundOf(rating, labels) !== null);
  const end = isBounded ? ` ${words.film.wouldBeMentioned}` : '';
  return say(words.film.notMentioned, { board, categories }) + end;
}

/** `Estimated from MPA G: “Language” (at most minimal).` */
function estimatedText(ratings: readonly OneRating[], speech: Speech): string {
  const { labels } = speech;
  const [first] = ratings;
  if (!first?.origin) return '';
  const basis = whoRated('official', first.origin, labels, { isSilent: true });
  return fill(labels.sentence, `${basis}: ${listed(ratings, speech)}`);
}

function listed(ratings: readonly OneRating[], { language, labels, words }: Speech): string {
  const names = ratings.map((rating) => {
    const name = say(words.film.quoted, { text: labels.categories[rating.category] });
    const bound = boundOf(rating, labels);
    return bound === null ? name : `${name} (${bound})`;
  });
  return new Intl.ListFormat(language).format(names);
}

/** `at most mild`; null if anything is possible. */
function boundOf(rating: OneRating, labels: Words): string | null {
  return rating.at_most === null || rating.at_most === 5
    ? null
    : levelText({ ...rating, estimate: null }, labels);
}
