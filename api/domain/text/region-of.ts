/** The country that a language tag stands for. */

/**
 * The region of a BCP 47 tag, else the one where most people speak its language; empty if the tag is none.
 *
 * @example
 * regionOf('en-GB') // 'GB'
 * regionOf('de') // 'DE'
 */
export function regionOf(tag: string): string {
  try {
    return new Intl.Locale(tag).maximize().region ?? '';
  } catch {
    return '';
  }
}
