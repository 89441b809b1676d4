/** Children and limits in the fragment of our own pages' addresses, which browsers do not send: `#for=8.V1;12`, `#limits=V1`. */

import { CATEGORIES } from '../../../db/vocabulary.ts';
import { getFamily } from '../../../widget/family.ts';
import { fromCode, hasAge, MAX_AGE, toCode, type AgedChild } from '../../../widget/limits-code.ts';
import type { Limits } from '../../domain/rating/check.ts';

/** The part of a fragment for some children; empty without any. */
export function familyPart(children: readonly AgedChild[]): string {
  const code = toCode(children).replaceAll('; ', ';').replaceAll(' ', '.');
  return code && `for=${code}`;
}

/** The part of a fragment for limits that belong to no child; empty without any. */
export function limitsPart(limits: Limits): string {
  const levels = CATEGORIES.flatMap(({ name }) => {
    const level = limits[name];
    return level === undefined ? [] : `${name[0]?.toUpperCase()}${level}`;
  });
  return levels.length > 0 ? `limits=${levels.join('.')}` : '';
}

/** The children in the address of this page; null if there are none. */
export function linkedFamily(): AgedChild[] | null {
  const code = partOf('for');
  return code === null ? null : fromCode(code.replaceAll('.', ' '));
}

/** The limits in the address of this page that belong to no child. */
export function linkedLimits(): Limits {
  const code = partOf('limits');
  // At this age, every level is within the limits unless the code says otherwise.
  const [child] = (code !== null && fromCode(`${MAX_AGE}.${code}`)) || [];
  return child?.limits ?? {};
}

/** The children that this page knows: from its address, else as stored on this device. */
export function knownFamily(): AgedChild[] {
  return linkedFamily() ?? getFamily().filter(hasAge);
}

function partOf(name: string): string | null {
  const parts = location.hash.slice(1).split('&');
  const part = parts.find((one) => one.startsWith(`${name}=`));
  return part === undefined ? null : decoded(part.slice(name.length + 1));
}

/** The decoded text; empty if its percent-encoding is invalid. */
function decoded(code: string): string {
  try {
    return decodeURIComponent(code);
  } catch {
    return '';
  }
}
