/** What other services say of a film, with as many reviews as they count. */

import { MaybeLink } from '../../../widget/view/maybe-link.tsx';
import { fill } from '../../../widget/words.ts';
import type { Advisory } from '../../contract/advisory.ts';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';
import { AsWritten } from '../layout/as-written.tsx';
import { useLanguage, type Speech } from '../layout/language.tsx';
import { sayCount } from '../words/words.ts';

export function Elsewhere({ film }: { film: Advisory }) {
  const speech = useLanguage();
  if (film.elsewhere.length === 0) return null;
  return (
    <ul>
      {film.elsewhere.map((voice) => (
        <li key={voice.source}>
          <MaybeLink text={isolateIfNeeded(voice.source, speech.labels.dir)} url={voice.url} />
          {figuresOf(voice, speech)}
          {voice.note && (
            <p class="small">
              <AsWritten text={voice.note} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function figuresOf(
  { age, parents_reviews, kids_reviews, viewers_reviews }: Advisory['elsewhere'][number],
  { labels, words: { film }, language }: Speech,
): string {
  return [
    age !== null && fill(labels.age, age),
    parents_reviews !== null && sayCount(film.parentsReviews, parents_reviews, language),
    kids_reviews !== null && sayCount(film.kidsReviews, kids_reviews, language),
    viewers_reviews !== null && sayCount(film.viewersReviews, viewers_reviews, language),
  ]
    .map((part) => part && `, ${part}`)
    .filter(Boolean)
    .join('');
}
