/** A parent's limits as a short text, as `9 L2 S1 D1 V2 F2`: to carry from site to site, in a link's fragment, and to remember. */

import { limitOf, type Child } from '../api/domain/check.ts';
import { CATEGORIES, type Category, type Level } from '../db/vocabulary.ts';

export interface FamilyChild extends Child {
  /** A nickname, or nothing. It is no part of a code that leaves the site. */
  name: string;
  limits: { [category in Category]?: Level };
}

/** Children of one code. */
export const MOST_CHILDREN = 6;
/** Years. */
export const OLDEST = 18;

/**
 * The code of some children, with semicolons between them: the age, and each category by its first letter with its limit.
 * With `named`, nicknames too, for this device alone.
 */
export function toCode(children: readonly FamilyChild[], named = false): string {
  return children
    .map((child) => {
      const levels = CATEGORIES.flatMap((entry) => {
        const limit = limitOf(child, entry);
        return limit === null ? [] : `${entry.name[0]}${limit}`;
      });
      return [child.age, ...levels].join(' ').toUpperCase() + (named ? `=${child.name}` : '');
    })
    .join('; ');
}

/** The children of a code, each up to OLDEST, or null where the text is none. Forgives case, and points in the place of spaces. */
export function fromCode(text: string): FamilyChild[] | null {
  const children: FamilyChild[] = [];
  for (const part of text.split(';')) {
    const [, age = '', levels = '', name = ''] =
      /^[\s.]*(1[0-8]|\d)((?:[ .]+[A-Z][0-5])*) *(?:=(.*))?$/i.exec(part) ?? [];
    if (!age || children.length === MOST_CHILDREN) return null;
    const child: FamilyChild = { name, age: +age, limits: {} };
    for (const entry of CATEGORIES) {
      const level = RegExp(`${entry.name[0]}(.)`, 'i').exec(levels)?.[1];
      // What goes by the age is not kept as set by hand, so that it grows with the child.
      if (level && +level !== limitOf(child, entry)) child.limits[entry.name] = +level as Level; // 0 to 5 by the pattern
    }
    children.push(child);
  }
  return children;
}
