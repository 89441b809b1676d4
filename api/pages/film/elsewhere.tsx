/** What other services say of a film, with as many reviews as they count. */

import en from '../../../widget/labels/en.json' with { type: 'json' };
import { MaybeLink } from '../../../widget/view/maybe-link.tsx';
import { fill } from '../../../widget/words.ts';
import type { Advisory } from '../../contract/advisory.ts';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';

export function Elsewhere({ film }: { film: Advisory }) {
  if (film.elsewhere.length === 0) return null;
  return (
    <ul>
      {film.elsewhere.map((voice) => (
        <li key={voice.source}>
          <MaybeLink text={isolateIfNeeded(voice.source)} url={voice.url} />
          {figuresOf(voice)}
          {voice.note && (
            <p class="small" dir="auto">
              {voice.note}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function figuresOf(voice: Advisory['elsewhere'][number]): string {
  const { age, parents_reviews, kids_reviews, viewers_reviews } = voice;
  return [
    age !== null && fill(en.age, age),
    parents_reviews !== null && `${parents_reviews} parents’ reviews`,
    kids_reviews !== null && `${kids_reviews} kids’ reviews`,
    viewers_reviews !== null && `${viewers_reviews} viewers’ reviews`,
  ]
    .map((part) => part && `, ${part}`)
    .filter(Boolean)
    .join('');
}
