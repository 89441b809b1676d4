/** Every change of a film: when, by whom, what, and why. */

import { titleIn } from '../../../widget/view/film-texts.ts';
import { Isolated } from '../../../widget/view/isolated.tsx';
import type { CardFilm } from '../../contract/advisory.ts';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';
import type { ShownHistory } from '../../services/films/shown-history.ts';
import { dateText } from '../layout/date-text.ts';
import { useLanguage } from '../layout/language.tsx';
import { Say } from '../layout/say.tsx';
import { say } from '../words/words.ts';
import { ChangeText } from './change-text.tsx';

export function HistoryPage({ film, history }: { film: CardFilm; history: ShownHistory }) {
  const { language, labels, words, link } = useLanguage();
  const path = link(`/films/${film.id}`);
  return (
    <>
      <h1>
        <Say
          text={words.history.pageTitle}
          values={{
            title: (
              <a href={path}>
                <Isolated text={titleIn(film, labels)} />
              </a>
            ),
          }}
        />
      </h1>
      {history.changes.length === 0 && <p>{words.history.none}</p>}
      <dl class="facts">
        {history.changes.map((change) => (
          <div key={`${change.version} ${change.changed_at}`}>
            <dt>
              {say(words.history.entry, {
                date: dateText(change.changed_at, language),
                name: isolateIfNeeded(change.by, labels.dir),
              })}
            </dt>
            <dd>
              <ChangeText change={change} />
            </dd>
          </div>
        ))}
      </dl>
      {history.next !== null && (
        <a href={`${path}/history?before=${history.next}`}>{words.history.earlier}</a>
      )}
    </>
  );
}
