import { describe, expect, it } from 'vitest';
import { parseFilmId } from '../../../api/domain/film/id.ts';
import { slugOf } from '../../../api/domain/film/slug.ts';
import fc from 'fast-check';

/** Any text, and words of letters that take one, two, three and four bytes. */
const titles = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: fc.constantFrom('a', 'é', 'ゴ', '𠀋', '𐐨'), maxLength: 500, size: 'max' }),
  fc.string({ unit: fc.constant('𠀋'), maxLength: 500, size: 'max' }),
);

describe('The slug of a title', () => {
  it.each([
    ['words and the year', 'Her', 2013, 'her-2013'],
    ['no apostrophe', "Ocean's Eleven", 2001, 'oceans-eleven-2001'],
    ['no typographer’s apostrophe', 'Ocean’s Eleven', 2001, 'oceans-eleven-2001'],
    ['no accents', 'Amélie', 2001, 'amelie-2001'],
    [
      'letters of ASCII for those that look like it',
      'Großstadt Ærø Łódź',
      1999,
      'grossstadt-aero-lodz-1999',
    ],
    ['“and” for an ampersand', 'Lilo & Stitch', 2002, 'lilo-and-stitch-2002'],
    ['no other marks', '(500) Days of Summer!', 2009, '500-days-of-summer-2009'],
    ['a number as it is', '2012', 2009, '2012-2009'],
    ['other scripts as they are', 'Солярис', 1972, 'солярис-1972'],
    ['kana with their marks', 'ゴジラ', 1954, 'ゴジラ-1954'],
    ['a word for a title without letters', '…!', 1990, 'film-1990'],
  ])('holds %s', (_, title, year, slug) => {
    expect(slugOf(title, year)).toBe(slug);
  });

  it('is an id that the API reads, whatever the title', () => {
    fc.assert(
      fc.property(titles, (title) => {
        const slug = slugOf(title, 2001);
        expect(parseFilmId(slug)).toEqual({ scheme: 'film', value: slug });
      }),
    );
  });

  it('has as many words of rare letters as of common ones', () => {
    const slug = (letter: string) => slugOf(`${letter.repeat(29)} `.repeat(6), 2001);
    expect(slug('𠀋')).toBe(slug('a').replaceAll('a', '𠀋'));
  });

  it('ends with a whole word where the title is long', () => {
    const slug = slugOf('word '.repeat(100), 2001);
    expect(slug.length).toBeLessThan(130);
    expect(slug).toMatch(/^(word-)+2001$/);
  });
});
