/** The language of a card is the first part of the tag that it is asked for by. */

import { expect, it, test } from 'vitest';
import { LANGUAGES, matchLanguage } from '../../widget/labels/languages.ts';

test.each(LANGUAGES)('%s is found at the beginning of a tag only', (language) => {
  for (const tag of [language, `${language}-XX`, `${language.toUpperCase()}-Latn-x-a`])
    expect(matchLanguage(tag)).toBe(language);
  for (const tag of [`${language}x`, `x-${language}`]) expect(matchLanguage(tag)).toBe('en');
});

it('is English if the card does not have the language', () => {
  for (const tag of ['', 'xx', 'tlh', '-', 'constructor']) expect(matchLanguage(tag)).toBe('en');
});
