/** The ratings of a film, its concerns or its positives. Each row opens to its note, its basis and its sources. */

import type { CardFilm, Rating } from '../../api/contract/advisory.ts';
import type { Kind } from '../../db/vocabulary.ts';
import { likelyLevel } from '../../api/domain/rating/age.ts';
import { fill, type Words } from '../words.ts';
import { Line, type LineProps } from './line.tsx';

export function Breakdown(props: LineProps & { film: Pick<CardFilm, 'breakdown'>; kind: Kind }) {
  const { film, kind, words } = props;
  // An unrated positive tells a parent nothing.
  const shown = film.breakdown.filter(
    (rating) => rating.kind === kind && (kind === 'concern' || rating.level !== null),
  );
  return shown.length === 0 ? null : (
    <ul part={kind} aria-label={words.kinds[kind]}>
      {shown.map((rating) => (
        <li>
          <Line {...props} part="row" of={rating.category}>
            {words.categories[rating.category]} <span part="level">{levelText(rating, words)}</span>
            <i
              part={`meter ${rating.level === null ? 'unknown ' : ''}level-${rating.estimate === null ? (rating.level ?? 0) : likelyLevel(rating)}`}
            />
          </Line>
        </li>
      ))}
    </ul>
  );
}

/** `strong`; of an unknown level `probably mild` by its estimate, else `at most mild` by its bound, else `not rated`. */
export function levelText(
  { kind, level, at_most, estimate }: Pick<Rating, 'kind' | 'level' | 'at_most' | 'estimate'>,
  words: Words,
): string {
  const names = words.levels[kind];
  const likely = likelyLevel({ level, at_most, estimate });
  if (likely === null) return words.notRated;
  const name = names[likely] as string; // one for each, by the check of the build
  if (level !== null) return name;
  return fill(estimate === null ? words.atMost : words.probably, name);
}
