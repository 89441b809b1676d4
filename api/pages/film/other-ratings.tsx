/** The ratings besides the ones shown, and what it means that a board does not mention a category. */

import en from '../../../widget/labels/en.json' with { type: 'json' };
import { levelText } from '../../../widget/view/breakdown.tsx';
import { Isolated } from '../../../widget/view/isolated.tsx';
import type { Advisory, Rating } from '../../contract/advisory.ts';
import { Said } from '../layout/source-links.tsx';
import { whoRated } from '../../services/films/who-rated.ts';

export function OtherRatings({ film }: { film: Advisory }) {
  const rated = film.breakdown.filter(({ others }) => others.length > 0);
  if (rated.length === 0) return null;
  return (
    <section>
      <h2>How others rate it</h2>
      <dl class="facts">
        {rated.map(({ category, kind, others }) => (
          <div key={category}>
            <dt>{en.categories[category]}</dt>
            <dd>
              {others.map((other) => (
                <Other film={film} kind={kind} rating={other} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface OtherProps {
  film: Advisory;
  kind: Rating['kind'];
  rating: Rating['others'][number];
}

function Other({ film, kind, rating }: OtherProps) {
  const { basis, origin, span, note, spoiler, sources } = rating;
  return (
    <>
      <p>
        {basis && origin && whoRated(basis, origin, en)}: {saidOf(kind, rating)}
        {span !== null && (
          <>
            , “<Isolated text={span} />”
          </>
        )}
        . <Said film={film} by={sources} />
      </p>
      {note !== null &&
        (spoiler ? (
          <details>
            <summary>{en.spoiler}</summary>
            <p dir="auto">{note}</p>
          </details>
        ) : (
          <p dir="auto">{note}</p>
        ))}
    </>
  );
}

/** "Strong", or "at most mild, not mentioned". */
function saidOf(kind: Rating['kind'], rating: OtherProps['rating']): string {
  const { level, basis } = rating;
  const text = levelText({ ...rating, kind }, en);
  return level === null && basis === 'official' ? `${text}, not mentioned` : text;
}

/** Lists the categories of the breakdown above it that the board does not mention. */
export function UnnamedByBoard({ film }: { film: Advisory }) {
  const unnamed = film.breakdown.filter(
    ({ basis, level }) => basis === 'official' && level === null,
  );
  if (unnamed.length === 0) return null;
  const names = unnamed.map(({ category }) => `“${en.categories[category]}”`);
  return (
    <p class="small">
      The official reasons do not mention{' '}
      {new Intl.ListFormat('en', { type: 'disjunction' }).format(names)}. “At most”: anything
      stronger would have been mentioned for this rating.
    </p>
  );
}
