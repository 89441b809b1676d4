/** What the film is about, as a row below its categories. */

import type { Advisory } from '../../contract/advisory.ts';
import { AsWritten } from '../layout/as-written.tsx';
import { useLanguage } from '../layout/language.tsx';
import { SourceLinks } from '../layout/source-links.tsx';

type Theme = Advisory['themes'][number];

export function Themes({ film }: { film: Advisory }) {
  const { words } = useLanguage();
  if (film.themes.length === 0) return null;
  return (
    <div>
      <dt>
        <b>{words.film.themes}</b>
      </dt>
      <dd>
        <ul>
          {film.themes.map((theme) => (
            <li key={theme.name}>
              {theme.spoiler ? (
                <details>
                  <summary>{words.film.showTheme}</summary>
                  <p>
                    <ThemeText film={film} theme={theme} />
                  </p>
                </details>
              ) : (
                <ThemeText film={film} theme={theme} />
              )}
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}

function ThemeText({ film, theme: { name, note, sources } }: { film: Advisory; theme: Theme }) {
  return (
    <>
      <AsWritten text={name} />
      {note !== null && (
        <>
          . <AsWritten text={note} />
        </>
      )}
      <SourceLinks film={film} by={sources} />
    </>
  );
}
