/**
 * The published rules of ages and checks, written a second time: from their text, and without a line of the product's code. A film is
 * read as it stands in an advisory.
 */

import type { Category, Concern, Level, Status, Verdict } from '../../db/vocabulary.ts';

interface Film {
  breakdown: readonly {
    category: Category;
    level: Level | null;
    at_most: Level | null;
    estimate: number | null;
    basis: string | null;
  }[];
  certificates: readonly {
    system: string;
    minimum_age: number | null;
    recommended_age: number | null;
  }[];
  /** The age that an editor set. */
  editorAge: number | null;
}

interface Child {
  age: number;
  limits?: { [category in Category]?: Level | undefined } | undefined;
}

/** Years, for the levels 0 to 5. */
const AGES: [Concern, number[]][] = [
  ['language', [2, 6, 9, 12, 15, 17]],
  ['sex', [2, 4, 10, 13, 16, 18]],
  ['drinking', [2, 4, 8, 12, 15, 17]],
  ['violence', [2, 4, 7, 12, 15, 18]],
  ['frightening', [2, 4, 7, 10, 14, 17]],
];
const POSITIVES = ['positive_messages', 'role_models'] as const;

/** The age of a film, without the words of its reason. */
export function ageByTheRules(film: Film) {
  const official = officialAge(film);
  const floor = floorOf(film);

  // The highest age of the known concerns, and the floor; null if neither is there.
  const known = AGES.map(([name, ages]) => ageAt(ages, find(film, name).level));
  const at_least = highest([...known, floor]);

  // The same with bounds counted as levels; null if a concern is unbounded.
  const bounded = AGES.map(([name, ages]) => {
    const { level, at_most } = find(film, name);
    return level === null && at_most === 5 ? null : ageAt(ages, level ?? at_most);
  });
  const at_most = bounded.includes(null) ? null : highest([...bounded, floor]);

  // The same with each unknown concern at its rounded estimate. Without an estimate, a bound is all that is known.
  const estimated = AGES.map(([name, ages]) => {
    const { level, at_most, estimate } = find(film, name);
    if (level !== null) return ageAt(ages, level);
    if (estimate !== null) return ageAt(ages, Math.round(estimate));
    return at_most === 5 ? null : ageAt(ages, at_most);
  });
  const middle = highest([...estimated, floor]);
  const likely =
    middle === null ? null : Math.min(Math.max(middle, at_least ?? middle), at_most ?? middle);

  const complete = at_least !== null && at_least === at_most;
  const recommended = film.editorAge ?? (complete ? at_least : null);
  const shown = recommended ?? likely;
  const shownAges = recommended === null ? estimated : known;
  const categories = AGES.flatMap(([name], place) => (shownAges[place] === shown ? [name] : []));
  const isDeparture = recommended !== null && recommended !== at_least;
  return {
    recommended,
    basis: film.editorAge !== null ? 'editor' : complete ? 'derived' : null,
    official,
    at_least,
    at_most,
    likely,
    complete,
    // The categories that set the age, or the floor alone. Nothing has to set 2, the age of level 0.
    decided_by:
      shown === null || shown === 2 || isDeparture
        ? []
        : categories.length > 0
          ? categories
          : ['certificate'],
  };
}

/** The answer of a check for one child. */
export function checkByTheRules(film: Film, child: Child) {
  const lines = linesOf(film, child, (name) => find(film, name).level);
  const verdict = verdictOf(lines);
  const likely = verdictOf(
    linesOf(film, child, (name) => {
      const { level, estimate } = find(film, name);
      return level === null && estimate !== null ? (Math.round(estimate) as Level) : level;
    }),
  );
  const named = (status: Status) =>
    lines.flatMap((line) => (line.status === status ? [line.category] : []));
  return {
    verdict,
    likely: verdict === 'unknown' && likely !== 'unknown' ? likely : null,
    decided_by: {
      not_yet: named('over'),
      unknown: [...named('talk'), ...named('unknown')],
      talk_first: named('talk'),
      fits: [],
    }[verdict],
    lines,
  };
}

type Line = {
  category: Category | 'age';
  status: Status;
  level: number | null;
  at_most: number | null;
  limit: number;
};

function linesOf(film: Film, child: Child, levelOf: (category: Category) => Level | null): Line[] {
  const childAge = child.age < 2 ? 2 : child.age;
  const lines: Line[] = [];
  const answeredFor: { age: number; status: Status }[] = [];

  for (const [category, ages] of AGES) {
    let limit = child.limits?.[category] ?? 0;
    if (child.limits?.[category] === undefined)
      for (const candidate of [1, 2, 3, 4, 5] as const)
        if ((ages[candidate] ?? 0) <= childAge) limit = candidate;
    const level = levelOf(category);
    const { at_most } = find(film, category);
    let status: Status;
    if (level === null) status = (at_most ?? 5) <= limit ? 'within' : 'unknown';
    else if (level <= limit) status = 'within';
    else if (level === limit + 1 && level !== 5 && (ages[level] ?? 99) - childAge <= 2)
      status = 'talk';
    else status = 'over';
    lines.push({ category, status, level, at_most, limit });
    if (level !== null) answeredFor.push({ age: ages[level] ?? 99, status });
  }

  for (const category of POSITIVES) {
    const limit = child.limits?.[category];
    if (limit === undefined) continue;
    const level = levelOf(category);
    const status = level === null ? 'unknown' : level < limit ? 'talk' : 'within';
    lines.push({ category, status, level, at_most: null, limit });
  }

  // An editor's age or the floor above what the levels give. A level that a limit set by hand accepts gives no leave for the age.
  const age = Math.max(floorOf(film) ?? 2, film.editorAge ?? 2);
  const status = age <= childAge ? 'within' : age <= childAge + 2 ? 'talk' : 'over';
  const asStrict: Status[] = {
    within: ['within', 'talk', 'over'] as Status[],
    talk: ['talk', 'over'] as Status[],
    over: ['over'] as Status[],
  }[status];
  const given = answeredFor.flatMap((one) => (asStrict.includes(one.status) ? [one.age] : []));
  if (age > Math.max(2, ...given))
    lines.push({ category: 'age', status, level: age, at_most: age, limit: child.age });
  return lines;
}

/** The first that applies. */
function verdictOf(lines: readonly Line[]): Verdict {
  if (lines.some(({ status }) => status === 'over')) return 'not_yet';
  if (lines.some(({ status }) => status === 'unknown')) return 'unknown';
  if (lines.some(({ status }) => status === 'talk')) return 'talk_first';
  return 'fits';
}

/** The middle of the boards' ages; null if no board names one. */
function officialAge({ certificates }: Film): number | null {
  const systems = new Set(certificates.map(({ system }) => system));
  const ages = [...systems].flatMap((system) => {
    const named = certificates
      .filter((certificate) => certificate.system === system)
      .flatMap(({ minimum_age, recommended_age }) => [minimum_age, recommended_age])
      .filter((age) => age !== null);
    return named.length === 0 ? [] : [Math.max(...named)];
  });
  ages.sort((a, b) => a - b);
  while (ages.length > 2) {
    ages.shift();
    ages.pop();
  }
  return ages.at(-1) ?? null;
}

/** The boards' age, unless editors have rated all five concerns. */
function floorOf(film: Film): number | null {
  for (const [name] of AGES) {
    const { level, basis } = find(film, name);
    if (level === null || basis !== 'editor') return officialAge(film);
  }
  return null;
}

function ageAt(ages: readonly number[], level: number | null): number | null {
  return level === null ? null : (ages[level] ?? null);
}

/** No age is below 2. */
function highest(ages: readonly (number | null)[]): number | null {
  const known = ages.filter((age) => age !== null);
  return known.length === 0 ? null : Math.max(2, ...known);
}

function find({ breakdown }: Film, category: Category): Film['breakdown'][number] {
  const rating = breakdown.find((one) => one.category === category);
  if (!rating) throw new Error(`The breakdown lacks ${category}`);
  return rating;
}
