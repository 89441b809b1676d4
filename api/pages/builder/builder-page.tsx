/** The builder: a site's owner chooses a film and how it looks, sees it on light and dark ground, and copies what to paste. */

import type { ComponentChildren } from 'preact';
import { RATING_SYSTEMS } from '../../../db/rating-systems.ts';
import { Card } from '../../../widget/view/card.tsx';
import { Strip } from '../../../widget/view/strip.tsx';
import type { Words } from '../../../widget/words.ts';
import { Isolated } from '../../../widget/view/isolated.tsx';
import { LANGUAGES } from '../../../widget/labels/languages.ts';
import { CUSTOM_PROPERTIES } from '../../../widget/reference.ts';
import type { Advisory, FilmSummary } from '../../contract/advisory.ts';
import { LAYOUTS } from '../../contract/embed-query.ts';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';
import { cardOf } from '../../domain/film/project.ts';
import { advisoryTitle } from '../layout/advisory-title.ts';
import { COLOUR_FIELDS, colourDeclarations, contrastWarnings } from './colours.ts';
import { evidenceOf } from '../../services/films/evidence.ts';
import { frameListener } from '../embed/frame-html.ts';
import { frameSize } from '../embed/frame-size.ts';
import { scriptText } from '../../services/films/json-ld.ts';
import {
  badgePath,
  elementOptions,
  frameOptions,
  requestsOf,
  snippetOf,
  WAYS,
  type Choice,
  type Way,
  type WidgetVersion,
} from './snippet.ts';
import type { Translation } from '../../http/translations.ts';

export interface BuilderProps {
  /** Null where none is chosen, or none has the id. */
  film: Advisory | null;
  /** What was asked for and is not there. */
  missing: string | null;
  q: string;
  /** Null where nothing was searched for. */
  found: readonly FilmSummary[] | null;
  choice: Choice;
  /** Newest first; empty where the list cannot be read. */
  versions: readonly WidgetVersion[];
  /** Brotli; null where it is not known. */
  scriptBytes: number | null;
  /** The words of the card in the chosen language, or in all that the page may have. */
  languages: readonly Words[];
  translation: Translation;
  publicUrl: string;
}

const WAY_NAMES: Record<Way, string> = {
  element: 'Element, space reserved',
  preload: 'Element, data preloaded',
  inline: 'Element, data in the page',
  tag: 'Script tag only',
  frame: 'Frame, no JavaScript',
  badge: 'Badge, an image',
};

const WAY_NOTES: Record<Way, string> = {
  element:
    'The page does not jump when the card loads, and visitors without JavaScript see a link.',
  preload:
    'The browser requests the film while the script is still loading. Best for one film near the top of the page.',
  inline:
    'The fastest. The data is a snapshot: have your server insert the film’s current JSON into each page, or visitors will miss stricter ratings.',
  tag: 'The shortest. It cannot reserve space, so the content below it moves once.',
  frame:
    'Works without JavaScript, but without your colours and “My child”. Its height fits its width; it scrolls when a line is opened.',
  badge: 'Only theme and language apply here.',
};

const LAYOUT_NAMES = { card: 'Card', compact: 'Compact, levels side by side', badge: 'Age only' };
const THEME_NAMES: Record<Choice['theme'], string> = {
  auto: 'Same as the page',
  light: 'Light',
  dark: 'Dark',
};
const SPOILER_NAMES: Record<Choice['spoilers'], string> = {
  hide: 'Hidden until opened',
  show: 'Shown',
};
const LIMITS_NAMES: Record<Choice['limits'], string> = {
  '': 'Parents can set limits',
  off: 'Hidden',
};

const REGION_NAMES = new Intl.DisplayNames(['en'], { type: 'region' });

/** The countries that have a board, by their English names. */
const COUNTRY_NAMES = [...new Set(RATING_SYSTEMS.map(({ country }) => country))]
  .map((country) => [country, REGION_NAMES.of(country) ?? country] as const)
  .toSorted(([, one], [, other]) => one.localeCompare(other, 'en'));

export function BuilderPage(props: BuilderProps) {
  return (
    <>
      <h1>Put a film on your site</h1>
      <p class="lead">
        Choose a film and a look, then copy the code. No key, no cookies, no trackers.
      </p>
      <div class="builder">
        <form action="/embed" class="choices">
          <FilmChoice {...props} />
          <LookChoice {...props} />
          <ColourChoice {...props} />
          <p>
            <button>Show</button> <a href="/embed">Start over</a>
          </p>
        </form>
        <div>
          <div class="to-copy">
            <h2>Code to paste</h2>
            <button type="button" id="copy" hidden>
              Copy
            </button>
            <p role="status" class="small" id="told" />
          </div>
          <div id="result">
            {props.film ? <Result {...props} film={props.film} /> : <NoFilm {...props} />}
          </div>
        </div>
      </div>
    </>
  );
}

function FilmChoice({ film, q, found }: BuilderProps) {
  const isAmong = (found ?? []).some(({ id }) => id === film?.id);
  return (
    <fieldset>
      <legend>Film</legend>
      <p class="field">
        <label for="q">Find a film</label>
        <span class="search-line">
          <input id="q" name="q" type="search" value={q} maxlength={200} placeholder="Title" />
          {/* The first button of the form is the one that Enter presses. */}
          <button name="find" value="first">
            Find
          </button>
        </span>
      </p>
      <div id="found">
        {film && !isAmong && <FilmRadio {...film} checked />}
        {found?.length === 0 && (
          <p class="small">
            We don’t have “<Isolated text={q} />” yet.
          </p>
        )}
        {found && found.length > 0 && !isAmong && (
          <p class="small if-enter">Press Enter or “Find” to choose the first:</p>
        )}
        {found?.map((one) => (
          <FilmRadio key={one.id} {...one} checked={one.id === film?.id} />
        ))}
      </div>
    </fieldset>
  );
}

interface FilmRadioProps {
  id: string;
  title: string;
  year: number;
  checked: boolean;
}

function FilmRadio({ id, title, year, checked }: FilmRadioProps) {
  return (
    <label class="line">
      <input type="radio" name="film" value={id} checked={checked} />
      <span>
        <Isolated text={title} /> ({year})
      </span>
    </label>
  );
}

function LookChoice({ choice, versions }: BuilderProps) {
  const languages = LANGUAGES.map((language) => [language, nameOf(language)] as const);
  return (
    <fieldset>
      <legend>Look</legend>
      <Choose
        name="way"
        label="How"
        chosen={choice.way}
        from={WAYS.map((way) => [way, WAY_NAMES[way]])}
      />
      <Choose
        name="layout"
        label="Layout"
        chosen={choice.layout}
        from={LAYOUTS.map((layout) => [layout, LAYOUT_NAMES[layout]])}
      />
      <Choose name="theme" label="Theme" chosen={choice.theme} from={Object.entries(THEME_NAMES)} />
      <Choose
        name="lang"
        label="Language"
        chosen={choice.lang}
        from={[['', 'Same as the page'], ...languages]}
      />
      <Choose
        name="country"
        label="Official rating to show first"
        chosen={choice.country}
        from={[['', 'Default'], ...COUNTRY_NAMES]}
      />
      <Choose
        name="spoilers"
        label="Spoilers"
        chosen={choice.spoilers}
        from={Object.entries(SPOILER_NAMES)}
      />
      <Choose
        name="limits"
        label="My child"
        chosen={choice.limits}
        from={Object.entries(LIMITS_NAMES)}
      />
      <Choose
        name="version"
        label="Version"
        chosen={choice.pinned?.version ?? ''}
        from={[
          ['', 'Latest (updates itself)'],
          ...versions.map(
            ({ version, released }) =>
              [version, `${version}, pinned${released ? '' : ' (not final yet)'}`] as const,
          ),
        ]}
      />
    </fieldset>
  );
}

interface ChooseProps {
  name: string;
  label: string;
  chosen: string;
  from: readonly (readonly [string, string])[];
}

function Choose({ name, label, chosen, from }: ChooseProps) {
  return (
    <p class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {from.map(([value, text]) => (
          <option key={value} value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </p>
  );
}

function ColourChoice({ choice: { colours } }: BuilderProps) {
  return (
    <details open={colourDeclarations(colours).length > 0}>
      <summary>Colours</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <a href="/theming">Property</a>
            </th>
            <th scope="col">Light</th>
            <th scope="col">Dark</th>
          </tr>
        </thead>
        <tbody>
          {CUSTOM_PROPERTIES.map(({ name, about }) => (
            <tr key={name} title={about}>
              <th scope="row">
                <code>{name}</code>
              </th>
              {COLOUR_FIELDS.filter(({ property }) => property === name).map(
                ({ field, scheme, defaultColour }) => (
                  <td key={field}>
                    <input
                      type="color"
                      name={field}
                      aria-label={`${name}, ${scheme}`}
                      value={colours[field] ?? defaultColour}
                      data-default={defaultColour}
                    />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function NoFilm({ missing }: BuilderProps) {
  return (
    <p>
      {missing
        ? `We don’t have a film with the id “${isolateIfNeeded(missing)}”. Search by title instead.`
        : 'Search for a film by its title first.'}
    </p>
  );
}

function Result(props: BuilderProps & { film: Advisory }) {
  const { film, choice, publicUrl, languages } = props;
  const warnings = contrastWarnings(choice.colours);
  const hasColours = choice.way !== 'frame' && choice.way !== 'badge';
  return (
    <>
      <pre class="snippet" id="snippet" tabIndex={0} aria-label="Code to paste">
        <code>{snippetOf(film, choice, publicUrl, languages)}</code>
      </pre>
      <p id="weight">{weightOf(props)}</p>
      <p class="small">{WAY_NOTES[choice.way]}</p>
      {choice.way === 'frame' && (
        <details>
          <summary>Let the frame grow when a line is opened (needs a script on your page)</summary>
          <pre class="snippet">{frameListener(publicUrl)}</pre>
        </details>
      )}
      {hasColours && warnings.map((warning) => <p class="warning">{warning}</p>)}
      {choice.pinned && !choice.pinned.released && (
        <p class="warning">
          {choice.pinned.version} is not final. If its file changes, a page that pins it by its hash
          shows its link instead of the card.
        </p>
      )}
      <h2>
        Preview:{' '}
        <span id="shown">
          <Isolated text={film.title} /> ({film.year})
        </span>
      </h2>
      {choice.way === 'frame' && choice.theme === 'auto' && (
        <p class="small">
          A frame cannot see your page: “Same as the page” follows the system setting of each
          visitor (here, yours). If your page is always light or always dark, choose that theme.
        </p>
      )}
      <Preview {...props} />
    </>
  );
}

function weightOf({ film, choice, scriptBytes }: BuilderProps & { film: Advisory }): string {
  const requests = requestsOf(choice);
  const bytes = choice.pinned?.brotli_bytes ?? scriptBytes;
  const parts = [`${requests} ${requests === 1 ? 'request' : 'requests'}`];
  if (choice.way !== 'frame' && choice.way !== 'badge' && bytes !== null)
    parts.push(`script ${(bytes / 1_000).toFixed(1)} kB (${bytes} bytes, brotli)`);
  if (choice.way === 'inline') {
    const { length } = new TextEncoder().encode(scriptText(cardOf(film)));
    parts.push(`${length} bytes of data in the page, before compression`);
  }
  return `Size: ${parts.join(', ')}.`;
}

/** The same on a light and on a dark ground. */
function Preview(props: BuilderProps & { film: Advisory }) {
  const { film, choice, translation } = props;
  const { way, colours } = choice;
  const style = colourDeclarations(colours).length > 0 && way !== 'frame' && way !== 'badge';
  return (
    <div class="preview">
      {style && <link rel="stylesheet" href={coloursPath(colours)} />}
      {way !== 'frame' && way !== 'badge' && (
        <script
          type="application/json"
          data-content-advisory-film={film.id}
          dangerouslySetInnerHTML={{ __html: scriptText(cardOf(film)) }}
        />
      )}
      {(['light', 'dark'] as const).map((ground) => (
        <section key={ground} class={`ground ${ground}`} aria-label={`On a ${ground} background`}>
          <Shown film={film} choice={choice} ground={ground}>
            <Drawn {...props} translation={translation} />
          </Shown>
        </section>
      ))}
    </div>
  );
}

interface ShownProps {
  film: Advisory;
  choice: Choice;
  ground: 'light' | 'dark';
  /** What stands there until the script has drawn the card, and where there is none. */
  children: ComponentChildren;
}

function Shown({ film, choice, ground, children }: ShownProps) {
  const { way, layout } = choice;
  const title = advisoryTitle(film);
  if (way === 'badge') return <img src={badgePath(film, choice)} alt={title} height={20} />;
  if (way === 'frame') {
    const { width, height } = frameSize(layout);
    return (
      <iframe
        class={layout}
        src={`/embed/${film.id}?${new URLSearchParams({ ...frameOptions(choice) })}`}
        width={width}
        height={height}
        title={`${title}, ${ground}`}
        loading="lazy"
      />
    );
  }
  return (
    <content-advisory film={film.id} {...elementOptions(choice)}>
      {children}
    </content-advisory>
  );
}

function Drawn({ film, choice, translation, publicUrl }: BuilderProps & { film: Advisory }) {
  const { language, words } = translation;
  const Drawing = choice.layout === 'card' ? Card : Strip;
  return (
    <div part={`card ${choice.layout}`} lang={language} dir={words.dir as 'ltr' | 'rtl'}>
      <Drawing
        film={cardOf(film)}
        {...translation}
        page={publicUrl + film.links.page}
        evidence={evidenceOf(film, words)}
        options={{ country: choice.country, spoilers: choice.spoilers, layout: choice.layout }}
        family={choice.limits === 'off' ? undefined : []}
      />
    </div>
  );
}

/** A style sheet of their own: the policy of our pages allows no style in the markup. */
function coloursPath(colours: Choice['colours']): string {
  const chosen = COLOUR_FIELDS.filter(
    ({ field, defaultColour }) => (colours[field] ?? defaultColour) !== defaultColour,
  );
  return `/colours.css?${new URLSearchParams(chosen.map(({ field }) => [field, colours[field] ?? '']))}`;
}

/** A language by its own name. */
function nameOf(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
}
