/** What others say of the film: the official boards, and other services. Side by side, never blended. */

import type { Advisory } from '../../api/contract/advisory.ts';
import type { Words } from '../labels/en.ts';
import { MaybeLink } from './maybe-link.tsx';
import { SourceList } from './source-list.tsx';

interface VoicesProps {
  film: Advisory;
  words: Words;
}

/** One line a board; what its rating means, and its reasons, behind it. */
export function Certificates({ film, words, open = false }: VoicesProps & { open?: boolean }) {
  return (
    <>
      {film.certificates.map(
        ({ system, rating, country, minimum_age, accompanied, reasons, name, sources }) => (
          <details key={system} open={open}>
            <summary>
              {words.officialRating}: {system} {rating}
            </summary>
            <p>
              {country}:{' '}
              {minimum_age === null ? `${name}.` : words.notUnder(minimum_age, accompanied)}{' '}
              {reasons && `“${reasons}”`}{' '}
              <SourceList cited={sources} sources={film.sources} words={words} />
            </p>
          </details>
        ),
      )}
    </>
  );
}

export function Elsewhere({ film, words }: VoicesProps) {
  return (
    <ul class="elsewhere">
      {film.elsewhere.map((voice) => (
        <li key={voice.source}>
          <MaybeLink text={voice.source} url={voice.url} />
          {voiceFigures(voice, words)}
          {voice.note && <p class="small">{voice.note}</p>}
        </li>
      ))}
    </ul>
  );
}

function voiceFigures(voice: Advisory['elsewhere'][number], words: Words): string {
  const { age, parents_reviews, kids_reviews, viewers_reviews } = voice;
  return [
    age !== null && words.fromAge(age),
    parents_reviews !== null && words.reviews(parents_reviews, 'parents'),
    kids_reviews !== null && words.reviews(kids_reviews, 'kids'),
    viewers_reviews !== null && words.reviews(viewers_reviews, 'viewers'),
  ]
    .map((part) => part && `, ${part}`)
    .filter(Boolean)
    .join('');
}
