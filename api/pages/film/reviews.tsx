/** The reviews of a film that we know of. */

import { MaybeLink } from '../../../widget/view/maybe-link.tsx';
import type { Advisory } from '../../contract/advisory.ts';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';
import { AsWritten } from '../layout/as-written.tsx';
import { dateText } from '../layout/date-text.ts';
import { useLanguage } from '../layout/language.tsx';

export function Reviews({ film: { reviews } }: { film: Advisory }) {
  const { language, labels, words } = useLanguage();
  if (reviews.length === 0) return null;
  return (
    <>
      <h3>{words.film.reviews}</h3>
      <ul>
        {reviews.map(({ source, author, date, verdict, url }) => (
          <li key={source}>
            <MaybeLink text={isolateIfNeeded(source, labels.dir)} url={url} />
            {author !== null && `, ${isolateIfNeeded(author, labels.dir)}`}
            {date !== null && `, ${dateText(date, language)}`}
            {verdict !== null && (
              <>
                {': '}
                <AsWritten text={verdict} />
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
