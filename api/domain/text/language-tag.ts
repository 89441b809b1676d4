/** Language tags. Pure. */

/** `langtag` of RFC 5646 in lower case: language, script, region, variants, extensions, private use. */
const FORM =
  /^[a-z]{2,8}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?$/;

/** What RFC 5646 asks programs to store. */
const MAX_LENGTH = 35;

/** Whether a text is a well-formed BCP 47 tag in lower case. */
export function isLanguageTag(text: string): boolean {
  return text.length <= MAX_LENGTH && FORM.test(text);
}
