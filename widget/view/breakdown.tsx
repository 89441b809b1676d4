/** The ratings of a film, its concerns or its positives. Each row opens to its note, its basis and its sources. */

import type { CardFilm } from '../../api/contract/advisory.ts';
import type { Kind } from '../../db/vocabulary.ts';
import { likelyLevel } from '../../api/domain/rating/age.ts';
import { levelText, shownRatings } from './film-texts.ts';
import { Line, type LineProps } from './line.tsx';

export function Breakdown(props: LineProps & { film: Pick<CardFilm, 'breakdown'>; kind: Kind }) {
  const { film, kind, words } = props;
  const shown = shownRatings(film, kind);
  return shown.length === 0 ? null : (
    <ul part={kind} aria-label={words.kinds[kind]}>
      {shown.map((rating) => {
        const row = [
          `${words.categories[rating.category]} `,
          <span part="level">{levelText(rating, words)}</span>,
          <i
            part={`meter ${rating.level === null ? 'unknown ' : ''}level-${likelyLevel(rating) ?? 0}`}
          />,
        ];
        return (
          <li>
            {rating.basis === null ? (
              <div part="row">{row}</div>
            ) : (
              <Line {...props} part="row" of={rating.category}>
                {row}
              </Line>
            )}
          </li>
        );
      })}
    </ul>
  );
}
