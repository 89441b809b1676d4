/**
 * Runs on the front page and on the family night: exact ages and limits, checked on this device. A request tells the age band of the
 * youngest child and the filters, which are the same for everybody. Ages and limits are in the fragment of the address, which browsers
 * do not send.
 */

import { render, type ComponentChild } from 'preact';
import type { CardFilm } from '../../contract/advisory.ts';
import { isWithinLimits } from '../../domain/rating/group-films.ts';
import { familyQuery } from '../../domain/family/family-query.ts';
import { isSeen, savePage } from '../layout/save-page.ts';
import { loadFilms, type LoadedPage } from './load-films.ts';
import { familyForm } from './family-form.ts';
import { FilmLists, foundText } from './film-lists.tsx';
import type { ListWords } from './film-row.tsx';
import { readerCountry } from '../layout/reader-country.ts';
import { offerSurprise } from './surprise.tsx';
import type { PageWords } from '../words/words.ts';

const form = document.querySelector<HTMLFormElement>('#find');
const list = document.querySelector<HTMLElement>('#films');
const words = document.querySelector('#find-words')?.textContent;
if (form && list && words) start(form, list, JSON.parse(words));

type Speech = ListWords & { link: string; night?: PageWords['night'] };

function start(form: HTMLFormElement, list: HTMLElement, speech: Speech) {
  const status = document.querySelector('#found');
  const { family, limits, filters, address } = familyForm(form, () => {
    history.replaceState(null, '', address());
    void update();
  });
  let isDrawn = false;
  /** The query whose films are shown, and where they go on. */
  let shown = '';
  let films: CardFilm[] = [];
  let next: string | null = null;
  let loading = new AbortController();
  /** The query of the page's address when it was last saved. */
  let saved = location.search;
  if (family().length > 0 || /[#&]limits=/.test(location.hash)) void update();

  /** What the server has drawn goes before the first drawing here. */
  function draw(content: ComponentChild): void {
    if (!isDrawn) list.replaceChildren();
    isDrawn = true;
    render(content, list);
  }

  async function update(): Promise<void> {
    const ages = family().map(({ age }) => age);
    const query = familyQuery(ages, filters()).toString();
    const isUnseen = query !== shown && !isSeen();
    if (query !== shown) {
      const page = await load(query);
      if (!page) return;
      ({ films, next } = page);
      shown = query;
    }
    drawFilms();
    if (location.search === saved && !isUnseen) return;
    saved = location.search;
    // A service worker that has started meanwhile did not see the request.
    savePage({ isUnseen });
  }

  async function loadMore(): Promise<void> {
    const page = await load(`${shown}&cursor=${next}`);
    if (!page) return;
    films = [...films, ...page.films];
    ({ next } = page);
    drawFilms();
  }

  /** Aborts the request before it. Null if this one fails or is aborted. */
  async function load(query: string): Promise<LoadedPage | null> {
    loading.abort();
    const { signal } = (loading = new AbortController());
    list.setAttribute('aria-busy', 'true');
    try {
      return await loadFilms(query, signal);
    } catch {
      if (!signal.aborted) drawFailure();
      return null;
    } finally {
      if (!signal.aborted) list.removeAttribute('aria-busy');
    }
  }

  function drawFilms(): void {
    const within =
      family().length > 0 ? films : films.filter((film) => isWithinLimits(film, limits()));
    const props = {
      ...{ films: within, family: family(), speech },
      href: (id: string) => speech.link + id,
    };
    const { sort = 'youngest', country = readerCountry() } = filters();
    const more = next && (
      <button class="more" type="button" onClick={() => void loadMore()}>
        {speech.find.more}
      </button>
    );
    const { night } = speech;
    const surprise = document.querySelector<HTMLElement>('#surprise');
    if (night && surprise) offerSurprise(surprise, { ...props, speech: { ...speech, night } });
    if (night && props.family.length === 0) return draw(<p>{night.ask}</p>);
    draw(<FilmLists {...props} sort={sort} country={country} isNight={!!night} more={more} />);
    if (status) status.textContent = foundText(props);
  }

  function drawFailure(): void {
    draw(
      <p role="status">
        {speech.labels.failed}.{' '}
        <button class="more" type="button" onClick={() => void update()}>
          {speech.labels.retry}
        </button>
      </p>,
    );
    shown = '';
  }
}
