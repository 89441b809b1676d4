/** The language of what boards and editors wrote. */

/** The language of our editors, and of nearly all boards' reasons that we store. */
const OWN_LANGUAGE = 'en';

/** BCP 47: Korean for text with Korean script, else English. */
export function languageOf(text: string): string {
  return /\p{Script=Hangul}/u.test(text) ? 'ko' : OWN_LANGUAGE;
}
