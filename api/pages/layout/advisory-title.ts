/** What our frames, badges and links are called in plain text. */

import { isolateIfNeeded } from '../../domain/text/isolate.ts';

/** @example advisoryTitle({ title: 'Her', year: 2013 }) // 'Her (2013): content advisory' */
export function advisoryTitle({ title, year }: { title: string; year: number }): string {
  return `${isolateIfNeeded(title)} (${year}): content advisory`;
}
