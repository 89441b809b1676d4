/** A film's official ratings side by side, each with what it means at the door: so that a parent in Germany understands an R. */

import { RATING_SYSTEMS } from '../../../db/rating-systems.ts';
import { Isolated } from '../../../widget/view/isolated.tsx';
import type { Advisory } from '../../contract/advisory.ts';
import { languageOf } from '../../domain/text/language-of.ts';
import { SourceLinks } from '../layout/source-links.tsx';
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
  if (film.certificates.length === 0) return null;
  return isFolded ? (
    <Fold title={TITLE}>
      <Certificates film={film} />
    </Fold>
  ) : (
    <section>
      <h2>{TITLE}</h2>
      <Certificates film={film} />
    </section>
  );
}

const TITLE = 'Official ratings by age';

function Certificates({ film }: { film: Advisory }) {
  return (
    <>
      <table class="ages">
        <thead>
          <tr>
            <th scope="col">Board</th>
            <th scope="col">Rating</th>
            <th scope="col">Minimum age</th>
            <th scope="col">Recommended age</th>
          </tr>
        </thead>
        <tbody>
          {film.certificates.map((certificate) => (
            <tr>
              <th scope="row">
                {boardOf(certificate)}
                <SourceLinks film={film} by={certificate.sources} />
              </th>
              <td>
                {certificate.rating}
                {certificate.name !== null && <span class="small"> {certificate.name}</span>}
              </td>
              <td>{atTheDoor(certificate)}</td>
              <td>{advised(certificate)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {film.certificates.map(
        ({ system, rating, reasons }) =>
          reasons !== null && (
            <p>
              {system} {rating}: “
              <span lang={languageOf(reasons)}>
                <Isolated text={reasons} />
              </span>
              ”
              <Degrees origin={system} text={reasons} />
            </p>
          ),
      )}
    </>
  );
}

/** `Motion Picture Association, United States` */
function boardOf({ system, country }: Certificate): string {
  const board = RATING_SYSTEMS.find(({ id }) => id === system)?.name ?? system;
  return country === null ? board : `${board}, ${COUNTRIES.of(country) ?? country}`;
}

const COUNTRIES = new Intl.DisplayNames('en', { type: 'region' });

/** A missing age is one that no door keeps or that we do not know of: it is never said to be open to all. */
function atTheDoor({ minimum_age, accompanied }: Certificate): string {
  if (minimum_age === null) return 'none known';
  if (accompanied === null) return `${minimum_age}+`;
  return accompanied ? `${minimum_age}+, younger with an adult` : `${minimum_age}+, no one younger`;
}

function advised({ recommended_age }: Certificate): string {
  return recommended_age === null ? 'none' : `${recommended_age}+`;
}
