/** The languages whose pages have the language in their addresses. */

import { LANGUAGES } from '../../../widget/labels/languages.ts';

/** English has no code in its addresses. */
export const CODED_LANGUAGES = LANGUAGES.filter((language) => language !== 'en');

/** Where the pages of every language but English are mounted: below its code, as `/es/films/…`. */
export const IN_OTHER_LANGUAGES = `/:language{(?:${CODED_LANGUAGES.join('|')})}`;
