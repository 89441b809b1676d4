import { describe, expect, it } from 'vitest';
import { FilmLine } from '../../../api/contract/film-line.ts';
import { canonicalFacts } from '../../../api/services/films/canonical-facts.ts';
import { mergeFilm, type Preferred } from '../../../api/domain/film/merge.ts';
import type { RatingFacts } from '../../../db/film.ts';
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { filmFacts, ratingFacts } from '../../helpers/film-facts.ts';

const HER = { title: 'Her', year: 2013 };

function merged(before: typeof HER_2013 | null, line: object, prefer?: Preferred) {
  return mergeFilm(before, FilmLine.parse({ ...HER, ...line }), { id: 'her-2013', prefer });
}

describe('A line', () => {
  it.each([
    ['nothing but title and year', {}],
    [
      'null for everything',
      { summary: null, ids: null, ratings: null, details: null, sources: null },
    ],
    [
      'empty lists',
      { ratings: [], certificates: [], themes: [], sources: [], details: { cast: [] } },
    ],
    ['all that the film says', HER_2013],
  ])('that says %s changes nothing', (_, line) => {
    expect(canonicalFacts(merged(HER_2013, line).facts)).toEqual(canonicalFacts(HER_2013));
  });

  it('makes a film of what it says, and nulls of the rest', () => {
    expect(merged(null, { summary: 'Quiet.' }).facts).toEqual(
      filmFacts({ id: 'her-2013', ...HER, summary: 'Quiet.' }),
    );
  });

  it('gives texts, ids and whole lists in the place of the film’s', () => {
    const { facts } = merged(HER_2013, {
      title: 'HER',
      story: 'Another.',
      talking_points: ['One?'],
      details: { genres: ['Romance'] },
    });
    expect(facts).toMatchObject({ title: 'HER', story: 'Another.', talking_points: ['One?'] });
    expect(facts.details).toEqual({ ...HER_2013.details, genres: ['Romance'] });
    expect(facts.ids).toEqual(HER_2013.ids);
  });

  it('adds the sources that it cites, and finds the ones that the film has', () => {
    const [known] = HER_2013.sources;
    const fresh = {
      name: 'A New One',
      url: null,
      read_at: '2026',
      licence: null,
      expires_at: null,
    };
    const { facts } = merged(HER_2013, {
      sources: [{ name: 'Cited by nothing' }, fresh, known],
      themes: [{ name: 'Love', sources: [1, 2] }],
    });
    expect(facts.sources).toEqual([...HER_2013.sources, fresh]);
    expect(facts.themes[0]?.sources).toEqual([HER_2013.sources.length, 0]);
  });

  it('gives reasons to a certificate that has none, and keeps those that are there', () => {
    const bare = filmFacts({
      certificates: [{ system: 'MPA', rating: 'R', reasons: null, sources: [] }],
    });
    const line = {
      certificates: [
        { system: 'MPA', rating: 'R', reasons: 'language' },
        { system: 'BBFC', rating: '15' },
      ],
    };
    const first = merged(bare, line).facts;
    expect(first.certificates).toEqual([
      { system: 'MPA', rating: 'R', reasons: 'language', sources: [] },
      { system: 'BBFC', rating: '15', reasons: null, sources: [] },
    ]);
    const again = merged(first, { certificates: [{ system: 'MPA', rating: 'R' }] }).facts;
    expect(again.certificates).toEqual(first.certificates);
  });
});

it('A certificate that a line repeats keeps its sources, with the new ones beside them; other reasons bring their own', () => {
  const board = { name: 'The board', url: null, read_at: '2022', licence: null, expires_at: null };
  const list = { name: 'A list', url: null, read_at: '2010', licence: null, expires_at: null };
  const mpa = { system: 'MPA', rating: 'R', reasons: 'language', sources: [0] };
  const film = filmFacts({ certificates: [mpa], sources: [board] });
  const after = (reasons: string | null) =>
    merged(film, { certificates: [{ ...mpa, reasons }], sources: [list] }).facts;
  for (const repeated of ['language', null]) {
    expect(after(repeated).certificates).toEqual([{ ...mpa, sources: [0, 1] }]);
    expect(after(repeated).sources).toEqual([board, list]);
  }
  expect(after('violence').certificates).toEqual([{ ...mpa, reasons: 'violence', sources: [1] }]);
});

describe('A rating of a line', () => {
  const sources = [
    { name: 'Our notes', url: null, read_at: null, licence: null, expires_at: null },
  ];
  const editor = ratingFacts('sex', 4, { rated_at: '2024-06-01', note: 'Ours.', sources: [0] });
  const film = filmFacts({ id: 'her-2013', ...HER, ratings: [editor], sources });

  const given = (rating: Partial<RatingFacts>, prefer?: Preferred) => {
    const line = { ratings: [{ ...editor, level: 1, at_most: null, span: 'some', ...rating }] };
    const { facts, conflicts } = merged(film, { ...line, sources }, prefer);
    return { levels: facts.ratings.map(({ level }) => level), conflicts };
  };

  it.each([
    ['newer', '2024-06-02'],
    ['newer by a time of the day', '2024-06-01T10:00:00Z'],
  ])('that is %s replaces the film’s', (_, rated_at) => {
    expect(given({ rated_at })).toEqual({ levels: [1], conflicts: [] });
  });

  it.each([
    ['of the same date', '2024-06-01'],
    ['older', '2024-05-31'],
    ['of no date, which is the oldest', null],
  ])(
    'that differs and is %s is a conflict, and taken only if the file is preferred',
    (_, rated_at) => {
      const conflicts = [{ place: 0, field: 'level', stored: 4, given: 1, rated_at: '2024-06-01' }];
      expect(given({ rated_at })).toEqual({ levels: [4], conflicts });
      expect(given({ rated_at }, 'database')).toEqual({ levels: [4], conflicts });
      expect(given({ rated_at }, 'file')).toEqual({ levels: [1], conflicts });
    },
  );

  it.each<[string, Partial<RatingFacts>]>([
    ['note', { note: 'Theirs.' }],
    ['note', { note: null }],
    ['spoiler', { spoiler: true }],
    ['confidence', { confidence: 'low' }],
    ['at_most', { at_most: 5 }],
    ['sources', { sources: [1] }],
  ])('that differs only in its %s is a conflict too', (field, change) => {
    const others = [
      ...sources,
      { name: 'Their notes', url: null, read_at: null, licence: null, expires_at: null },
    ];
    const line = { ratings: [{ ...editor, ...change }], sources: others };
    expect(merged(film, line).conflicts).toMatchObject([{ place: 0, field }]);
  });

  it('of another origin or basis stands beside the editor’s, however new', () => {
    const rated_at = '2030-01-01';
    expect(given({ rated_at, origin: 'another house' }).levels).toEqual([4, 1]);
    expect(given({ rated_at, basis: 'official', origin: 'MPA:R' }).levels).toEqual([4, 1]);
    expect(given({ rated_at, basis: 'parents', origin: 'crowd' }).levels).toEqual([4, 1]);
  });

  it('that is the same counts as nothing', () => {
    expect(merged(film, { ratings: [editor], sources }).conflicts).toEqual([]);
  });
});

describe('The titles of a line', () => {
  const film = { ...HER_2013, titles: { de: 'Sie', ko: '그녀' } };
  const titlesOf = (line: object) => merged(film, line).facts.titles;

  it('replace the film’s of the same languages and are added to the others', () => {
    expect(titlesOf({ titles: { DE: 'Her', ja: '世界でひとつの彼女' } })).toEqual({
      de: 'Her',
      ja: '世界でひとつの彼女',
      ko: '그녀',
    });
  });

  it.each([
    ['one is erased by its language', { erase: ['titles.de'] }, { ko: '그녀' }],
    ['all are erased', { erase: ['titles'] }, {}],
    ['all are replaced', { erase: ['titles'], titles: { fr: 'Her' } }, { fr: 'Her' }],
  ])('%s', (_, line, titles) => {
    expect(titlesOf(line)).toEqual(titles);
  });

  it.each([
    ['en_US', 'titles.en_US', 'Write a language tag, for example ko or pt-BR.'],
    ['German (de)', 'titles.German (de)', 'Write a language tag, for example ko or pt-BR.'],
  ])('are rejected in the language %s', (language, path, message) => {
    const { error } = FilmLine.safeParse({ ...HER, titles: { [language]: 'Her' } });
    expect(error?.issues).toMatchObject([{ path: path.split('.'), message }]);
  });

  it('are rejected if one language is there twice, or erased too', () => {
    const twice = FilmLine.safeParse({ ...HER, titles: { 'pt-BR': 'Ela', 'pt-br': 'Dela' } });
    expect(twice.error?.issues).toMatchObject([
      {
        path: ['titles', 'pt-br'],
        message: 'There are two titles in the language pt-br. Keep one.',
      },
    ]);
    const erased = FilmLine.safeParse({ ...HER, titles: { de: 'Her' }, erase: ['titles.de'] });
    expect(erased.error?.issues).toMatchObject([{ path: ['erase', 0] }]);
  });

  it('are at most 100', () => {
    const parsed = (count: number) => {
      const titles = Array.from({ length: count }, (_, place) => [`en-x-${place}`, 'Her']);
      return FilmLine.safeParse({ ...HER, titles: Object.fromEntries(titles) });
    };
    expect(parsed(100).success).toBe(true);
    expect(parsed(101).success).toBe(false);
  });
});
