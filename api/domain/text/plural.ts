/** Numbers with their words, so that every message has the right form. Pure. */

/**
 * A number and its noun.
 *
 * @example
 * counted(1, 'film') // '1 film'
 * counted(0, 'film') // '0 films'
 */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/**
 * The same after “There”.
 *
 * @example
 * countedAfter(1, 'source') // 'is 1 source'
 */
export function countedAfter(count: number, noun: string): string {
  return `${count === 1 ? 'is' : 'are'} ${counted(count, noun)}`;
}

/**
 * A number, its noun and the verb that follows.
 *
 * @example
 * countedVerb(1, 'line', 'was', 'were') // '1 line was'
 */
export function countedVerb(count: number, noun: string, one: string, many: string): string {
  return `${counted(count, noun)} ${count === 1 ? one : many}`;
}
