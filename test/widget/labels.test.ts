/** The label files: the build rejects a broken one, and each is written in its own language. */

import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { CATEGORY_NAMES, LEVEL_LABELS, VERDICTS } from '../../db/vocabulary.ts';
import { checkCatalogues, catalogueErrors } from '../../widget/build/check-catalogues.ts';
import { CATALOGUES } from '../helpers/catalogues.ts';
import { fill, type Catalogue } from '../../widget/words.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const FOLDER = join(ROOT, 'widget/labels');

const ALL: [language: string, words: Catalogue][] = Object.entries(CATALOGUES);
const FOREIGN = ALL.filter(([language]) => language !== 'en');

/** Each text of a catalogue by its path, `levels.concern.3`; the plural forms apart. */
function textsOf(words: Catalogue): Map<string, string> {
  const { years: _, ...others } = words;
  const texts = new Map<string, string>();
  const visit = (path: string, value: unknown): void => {
    if (typeof value === 'string') texts.set(path, value);
    else for (const [key, inner] of Object.entries(value ?? {})) visit(`${path}.${key}`, inner);
  };
  for (const [key, value] of Object.entries(others)) visit(key, value);
  texts.delete('dir');
  texts.delete('language');
  return texts;
}

const ENGLISH = textsOf(CATALOGUES.en);

/** What a reader sees: without the places, and without the example of a code, which is the same everywhere. */
function proseOf(text: string): string {
  return text.replace('9 L2 S1', '').replace(/\{\w+\}/g, '');
}

/** A copy in which one value is another, or left out where it is undefined. */
function withChange(whole: unknown, path: string, value: unknown): unknown {
  const [key = '', ...inner] = path.split('.');
  const entries = new Map(Object.entries(whole ?? {}));
  const changed = inner.length > 0 ? withChange(entries.get(key), inner.join('.'), value) : value;
  if (Array.isArray(whole)) return whole.with(Number(key), changed);
  return Object.fromEntries(entries.set(key, changed));
}

describe('The check of a catalogue', () => {
  test.each(ALL)('finds %s whole', async (language) => {
    const text = await readFile(join(FOLDER, `${language}.json`), 'utf8');
    expect(catalogueErrors(language, text)).toEqual([]);
  });

  const broken: [how: string, path: string, value: unknown, fault: string][] = [
    ['a missing text', 'retry', undefined, 'retry is missing'],
    ['a missing category', 'categories.sex', undefined, 'categories.sex is missing'],
    ['a missing group', 'verdicts', undefined, 'verdicts is missing'],
    ['a group that is none', 'kinds', 'x', 'kinds must be an object'],
    ['a text too many', 'another', 'x', 'another is not in the English labels'],
    ['one in a group', 'kinds.toString', 'x', 'kinds.toString is not in the English labels'],
    ['an empty text', 'retry', ' ', 'retry must be a text'],
    ['a number', 'retry', 7, 'retry must be a text'],
    ['a loose space', 'retry', 'x ', 'retry begins or ends with a space'],
    [
      'a place left out',
      'age',
      'od',
      'age must have the placeholders of “{age}+”, each once and in the same order',
    ],
    [
      'a place misspelt',
      'age',
      '{Age}+',
      'age must have the placeholders of “{age}+”, each once and in the same order',
    ],
    [
      'a place twice',
      'age',
      '{age}{age}',
      'age must have the placeholders of “{age}+”, each once and in the same order',
    ],
    [
      'a place left open',
      'age',
      '{age} {',
      'age must have the placeholders of “{age}+”, each once and in the same order',
    ],
    [
      'a place too many',
      'retry',
      '{age}',
      'retry must have the placeholders of “Try again”, each once and in the same order',
    ],
    ['five levels', 'levels.concern', [...'abcde'], 'levels.concern must list 6 levels'],
    ['seven levels', 'levels.positive', [...'abcdefg'], 'levels.positive must list 6 levels'],
    ['levels by name', 'levels.concern', {}, 'levels.concern must list 6 levels'],
    ['an empty level', 'levels.concern.3', '', 'levels.concern[3] must be a text'],
    ['another language', 'language', 'de', 'language must be pl'],
    ['an unheard-of direction', 'dir', 'up', 'dir must be ltr or rtl'],
    ['no plural forms', 'years', undefined, 'years must be an object'],
    ['a missing plural form', 'years.few', undefined, 'years.few is missing'],
    ['a plural form too many', 'years.two', 'x', 'years.two is not a plural form of pl'],
    ['an empty plural form', 'years.few', '', 'years.few must be a text'],
    [
      'a plural form of many ages without its count',
      'years.few',
      'lata',
      'years.few must have the placeholders of “{count} years old”, each once and in the same order',
    ],
  ];

  test.each(broken)('finds %s', (_, path, value, fault) => {
    expect(catalogueErrors('pl', JSON.stringify(withChange(CATALOGUES.pl, path, value)))).toEqual([
      fault,
    ]);
  });

  test.each(['xx', 'english', 'e', 'pt-BR', 'EN', ''])('knows no language “%s”', (language) => {
    const faults = catalogueErrors(language, JSON.stringify(CATALOGUES.en));
    expect(faults).toEqual([`no language has the code ${language}: name the file like pt.json`]);
  });

  test.each(['', '{', '[]', 'null', '"x"'])('takes no text %j for a catalogue', (text) => {
    expect(catalogueErrors('pl', text)).toEqual(['not a JSON object']);
  });

  it('lets a form of one age alone say it in words', () => {
    const words = { ...CATALOGUES.ar, years: { ...CATALOGUES.ar.years, two: '{count} سنة' } };
    expect(CATALOGUES.ar.years['two']).not.toContain('{count}');
    expect(catalogueErrors('ar', JSON.stringify(words))).toEqual([]);
  });

  it('names each file and each fault', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'labels-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await cp(FOLDER, folder, { recursive: true });
    await expect(checkCatalogues(folder)).resolves.toBeUndefined();

    const { retry: _, failed: __, ...words } = CATALOGUES.fr;
    await writeFile(join(folder, 'fr.json'), JSON.stringify(words));
    await writeFile(join(folder, 'xx.json'), JSON.stringify(CATALOGUES.en));
    await writeFile(join(folder, 'sv.json'), JSON.stringify({ ...CATALOGUES.en, language: 'sv' }));
    await rm(join(folder, 'de.json'));
    await expect(checkCatalogues(folder)).rejects.toThrow(
      [
        `${join(folder, 'de.json')} is missing: widget/labels/languages.ts has the language`,
        `${join(folder, 'fr.json')}: failed is missing`,
        `${join(folder, 'fr.json')}: retry is missing`,
        `${join(folder, 'sv.json')}: add 'sv' to widget/labels/languages.ts`,
        `${join(folder, 'xx.json')}: no language has the code xx: name the file like pt.json`,
      ].join('\n'),
    );
  });
});

describe('The build', () => {
  it('stops at a broken catalogue, before it writes anything', async () => {
    await mkdir(join(ROOT, 'dist'), { recursive: true });
    const folder = await mkdtemp(join(ROOT, 'dist/labels-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const sources = ['api', 'db', 'widget', 'package.json'];
    for (const name of sources) await cp(join(ROOT, name), join(folder, name), { recursive: true });
    const { retry: _, ...words } = CATALOGUES.fr;
    await writeFile(join(folder, 'widget/labels/fr.json'), JSON.stringify(words));
    const build = promisify(execFile)(process.execPath, [join(folder, 'widget/build/build.ts')]);
    await expect(build).rejects.toThrow('fr.json: retry is missing');
    expect((await readdir(folder)).toSorted()).toEqual(sources.toSorted());
  });
});

describe('The catalogues', () => {
  it('begin with the English levels of the vocabulary', () => {
    expect(CATALOGUES.en.levels).toEqual(LEVEL_LABELS);
  });

  it('name every category and every verdict, and no other', () => {
    expect(Object.keys(CATALOGUES.en.categories)).toEqual([...CATEGORY_NAMES, 'age']);
    expect(Object.keys(CATALOGUES.en.verdicts).toSorted()).toEqual(VERDICTS.toSorted());
  });
});

describe.each(ALL)('The words in %s', (language, words) => {
  const texts = textsOf(words);

  it('tell the levels of a kind, the categories and the verdicts apart', () => {
    const groups = [
      [...words.levels.concern, words.unknown],
      [...words.levels.positive, words.unknown],
      Object.values(words.categories),
      Object.values(words.verdicts),
      Object.values(words.evidence.confidences),
    ];
    for (const group of groups) expect(new Set(group).size, group.join()).toBe(group.length);
  });

  it('fit into narrow rows', () => {
    const levels = words.levels.concern.map((text) => text.length);
    const categories = Object.values(words.categories).map((text) => text.length);
    expect(Math.max(...levels)).toBeLessThanOrEqual(9);
    expect(Math.max(...categories)).toBeLessThanOrEqual(18);
    expect(fill(words.age, 16).length).toBeLessThanOrEqual(5);
  });

  it('say a child’s age in the plural of the language', () => {
    const rules = new Intl.PluralRules(language);
    const names = Array.from({ length: 19 }, (_, age) =>
      fill(words.years[rules.select(age)] ?? '', age),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names.slice(3)).toEqual(names.slice(3).filter((name) => /^\d+\P{N}+$/u.test(name)));
  });

  it('show what a code looks like', () => {
    expect(words.badCode).toContain('9 L2 S1');
  });

  it('are written in the typography of print', () => {
    const typewritten = [...texts.values()].filter((text) => /["']|\.\.\.|\s-\s| {2}/.test(text));
    expect(typewritten).toEqual([]);
  });
});

/** Texts that a language writes as English does. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  de: ['categories.sex', 'kinds.positive', 'levels.concern.1'],
  es: ['hours', 'minutes'],
  fr: ['categories.violence', 'hours', 'minutes', 'evidence.source', 'evidence.sources'],
  it: ['hours', 'minutes'],
  nl: ['minutes'],
  pl: ['minutes'],
  pt: ['hours', 'minutes'],
};

describe.each(FOREIGN)('The words in %s, beside the English ones,', (language, words) => {
  const texts = textsOf(words);

  it('are none of them left in English', () => {
    const left = [...texts].filter(
      ([path, text]) => /\p{L}/u.test(proseOf(text)) && text === ENGLISH.get(path),
    );
    expect(left.map(([path]) => path)).toEqual(SAME[language] ?? []);
    const phrases = [...texts.values()].filter((text) =>
      /\b(the|this|with|years?|from|your|loaded)\b/i.test(proseOf(text)),
    );
    expect(phrases).toEqual([]);
  });

  it('are at most twice as long, and a little', () => {
    const long = [...texts].filter(
      ([path, text]) => text.length > Math.max(20, 2 * (ENGLISH.get(path)?.length ?? 0)),
    );
    expect(long).toEqual([]);
  });
});

describe('The script of', () => {
  /** The letters of a language, and letters that none of its texts may hold. */
  const scripts: [language: keyof typeof CATALOGUES, own: RegExp, foreign: RegExp][] = [
    ['ar', /\p{Script=Arabic}/u, /[^\p{Script=Arabic}\P{L}]/u],
    ['hi', /\p{Script=Devanagari}/u, /[^\p{Script=Devanagari}\P{L}]/u],
    [
      'ja',
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
      /[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\P{L}]/u,
    ],
    // Beside letters of others, the traditional forms of characters that are common here.
    [
      'zh',
      /\p{Script=Han}/u,
      /[^\p{Script=Han}\P{L}]|[這個還沒說載級為麼與評據長網絡處內時東資訊顯醫鏈複製議無]/u,
    ],
  ];

  test.each(scripts)('%s is its own throughout', (language, own, foreign) => {
    const years = Object.values(CATALOGUES[language].years).filter((text) => text !== undefined);
    const texts = [...textsOf(CATALOGUES[language]).values(), ...years];
    const prose = texts.map(proseOf).filter((text) => /\p{L}/u.test(text));
    expect(prose.length).toBeGreaterThan(60);
    expect(prose.filter((text) => !own.test(text) || foreign.test(text))).toEqual([]);
  });

  const latin = FOREIGN.filter(([language]) => !scripts.some(([other]) => other === language));

  test.each(latin)('%s is Latin throughout', (_, words) => {
    const prose = [...textsOf(words).values()].map(proseOf);
    expect(prose.filter((text) => /[^\p{Script=Latin}\P{L}]/u.test(text))).toEqual([]);
  });

  it('Arabic alone runs from right to left', () => {
    const rightToLeft = ALL.filter(([, { dir }]) => dir === 'rtl');
    expect(rightToLeft.map(([language]) => language)).toEqual(['ar']);
  });

  it('Arabic keeps dates and codes from being turned around', () => {
    expect(CATALOGUES.ar.evidence.read).toContain('\u2068{date}\u2069');
    expect(CATALOGUES.ar.badCode).toContain('\u20669 L2 S1\u2069');
  });
});
