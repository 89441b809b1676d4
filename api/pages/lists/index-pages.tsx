/** The pages that link to the lists. */

import { useLanguage } from '../layout/language.tsx';
import { levelLine } from './level-line.ts';
import { AGES, BANDS, GENRES, LEVEL_LISTS, levelPath } from './list-paths.ts';

/** Concerns up to this level, positives from the other one on: the lists that parents look for. */
const MAX_LINKED = 2;
const MIN_LINKED = 3;

export function AgesPage() {
  const speech = useLanguage();
  const { language, labels, words, link } = speech;
  const { lists } = words;
  const linked = LEVEL_LISTS.filter(({ kind, level }) =>
    kind === 'concern' ? level <= MAX_LINKED : level >= MIN_LINKED,
  );
  return (
    <>
      <h1>{lists.byAge}</h1>
      <p>{lists.byAgeLead}</p>
      <h2>{lists.ages}</h2>
      <ul class="links">
        {AGES.map((age) => (
          <li key={age}>
            <a href={link(`/ages/${age}`)}>{age.toLocaleString(language)}</a>
          </li>
        ))}
      </ul>
      <h2>{lists.bands}</h2>
      <p class="small">{lists.bandsNote}</p>
      <ul class="links">
        {BANDS.map((band) => (
          <li key={band}>
            <a href={link(`/ages/${band}`)}>{band.replace('-', '–')}</a>
          </li>
        ))}
      </ul>
      <h2>
        <a href={link('/genres')}>{lists.genres}</a>
      </h2>
      <GenreLinks />
      <h2>{lists.content}</h2>
      <ul class="links">
        {linked.map((list) => (
          <li key={levelPath(list)}>
            <a href={link(levelPath(list))}>{levelLine(list, { labels, words })}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

export function GenresPage() {
  const { lists } = useLanguage().words;
  return (
    <>
      <h1>{lists.genres}</h1>
      <GenreLinks />
    </>
  );
}

function GenreLinks() {
  const { words, link } = useLanguage();
  return (
    <ul class="links">
      {GENRES.map((genre) => (
        <li key={genre}>
          <a href={link(`/genres/${genre}`)}>{words.find.genres[genre]}</a>
        </li>
      ))}
    </ul>
  );
}
