/** A parent's limits as a short text, as `9 L2 S1 D1 V2 F2`: to carry from site to site, in a link's fragment, and to remember. */

import { defaultLimit, type Child } from '../api/domain/check.ts';
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
    .map((child) =>
      [
        child.age,
        ...CATEGORIES.flatMap(({ name }) => {
          const limit = limitOf(child, name);
          return limit === null ? [] : letterOf(name) + limit;
        }),
        ...(named ? [`=${child.name}`] : []),
      ].join(' '),
    )
    .join('; ');
}

/** The children of a code, or null where the text is none. Forgives case, and points in the place of spaces. */
export function fromCode(text: string): FamilyChild[] | null {
  const children: FamilyChild[] = [];
  for (const part of text.split(';')) {
    const [, age = '', levels = '', name = ''] =
      /^[\s.]*(1?\d)((?:[ .]+[A-Z][0-5])*) *(?:=(.*))?$/i.exec(part) ?? [];
    if (!age || +age > OLDEST || children.length === MOST_CHILDREN) return null;
    const limits: FamilyChild['limits'] = {};
    for (const { name: category } of CATEGORIES) {
      const level = levels.toUpperCase().split(letterOf(category))[1]?.[0];
      // What goes by the age is not kept as set by hand, so that it grows with the child.
      if (level && +level !== defaultLimit(category, +age)) limits[category] = +level as Level; // 0 to 5 by the pattern
    }
    children.push({ name, age: +age, limits });
  }
  return children;
}

/** The limit in force: set by hand, else by the age; null for a positive that nobody asks for. */
export function limitOf({ age, limits }: FamilyChild, category: Category): Level | null {
  return limits[category] ?? defaultLimit(category, age);
}

function letterOf(category: Category): string {
  return category.charAt(0).toUpperCase();
}
