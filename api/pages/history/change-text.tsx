/** One change of a film in words: what changed, by whom it was accepted, and why. */

import type { FilmFacts } from '../../../db/film.ts';
import { CATEGORIES } from '../../../db/vocabulary.ts';
import type { ShownChange } from '../../services/films/shown-history.ts';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';
import { AsWritten } from '../layout/as-written.tsx';
import { useLanguage, type Speech } from '../layout/language.tsx';
import { say, type PageWords } from '../words/words.ts';

/** What facts are called, by their names at the top of a film. */
const FACT_WORDS: Readonly<
  Record<Exclude<keyof FilmFacts, 'id'>, keyof PageWords['history']['facts']>
> = {
  title: 'title',
  titles: 'title',
  year: 'year',
  ids: 'ids',
  editor_age: 'age',
  age_why: 'age',
  verdict_line: 'texts',
  summary: 'texts',
  story: 'texts',
  opinion: 'texts',
  ratings: 'ratings',
  certificates: 'certificates',
  themes: 'themes',
  talking_points: 'talkingPoints',
  details: 'details',
  elsewhere: 'others',
  reviews: 'others',
  watch: 'watch',
  similar: 'similar',
  sources: 'sources',
};

export function ChangeText({ change }: { change: ShownChange }) {
  const speech = useLanguage();
  const { history } = speech.words;
  const { note, accepted_by } = change;
  return (
    <>
      {whatText(change, speech)}
      {accepted_by !== null &&
        ` ${say(history.accepted, { name: isolateIfNeeded(accepted_by, speech.labels.dir) })}`}
      {note !== null && (
        <>
          {' '}
          “<AsWritten text={note} />”
        </>
      )}
    </>
  );
}

function whatText({ kind, levels, facts }: ShownChange, speech: Speech): string {
  const { language, labels, words } = speech;
  const { history } = words;
  if (kind !== 'changed') return history[kind];
  const moves = levels.map(({ category, from, to }) => {
    const names = labels.levels[kindOf(category)];
    return say(history.level, {
      category: labels.categories[category],
      from: from === null ? labels.unknown : (names[from] ?? ''),
      to: to === null ? labels.unknown : (names[to] ?? ''),
    });
  });
  const names = new Set(facts.map((name) => factName(name, speech)));
  const list = new Intl.ListFormat(language).format([...moves, ...names]);
  return list === '' ? '' : say(history.changed, { facts: list });
}

/** What a fact at the top of a film is called, or a category. Another name stays as it is. */
export function factName(name: string, { labels, words }: Speech): string {
  const { facts } = words.history;
  if (name === 'id') return facts.ids;
  if (name in FACT_WORDS) return facts[FACT_WORDS[name as keyof typeof FACT_WORDS]];
  return labels.categories[name as keyof typeof labels.categories] ?? name;
}

function kindOf(category: string) {
  return CATEGORIES.find(({ name }) => name === category)?.kind ?? 'concern';
}
