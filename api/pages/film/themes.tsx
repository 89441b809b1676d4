/** What the film is about, as a row below its categories. */

import { Isolated } from '../../../widget/view/isolated.tsx';
import type { Advisory } from '../../contract/advisory.ts';
import { SourceLinks } from '../layout/source-links.tsx';

type Theme = Advisory['themes'][number];

export function Themes({ film }: { film: Advisory }) {
  if (film.themes.length === 0) return null;
  return (
    <div>
      <dt>
        <b>Themes</b>
      </dt>
      <dd>
        <ul>
          {film.themes.map((theme) => (
            <li key={theme.name}>
              {theme.spoiler ? (
                <details>
                  <summary>Show a theme with a spoiler</summary>
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
      <Isolated text={name} />
      {note !== null && (
        <>
          . <Isolated text={note} />
        </>
      )}
      <SourceLinks film={film} by={sources} />
    </>
  );
}
