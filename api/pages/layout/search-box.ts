/**
 * The search as a combobox with a list (WAI-ARIA Authoring Practices): films while the reader types, each with its age and, if children
 * are known on this device, whether it is right for them. Without this script the form opens the page of results.
 */

import { ageText } from '../../../widget/view/age-text.ts';
import { titleIn } from '../../../widget/view/film-texts.ts';
import { withoutBidiControls } from '../../domain/text/isolate.ts';
import { knownFamily } from '../find/family-link.ts';
import { loadFilms } from '../find/load-films.ts';
import { say, sayCount } from '../words/words.ts';
import type { FoundFilm } from './found-film.ts';
import type { SearchWords } from './search.tsx';
import { verdictText } from './verdict-text.ts';

/** Milliseconds without a key, after which the search begins. */
const PAUSE = 150;

/** Films in the list. */
const MAX_FILMS = 8;

/** What becomes of the film that the reader chooses; by default its page opens. */
type Choose = (film: FoundFilm) => void;

export function searchBox(form: HTMLFormElement, choose?: Choose): void {
  const input = form.querySelector<HTMLInputElement>('input[type=search]');
  if (!input) return;
  const speech = JSON.parse(form.dataset['search'] ?? '') as SearchWords; // written by our form
  const { list, status } = addList(form, input);
  let films: readonly FoundFilm[] = [];
  /** The place of the option that Enter opens; -1 is the text of the reader. */
  let active = -1;
  let asked = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let loading = new AbortController();

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void search(), PAUSE);
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const isOpen = !list.hidden;
    if (event.key === 'ArrowDown') move(isOpen ? 1 : 0);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Escape' && isOpen) close();
    else if (event.key === 'Enter' && isOpen && active >= 0) open(active);
    else return;
    event.preventDefault();
  });
  input.addEventListener('blur', close);
  // The focus stays in the field, so that a click is not the end of the list.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', ({ target }) => {
    const option = (target as Element).closest('[role=option]');
    if (option) open([...list.children].indexOf(option));
  });
  form.addEventListener('submit', () => clearTimeout(timer));

  async function search(): Promise<void> {
    const q = input?.value.trim() ?? '';
    if (q === asked && !list.hidden) return;
    loading.abort();
    asked = q;
    if (!/[\p{L}\p{N}]/u.test(q)) return close();
    const { signal } = (loading = new AbortController());
    const query = new URLSearchParams({ q, fields: 'card', sort: 'match', limit: `${MAX_FILMS}` });
    try {
      ({ films } = await loadFilms(query.toString(), signal));
    } catch {
      // The form still opens the page of results.
      if (!signal.aborted) close();
      return;
    }
    if (!signal.aborted) show();
  }

  function show(): void {
    active = -1;
    input?.removeAttribute('aria-activedescendant');
    const { words, language } = speech;
    const nothing = say(words.noResults, { q: withoutBidiControls(asked) });
    status.textContent = films.length > 0 ? sayCount(words.count, films.length, language) : nothing;
    status.classList.toggle('unseen', films.length > 0);
    list.replaceChildren(...films.map((film, place) => optionOf(film, `${list.id}-${place}`)));
    setOpen(films.length > 0);
  }

  function optionOf(film: FoundFilm, id: string): HTMLElement {
    const { labels } = speech;
    const option = element('li', { role: 'option', id, 'aria-selected': 'false' });
    const title = film.found_as?.title ?? titleIn(film, labels);
    const name = element('span', { class: 'title' });
    name.append(element('bdi', {}, withoutBidiControls(title)));
    if (title !== film.title)
      name.append(' (', element('bdi', {}, withoutBidiControls(film.title)), ')');
    name.append(' ', element('span', { class: 'year' }, String(film.year)));
    const isSettled = film.age.recommended !== null;
    const age = element('b', { part: isSettled ? 'age' : 'age likely' }, ageText(film.age, labels));
    option.append(name, ' ', age);
    const verdict = verdictText(film, knownFamily(), speech);
    if (verdict) option.append(' ', element('span', { class: 'small' }, verdict));
    return option;
  }

  function move(by: number): void {
    if (list.hidden) return void search();
    const { length } = films;
    select(by > 0 ? ((active + 2) % (length + 1)) - 1 : ((active + 1 + length) % (length + 1)) - 1);
  }

  function select(place: number): void {
    list.children[active]?.setAttribute('aria-selected', 'false');
    active = place;
    const option = list.children[active];
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option) input?.setAttribute('aria-activedescendant', option.id);
    else input?.removeAttribute('aria-activedescendant');
  }

  function open(place: number): void {
    const film = films[place];
    if (!film) return;
    close();
    if (choose) choose(film);
    else location.assign(speech.link + film.id);
  }

  function close(): void {
    clearTimeout(timer);
    loading.abort();
    status.textContent = '';
    setOpen(false);
  }

  function setOpen(isOpen: boolean): void {
    list.hidden = !isOpen;
    input?.setAttribute('aria-expanded', String(isOpen));
    if (!isOpen) select(-1);
  }
}

/** The list below the field, and a line that is read out. */
function addList(form: HTMLFormElement, input: HTMLInputElement) {
  const label = form.querySelector('label')?.textContent ?? '';
  const id = `${input.id}-films`;
  const list = element('ul', { id, role: 'listbox', 'aria-label': label, class: 'found' });
  const status = element('p', { role: 'status', class: 'unseen' });
  list.hidden = true;
  for (const [name, value] of Object.entries({
    role: 'combobox',
    autocomplete: 'off',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': id,
  }))
    input.setAttribute(name, value);
  form.append(list, status);
  return { list, status };
}

function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  text?: string,
): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}
