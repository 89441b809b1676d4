/** Makes a film to import of what Wikidata says about an item. Pure. */

import { LANGUAGES } from '../../../widget/labels/languages.ts';
import { Name } from '../../contract/text.ts';
import { readCertificates } from './certificates.ts';
import type { Fact } from './queries.ts';
import { bestRanked, byStatement, compare, itemNumber, type FactRow } from './rows.ts';

/** The languages of titles: those of the card, and Korean, by which the films of Korea's board are found. */
export const TITLE_LANGUAGES: readonly string[] = [...LANGUAGES, 'ko'];

/** A label that holds for every language without one of its own. */
const ANY_LANGUAGE = 'mul';

/** The languages whose labels are asked for. */
export const LABEL_LANGUAGES: readonly string[] = [...TITLE_LANGUAGES, ANY_LANGUAGE];

/** More are not the main cast. */
const MAX_CAST = 15;

/** Items that are units of time, in minutes. */
const UNITS: Readonly<Record<string, number>> = { Q7727: 1, Q11574: 1 / 60, Q25235: 60 };

export interface Reading {
  /** The date of reading, an ISO 8601 date. */
  today: string;
  /** IMDb and TMDB ids that were asked for: a film with several is known by such a one. */
  asked: ReadonlySet<string>;
  /** Called for each fact that is left out; `fact` is its path in the line. */
  skip: (fact: string, reason: string) => void;
}

/** Whether the rows say that the item is a film. */
export function isFilm(rows: readonly FactRow[]): boolean {
  return rows.some(({ fact }) => fact === 'film');
}

/** The film as a value of the import's format; or why it cannot be one: a field, and the reason. */
export function filmOf(
  item: string,
  rows: readonly FactRow[],
  reading: Reading,
): { value: Record<string, unknown> } | { field: string; reason: string } {
  const facts = Map.groupBy(rows, ({ fact }) => fact);
  const of = (fact: Fact) => facts.get(fact) ?? [];
  const { titles, title, original } = readTitles(of, reading);
  if (title === null)
    return {
      field: 'title',
      reason: `Wikidata has no title of ${item} in our languages.`,
    };
  const year = Number(textsOf(of('year')).toSorted()[0] ?? Number.NaN);
  if (Number.isNaN(year))
    return { field: 'year', reason: `Wikidata has no year of release of ${item} (“${title}”).` };
  const sources = citing(item, reading);
  const details = {
    original_title: original?.text ?? null,
    original_language: original?.language ?? only(textsOf(of('language'))),
    countries: textsOf(of('country'))
      .filter((code) => /^[A-Z]{2}$/.test(code))
      .toSorted(),
    directors: namesOf(of('director'), 'details.directors', reading),
    writers: namesOf(of('writer'), 'details.writers', reading),
    cast: castOf(of('cast'), reading),
    genres: [...new Set(namesOf(of('genre'), 'details.genres', reading).map(genreName))],
  };
  const running_times = minutesOf(of('minutes'), reading);
  const certificates = readCertificates(
    { certificates: of('certificate'), reasons: of('reason') },
    reading,
  );
  return {
    value: {
      ids: {
        imdb: idOf(of('imdb'), { scheme: 'imdb', pattern: /^tt\d{7,10}$/, reading }),
        tmdb: idOf(of('tmdb'), { scheme: 'tmdb', pattern: /^[1-9]\d{0,9}$/, reading }),
        wikidata: item,
      },
      title,
      titles,
      year,
      certificates: certificates.map(({ references, ...certificate }) => ({
        ...certificate,
        sources: references.length > 0 ? references.map(sources.cite) : [0],
      })),
      details: {
        ...details,
        running_times: running_times.map((minutes) => ({ minutes, sources: [0] })),
        said_by: Object.fromEntries(
          Object.entries(details).flatMap(([field, said]) =>
            said === null || said.length === 0 ? [] : [[field, [0]]],
          ),
        ),
      },
      sources: sources.list,
    },
  };
}

type RowsOf = (fact: Fact) => readonly FactRow[];

interface Title {
  text: string;
  language: string | null;
}

/** Titles by language; the one to show: the English, the one for all languages, the original, any; and the original one. */
function readTitles(of: RowsOf, { skip }: Reading) {
  const labels = visibleTitles(of('title'));
  const originals = visibleTitles(of('original_title'));
  const unreadable = of('title').length - labels.length;
  if (unreadable > 0) skip('titles', 'A title holds characters that cannot be shown.');
  const titles: Record<string, string> = {};
  for (const language of TITLE_LANGUAGES) {
    const label = labels.find((one) => one.language === language);
    if (label) titles[language] = label.text;
  }
  const languages = textsOf(of('language'));
  const original =
    originals.find(({ language }) => language !== null && languages.includes(language)) ??
    originals[0] ??
    null;
  const general = labels.find(({ language }) => language === ANY_LANGUAGE)?.text;
  const title = titles['en'] ?? general ?? original?.text ?? Object.values(titles)[0] ?? null;
  return { titles, title, original };
}

/** Sorted, so that of several the same one is taken every time. */
function visibleTitles(rows: readonly FactRow[]): Title[] {
  return rows
    .flatMap(({ value }): Title[] => {
      const text = value?.kind === 'text' ? visible(value.text) : null;
      return text === null || value?.kind !== 'text' ? [] : [{ text, language: value.language }];
    })
    .toSorted((a, b) => compare(`${a.language} ${a.text}`, `${b.language} ${b.text}`));
}

/** The id that was asked for, else the lowest of those that Wikidata ranks best; several are reported. */
function idOf(
  rows: readonly FactRow[],
  {
    scheme,
    pattern,
    reading: { asked, skip },
  }: { scheme: 'imdb' | 'tmdb'; pattern: RegExp; reading: Reading },
): string | null {
  const ids = textsOf(rows)
    .filter((id) => pattern.test(id))
    .toSorted((a, b) => a.length - b.length || compare(a, b));
  const id = ids.find((one) => asked.has(one)) ?? ids[0] ?? null;
  if (ids.length > 1)
    skip(
      `ids.${scheme}`,
      `Wikidata has the ids ${ids.join(' and ')} of this film: ${id} was taken.`,
    );
  return id;
}

/** In the order of the items' numbers. */
function namesOf(rows: readonly FactRow[], fact: string, reading: Reading): string[] {
  const items = Map.groupBy(rows.toSorted(byNumber), ({ value }) => numberOf(value));
  return [...new Set([...items.values()].flatMap((item) => nameOf(item, fact, reading) ?? []))];
}

/** The name of an item; its rows differ where it has several. */
function nameOf(rows: readonly FactRow[], fact: string, { skip }: Reading): string | null {
  const value = rows[0]?.value;
  if (value?.kind !== 'item') return null;
  const name = rows.flatMap(({ label }) => visible(label ?? '') ?? []).toSorted(compare)[0] ?? null;
  if (name === null) skip(fact, `${value.item} has no name that can be shown.`);
  return name;
}

/**
 * A genre as other catalogues name it, so that a film of each is found by the same word.
 *
 * @example
 * genreName('science fiction film') // 'science fiction'
 */
function genreName(label: string): string {
  const name = label.replace(/ films?$/i, '');
  return name.toLowerCase() === 'animated' ? 'animation' : name;
}

interface Actor {
  name: string;
  role: string | null;
}

/** The main cast: in Wikidata's own order where it gives one; then those with a role, and the older items. */
function castOf(rows: readonly FactRow[], reading: Reading): Actor[] {
  const last = Number.MAX_SAFE_INTEGER;
  const statements = byStatement(bestRanked(rows)).toSorted(
    ([a], [b]) =>
      (a.order ?? last) - (b.order ?? last) ||
      Number(b.qualifier !== null) - Number(a.qualifier !== null) ||
      byNumber(a, b),
  );
  const cast = new Map<string, Actor>();
  for (const statement of statements) {
    if (cast.size === MAX_CAST) break;
    const name = nameOf(statement, 'details.cast', reading);
    if (name === null || cast.has(name)) continue;
    const roles = statement.flatMap(({ qualifier }) => visible(qualifier ?? '') ?? []);
    cast.set(name, { name, role: visible([...new Set(roles)].toSorted(compare).join(' / ')) });
  }
  return [...cast.values()];
}

/** The running times in minutes, the shortest first. */
function minutesOf(rows: readonly FactRow[], { skip }: Reading): number[] {
  const minutes = bestRanked(rows).flatMap(({ value, qualifier }) => {
    const unit = qualifier === null ? undefined : UNITS[qualifier];
    if (value?.kind !== 'text') return [];
    const amount = Math.round(Number(value.text) * (unit ?? Number.NaN));
    if (Number.isSafeInteger(amount) && amount > 0) return [amount];
    skip(
      'details.running_times',
      `“${value.text.slice(0, 40)}” of ${qualifier} is no running time.`,
    );
    return [];
  });
  return [...new Set(minutes)].toSorted((a, b) => a - b);
}

/** Sources of the film: its page in Wikidata is the first; `cite` adds what a statement refers to, and gives its index. */
function citing(item: string, { today }: Reading) {
  const page = sourceOf('Wikidata', `https://www.wikidata.org/wiki/${item}`, today);
  const list = [page];
  function cite(url: string): number {
    const found = list.findIndex((source) => source.url === url);
    const host = new URL(url).hostname.replace(/^www\./, '');
    return found === -1 ? list.push(sourceOf(`Wikidata, after ${host}`, url, today)) - 1 : found;
  }
  return { list, cite };
}

function sourceOf(name: string, url: string, read_at: string) {
  return { name, url, read_at, licence: 'CC0-1.0' };
}

function textsOf(rows: readonly FactRow[]): string[] {
  const texts = rows.flatMap(({ value }) => (value?.kind === 'text' ? [value.text] : []));
  return [...new Set(texts)];
}

/** Null if there are several: which one is meant is not known. */
function only(texts: readonly string[]): string | null {
  return texts.length === 1 ? (texts[0] ?? null) : null;
}

/** A name as it can be stored; null if it cannot. */
function visible(text: string): string | null {
  return Name.safeParse(text).data ?? null;
}

function byNumber(a: FactRow, b: FactRow): number {
  return numberOf(a.value) - numberOf(b.value);
}

/** The number of an item; other values come after all items. */
function numberOf(value: FactRow['value']): number {
  return value?.kind === 'item' ? itemNumber(value.item) : Number.MAX_SAFE_INTEGER;
}
