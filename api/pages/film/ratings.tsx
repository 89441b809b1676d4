/** What is in the film, category by category: the level, what it stands for, who says so. What the card says already is not said again. */

import type { Advisory } from '../../contract/advisory.ts';
import { isSilent } from '../../services/films/evidence.ts';
import { useLanguage } from '../layout/language.tsx';
import { Say } from '../layout/say.tsx';
import { fill } from '../../../widget/words.ts';
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
  const speech = useLanguage();
  const { labels, words, link } = speech;
  if (!hasExplanations(film)) return null;
  const known = film.breakdown.filter(isExplained);
  const { all, hasOneRater, isUniform } = attributionOf(known, labels);
  return (
    <section>
      <h2>{words.film.inIt}</h2>
      <AgeReason age={film.age} />
      {(known.length > 0 || film.themes.length > 0) && (
        <dl class="facts">
          {known.map((rating) => (
            <div key={rating.category}>
              <dt>
                <b>{labels.categories[rating.category]}</b> {howText(rating, isUniform, labels)}
              </dt>
              <dd>
                <Explanation film={film} rating={rating} />
                {!hasOneRater && (
                  <p class="small">{fill(labels.sentence, raterText(rating, labels))}</p>
                )}
              </dd>
            </div>
          ))}
          <Themes film={film} />
        </dl>
      )}
      <p class="small">
        {all && `${fill(labels.sentence, all)} `}
        {unexplainedText(film, film.breakdown, speech)}{' '}
        <Say
          text={words.film.levels}
          values={{ link: <a href={link('/about/ratings')}>{words.film.levelMeaning}</a> }}
        />
      </p>
    </section>
  );
}
