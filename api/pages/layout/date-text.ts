/** Dates as people write them. */

import { isolateIfNeeded } from '../../domain/text/isolate.ts';

/**
 * A date in a language, as exactly as it is known; times are left out. A text that is no date stays as it is.
 *
 * @example
 * dateText('2024-12', 'en') // 'December 2024'
 */
export function dateText(date: string, language: string): string {
  const day = date.slice(0, 'YYYY-MM-DD'.length);
  if (Number.isNaN(Date.parse(day))) return isolateIfNeeded(date);
  const [, month, dayOfMonth] = day.split('-');
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    ...(month === undefined ? {} : { month: 'long' }),
    ...(dayOfMonth === undefined ? {} : { day: 'numeric' }),
    timeZone: 'UTC',
  }).format(new Date(day));
}
