/** JSON pointers as editors read them. */

/**
 * The path of a JSON pointer in words.
 *
 * @example
 * pointerWords('/ratings/sex/editor/Anna/level') // 'ratings › sex › editor › Anna › level'
 */
export function pointerWords(pointer: string): string {
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~').replaceAll('_', ' '))
    .join(' › ');
}
