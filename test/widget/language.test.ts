/** The languages that the script asks for are those that there are words for. */

import { expect, it } from 'vitest';
import { CATALOGUES } from '../../widget/labels/catalogues.ts';
import { LANGUAGES } from '../../widget/language.ts';

it('The script knows every catalogue and no other', () => {
  expect(['en', ...LANGUAGES].toSorted()).toEqual(Object.keys(CATALOGUES).toSorted());
});
