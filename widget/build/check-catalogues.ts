/** Whether every catalogue of words is whole. The build asks, so that no card falls back to a missing word. */

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LEVELS } from '../../db/vocabulary.ts';
import en from '../labels/en.json' with { type: 'json' };

/** Ages of children in years, for which the plural forms are there. */
const AGES = Array.from({ length: 19 }, (_, age) => age);

/**
 * Holds each `{language}.json` of a folder against the English catalogue.
 *
 * @throws {Error} that names every fault of every catalogue, a line each
 */
export async function checkCatalogues(folder: string): Promise<void> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).toSorted();
  const faults = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(folder, file), 'utf8');
      const language = file.replace(/\.json$/, '');
      return faultsOf(language, text).map((fault) => `${join(folder, file)}: ${fault}`);
    }),
  );
  if (faults.flat().length > 0) throw new Error(faults.flat().join('\n'));
}

/**
 * What is wrong with the catalogue of a language; nothing where it is whole.
 *
 * @param language as the file is named: the first part of a BCP 47 tag
 * @param text the file's JSON
 * @example
 * faultsOf('pt', '{}')[0] // 'dir is missing'
 */
export function faultsOf(language: string, text: string): string[] {
  if (!isLanguage(language)) {
    return [`no language is called ${language}: name the file by its code, as pt.json`];
  }
  const catalogue = parsed(text);
  if (!isRecord(catalogue)) return ['not a JSON object'];
  const { years: _, ...english } = en;
  const { years, ...others } = catalogue;
  return [
    ...differences('', others, english),
    ...(others['language'] === language ? [] : [`language must be ${language}`]),
    ...(['ltr', 'rtl'].includes(String(others['dir'])) ? [] : ['dir must be ltr or rtl']),
    ...pluralFaults(language, years),
  ];
}

function isLanguage(name: string): boolean {
  return /^[a-z]{2,3}$/.test(name) && Intl.PluralRules.supportedLocalesOf(name).length > 0;
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

/** What a value lacks, or has too much of, to say what the English one says. */
function differences(path: string, value: unknown, english: unknown): string[] {
  if (value === undefined) return [`${path} is missing`];
  if (Array.isArray(english)) {
    return Array.isArray(value) && value.length === LEVELS.length
      ? LEVELS.flatMap((level) => textFaults(`${path}[${level}]`, value[level], english[level]))
      : [`${path} must list ${LEVELS.length} levels`];
  }
  if (!isRecord(english)) return textFaults(path, value, String(english));
  if (!isRecord(value)) return [`${path} must be an object`];
  const keys = new Set([...Object.keys(english), ...Object.keys(value)]);
  return [...keys].flatMap((key) => {
    const inside = path ? `${path}.${key}` : key;
    return Object.hasOwn(english, key)
      ? differences(inside, value[key], english[key])
      : [`${inside} is not in the English catalogue`];
  });
}

function textFaults(path: string, text: unknown, english: string): string[] {
  if (typeof text !== 'string' || text.trim() === '') return [`${path} must be a text`];
  if (text !== text.trim()) return [`${path} begins or ends with a space`];
  return placesOf(text) === placesOf(english)
    ? []
    : [`${path} must have the places of “${english}”, each once and in its order`];
}

/** The places of a text, in the order in which they are filled. */
function placesOf(text: string): string {
  return (text.match(/\{[^}]*\}?|\}/g) ?? []).join(' ');
}

/** `years` has the forms of `Intl.PluralRules`. A form for one age alone may name it in words: “two years” is one word in Arabic. */
function pluralFaults(language: string, years: unknown): string[] {
  if (!isRecord(years)) return ['years must be an object'];
  const rules = new Intl.PluralRules(language);
  const forms: string[] = rules.resolvedOptions().pluralCategories;
  const strays = Object.keys(years).filter((form) => !forms.includes(form));
  return [
    ...strays.map((form) => `years.${form} is no plural form of ${language}`),
    ...forms.flatMap((form) => {
      if (!Object.hasOwn(years, form)) return [`years.${form} is missing`];
      const inWords =
        AGES.filter((age) => rules.select(age) === form).length === 1 &&
        placesOf(String(years[form])) === '';
      return textFaults(`years.${form}`, years[form], inWords ? form : en.years.other);
    }),
  ];
}
