/** The front page: who is watching, and which films fit all of them. Complete without a script, which adds exact ages. */

import { CATEGORIES, LEVELS } from '../../../db/vocabulary.ts';
import { AGE_BANDS, agesOf, type AgeBand } from '../../domain/family/age-bands.ts';
import { FAMILY_SORTS } from '../../domain/family/family-query.ts';
import type { Limits } from '../../domain/rating/check.ts';
import { regionOf } from '../../domain/text/region-of.ts';
import { scriptText } from '../../services/films/json-ld.ts';
import { countryName } from '../layout/country-name.ts';
import { useLanguage } from '../layout/language.tsx';
import { limitText } from '../layout/limit-text.ts';
import { SearchForm } from '../layout/search.tsx';
import { say, type PageWords } from '../words/words.ts';
import { FilmLists, type FilmListsProps } from './film-lists.tsx';
import { MoreLink } from './more-link.tsx';
import { COUNTRIES, type FindQuery } from './find-query.ts';

interface FindPageProps extends Pick<FilmListsProps, 'films' | 'family'> {
  query: FindQuery;
  /** The limits that the form without a script sends. */
  limits: Limits;
  /** The address of the next films; null at the end. */
  next: string | null;
}

export function FindPage({ query, films, family, limits, next }: FindPageProps) {
  const { language, labels, words, link } = useLanguage();
  const { find } = words;
  return (
    <>
      <div class="ask">
        <h1>{find.title}</h1>
        <form id="find" action={link('/')}>
          <Ages />
          <noscript>
            <Bands chosen={query.for} />
          </noscript>
          <details class="filters">
            <summary>
              {find.filters} <span id="chosen">{useChosen(query, limits).join(' · ')}</span>
            </summary>
            <Filters query={query} limits={limits} />
            <noscript>
              <button>{find.show}</button>
            </noscript>
          </details>
        </form>
        <SearchForm />
      </div>
      <p id="found" class="unseen" role="status" />
      <div id="films">
        <FilmLists
          films={films}
          family={family}
          sort={query.sort}
          country={query.country ?? regionOf(language)}
          speech={{ language, labels, find }}
          href={(id) => link(`/films/${id}`)}
          more={<MoreLink next={next} />}
        />
      </div>
      <FindWords />
    </>
  );
}

/** What the browser script says. */
export function FindWords(more: { night?: PageWords['night'] }) {
  const { language, labels, words, link } = useLanguage();
  const speech = { language, labels, find: words.find, link: link('/films/'), ...more };
  return (
    <script
      type="application/json"
      id="find-words"
      dangerouslySetInnerHTML={{ __html: scriptText(speech) }}
    />
  );
}

/** The filters in force, each in a word or two, as the browser script reads them from the form. */
function useChosen(query: FindQuery, limits: Limits): string[] {
  const { language, labels, words } = useLanguage();
  const { find } = words;
  const { genre, years, country, sort } = query;
  const levels = CATEGORIES.map(({ name, kind }) => {
    const level = limits[name];
    if (level === undefined) return '';
    return say(find.line, {
      category: labels.categories[name],
      level: limitText(kind, level, { labels, words }),
    });
  });
  return [
    ...levels,
    genre && find.genres[genre],
    years && find.periods[years],
    country && countryName(country, language),
    query.positive && find.positive,
    query.rated_by && find.editors,
    sort !== 'youngest' && find.sorts[sort],
  ].filter((text): text is string => Boolean(text));
}

/** Years. */
const AGES = Array.from({ length: 17 }, (_, place) => place + 2);

/** One box for each age. They have no name: no form ever sends them. */
export function Ages() {
  const { words } = useLanguage();
  return (
    <fieldset class="ages needs-script">
      <legend>{words.find.who}</legend>
      {AGES.map((age) => (
        <label key={age}>
          <input type="checkbox" data-age={age} autocomplete="off" />
          <span>{age}</span>
        </label>
      ))}
      <p class="small">
        {words.find.privacy}{' '}
        <label>
          <input type="checkbox" id="remember" autocomplete="off" /> {words.find.remember}
        </label>
      </p>
    </fieldset>
  );
}

export function Bands({ chosen }: { chosen: readonly AgeBand[] }) {
  const { words } = useLanguage();
  return (
    <fieldset class="ages">
      <legend>{words.find.who}</legend>
      {AGE_BANDS.map((band) => (
        <label key={band}>
          <input type="checkbox" name="for" value={band} checked={chosen.includes(band)} />
          <span>{bandText(band)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** `5–7` */
function bandText(band: AgeBand): string {
  const [youngest, oldest] = agesOf(band);
  return youngest === oldest ? `${youngest}` : `${youngest}–${oldest}`;
}

function Filters({ query, limits }: { query: FindQuery; limits: Limits }) {
  const { language, labels, words } = useLanguage();
  const { find } = words;
  return (
    <>
      <fieldset>
        <legend>{find.limits}</legend>
        {CATEGORIES.map(({ name, kind }) => (
          <label key={name}>
            {labels.categories[name]}
            <select
              data-limit={name}
              data-name={labels.categories[name]}
              name={name}
              autocomplete="off"
            >
              <option value="">{kind === 'concern' ? find.byAge : labels.any}</option>
              {LEVELS.slice(kind === 'concern' ? 0 : 1).map((level) => (
                <option key={level} value={level} selected={limits[name] === level}>
                  {limitText(kind, level, { labels, words })}
                </option>
              ))}
            </select>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{find.films}</legend>
        <Choice name="genre" label={find.genre} chosen={query.genre} options={find.genres} />
        <Choice name="years" label={find.years} chosen={query.years} options={find.periods} />
        <label>
          {find.certificate}
          <select name="country" autocomplete="off" data-by-country>
            <option value="">{labels.any}</option>
            {COUNTRIES.map((country) => (
              <option
                key={country}
                value={country}
                data-country={country}
                selected={query.country === country}
              >
                {countryName(country, language)}
              </option>
            ))}
          </select>
        </label>
        <Only name="positive" value="clear" label={find.positive} chosen={query.positive} />
        <Only name="rated_by" value="editors" label={find.editors} chosen={query.rated_by} />
        <label>
          {find.sort}
          <select name="sort" autocomplete="off">
            {FAMILY_SORTS.map((sort) => (
              <option key={sort} value={sort} selected={query.sort === sort}>
                {find.sorts[sort]}
              </option>
            ))}
          </select>
        </label>
      </fieldset>
    </>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  chosen: string | undefined;
  options: PageWords['find']['genres'] | PageWords['find']['periods'];
}

function Choice({ name, label, chosen, options }: ChoiceProps) {
  const { labels } = useLanguage();
  return (
    <label>
      {label}
      <select name={name} autocomplete="off">
        <option value="">{labels.any}</option>
        {Object.entries(options).map(([value, text]) => (
          <option key={value} value={value} selected={chosen === value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

interface OnlyProps {
  name: string;
  value: string;
  label: string;
  chosen: string | undefined;
}

function Only({ name, value, label, chosen }: OnlyProps) {
  return (
    <label class="only">
      <input type="checkbox" name={name} value={value} checked={!!chosen} autocomplete="off" />{' '}
      {label}
    </label>
  );
}
