/** What the striped bars of the card mean, where it has some. */

import { shownRatings } from '../../../widget/view/film-texts.ts';
import type { Advisory } from '../../contract/advisory.ts';
import { useLanguage } from '../layout/language.tsx';

export function Stripes({ film }: { film: Advisory }) {
  const { words } = useLanguage();
  if (shownRatings(film, 'concern').every(({ level }) => level !== null)) return null;
  return (
    <p class="small stripes">
      <i aria-hidden="true" /> {words.film.stripes}
    </p>
  );
}
