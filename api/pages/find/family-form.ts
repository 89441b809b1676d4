/** The form that asks who is watching: it fills in the children that this device knows, and keeps the address of what is chosen. */

import { getFamily, setFamily, storedCode, storeFamily } from '../../../widget/family.ts';
import { hasAge, MAX_CHILDREN, toCode, type AgedChild } from '../../../widget/limits-code.ts';
import type { Category, Level } from '../../../db/vocabulary.ts';
import { yearsOf, type FamilySort, type PublicFilters } from '../../domain/family/family-query.ts';
import type { Limits } from '../../domain/rating/check.ts';
import { familyPart, limitsPart, linkedFamily, linkedLimits } from './family-link.ts';

/** The names of the filters in an address. */
const FILTERS = ['genre', 'years', 'country', 'positive', 'rated_by', 'sort'] as const;

export interface FamilyForm {
  /** The children, with the limits in force. */
  family: () => AgedChild[];
  /** The chosen limits, which apply even if no child is chosen. */
  limits: () => Limits;
  filters: () => PublicFilters;
  /** What is chosen, to bookmark or to send to somebody. */
  address: () => string;
}

/** Calls `changed` after each change. */
export function familyForm(form: HTMLFormElement, changed: () => void): FamilyForm {
  const boxes = [...form.querySelectorAll<HTMLInputElement>('[data-age]')];
  const selects = [...form.querySelectorAll<HTMLSelectElement>('[data-limit]')];
  const remember = form.querySelector<HTMLInputElement>('#remember');
  const chosen = form.querySelector('#chosen');
  const linked = linkedFamily();
  /** Limits of a public list that led here, in force until the reader changes the children or the limits. The server has them already. */
  let listed = chosenLimits();
  const known = getFamily().filter(hasAge);
  // A link that somebody sent does not replace the children that this device remembers.
  const isOwn = linked === null || toCode(linked) === toCode(known);
  let children: readonly AgedChild[] = isOwn ? known : linked;
  if (remember) remember.checked = isOwn && storedCode() !== '';
  showFamily();
  showChosen();

  form.addEventListener('input', ({ target }) => {
    const isAge = target instanceof HTMLInputElement && target.dataset['age'];
    const isLimit = target instanceof HTMLSelectElement && target.dataset['limit'];
    if (isAge) toggle(target);
    if (isLimit) setLimits();
    if (remember?.checked && (isAge || isLimit || target === remember)) rememberFamily();
    else if (target === remember) storeFamily(false);
    showChosen();
    changed();
  });
  form.addEventListener('submit', (event) => event.preventDefault());

  function family(): AgedChild[] {
    return children.map((child) => ({ ...child, limits: { ...child.limits, ...listed } }));
  }

  function rememberFamily(): void {
    setOwn(family());
    setFamily(children);
    storeFamily(children.length > 0);
  }

  /** From here on the limits of a list are the reader's own, and stay on this device. */
  function setOwn(changed: readonly AgedChild[]): void {
    listed = {};
    children = changed;
  }

  /** A child that a card on this site knows keeps its nickname and its limits. */
  function toggle(box: HTMLInputElement): void {
    const age = Number(box.dataset['age']);
    if (!box.checked) return setOwn(family().filter((child) => shownAge(child.age) !== age));
    if (family().length >= MAX_CHILDREN) box.checked = false;
    else setOwn([...family(), { name: '', age, limits: chosenLimits() }]);
  }

  function setLimits(): void {
    setOwn(family().map((child) => ({ ...child, limits: chosenLimits() })));
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
    const [first] = family();
    const limits = first?.limits ?? { ...linkedLimits(), ...listed };
    for (const select of selects) {
      const level = limits[select.dataset['limit'] as Category]; // one of ours
      select.value = level === undefined ? '' : String(level);
    }
  }

  function filters(): PublicFilters {
    const { genre, country, years, positive, rated_by, sort } = chosenFilters();
    return {
      ...{ genre, country, ...yearsOf(years) },
      ...{ positive: positive !== undefined, editors: rated_by !== undefined },
      sort: sort as FamilySort | undefined, // options of ours
      levels: listed,
    };
  }

  function chosenFilters(): Partial<Record<(typeof FILTERS)[number], string>> {
    const values = new FormData(form);
    return Object.fromEntries(
      FILTERS.flatMap((name) => {
        const value = values.get(name);
        return typeof value === 'string' && value !== '' ? [[name, value]] : [];
      }),
    );
  }

  /** Beside the closed filters: those in force, as they are called in the form. */
  function showChosen(): void {
    if (!chosen) return;
    const levels = selects
      .filter(({ value }) => value !== '')
      .map((select) => `${select.dataset['name']}: ${optionText(select)}`);
    const names = Object.keys(chosenFilters()).flatMap((name) => {
      const field = form.elements.namedItem(name);
      if (field instanceof HTMLSelectElement)
        return field.selectedIndex === 0 ? [] : optionText(field);
      return field instanceof HTMLInputElement ? (field.labels?.[0]?.textContent.trim() ?? []) : [];
    });
    chosen.textContent = [...levels, ...names].join(' · ');
  }

  function address(): string {
    const { sort, ...chosenOnes } = chosenFilters();
    const query = new URLSearchParams(chosenOnes);
    for (const [name, level] of Object.entries(listed)) query.set(name, String(level));
    if (sort && sort !== 'youngest') query.set('sort', sort);
    const text = query.toString();
    const part = family().length > 0 ? familyPart(family()) : limitsPart(ownLimits());
    return location.pathname + (text && `?${text}`) + (part && `#${part}`);
  }

  /** Those that are in no public list. */
  function ownLimits(): Limits {
    const own = chosenLimits();
    for (const name of Object.keys(listed)) delete own[name as Category]; // by `chosenLimits`
    return own;
  }

  return { family, limits: chosenLimits, filters, address };
}

function optionText({ selectedOptions }: HTMLSelectElement): string {
  return selectedOptions[0]?.textContent ?? '';
}

/** A baby counts as 2, as in a check. */
function shownAge(age: number): number {
  return Math.max(age, 2);
}
