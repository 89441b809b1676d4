/** Runs on the page that compares films: the films are in the fragment of the address, the children are those of this device. */

import { render } from 'preact';
import { getFamily } from '../../../widget/family.ts';
import { hasAge } from '../../../widget/limits-code.ts';
import { titleIn } from '../../../widget/view/film-texts.ts';
import type { CardFilm } from '../../contract/advisory.ts';
import { loadFilms } from '../find/load-films.ts';
import { searchBox } from '../layout/search-box.ts';
import { say } from '../words/words.ts';
import { CompareTable, compareText, type CompareWords } from './compare-table.tsx';

const form = document.querySelector<HTMLFormElement>('#compare');
const place = document.querySelector<HTMLElement>('#compared');
const words = document.querySelector('#compare-words')?.textContent;
if (form && place && words) void start(form, place, JSON.parse(words));

interface Settings extends CompareWords {
  /** Those of the address that the server saw. */
  films: string[];
  max: number;
}

async function start(form: HTMLFormElement, place: HTMLElement, speech: Settings): Promise<void> {
  const { compare, labels } = speech;
  const status = document.querySelector('#compare-status');
  // Before the fragment is read: a link may have the children behind the films.
  const family = getFamily().filter(hasAge);
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
    return location.hash.slice(1).split(',').filter(Boolean).slice(0, speech.max);
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
    history.replaceState(null, '', location.pathname + (ids && `#${ids}`));
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
          family={family}
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
