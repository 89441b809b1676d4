/** A film in schema.org's words, for search engines. */

import { OWN_ORIGIN, type Basis } from '../../../db/vocabulary.ts';
import type { Advisory } from '../../contract/advisory.ts';

/**
 * `contentRating` is for official certificates alone; our ratings are reviews of one aspect each, where for a concern 0 is best and for
 * a positive 5. Unknown levels are left out: schema.org has no word for unknown.
 */
export function filmJsonLd(film: Advisory, url: string): object {
  const { title, year, ids, age, details, certificates, breakdown, story } = film;
  return {
    '@context': 'https://schema.org',
    '@type': 'Movie',
    name: title,
    url,
    dateCreated: String(year),
    ...(story === null ? {} : { abstract: story }),
    ...(ids.imdb === null ? {} : { sameAs: `https://www.imdb.com/title/${ids.imdb}/` }),
    director: details.directors.map((name) => ({ '@type': 'Person', name })),
    actor: details.cast.map(({ name }) => ({ '@type': 'Person', name })),
    genre: details.genres,
    ...(details.running_times[0] ? { duration: `PT${details.running_times[0].minutes}M` } : {}),
    ...(certificates.length === 0
      ? {}
      : { contentRating: certificates.map(({ system, rating }) => `${system} ${rating}`) }),
    ...(age.recommended === null ? {} : { typicalAgeRange: `${age.recommended}-` }),
    review: breakdown.flatMap(({ category, kind, level, note, spoiler, basis, origin }) =>
      level === null
        ? []
        : {
            '@type': 'Review',
            author: { '@type': 'Organization', name: authorOf(basis, origin) },
            reviewAspect: category,
            reviewRating: {
              '@type': 'Rating',
              ratingValue: level,
              bestRating: kind === 'concern' ? 0 : 5,
              worstRating: kind === 'concern' ? 5 : 0,
              ...(note === null || spoiler ? {} : { ratingExplanation: note }),
            },
          },
    ),
  };
}

/** Who set the level: it was this service too that read it from a board's reasons. */
function authorOf(basis: Basis | null, origin: string | null): string {
  return basis === 'official' ? OWN_ORIGIN : (origin ?? OWN_ORIGIN);
}

/** Data as the text of a script element: inside a string, a “<” must not end it and a bidi control must not reorder what is shown. */
export function scriptText(data: object): string {
  return JSON.stringify(data).replaceAll(
    /[<\u2028-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
