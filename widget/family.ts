/**
 * The children that the reader has entered: one list for all cards of a page. It never leaves the device, and is stored only if the
 * reader asks for it.
 */

import { fromCode, toCode, type FamilyChild } from './limits-code.ts';

/** The key in the `localStorage` of the host's site. */
const STORAGE_KEY = 'content-advisory';
/** Precedes a code in the fragment of a link, which browsers do not send. */
const FRAGMENT = '#content-advisory=';

/** Called after every change. */
export const familyListeners = new Set<() => void>();
let children: readonly FamilyChild[] | undefined;

/** From the link that led to this page, else as stored on this site, else empty. */
export function getFamily(): readonly FamilyChild[] {
  if (!children) {
    const [page, code = ''] = location.href.split(FRAGMENT);
    // Removed from the address, so that the limits are not shared with it.
    if (code) history.replaceState(history.state, '', page);
    children = fromCode(code) ?? fromCode(storedCode()) ?? [];
  }
  return children;
}

/** Sets the children on all cards at once. */
export function setFamily(changed: readonly FamilyChild[]): void {
  children = changed;
  if (storedCode()) storeFamily(true);
  for (const listener of familyListeners) listener();
}

/** What is known of a child that was just added. */
export const NEW_CHILD: FamilyChild = { name: '', age: null, limits: {} };

/** Changes what is known of the child at a place; the first one is added if there is none yet. */
export function changeChild(place: number, change: Partial<FamilyChild>): void {
  const [first = NEW_CHILD, ...others] = getFamily();
  const family = [first, ...others];
  setFamily(family.with(place, { ...(family[place] ?? NEW_CHILD), ...change }));
}

export function removeChild(place: number): void {
  setFamily(getFamily().toSpliced(place, 1));
}

/** The address of a page with the limits of a code in its fragment. */
export function linkWithLimits(page: string, code: string): string {
  return page + FRAGMENT + code.replaceAll(' ', '.');
}

/** Removes the children, also from storage. */
export function forgetFamily(): void {
  storeFamily(false);
  setFamily([]);
}

/** Stores the children on the host's site, or removes them from there. If storage is full or forbidden, they last as long as the page. */
export function storeFamily(isStored: boolean): void {
  try {
    if (isStored) localStorage.setItem(STORAGE_KEY, toCode(getFamily(), true));
    else localStorage.removeItem(STORAGE_KEY);
  } catch {}
}

/** The stored code; empty if the page may not store anything, as in a sandbox. */
export function storedCode(): string {
  try {
    return localStorage.getItem(STORAGE_KEY) ?? '';
  } catch {
    return '';
  }
}
