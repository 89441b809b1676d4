/** A film as schema.org JSON-LD, for search engines. */

import { OWN_ORIGIN, type Basis } from '../../../db/vocabulary.ts';
import { otherTitles } from '../../domain/film/other-titles.ts';
import type { Advisory } from '../../contract/advisory.ts';

/**
 * `contentRating` is only for official certificates. Our ratings are reviews of one aspect each: the best rating is 0 for a concern and 5
 * for a positive. Unknown levels are left out, because schema.org has no value for them.
 */
export function filmJsonLd(film: Advisory, url: string): object {
  const { title, year, ids, age, details, certificates, breakdown, story } = film;
  const others = otherTitles(film).map((other) => other.title);
  return {
    '@context': 'https://schema.org',
    '@type': 'Movie',
    name: title,
    ...(others.length === 0 ? {} : { alternateName: others }),
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

/** Who set the level. Levels from a board's reasons were derived by this service. */
function authorOf(basis: Basis | null, origin: string | null): string {
  return basis === 'official' ? OWN_ORIGIN : (origin ?? OWN_ORIGIN);
}

/** JSON for a script element: in strings, a “<” must not end the element and a bidi control must not reorder the source. */
export function scriptText(data: object): string {
  return JSON.stringify(data).replaceAll(
    /[<\u2028-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
