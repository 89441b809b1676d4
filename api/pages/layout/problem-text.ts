/** Errors in the reader's language. */

import { PROBLEMS, retryAfterOf, type Problem } from '../../http/problem.ts';
import type { Translation } from '../../http/translations.ts';
import { say, type PageWords } from '../words/words.ts';

type Translated = keyof PageWords['error']['problems'];

/** What went wrong and what to do. Problems that no reader meets are in English. */
export function problemText(
  problem: Problem,
  { language, pageWords }: Pick<Translation, 'language' | 'pageWords'>,
): { title: string; detail: string } {
  const { slug, detail } = problem;
  const { problems } = pageWords.error;
  if (!(slug in problems)) return { title: PROBLEMS[slug].title, detail };
  const { title, text } = problems[slug as Translated]; // by the line before
  return { title, detail: say(text, { when: whenText(retryAfterOf(problem) ?? 0, language) }) };
}

/** `in 5 seconds`, `in 2 minutes`, `in 1 hour` */
function whenText(seconds: number, language: string): string {
  const text = new Intl.RelativeTimeFormat(language);
  if (seconds < 120) return text.format(Math.max(1, seconds), 'second');
  if (seconds < 7_200) return text.format(Math.ceil(seconds / 60), 'minute');
  return text.format(Math.ceil(seconds / 3_600), 'hour');
}
