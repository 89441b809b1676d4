/** What others say of a film: ratings that are not shown, other services, reviews, parents. */

import { fill } from '../../../widget/words.ts';
import type { Advisory } from '../../contract/advisory.ts';
import { useLanguage } from '../layout/language.tsx';
import { say } from '../words/words.ts';
import { Elsewhere } from './elsewhere.tsx';
import { Fold } from './fold.tsx';
import { OtherRatings } from './other-ratings.tsx';
import { Reviews } from './reviews.tsx';

export function OthersSay({ film }: { film: Advisory }) {
  const { words } = useLanguage();
  const { breakdown, elsewhere, reviews, voices } = film;
  const hasOthers = breakdown.some(({ others }) => others.length > 0);
  if (!hasOthers && elsewhere.length + reviews.length + voices.parents.votes === 0) return null;
  return (
    <Fold title={words.film.othersSay}>
      <OtherRatings film={film} />
      <Elsewhere film={film} />
      <ParentsVoice {...voices.parents} />
      <Reviews film={film} />
    </Fold>
  );
}

function ParentsVoice({ age, votes }: Advisory['voices']['parents']) {
  const { labels, words, language } = useLanguage();
  if (votes === 0) return null;
  const count = votes.toLocaleString(language);
  return (
    <p class="small">
      {age === null
        ? say(words.film.tooFewVotes, { count })
        : say(words.film.parentsSay, { age: fill(labels.age, age), count })}
    </p>
  );
}
