import { describe, expect, test } from 'vitest';
import { titleQuery } from '../../../api/domain/film/title-query.ts';

describe('A search for a title asks for', () => {
  test.each([
    ['its words', 'Eternal Sunshine', ['eternal', 'sunshine'], null, 'eternal sunshine'],
    ['each word once', 'New York, New York', ['new', 'york'], null, 'new york new york'],
    ['no “the” in front', 'The Matrix', ['matrix'], null, 'matrix'],
    ['a “the” alone', 'the', ['the'], null, 'the'],
    ['a year behind', 'her 2013', ['her', '2013'], '2013', 'her'],
    ['a year in brackets', 'The Matrix (1999)', ['matrix', '1999'], '1999', 'matrix'],
    ['a number in front as a word', '2001 odyssey', ['2001', 'odyssey'], null, '2001 odyssey'],
    ['a number alone as a word', '1917', ['1917'], null, '1917'],
    ['a small number as a word', 'frozen 2', ['frozen', '2'], null, 'frozen 2'],
    ['a year before all films as a word', 'apollo 1600', ['apollo', '1600'], null, 'apollo 1600'],
  ])('%s: %s', (_sentence, text, words, year, key) => {
    expect(titleQuery(text)).toEqual({ words, year, key });
  });

  test.each(['', '---', '"*"'])('nothing where it has no words: %j', (text) => {
    expect(titleQuery(text)).toBeNull();
  });
});
