/** What others say of a film: ratings that are not shown, other services, reviews, parents. */

import type { Advisory } from '../../contract/advisory.ts';
import { Elsewhere } from './elsewhere.tsx';
import { Fold } from './fold.tsx';
import { OtherRatings } from './other-ratings.tsx';
import { Reviews } from './reviews.tsx';

export function OthersSay({ film }: { film: Advisory }) {
  const { breakdown, elsewhere, reviews, voices } = film;
  const hasOthers = breakdown.some(({ others }) => others.length > 0);
  if (!hasOthers && elsewhere.length + reviews.length + voices.parents.votes === 0) return null;
  return (
    <Fold title="What others say">
      <OtherRatings film={film} />
      <Elsewhere film={film} />
      <ParentsVoice {...voices.parents} />
      <Reviews film={film} />
    </Fold>
  );
}

function ParentsVoice({ age, votes }: Advisory['voices']['parents']) {
  if (votes === 0) return null;
  return (
    <p class="small">
      {age === null
        ? `Votes by parents here: ${votes}, too few for an age.`
        : `Parents here say ${age}+ (${votes} votes).`}
    </p>
  );
}
