/** The card: a film in one glance, and behind each line where it comes from. */

import type { Advisory } from '../../api/contract/advisory.ts';
import type { Words } from '../labels/en.ts';
import { AgeBadge, AgeReason } from './age-badge.tsx';
import { Breakdown } from './breakdown.tsx';
import { MaybeLink } from './maybe-link.tsx';
import { Certificates, Elsewhere } from './voices.tsx';

interface CardProps {
  film: Advisory;
  words: Words;
  /** The address of the film's own page. */
  page: string;
}

export function Card({ film, words, page }: CardProps) {
  return (
    <article aria-label={`${words.advisory}: ${film.title} (${film.year})`}>
      <header>
        <p class="title">
          <strong>{film.title}</strong> <span>{film.year}</span>
        </p>
        <AgeBadge age={film.age} words={words} />
      </header>
      {film.verdict_line && <p class="verdict">{film.verdict_line}</p>}
      <AgeReason age={film.age} words={words} />
      <Breakdown film={film} kind="concern" words={words} />
      <Breakdown film={film} kind="positive" words={words} />
      <Certificates film={film} words={words} />
      {film.elsewhere.length > 0 && (
        <details>
          <summary>{words.othersSay}</summary>
          <Elsewhere film={film} words={words} />
        </details>
      )}
      <footer>
        <MaybeLink text={words.wholeAdvisory} url={page} />
      </footer>
    </article>
  );
}
