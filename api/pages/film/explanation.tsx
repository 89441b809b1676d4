/** What a rating goes by, and who set it. */

import { levelText } from '../../../widget/view/film-texts.ts';
import { whoRated } from '../../../widget/who-rated.ts';
import type { Catalogue } from '../../../widget/words.ts';
import type { Advisory, Rating } from '../../contract/advisory.ts';
import { degreesText } from '../../services/films/degrees.ts';
import { AsWritten } from '../layout/as-written.tsx';
import { useLanguage } from '../layout/language.tsx';
import { SourceLinks } from '../layout/source-links.tsx';

/** A rating of the breakdown, or another one of its category. */
export type OneRating = Pick<Rating, 'category' | 'kind'> & Rating['others'][number];

/** Whether there is more to say of a rating than that it is unknown. */
export function isExplained({ level, note }: OneRating): boolean {
  return level !== null || note !== null;
}

/** The note, else the words of the board; with its sources. */
export function Explanation({ film, rating }: { film: Advisory; rating: OneRating }) {
  const { labels } = useLanguage();
  const { note, spoiler, span, origin, sources } = rating;
  const text = note ?? span;
  const explanation = (
    <>
      {text !== null && <AsWritten text={note === null ? `“${text}”` : text} />}
      {note === null && span !== null && <Degrees origin={origin} text={span} />}
      {text === null && sources.length > 0 && <span class="small">{labels.evidence.source}</span>}
      <SourceLinks film={film} by={sources} />
    </>
  );
  return spoiler ? (
    <details>
      <summary>{labels.spoiler}</summary>
      <p>{explanation}</p>
    </details>
  ) : (
    explanation
  );
}

/** What Korea's board says by its degrees, in the page's language: ` (Violence 15+)`. */
export function Degrees({ origin, text }: { origin: string | null; text: string }) {
  const degrees = degreesText(origin, text, useLanguage().labels);
  return degrees === '' ? null : <> ({degrees})</>;
}

/** What ratings have in common, to be said once: who set them and, if they are equally sure, how sure. Empty if several people did. */
export function attributionOf(ratings: readonly OneRating[], labels: Catalogue) {
  const raters = new Set(ratings.map((rating) => raterText(rating, labels)));
  const confidences = new Set(ratings.map(({ confidence }) => confidence));
  const hasOneRater = raters.size <= 1;
  const isUniform = hasOneRater && confidences.size === 1;
  const [rater = ''] = raters;
  const [confidence] = confidences;
  const sure = isUniform && confidence ? `, ${labels.evidence.confidences[confidence]}` : '';
  return { all: hasOneRater ? rater + sure : '', hasOneRater, isUniform };
}

/** `strong`; with how sure it is, unless that is said of all. */
export function howText(rating: OneRating, isUniform: boolean, labels: Catalogue): string {
  const { confidence } = rating;
  const text = levelText(rating, labels);
  return isUniform || confidence === null
    ? text
    : `${text} (${labels.evidence.confidences[confidence]})`;
}

/** `From the MPA’s R reasons` */
export function raterText({ basis, origin }: OneRating, labels: Catalogue): string {
  return basis && origin ? whoRated(basis, origin, labels) : '';
}
