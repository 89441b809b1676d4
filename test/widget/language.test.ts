/** The languages that the script asks for are those that there are words for. */

import { expect, it } from 'vitest';
import { CATALOGUES } from '../../widget/labels/catalogues.ts';
import { LANGUAGES } from '../../widget/language.ts';

const FOREIGN = Object.keys(CATALOGUES).filter((language) => language !== 'en');

it('The script knows every catalogue and no other', () => {
  const [, listed = ''] = /\((.*)\)/.exec(LANGUAGES.source) ?? [];
  expect(listed.split('|').toSorted()).toEqual(FOREIGN.toSorted());
});

it.each(FOREIGN)('%s is found at the beginning of a tag alone', (language) => {
  for (const tag of [language, `${language}-XX`, `${language.toUpperCase()}-Latn-x-a`])
    expect(LANGUAGES.exec(tag)?.[0].toLowerCase()).toBe(language);
  for (const tag of ['', `${language}x`, `x-${language}`]) expect(LANGUAGES.exec(tag)).toBeNull();
});
