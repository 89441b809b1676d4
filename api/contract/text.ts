/** Texts as files and clients send them: something to see in each, and nothing that hides, breaks or reorders it. */

import * as z from 'zod';
import { isLanguageTag } from '../domain/text/language-tag.ts';
import { findForbidden, isBlank, type TextForm } from '../domain/text/visible-text.ts';

const MAX_TEXT = 20_000;
const MAX_NAME = 500;
const MAX_URL = 2_000;

/** A text of several lines: a summary, a note. */
export const Text = z
  .string()
  .min(1)
  .max(MAX_TEXT)
  .check(visible({ lines: true }));

/** A text of one line. */
export const TextLine = z
  .string()
  .min(1)
  .max(MAX_TEXT)
  .check(visible({ lines: false }));

/** A name or title, with no white space around it; `error` says what to write where there is none. */
export function name(error?: string) {
  return z
    .string(error)
    .trim()
    .min(1)
    .max(MAX_NAME)
    .check(visible({ lines: false }));
}

export const Name = name();

/** A language, as a well-formed BCP 47 tag in any case; the parsed tag is in lower case. */
export const Language = z
  .string()
  .trim()
  .toLowerCase()
  .refine(isLanguageTag, 'Write a language tag, for example ko or pt-BR.');

export const Url = z
  .url({ protocol: /^https?$/, error: 'Write an http or https URL.' })
  .max(MAX_URL)
  .check(visible({ lines: false }));

/** Rejects blank text, and text with a forbidden character. */
export function visible(form: TextForm): z.core.CheckFn<string> {
  return (context) => {
    const message = faultOf(context.value, form);
    if (message !== null)
      context.issues.push({ code: 'custom', message, input: context.value, continue: true });
  };
}

function faultOf(text: string, form: TextForm): string | null {
  if (text !== '' && isBlank(text)) return 'Write something, or leave it out.';
  const forbidden = findForbidden(text, form);
  if (forbidden === null) return null;
  const { code, place } = forbidden;
  if (isMisread(code))
    return `Save the file as UTF-8: character ${place} is ${code}, because the text was read in another encoding before.`;
  const allowed = form.lines
    ? 'visible characters and line breaks'
    : 'one line of visible characters';
  return `Take out ${code} (character ${place}): only ${allowed} can be stored.`;
}

/** What is left where a text was decoded wrongly: U+FFFD, or half of a pair. */
function isMisread(code: string): boolean {
  return /^U\+(?:FFFD|D[89A-F]..)$/.test(code);
}
