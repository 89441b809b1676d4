/** What is in the film, category by category: the level, what it stands for, who says so. What the card says already is not said again. */

import en from '../../../widget/labels/en.json' with { type: 'json' };
import type { Advisory } from '../../contract/advisory.ts';
import { isSilent } from '../../services/films/evidence.ts';
import { AgeReason } from './age-reason.tsx';
import { attributionOf, Explanation, howText, isExplained, raterText } from './explanation.tsx';
import { Themes } from './themes.tsx';
import { unexplainedText } from './unexplained.ts';

/** Whether there is more to say than the card does. */
export function hasExplanations(film: Advisory): boolean {
  return (
    film.themes.length > 0 ||
    film.breakdown.some((one) => isExplained(one) || (one.basis !== null && !isSilent(one, film)))
  );
}

export function Ratings({ film }: { film: Advisory }) {
  if (!hasExplanations(film)) return null;
  const known = film.breakdown.filter(isExplained);
  const { all, hasOneRater, isUniform } = attributionOf(known);
  return (
    <section>
      <h2>What’s in it</h2>
      <AgeReason age={film.age} />
      {(known.length > 0 || film.themes.length > 0) && (
        <dl class="facts">
          {known.map((rating) => (
            <div key={rating.category}>
              <dt>
                <b>{en.categories[rating.category]}</b> {howText(rating, isUniform)}
              </dt>
              <dd>
                <Explanation film={film} rating={rating} />
                {!hasOneRater && <p class="small">{raterText(rating)}.</p>}
              </dd>
            </div>
          ))}
          <Themes film={film} />
        </dl>
      )}
      <p class="small">
        {all && `${all}. `}
        {unexplainedText(film, film.breakdown)} Levels go from 0 to 5:{' '}
        <a href="/rubric">what each level means</a>.
      </p>
    </section>
  );
}
