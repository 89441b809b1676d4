/** The ratings of a film that are not shown: those of a board, of another editor, of a crowd, each under its name. */

import type { Advisory } from '../../contract/advisory.ts';
import { isSilent } from '../../services/films/evidence.ts';
import { useLanguage } from '../layout/language.tsx';
import { attributionOf, Explanation, howText, isExplained } from './explanation.tsx';
import { unexplainedText } from './unexplained.ts';

export function OtherRatings({ film }: { film: Advisory }) {
  const speech = useLanguage();
  const { labels } = speech;
  const ratings = film.breakdown.flatMap(({ category, kind, others }) =>
    others.map((other) => ({ category, kind, ...other })).filter((one) => !isSilent(one, film)),
  );
  if (ratings.length === 0) return null;
  const origins = [...new Set(ratings.map(({ origin }) => origin))];
  return (
    <dl class="facts">
      {origins.map((origin) => {
        const theirs = ratings.filter((rating) => rating.origin === origin);
        const known = theirs.filter(isExplained);
        const { all, isUniform } = attributionOf(known.length > 0 ? known : theirs, labels);
        const unexplained = unexplainedText(film, theirs, speech);
        return (
          <div key={origin}>
            <dt>{all}</dt>
            <dd>
              {known.map((rating) => (
                <p key={rating.category}>
                  {labels.categories[rating.category]} {howText(rating, isUniform, labels)}
                  {(rating.note !== null || rating.span !== null) && ': '}
                  <Explanation film={film} rating={rating} />
                </p>
              ))}
              {unexplained && <p>{unexplained}</p>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
