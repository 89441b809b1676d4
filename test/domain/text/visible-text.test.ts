/** What texts may hold: everything that people write, and nothing that hides, breaks or reorders it. */

import { describe, expect, it } from 'vitest';
import { findForbidden, isBlank } from '../../../api/domain/text/visible-text.ts';

describe('A text of one line', () => {
  it.each([
    ['a tab', 'a\tb', 'U+0009', 2],
    ['a line break', 'a\nb', 'U+000A', 2],
    ['a delete', '\u007F', 'U+007F', 1],
    ['a control of C1', 'ab\u0085', 'U+0085', 3],
    ['an override of direction', 'a\u202Eb', 'U+202E', 2],
    ['an isolate', '\u2066a', 'U+2066', 1],
    ['a direction mark among Latin letters', 'a\u200Eb', 'U+200E', 2],
    ['an Arabic letter mark among Latin letters', 'a\u061Cb', 'U+061C', 2],
    ['a line separator', 'a\u2028', 'U+2028', 2],
    ['a paragraph separator', 'a\u2029', 'U+2029', 2],
    ['half of a pair', 'a\uD800', 'U+D800', 2],
    ['a noncharacter', '\uFFFE', 'U+FFFE', 1],
    ['a noncharacter of another plane', '𠀋\u{2FFFF}', 'U+2FFFF', 2],
    ['a replacement character', 'caf\uFFFD', 'U+FFFD', 4],
  ])('must not hold %s', (_, text, code, place) => {
    expect(findForbidden(text, { lines: false })).toEqual({ code, place });
  });

  it.each([
    ['a joiner of emoji', '👩‍👧'],
    ['a joiner of Hindi', 'क्‍ष'],
    ['a non-joiner of Persian', 'می‌خواهم'],
    ['a direction mark in Hebrew', 'שלום\u200F!'],
    ['a letter mark in Arabic', '\u061Cسلام'],
    ['a soft hyphen and spaces of all widths', 'a\u00AD\u00A0\u3000b'],
  ])('may hold %s', (_, text) => {
    expect(findForbidden(text, { lines: false })).toBeNull();
  });
});

describe('A text of several lines', () => {
  it('may hold line breaks and tabs, and no other control', () => {
    expect(findForbidden('a\r\nb\tc\n', { lines: true })).toBeNull();
    expect(findForbidden('a\nb\u000Bc', { lines: true })).toEqual({ code: 'U+000B', place: 4 });
    expect(findForbidden('a\u2028b', { lines: true })?.code).toBe('U+2028');
  });
});

it.each([
  ['', true],
  [' \n\u00A0\u3000', true],
  ['\u200B\u2060\uFEFF\u3164', true],
  ['.', false],
  ['👩‍👧', false],
])('The text %j is blank: %s', (text, blank) => {
  expect(isBlank(text)).toBe(blank);
});
