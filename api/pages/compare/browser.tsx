/** Runs on the page that compares films: the films are in the fragment of the address, and so are the ages that the reader chooses here. */

import { render } from 'preact';
import { titleIn } from '../../../widget/view/film-texts.ts';
import type { CardFilm } from '../../contract/advisory.ts';
import { familyForm } from '../find/family-form.ts';
import { familyPart, linkedFamily } from '../find/family-link.ts';
import { loadFilms } from '../find/load-films.ts';
import { readerCountry } from '../layout/reader-country.ts';
import { searchBox } from '../layout/search-box.ts';
import { say } from '../words/words.ts';
import { CompareTable, compareText, type CompareWords } from './compare-table.tsx';

const form = document.querySelector<HTMLFormElement>('#compare');
const place = document.querySelector<HTMLElement>('#compared');
const words = document.querySelector('#compare-words')?.textContent;
const who = document.querySelector<HTMLFormElement>('#who');
if (form && who && place && words) void start({ form, who, place }, JSON.parse(words));

interface Settings extends CompareWords {
  /** Those of the address that the server saw. */
  films: string[];
  max: number;
}

interface Places {
  /** Adds a film. */
  form: HTMLFormElement;
  /** Asks who is watching. */
  who: HTMLFormElement;
  place: HTMLElement;
}

async function start({ form, who, place }: Places, speech: Settings): Promise<void> {
  const { compare, labels } = speech;
  const status = document.querySelector('#compare-status');
  // Children that the device remembers are not in the address, which may be sent to others.
  let isFamilyInAddress = linkedFamily() !== null;
  // Before the films are read: a link may have limits behind them.
  const { family } = familyForm(who, () => {
    isFamilyInAddress = true;
    show(films);
  });
  let films: CardFilm[] = [];
  let isDrawn = false;
  searchBox(form, (film) => {
    const input = form.querySelector<HTMLInputElement>('[type=search]');
    if (input) input.value = '';
    if (films.every(({ id }) => id !== film.id)) show([...films, film]);
  });
  document.querySelector('#print')?.addEventListener('click', () => print());
  document.querySelector('#copy')?.addEventListener('click', () => void copy());
  addEventListener('hashchange', () => void load(linked()));
  await load(location.hash ? linked() : speech.films);

  function linked(): string[] {
    const [ids = ''] = location.hash.slice(1).split('&');
    if (ids.includes('=')) return [];
    return ids.split(',').filter(Boolean).slice(0, speech.max);
  }

  async function load(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    try {
      const query = new URLSearchParams({ ids: ids.join(','), fields: 'card' });
      show((await loadFilms(query.toString())).films);
    } catch {
      if (status) status.textContent = labels.failed;
      status?.classList.remove('unseen');
    }
  }

  function show(chosen: CardFilm[]): void {
    films = chosen;
    form.hidden = films.length >= speech.max;
    const ids = films.map(({ id }) => id).join(',');
    const parts = [ids, isFamilyInAddress && familyPart(family())].filter(Boolean).join('&');
    history.replaceState(null, '', location.pathname + (parts && `#${parts}`));
    // What the server has drawn goes before the first drawing here.
    if (!isDrawn) place.replaceChildren();
    isDrawn = true;
    render(
      films.length === 0 ? (
        <p>{compare.none}</p>
      ) : (
        <CompareTable
          films={films}
          speech={speech}
          family={family()}
          country={readerCountry()}
          remove={(film) => (
            <button
              class="remove"
              type="button"
              aria-label={say(compare.remove, { title: titleIn(film, labels) })}
              onClick={() => show(films.filter(({ id }) => id !== film.id))}
            >
              ×
            </button>
          )}
        />
      ),
      place,
    );
  }

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(compareText(films, speech));
      if (status) status.textContent = compare.copied;
    } catch {
      if (status) status.textContent = labels.failed;
    }
    status?.classList.remove('unseen');
  }
}
