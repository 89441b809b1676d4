/** Titles made comparable, whatever their script: for sorting and for finding. */

import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { searchWords, titleKey, titleWords } from '../../../api/domain/film/title.ts';

describe('The words of a title', () => {
  test.each([
    ['are without case', 'HER', ['her']],
    ['are without punctuation', 'Wait… what?! (500) Days', ['wait', 'what', '500', 'days']],
    ['end at a dot in the middle', 'WALL·E', ['wall', 'e']],
    ['end at a hyphen', 'Spider-Man', ['spider', 'man']],
    ['end at an apostrophe', 'Schindler’s List', ['schindler', 's', 'list']],
    ['are without accents', 'Amélie à Việt Nam', ['amelie', 'a', 'viet', 'nam']],
    ['are without a dot over a small or a capital i', 'İstanbul', ['istanbul']],
    ['keep letters that are no accented ones', 'Ødegaard Straße', ['ødegaard', 'straße']],
    ['take a raised digit for a digit', 'Alien³', ['alien3']],
    ['take a joined letter for its parts', 'ﬁlm', ['film']],
    ['take wide letters for plain ones', 'Ｈｅｒ　２', ['her', '2']],
    ['are without the dots of ё, which many leave out', 'Ёлки', ['елки']],
    ['are without Greek accents', 'Άνθρωπος', ['ανθρωπος']],
    ['are without Hebrew points', 'שָׁלוֹם', ['שלום']],
    ['are without Arabic ones', 'شَمس', ['شمس']],
    ['keep Korean syllables whole', '기생충', ['기생충']],
    ['keep what tells Japanese letters apart', 'がんばる ペーパー', ['がんばる', 'ペーパー']],
    ['keep the vowels of Hindi', 'हिंदी मीडियम', ['हिंदी', 'मीडियम']],
    ['keep the vowels and tones of Thai', 'ปาฏิหาริย์', ['ปาฏิหาริย์']],
    ['are none in a title of signs alone', '?!… 💔', []],
    ['are none in a mark without a letter', '\u0301', []],
    ['are none in an empty title', '', []],
    ['are the letters of a title of spaces and marks alone', 'ͺ ﾞ', ['ͺ', 'ﾞ']],
  ])('%s: %s', (_sentence, title, words) => {
    expect(titleWords(title)).toEqual(words);
  });

  it('are the same however a letter is encoded', () => {
    for (const title of ['Amélie', '기생충', 'がんばる', 'Ёлки'])
      expect(titleWords(title.normalize('NFD'))).toEqual(titleWords(title.normalize('NFC')));
  });
});

describe('The words by which a title is found', () => {
  test.each([
    ['are its words', 'Eternal Sunshine', 'eternal sunshine'],
    ['keep the article', 'The Matrix', 'the matrix'],
    ['are those with and without apostrophes', 'Ocean’s Eleven', 'ocean s eleven oceans'],
    ['are those with and without hyphens', 'Spider-Man 2', 'spider man 2 spiderman'],
    ['are apart at a dash between words', 'Alien - Covenant', 'alien covenant'],
    ['stand there once', 'New York, New York', 'new york'],
    ['are empty where there are none', '…', ''],
  ])('%s: %s', (_sentence, title, words) => {
    expect(searchWords(title)).toBe(words);
  });
});

describe('The key by which a title is sorted', () => {
  test.each([
    ['is its words', 'Her', 'her'],
    ['has no article at the front', 'The Matrix', 'matrix'],
    ['has no article in capitals at the front', 'THE MATRIX', 'matrix'],
    ['has no “a” at the front', 'A Bug’s Life', 'bugs life'],
    ['has no “an” at the front', 'An Education', 'education'],
    [
      'keeps an article inside',
      'Eternal Sunshine of the Spotless Mind',
      'eternal sunshine of the spotless mind',
    ],
    ['keeps a word that only begins like an article', 'Theodore', 'theodore'],
    ['keeps a second article', 'The The', 'the'],
    ['keeps an article that is the whole title', 'A', 'a'],
    ['keeps an article that is all but signs', 'The…', 'the'],
    ['keeps the article of another language', 'Das Boot', 'das boot'],
    ['leaves apostrophes out', 'L’Avventura', 'lavventura'],
    ['leaves typewritten apostrophes out', "Schindler's List", 'schindlers list'],
    ['is the title itself where it has no words', ' ?! ', '?!'],
    ['is empty for an empty title', '', ''],
    ['ends after 200 letters', '電'.repeat(300), '電'.repeat(200)],
    ['counts a letter of two code units once', '𠀀'.repeat(300), '𠀀'.repeat(200)],
  ])('%s: %s', (_sentence, title, key) => {
    expect(titleKey(title)).toBe(key);
  });

  it('puts titles into the order in which people look for them', () => {
    const titles = ['Zodiac', 'The Apartment', 'Élite', 'her', 'A Bug’s Life', 'Eden'];
    const sorted = titles
      .map((title) => ({ title, key: titleKey(title) }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ title }) => title);
    expect(sorted).toEqual(['The Apartment', 'A Bug’s Life', 'Eden', 'Élite', 'her', 'Zodiac']);
  });
});

describe('Of any text', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

  it('each word holds letters, digits and their marks alone, so that no query can be made of it', () => {
    fc.assert(
      fc.property(text, (text) => {
        for (const word of titleWords(text))
          expect(word).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}]*$/u);
      }),
    );
  });

  it('its words, put together again, are its words', () => {
    fc.assert(
      fc.property(text, (text) => {
        const words = titleWords(text);
        expect(titleWords(words.join(' '))).toEqual(words);
      }),
    );
  });

  it('a word that is asked for is among those by which its title is found', () => {
    fc.assert(
      fc.property(text, (title) => {
        const words = new Set(searchWords(title).split(' '));
        for (const word of titleWords(title)) expect(words).toContain(word);
      }),
    );
  });

  it('the key is empty only where the text is', () => {
    fc.assert(
      fc.property(text, (title) => {
        expect(titleKey(title) === '').toBe(title.trim() === '');
      }),
    );
  });
});
