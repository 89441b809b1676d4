/** Numbers with their words, so that every message has the right form. Pure. */

/**
 * A number and its noun, which gets an `s` unless a plural is given.
 *
 * @example
 * counted(1, 'film') // '1 film'
 * counted(0, 'film') // '0 films'
 */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
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
