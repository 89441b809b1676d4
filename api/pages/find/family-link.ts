/** The children in the fragment of our own pages' addresses, which browsers do not send. */

import { getFamily } from '../../../widget/family.ts';
import { fromCode, hasAge, toCode, type AgedChild } from '../../../widget/limits-code.ts';

const FRAGMENT = '#for=';

/** The fragment for some children; empty without any. */
export function familyFragment(children: readonly AgedChild[]): string {
  const code = toCode(children).replaceAll('; ', ';').replaceAll(' ', '.');
  return code && FRAGMENT + code;
}

/** The children in the address of this page; null if there are none. */
export function linkedFamily(): AgedChild[] | null {
  if (!location.hash.startsWith(FRAGMENT)) return null;
  return fromCode(decoded(location.hash.slice(FRAGMENT.length)).replaceAll('.', ' '));
}

/** The children that this page knows: from its address, else as stored on this device. */
export function knownFamily(): AgedChild[] {
  return linkedFamily() ?? getFamily().filter(hasAge);
}

/** A fragment that somebody wrote wrongly is no code. */
function decoded(code: string): string {
  try {
    return decodeURIComponent(code);
  } catch {
    return '';
  }
}
