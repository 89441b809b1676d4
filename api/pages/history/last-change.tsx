/** The last line of a film's page: its last change, with a link to all of them, and the comparison with other films. */

import type { ShownChange } from '../../services/films/shown-history.ts';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';
import { dateText } from '../layout/date-text.ts';
import { useLanguage } from '../layout/language.tsx';
import { say } from '../words/words.ts';
import { ChangeText } from './change-text.tsx';

interface LastChangeProps {
  film: string;
  /** null while the film has only one version. */
  change: ShownChange | null;
}

export function LastChange({ film, change }: LastChangeProps) {
  const { language, labels, words, link } = useLanguage();
  return (
    <p class="small" id="history">
      {change && (
        <>
          {say(words.history.lastChanged, {
            date: dateText(change.changed_at, language),
            name: isolateIfNeeded(change.by, labels.dir),
          })}{' '}
          <ChangeText change={change} />{' '}
        </>
      )}
      <a href={link(`/films/${film}/history`)}>{words.history.all}</a> ·{' '}
      <a href={`${link('/compare')}?films=${film}`}>{words.compare.with}</a>
    </p>
  );
}
