/** The sources that the numbers on a film's page lead to, and when the film was last updated. */

import en from '../../../widget/labels/en.json' with { type: 'json' };
import { MaybeLink } from '../../../widget/view/maybe-link.tsx';
import { fill } from '../../../widget/words.ts';
import type { Advisory } from '../../contract/advisory.ts';
import { noticesOf } from '../../domain/film/licences.ts';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';
import { Fold } from './fold.tsx';

export function Sources({ film: { sources, created_at, updated_at, links } }: { film: Advisory }) {
  return (
    <Fold title="Sources" id="sources">
      {sources.length > 0 && (
        <ol>
          {sources.map(({ name, url, read_at, licence }, index) => (
            <li key={name} id={`source-${index + 1}`}>
              <MaybeLink text={isolateIfNeeded(name)} url={url} />
              {read_at && `, ${fill(en.evidence.read, read_at)}`}
              {licence && `, ${isolateIfNeeded(licence)}`}
            </li>
          ))}
        </ol>
      )}
      {noticesOf(sources).map((notice) => (
        <p key={notice}>{notice}</p>
      ))}
      <p class="small">
        Added {created_at.slice(0, 10)}, last updated {updated_at.slice(0, 10)}. As JSON:{' '}
        <a href={links.self}>{links.self}</a>
      </p>
    </Fold>
  );
}
