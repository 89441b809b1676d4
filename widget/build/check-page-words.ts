/** Checks that the words of the pages are complete in every language. The build stops if they are not. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import en from '../../api/pages/words/en.json' with { type: 'json' };
import { LANGUAGES, type Language } from '../labels/languages.ts';

/**
 * Checks each `{language}.json` of a folder against the English one.
 *
 * @throws {Error} that lists every error of every file, one a line
 */
export async function checkPageWords(folder: string): Promise<void> {
  const errors = await Promise.all(
    LANGUAGES.map(async (language) => {
      const file = join(folder, `${language}.json`);
      const text = await readFile(file, 'utf8').catch(() => null);
      const found = text === null ? ['it is missing'] : pageWordErrors(language, text);
      return found.map((error) => `${file}: ${error}`);
    }),
  );
  if (errors.flat().length > 0) throw new Error(errors.flat().join('\n'));
}

/**
 * The errors of one language's words; empty if they are complete. Placeholders may stand in any order. A text that counts needs the
 * plural forms of its language.
 *
 * @param text the file's JSON
 * @example
 * pageWordErrors('pt', '{}')[0] // 'site is missing'
 */
export function pageWordErrors(language: Language, text: string): string[] {
  try {
    return differences('', JSON.parse(text), en, pluralForms(language));
  } catch (error) {
    return [String(error)];
  }
}

function pluralForms(language: Language): string[] {
  return new Intl.PluralRules(language).resolvedOptions().pluralCategories;
}

function differences(
  path: string,
  value: unknown,
  english: unknown,
  plurals: readonly string[],
): string[] {
  if (value === undefined) return [`${path} is missing`];
  if (typeof english === 'string') return textErrors(path, value, english);
  if (!isRecord(english) || !isRecord(value)) return [`${path} must be an object`];
  const isCount = typeof english['other'] === 'string';
  const expected = isCount ? plurals : Object.keys(english);
  const keys = new Set([...expected, ...Object.keys(value)]);
  return [...keys].flatMap((key) => {
    const inside = path ? `${path}.${key}` : key;
    if (!expected.includes(key)) return [`${inside} is not needed`];
    if (!isCount) return differences(inside, value[key], english[key], plurals);
    return value[key] === undefined
      ? [`${inside} is missing`]
      : textErrors(inside, value[key], String(english['other']), { mayLeaveOut: 'count' });
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A plural form may say a number in words: “two films” is one word in Arabic. */
function textErrors(
  path: string,
  text: unknown,
  english: string,
  { mayLeaveOut = '' } = {},
): string[] {
  if (typeof text !== 'string' || text.trim() === '') return [`${path} must be a text`];
  if (text !== text.trim()) return [`${path} begins or ends with a space`];
  const [own, needed] = [placeholdersOf(text), placeholdersOf(english)];
  const missing = needed.filter((name) => name !== mayLeaveOut && !own.includes(name));
  const added = own.filter((name) => !needed.includes(name));
  return [
    ...missing.map((name) => `${path} lacks {${name}}`),
    ...added.map((name) => `${path} has {${name}}, which the English text does not have`),
  ];
}

function placeholdersOf(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}
