/** The sources that the numbers on a film's page lead to, and when the film was last updated. */

import { MaybeLink } from '../../../widget/view/maybe-link.tsx';
import { fill } from '../../../widget/words.ts';
import type { Advisory } from '../../contract/advisory.ts';
import { noticesOf } from '../../domain/film/licences.ts';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';
import { AsWritten } from '../layout/as-written.tsx';
import { dateText } from '../layout/date-text.ts';
import { useLanguage } from '../layout/language.tsx';
import { Say } from '../layout/say.tsx';
import { say } from '../words/words.ts';
import { Fold } from './fold.tsx';

export function Sources({ film: { sources, created_at, updated_at, links } }: { film: Advisory }) {
  const { language, labels, words } = useLanguage();
  return (
    <Fold title={labels.evidence.sources} id="sources">
      {sources.length > 0 && (
        <ol>
          {sources.map(({ name, url, read_at, licence }, index) => (
            <li key={name} id={`source-${index + 1}`}>
              <MaybeLink text={isolateIfNeeded(name, labels.dir)} url={url} />
              {read_at && `, ${fill(labels.evidence.read, dateText(read_at, language))}`}
              {licence && `, ${isolateIfNeeded(licence, labels.dir)}`}
            </li>
          ))}
        </ol>
      )}
      {noticesOf(sources).map((notice) => (
        <p key={notice}>
          <AsWritten text={notice} />
        </p>
      ))}
      <p class="small">
        {say(words.film.added, {
          date: dateText(created_at, language),
          updated: dateText(updated_at, language),
        })}{' '}
        <Say
          text={words.film.asJson}
          values={{
            link: (
              <a href={links.self} dir="ltr">
                {links.self}
              </a>
            ),
          }}
        />
      </p>
    </Fold>
  );
}
