/** The allowed values of a field, as a message names them. */

const MAX_LISTED = 12;

/**
 * All of them, or the first ones and how many more there are.
 *
 * @example
 * listed(['a', 'b']) // 'a, b'
 * listed(['a', 'b', 'c', 'd'], 2) // 'a, b and 2 more'
 */
export function listed(values: readonly string[], max = MAX_LISTED): string {
  const more = values.length - max;
  if (more <= 0) return values.join(', ');
  return `${values.slice(0, max).join(', ')} and ${more} more`;
}
