/**
 * Keeps the writing direction of a title or a name to itself, so that a number after `שלום` stays after it. Pages isolate with
 * `<Isolated>`; where there are no elements (attributes, `<title>`, JSON), with the characters U+2068 and U+2069.
 */

/** Control characters (some end a paragraph, and every isolate in it) and bidi controls: they reach out of a `<bdi>`, measured in Chromium. */
const BIDI_CONTROLS = /[\p{Cc}\u2029-\u202e\u2066-\u2069]/gu;

/** Letters written from right to left; the last four are the first halves of those beyond U+FFFF. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\ufb1d-\ufeff\ud802\ud803\ud83a\ud83b]/;

/** The text with a space in the place of each control character and bidi control. Put the result into an element that isolates it. */
export function withoutBidiControls(text: string): string {
  return text.replaceAll(BIDI_CONTROLS, ' ');
}

/** The text between U+2068 and U+2069, safe within any plain text. */
export function isolate(text: string): string {
  return `\u2068${withoutBidiControls(text)}\u2069`;
}

/**
 * As `isolate`, but bare where the text and the sentence around it (its direction is `dir`) are both written from left to right: what
 * people paste should hold no hidden characters without need.
 *
 * @example
 * isolateIfNeeded('Her') // 'Her'
 */
export function isolateIfNeeded(text: string, dir = 'ltr'): string {
  return dir === 'rtl' || RIGHT_TO_LEFT.test(text) ? isolate(text) : withoutBidiControls(text);
}
