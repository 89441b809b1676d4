/** A parent's limits as a short text, such as `9 L2 S1 D1 V2 F2`: to copy to another site, to put into a link's fragment, to store. */

import { limitOf, type Child } from '../api/domain/rating/check.ts';
import { CATEGORIES, type Level } from '../db/vocabulary.ts';

export interface FamilyChild {
  /** A nickname, or empty. Codes that leave the site do not have it. */
  name: string;
  /** Years, 0 to 18; null until the parent has entered one. */
  age: number | null;
  limits: Child['limits'] & {};
}

/** A child that films can be checked for. */
export type AgedChild = FamilyChild & { age: number };

export function hasAge(child: FamilyChild): child is AgedChild {
  return child.age !== null;
}

export const MAX_CHILDREN = 6;
/** Years. */
export const MAX_AGE = 18;

/**
 * The code of some children, separated by semicolons: the age, then the first letter of each category with its limit. `withNames` adds
 * the nicknames, for this device only. Children without an age are left out.
 */
export function toCode(children: readonly FamilyChild[], withNames = false): string {
  return children
    .filter(hasAge)
    .map((child) => {
      const levels = CATEGORIES.flatMap((entry) => {
        const limit = limitOf(child, entry);
        return limit === null ? [] : `${entry.name[0]}${limit}`;
      });
      return [child.age, ...levels].join(' ').toUpperCase() + (withNames ? `=${child.name}` : '');
    })
    .join('; ');
}

/** The children of a code, each at most MAX_AGE; null if the text is not a code. Case does not matter, and dots may replace spaces. */
export function fromCode(text: string): AgedChild[] | null {
  const children: AgedChild[] = [];
  for (const part of text.split(';')) {
    const [, age = '', levels = '', name = ''] =
      /^[\s.]*(1[0-8]|\d)((?:[ .]+[A-Z][0-5])*) *(?:=(.*))?$/i.exec(part) ?? [];
    if (!age || children.length === MAX_CHILDREN) return null;
    const child: AgedChild = { name, age: +age, limits: {} };
    for (const entry of CATEGORIES) {
      const level = RegExp(`${entry.name[0]}(.)`, 'i').exec(levels)?.[1];
      // A limit that is the default for the age is not stored as chosen, so that it rises with the child's age.
      if (level && +level !== limitOf(child, entry)) child.limits[entry.name] = +level as Level; // 0 to 5 by the pattern
    }
    children.push(child);
  }
  return children;
}
