/**
 * Runs on the front page: exact ages and limits, checked on this device. A request tells the age band of the youngest child and the
 * filters, which are the same for everybody. Ages and limits are in the fragment of the address, which browsers do not send.
 */

import { render, type ComponentChild } from 'preact';
import { getFamily, setFamily, storedCode, storeFamily } from '../../../widget/family.ts';
import { fromCode, hasAge, MAX_CHILDREN, toCode } from '../../../widget/limits-code.ts';
import type { Category, Level } from '../../../db/vocabulary.ts';
import type { CardFilm } from '../../contract/advisory.ts';
import {
  familyQuery,
  yearsOf,
  type FamilySort,
  type PublicFilters,
} from '../../domain/family/family-query.ts';
import type { Limits } from '../../domain/rating/check.ts';
import { FilmLists } from './film-lists.tsx';
import type { ListWords } from './film-row.tsx';

const FRAGMENT = '#for=';
const form = document.querySelector<HTMLFormElement>('#find');
const list = document.querySelector<HTMLElement>('#films');
const words = document.querySelector('#find-words')?.textContent;
if (form && list && words) start(form, list, JSON.parse(words));

function start(form: HTMLFormElement, list: HTMLElement, speech: ListWords & { link: string }) {
  const boxes = [...form.querySelectorAll<HTMLInputElement>('[data-age]')];
  const selects = [...form.querySelectorAll<HTMLSelectElement>('[data-limit]')];
  const remember = form.querySelector<HTMLInputElement>('#remember');
  const code = location.hash.startsWith(FRAGMENT) ? location.hash.slice(FRAGMENT.length) : '';
  const linked = fromCode(decodeURIComponent(code).replaceAll('.', ' '));
  if (linked) setFamily(linked);
  showFamily();

  let isDrawn = false;
  let shown = '';
  let films: CardFilm[] = [];
  let loading = new AbortController();

  form.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLInputElement && target.dataset['age']) toggle(target);
    if (target instanceof HTMLSelectElement && target.dataset['limit']) setLimits();
    if (target === remember) storeFamily(remember?.checked ?? false);
    void update();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  if (family().length > 0) void update();

  /** What the server has drawn goes before the first drawing here. */
  function draw(content: ComponentChild): void {
    if (!isDrawn) list.replaceChildren();
    isDrawn = true;
    render(content, list);
  }

  function family() {
    return getFamily().filter(hasAge);
  }

  /** A child that a card on this site knows keeps its nickname and its limits. */
  function toggle(box: HTMLInputElement): void {
    const age = Number(box.dataset['age']);
    if (!box.checked) return setFamily(family().filter((child) => shownAge(child.age) !== age));
    if (family().length >= MAX_CHILDREN) box.checked = false;
    else setFamily([...family(), { name: '', age, limits: chosenLimits() }]);
  }

  function setLimits(): void {
    setFamily(family().map((child) => ({ ...child, limits: chosenLimits() })));
  }

  function chosenLimits(): Limits {
    return Object.fromEntries(
      selects.flatMap(
        ({ dataset, value }) =>
          value ? [[dataset['limit'] as Category, Number(value) as Level]] : [], // options of ours
      ),
    );
  }

  function showFamily(): void {
    for (const box of boxes)
      box.checked = family().some(({ age }) => shownAge(age) === Number(box.dataset['age']));
    for (const select of selects) {
      const level = family()[0]?.limits[select.dataset['limit'] as Category];
      select.value = level === undefined ? '' : String(level);
    }
    if (remember) remember.checked = storedCode() !== '';
  }

  function filters(): PublicFilters {
    const values = new FormData(form);
    const text = (name: string) => String(values.get(name) ?? '') || undefined;
    return {
      genre: text('genre'),
      country: text('country'),
      sort: text('sort') as FamilySort,
      ...yearsOf(text('years')),
    };
  }

  async function update(): Promise<void> {
    showAddress();
    const ages = family().map(({ age }) => age);
    const query = familyQuery(ages, filters()).toString();
    if (query !== shown) {
      loading.abort();
      const { signal } = (loading = new AbortController());
      list.setAttribute('aria-busy', 'true');
      try {
        const answer = await fetch(`/v1/films?${query}`, { signal });
        if (!answer.ok) throw new Error(answer.statusText);
        ({ films } = (await answer.json()) as { films: CardFilm[] });
        shown = query;
      } catch {
        if (!signal.aborted) failed();
        return;
      } finally {
        if (!signal.aborted) list.removeAttribute('aria-busy');
      }
    }
    draw(
      <FilmLists
        films={films}
        family={family()}
        sort={filters().sort ?? 'youngest'}
        country={filters().country ?? ''}
        speech={speech}
        href={(id) => speech.link + id}
      />,
    );
  }

  function failed(): void {
    draw(
      <p role="status">
        {speech.labels.failed}. <button onClick={() => void update()}>{speech.labels.retry}</button>
      </p>,
    );
  }

  /** The state as an address, to bookmark or to send to somebody. */
  function showAddress(): void {
    const code = toCode(family()).replaceAll('; ', ';').replaceAll(' ', '.');
    history.replaceState(null, '', publicAddress() + (code && FRAGMENT + code));
  }

  function publicAddress(): string {
    const { genre, country, sort } = filters();
    const years = form.querySelector<HTMLSelectElement>('[name=years]')?.value;
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries({ genre, years, country, sort }))
      if (value && value !== 'youngest') query.set(name, value);
    const text = query.toString();
    return location.pathname + (text && `?${text}`);
  }
}

/** A baby counts as 2, as in a check. */
function shownAge(age: number): number {
  return Math.max(age, 2);
}
