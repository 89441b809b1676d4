/** A film's official ratings side by side, each with what it means at the door: so that a parent in Germany understands an R. */

import { RATING_SYSTEMS } from '../../../db/rating-systems.ts';
import { fill } from '../../../widget/words.ts';
import type { Advisory } from '../../contract/advisory.ts';
import { regionOf } from '../../domain/text/region-of.ts';
import { AsWritten } from '../layout/as-written.tsx';
import { countryName } from '../layout/country-name.ts';
import { useLanguage, type Speech } from '../layout/language.tsx';
import { SourceLinks } from '../layout/source-links.tsx';
import { say } from '../words/words.ts';
import { Degrees } from './explanation.tsx';
import { Fold } from './fold.tsx';

type Certificate = Advisory['certificates'][number];

interface CertificateAgesProps {
  film: Advisory;
  /** Whether they are closed at first: the card says the essential. */
  isFolded: boolean;
}

/** A row a certificate and the boards' reasons below them, or nothing where the film has none. */
export function CertificateAges({ film, isFolded }: CertificateAgesProps) {
  const { title } = useLanguage().words.film.certificates;
  if (film.certificates.length === 0) return null;
  return isFolded ? (
    <Fold title={title}>
      <Certificates film={film} />
    </Fold>
  ) : (
    <section>
      <h2>{title}</h2>
      <Certificates film={film} />
    </section>
  );
}

function Certificates({ film }: { film: Advisory }) {
  const speech = useLanguage();
  const { board, rating, minimumAge, recommendedAge } = speech.words.film.certificates;
  return (
    <>
      <table class="ages">
        <thead>
          <tr>
            <th scope="col">{board}</th>
            <th scope="col">{rating}</th>
            <th scope="col">{minimumAge}</th>
            <th scope="col">{recommendedAge}</th>
          </tr>
        </thead>
        <tbody data-by-country>
          {inReadersOrder(film.certificates, speech.language).map((certificate) => (
            <tr data-country={certificate.country}>
              <th scope="row">
                {boardOf(certificate, speech)}
                <SourceLinks film={film} by={certificate.sources} />
              </th>
              <td>
                {certificate.rating}
                {certificate.name !== null && <span class="small"> {certificate.name}</span>}
              </td>
              <td>{atTheDoor(certificate, speech)}</td>
              <td>{advised(certificate, speech)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {film.certificates.map(
        ({ system, rating, reasons }) =>
          reasons !== null && (
            <p>
              {system} {rating}: “<AsWritten text={reasons} />”
              <Degrees origin={system} text={reasons} />
            </p>
          ),
      )}
    </>
  );
}

/** Those of the country where most people speak the language come first; the browser then puts those of the reader's own country there. */
function inReadersOrder(certificates: readonly Certificate[], language: string): Certificate[] {
  const region = regionOf(language);
  return certificates.toSorted(
    (one, other) => +(other.country === region) - +(one.country === region),
  );
}

/** `Motion Picture Association, United States` */
function boardOf({ system, country }: Certificate, { language, words }: Speech): string {
  const board = RATING_SYSTEMS.find(({ id }) => id === system)?.name ?? system;
  if (country === null) return board;
  return say(words.film.certificates.boardOf, { board, country: countryName(country, language) });
}

/** A missing age is one that no door keeps or that we do not know of: it is never said to be open to all. */
function atTheDoor({ minimum_age, accompanied }: Certificate, { labels, words }: Speech): string {
  const { noneKnown, withAdult, noYounger } = words.film.certificates;
  if (minimum_age === null) return noneKnown;
  const age = fill(labels.age, minimum_age);
  if (accompanied === null) return age;
  return say(accompanied ? withAdult : noYounger, { age });
}

function advised({ recommended_age }: Certificate, { labels, words }: Speech): string {
  return recommended_age === null
    ? words.film.certificates.none
    : fill(labels.age, recommended_age);
}
