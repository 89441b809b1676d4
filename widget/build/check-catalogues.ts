/** Checks that the labels of every language are complete, so that no card lacks a word. The build stops if they are not. */

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LEVELS } from '../../db/vocabulary.ts';
import en from '../labels/en.json' with { type: 'json' };
import { LANGUAGES } from '../labels/languages.ts';

/** The ages of children in years, for which plural forms are needed. */
const AGES = Array.from({ length: 19 }, (_, age) => age);

/**
 * Checks each `{language}.json` of a folder against the English one, and that every listed language has a file.
 *
 * @throws {Error} that lists every error of every file, one a line
 */
export async function checkCatalogues(folder: string): Promise<void> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).toSorted();
  const missing = LANGUAGES.map((language) => `${language}.json`).filter(
    (file) => !files.includes(file),
  );
  const errors = await Promise.all([
    ...missing.map((file) => [`${join(folder, file)} is missing: ${LIST} has the language`]),
    ...files.map(async (file) => {
      const language = file.replace(/\.json$/, '');
      const found = catalogueErrors(language, await readFile(join(folder, file), 'utf8'));
      if (isLanguage(language) && !isListed(language)) found.push(`add '${language}' to ${LIST}`);
      return found.map((error) => `${join(folder, file)}: ${error}`);
    }),
  ]);
  if (errors.flat().length > 0) throw new Error(errors.flat().join('\n'));
}

const LIST = 'widget/labels/languages.ts';

function isListed(language: string): boolean {
  return LANGUAGES.some((listed) => listed === language);
}

/**
 * The errors of one language's labels; empty if they are complete.
 *
 * @param language the file's name: the first part of a BCP 47 tag
 * @param text the file's JSON
 * @example
 * catalogueErrors('pt', '{}')[0] // 'language is missing'
 */
export function catalogueErrors(language: string, text: string): string[] {
  if (!isLanguage(language))
    return [`no language has the code ${language}: name the file like pt.json`];
  const catalogue = parsed(text);
  if (!isRecord(catalogue)) return ['not a JSON object'];
  const { years: _, ...english } = en;
  const { years, ...others } = catalogue;
  return [
    ...differences('', others, english),
    ...(others['language'] === language ? [] : [`language must be ${language}`]),
    ...(['ltr', 'rtl'].includes(String(others['dir'])) ? [] : ['dir must be ltr or rtl']),
    ...pluralErrors(language, years),
  ];
}

function isLanguage(code: string): boolean {
  return /^[a-z]{2,3}$/.test(code) && Intl.PluralRules.supportedLocalesOf(code).length > 0;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How a value differs in shape from the English one. */
function differences(path: string, value: unknown, english: unknown): string[] {
  if (value === undefined) return [`${path} is missing`];
  if (Array.isArray(english)) {
    return Array.isArray(value) && value.length === LEVELS.length
      ? LEVELS.flatMap((level) => textErrors(`${path}[${level}]`, value[level], english[level]))
      : [`${path} must list ${LEVELS.length} levels`];
  }
  if (!isRecord(english)) return textErrors(path, value, String(english));
  if (!isRecord(value)) return [`${path} must be an object`];
  const keys = new Set([...Object.keys(english), ...Object.keys(value)]);
  return [...keys].flatMap((key) => {
    const inside = path ? `${path}.${key}` : key;
    return Object.hasOwn(english, key)
      ? differences(inside, value[key], english[key])
      : [`${inside} is not in the English labels`];
  });
}

function textErrors(path: string, text: unknown, english: string): string[] {
  if (typeof text !== 'string' || text.trim() === '') return [`${path} must be a text`];
  if (text !== text.trim()) return [`${path} begins or ends with a space`];
  return placeholdersOf(text) === placeholdersOf(english)
    ? []
    : [`${path} must have the placeholders of “${english}”, each once and in the same order`];
}

/** The placeholders of a text in their order, by which they are filled. */
function placeholdersOf(text: string): string {
  return (text.match(/\{[^}]*\}?|\}/g) ?? []).join(' ');
}

/** `years` needs the forms of `Intl.PluralRules`. A form for a single age may say it in words: “two years” is one word in Arabic. */
function pluralErrors(language: string, years: unknown): string[] {
  if (!isRecord(years)) return ['years must be an object'];
  const rules = new Intl.PluralRules(language);
  const forms: string[] = rules.resolvedOptions().pluralCategories;
  const unknownForms = Object.keys(years).filter((form) => !forms.includes(form));
  return [
    ...unknownForms.map((form) => `years.${form} is not a plural form of ${language}`),
    ...forms.flatMap((form) => {
      if (!Object.hasOwn(years, form)) return [`years.${form} is missing`];
      const isInWords =
        AGES.filter((age) => rules.select(age) === form).length === 1 &&
        placeholdersOf(String(years[form])) === '';
      return textErrors(`years.${form}`, years[form], isInWords ? form : en.years.other);
    }),
  ];
}
