/** What others say of the film: the official boards, and other services. Side by side, never blended. */

import type { Advisory } from '../../api/contract/advisory.ts';
import type { Words } from '../labels/en.ts';
import { MaybeLink } from './maybe-link.tsx';

interface VoicesProps {
  film: Advisory;
  words: Words;
}

export function Certificates({ film, words }: VoicesProps) {
  return (
    <>
      {film.certificates.map(({ system, rating, country, minimum_age, accompanied, reasons }) => (
        <p key={system} class="certificate">
          <span class="small">{words.officialRating}</span>{' '}
          <strong>
            {system} {rating}
          </strong>
          {country && ` (${country})`}. {reasons && `${reasons}. `}
          {minimum_age !== null && words.notUnder(minimum_age, accompanied === true)}
        </p>
      ))}
    </>
  );
}

export function Elsewhere({ film, words }: VoicesProps) {
  return (
    <ul class="elsewhere">
      {film.elsewhere.map((voice) => (
        <li key={voice.source}>
          <MaybeLink text={voice.source} url={voice.url} />: {voiceText(voice, words)}
          {voice.note && <p class="small">{voice.note}</p>}
        </li>
      ))}
    </ul>
  );
}

function voiceText(voice: Advisory['elsewhere'][number], words: Words): string {
  const counts = (['parents', 'kids', 'viewers'] as const).flatMap((whose) => {
    const count = voice[`${whose}_reviews`];
    return count === null ? [] : [words.reviews(count, whose)];
  });
  return [voice.age === null ? words.ageUnknown : words.fromAge(voice.age), ...counts].join(', ');
}
