/**
 * The children that the reader of this page has told the card of. One list for all cards of a page. It leaves the device never, and
 * is stored only where the reader asks for it.
 */

import { fromCode, toCode, type FamilyChild } from './limits-code.ts';

/** The name under which the host's storage remembers the limits. */
const NAME = 'content-advisory';
/** What stands before a code in a link's fragment, which no server sees. */
const FRAGMENT = '#content-advisory=';

/** Called at every change. */
export const watchers = new Set<() => void>();
let children: readonly FamilyChild[] | undefined;

/** From the link that led here, else as remembered on this site, else nobody. */
export function family(): readonly FamilyChild[] {
  if (!children) {
    const [page, code = ''] = location.href.split(FRAGMENT);
    // Out of the address, so that they are not passed on with it.
    if (code) history.replaceState(history.state, '', page);
    children = fromCode(code) ?? fromCode(remembered()) ?? [];
  }
  return children;
}

/** Sets the children, on all cards at once. */
export function setFamily(changed: readonly FamilyChild[]): void {
  children = changed;
  if (remembered()) remember(true);
  for (const watcher of watchers) watcher();
}

/** The address of a page that takes the limits of a code along. */
export function withLimits(page: string, code: string): string {
  return page + FRAGMENT + code.replaceAll(' ', '.');
}

/** Removes the children here and in storage. */
export function forget(): void {
  remember(false);
  setFamily([]);
}

/** Stores the children in the host's storage, or takes them out of it. Where it is full or forbidden, they last for the page's life. */
export function remember(wanted: boolean): void {
  try {
    if (wanted) localStorage.setItem(NAME, toCode(family(), true));
    else localStorage.removeItem(NAME);
  } catch {}
}

/** What is stored; nothing where the page may not store, as in a sandbox. */
export function remembered(): string {
  try {
    return localStorage.getItem(NAME) ?? '';
  } catch {
    return '';
  }
}
