/** The ratings of a film, concerns and positives apart; each row opens to its note, its basis and its sources. */

import type { Advisory, Rating } from '../../api/contract/advisory.ts';
import type { Kind } from '../../db/vocabulary.ts';
import type { Words } from '../labels/en.ts';
import { Meter } from './meter.tsx';
import { SourceList } from './source-list.tsx';

interface BreakdownProps {
  film: Advisory;
  kind: Kind;
  words: Words;
  /** Whether the rows start open, as on paper. */
  open?: boolean;
}

export function Breakdown({ film, kind, words, open = false }: BreakdownProps) {
  return (
    <div class={`breakdown ${kind}`}>
      <p class="small">{words.kinds[kind]}</p>
      <ul>
        {film.breakdown
          .filter((rating) => rating.kind === kind)
          .map((rating) => (
            <li key={rating.category}>
              <details class="row" open={open}>
                <summary>
                  <span class="category">{words.categories[rating.category]}</span>
                  <Meter level={rating.level} />
                  <span class="level">{levelText(rating, words)}</span>
                </summary>
                <Evidence rating={rating} sources={film.sources} words={words} />
              </details>
            </li>
          ))}
      </ul>
    </div>
  );
}

function levelText({ kind, level, at_most }: Rating, words: Words): string {
  const names = words.levels[kind];
  if (level !== null) return names[level] ?? words.unknown;
  const bound = at_most === null || at_most === 5 ? undefined : names[at_most];
  return bound ? words.atMost(bound) : words.unknown;
}

function Evidence({
  rating,
  sources,
  words,
}: {
  rating: Rating;
  sources: Advisory['sources'];
  words: Words;
}) {
  const { note, spoiler, basis, confidence, span } = rating;
  return (
    <div class="evidence">
      {note && spoiler ? (
        <details>
          <summary>{words.spoiler}</summary>
          <p>{note}</p>
        </details>
      ) : (
        <p>{note ?? (span ? `“${span}”` : words.noNote)}</p>
      )}
      {basis && (
        <p class="small">
          {words.bases[basis]}
          {confidence && `, ${words.confidences[confidence]}`}.{' '}
          <SourceList cited={rating.sources} sources={sources} words={words} />
        </p>
      )}
    </div>
  );
}
