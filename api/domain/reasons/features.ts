/** Turns a reading into the named facts that carry weights: the same facts for the fit and for the answer. */

import { CONCERNS, type Concern } from '../../../db/vocabulary.ts';
import { namesConcern, type Mention } from './read.ts';

/** Facts about one concern, each once. Their order does not matter, nor does the order of the text. */
export interface Facts {
  /** Whether any phrase names the concern. */
  named: boolean;
  /** Terms and modifiers of the phrases that name it. */
  terms: Set<string>;
  modifiers: Set<string>;
  /** What the rest of the text tells: concerns, terms and modifiers that stand beside it. */
  beside: Set<string>;
}

export function factsOf(mentions: readonly Mention[], concern: Concern): Facts {
  const own = mentions.filter((mention) => namesConcern(mention, concern));
  const rest = mentions.filter((mention) => !namesConcern(mention, concern));
  const named = own.length > 0;
  return {
    named,
    terms: new Set(own.flatMap(({ terms }) => terms)),
    modifiers: softestOnce(
      new Set(own.flatMap(({ modifiers }) => modifiers.map(({ modifier }) => modifier))),
    ),
    beside: new Set([
      ...rest.flatMap(({ terms }) => terms.map((term) => `term ${term}`)),
      ...colours(mentions).map((modifier) => `modifier ${modifier}`),
      ...otherConcerns(mentions, concern, named),
    ]),
  };
}

/** "Mild" says all that "some" says, and more: together they count once, so that neither order of strength can be turned round. */
function softestOnce(modifiers: Set<string>): Set<string> {
  if (modifiers.has('mild')) modifiers.delete('some');
  return modifiers;
}

/** A softer word tells of its own phrase alone; any other also tells what kind of film it is. */
function colours(mentions: readonly Mention[]): string[] {
  return mentions.flatMap(({ modifiers }) =>
    modifiers.filter(({ direction }) => direction !== 'softer').map(({ modifier }) => modifier),
  );
}

function otherConcerns(mentions: readonly Mention[], concern: Concern, named: boolean): string[] {
  const others = CONCERNS.filter((other) => other !== concern);
  const namedOthers = others.filter((other) =>
    mentions.some((mention) => namesConcern(mention, other)),
  );
  const [only] = namedOthers;
  return [
    ...namedOthers.flatMap((other) => otherConcern(mentions, other, named)),
    ...(only === undefined ? ['nothing'] : namedOthers.length === 1 ? [`only ${only}`] : []),
  ];
}

function otherConcern(mentions: readonly Mention[], other: Concern, named: boolean): string[] {
  const naming = mentions.filter((mention) => namesConcern(mention, other));
  return [
    other,
    `${other}, ${named ? 'both named' : 'this unnamed'}`,
    ...(naming.some((mention) => has(mention, 'stronger')) ? [`strong ${other}`] : []),
    ...(naming.every((mention) => has(mention, 'softer')) ? [`weak ${other}`] : []),
  ];
}

function has({ modifiers }: Mention, direction: 'softer' | 'stronger'): boolean {
  return modifiers.some((modifier) => modifier.direction === direction);
}

/** Whether a concern is named by softened phrases alone, or not at all. */
export function isUnnamedOrWeak(mentions: readonly Mention[], concern: Concern): boolean {
  return mentions
    .filter((mention) => namesConcern(mention, concern))
    .every((mention) => has(mention, 'softer') && !has(mention, 'stronger'));
}
