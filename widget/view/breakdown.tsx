/** The ratings of a film, its concerns or its positives. Each row opens to its note, its basis and its sources. */

import type { CardFilm, Rating } from '../../api/contract/advisory.ts';
import type { Kind } from '../../db/vocabulary.ts';
import { fill, type Words } from '../words.ts';
import { Line, type LineProps } from './line.tsx';

export function Breakdown(props: LineProps & { film: CardFilm; kind: Kind }) {
  const { film, kind, words } = props;
  return (
    <ul part={kind} aria-label={words.kinds[kind]}>
      {film.breakdown.map(
        (rating) =>
          rating.kind === kind && (
            <li>
              <Line {...props} part="row" of={rating.category}>
                {words.categories[rating.category]}{' '}
                <span part="level">{levelText(rating, words)}</span>
                <i
                  part={`meter ${rating.level === null ? 'unknown ' : ''}level-${rating.level ?? rating.at_most ?? 5}`}
                />
              </Line>
            </li>
          ),
      )}
    </ul>
  );
}

/** `strong`; `at most mild` if the level is unknown but has a bound; `unknown`. */
export function levelText(
  { kind, level, at_most }: Pick<Rating, 'kind' | 'level' | 'at_most'>,
  words: Words,
): string {
  const names = words.levels[kind];
  if (level !== null) return names[level] as string; // one for each, by the check of the build
  return at_most === null || at_most === 5
    ? words.unknown
    : fill(words.atMost, names[at_most] as string);
}
