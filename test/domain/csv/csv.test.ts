/** CSV of films, out and in again: nothing is lost, and no spreadsheet runs any of it. */

import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { FilmLine } from '../../../api/contract/film-line.ts';
import { Text } from '../../../api/contract/text.ts';
import { canonicalFacts } from '../../../api/services/films/canonical-facts.ts';
import { csvRow, escapeFormula, unescapeFormula } from '../../../api/domain/csv/cells.ts';
import { csvColumns } from '../../../api/domain/csv/columns.ts';
import { readCitation, readSources, writeSources } from '../../../api/domain/csv/sources.ts';
import { mergeFilm } from '../../../api/domain/film/merge.ts';
import { columnOf, findColumnMistake, readCsvFilm } from '../../../api/domain/csv/read-film.ts';
import { writeCsvFilm } from '../../../api/domain/csv/write-film.ts';
import type { FilmFacts } from '../../../db/film.ts';
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { filmFacts, ratingFacts } from '../../helpers/film-facts.ts';
import { randomFilms, seededRandom } from '../../helpers/random-films.ts';
import { WRITTEN_AT } from '../../helpers/test-database.ts';

const STAMP = { created_at: WRITTEN_AT, updated_at: WRITTEN_AT, version: 3 };

/** The facts after they were written as a row, parsed by the library, read and checked. */
function throughCsv(facts: FilmFacts): FilmFacts {
  const columns = csvColumns(Math.max(1, facts.certificates.length), Object.keys(facts.titles));
  const row = csvRow(writeCsvFilm({ facts, stamp: STAMP, constants: { schema: '1' } }, columns));
  const [cells = []] = Papa.parse<string[]>(row.replace(/\r\n$/, ''), {
    delimiter: ',',
    newline: '\n',
  }).data;
  const read = readCsvFilm(columns, cells);
  if (!('film' in read)) throw new Error(`${read.field}: ${read.reason}`);
  const line = FilmLine.parse(read.film);
  expect(line).toMatchObject(STAMP);
  return canonicalFacts(mergeFilm(null, line, { id: facts.id }).facts);
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

describe('A film through CSV', () => {
  it('is what it was: Her', () => {
    expect(throughCsv(HER_2013)).toEqual(canonicalFacts(HER_2013));
  });

  it('is what it was: films drawn at random', () => {
    for (const film of randomFilms(seededRandom(7), 200))
      expect(throughCsv(film)).toEqual(canonicalFacts(film));
  });

  it('is what it was, whatever its texts hold', () => {
    const text = fc
      .oneof(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.string({
          unit: fc.constantFrom("'", '=', '＠', 'a', '\t', ' ', '\n', '"', ','),
          minLength: 1,
        }),
      )
      .filter((one) => Text.safeParse(one).success);
    fc.assert(
      fc.property(text, text, (note, name) => {
        const film = filmFacts({
          summary: note,
          titles: { ko: oneLine(name), 'zh-hant': '她' },
          ratings: [
            ratingFacts('sex', 2, { note, sources: [1] }),
            ratingFacts('sex', 3, { basis: 'parents', origin: 'crowd', note }),
          ],
          certificates: [
            { system: 'MPA', rating: 'R', reasons: note, sources: [1, 0] },
            { system: 'BBFC', rating: '15', reasons: null, sources: [] },
          ],
          talking_points: [note],
          sources: [
            {
              name: `${oneLine(name)} 2024`,
              url: null,
              read_at: null,
              licence: null,
              expires_at: null,
            },
            {
              name: oneLine(name),
              url: 'https://example.org/a?b=1',
              read_at: '2024-12',
              licence: null,
              expires_at: null,
            },
          ],
        });
        expect(throughCsv(film)).toEqual(canonicalFacts(film));
      }),
    );
  });
});

describe('Titles in columns', () => {
  const read = (cells: readonly string[]) =>
    readCsvFilm(['title', 'year', 'title.pt-BR', 'title.ko'], cells);

  it('are read in any case of their language', () => {
    const row = read(['Her', '2013', 'Ela', '']);
    if (!('film' in row)) throw new Error(row.reason);
    expect(FilmLine.parse(row.film).titles).toEqual({ 'pt-br': 'Ela' });
  });

  it('are erased by a tilde', () => {
    const row = read(['Her', '2013', '~', '그녀']);
    if (!('film' in row)) throw new Error(row.reason);
    const line = FilmLine.parse(row.film);
    const film = filmFacts({ title: 'Her', year: 2013, titles: { 'pt-br': 'Ela', de: 'Her' } });
    expect(mergeFilm(film, line, { id: film.id }).facts.titles).toEqual({ de: 'Her', ko: '그녀' });
  });

  it('are not allowed in `more`', () => {
    const row = readCsvFilm(['title', 'year', 'more'], ['Her', '2013', '{"titles":{"de":"Her"}}']);
    expect(row).toMatchObject({ field: 'more.titles' });
  });
});

describe('A cell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-30-', "'-30-"],
    ['@home', "'@home"],
    ["'=1", "''=1"],
    ['\tx', "'\tx"],
    ['\n=1', "'\n=1"],
    [' =1', "' =1"],
    ['\u00A0\u3000+1', "'\u00A0\u3000+1"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠1', "'＠1"],
    ["' =1", "'' =1"],
    ["'Round Midnight", "'Round Midnight"],
    ['Her', 'Her'],
  ])('of %j is written as %j', (text, written) => {
    expect(escapeFormula(text)).toBe(written);
    expect(unescapeFormula(written)).toBe(text);
  });

  it('is read as it was written, whatever it holds, and never begins as a formula', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom("'", '=', '＠', 'a', '\t', ' ', '\n') }),
    );
    fc.assert(
      fc.property(text, (one) => {
        expect(unescapeFormula(escapeFormula(one))).toBe(one);
        expect(escapeFormula(one)).not.toMatch(/^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/);
      }),
    );
  });
});

describe('Sources in a cell', () => {
  it('are read as people write them, one a line', () => {
    expect(readSources('Common Sense <https://csm.example/her> 2024-12\nScreen Rant')).toEqual([
      {
        name: 'Common Sense',
        url: 'https://csm.example/her',
        read_at: '2024-12',
        licence: null,
        expires_at: null,
      },
      { name: 'Screen Rant', url: null, read_at: null, licence: null, expires_at: null },
    ]);
  });

  it.each(['1984', '[sic]', '[{', 'A <b>', 'Two\nlines', ' x', 'Her 2013', '#1'])(
    'keep the name %j',
    (name) => {
      const sources = [{ name, url: null, read_at: null, licence: null, expires_at: null }];
      expect(readSources(writeSources(sources))).toEqual(sources);
    },
  );

  it('are cited by number, or written out and added where they are new', () => {
    const sources = [{ name: 'A', url: null, read_at: null, licence: null, expires_at: null }];
    expect(readCitation('#1 #3', sources)).toEqual([0, 2]);
    expect(readCitation('B\nA', sources)).toEqual([1, 0]);
    expect(sources).toHaveLength(2);
  });
});

describe('The columns', () => {
  it.each([
    ['an unknown one', ['title', 'year', 'rating'], 'There is no column “rating”'],
    ['a category without its field', ['title', 'year', 'language'], 'Write “language.level”.'],
    ['all in one, with other separators', ['title;year'], 'Columns are separated by commas'],
    ['one twice', ['title', 'year', 'title'], 'The column “title” is there twice.'],
    ['one language twice', ['title', 'year', 'title.ko', 'title.KO'], '“title.KO” is there twice.'],
    ['no language', ['title', 'year', 'title.en_US'], 'Write a language tag'],
    ['none for the year', ['title'], 'The column “year” is missing.'],
  ])('with %s are rejected', (_, columns, reason) => {
    expect(findColumnMistake(columns)).toContain(reason);
  });

  it('are named where a value of theirs is rejected', () => {
    const inColumns = ['sex'] as const;
    expect(columnOf('ratings.0.basis', inColumns)).toBe('sex.basis');
    expect(columnOf('certificates.1.rating', inColumns)).toBe('certificate_2');
    expect(columnOf('certificates.0.reasons', inColumns)).toBe('reasons');
    expect(columnOf('ids.imdb', inColumns)).toBe('imdb');
    expect(columnOf('titles.pt-BR', inColumns)).toBe('title.pt-BR');
    expect(columnOf('year', inColumns)).toBe('year');
    expect(columnOf('sources.0.url', inColumns)).toBe('sources.0.url');
    expect(columnOf('', inColumns)).toBe('');
    expect(columnOf('ratings.1.basis', inColumns)).toBe('more.ratings.0.basis');
    expect(columnOf('ratings', inColumns)).toBe('more.ratings');
    expect(columnOf('watch.0.how', inColumns)).toBe('more.watch.0.how');
  });
});
