/** A film's official ratings side by side, each with what it means at the door: so that a parent in Germany understands an R. */

import { RATING_SYSTEMS } from '../../../db/rating-systems.ts';
import type { Advisory } from '../../contract/advisory.ts';

type Certificate = Advisory['certificates'][number];

/** A row a certificate, or nothing where the film has none. */
export function CertificateAges({ film }: { film: Advisory }) {
  if (film.certificates.length === 0) return null;
  return (
    <table class="ages">
      <caption>Official ratings by age</caption>
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
            <th scope="row">{boardOf(certificate)}</th>
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
