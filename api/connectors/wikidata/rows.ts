/** Reads the answer to a query: a row per fact, or per item that was found. Pure. */

import { createBindingCutter } from './cut-bindings.ts';
import { FACTS, type Fact } from './queries.ts';

/** A row of the answer to `factsOf`. Items are their ids: `Q788822`. */
export interface FactRow {
  fact: Fact;
  /** An item or a text; null for a value that is not known (`somevalue`). */
  value: Value | null;
  label: string | null;
  /** Which statement it is from: rows of the same one belong together. */
  statement: string | null;
  property: string | null;
  rank: Rank | null;
  /** The unit of an amount, the role of an actor, the reference of a certificate. */
  qualifier: string | null;
  /** The place in a series. */
  order: number | null;
}

export type Value =
  | { kind: 'item'; item: string }
  | { kind: 'text'; text: string; language: string | null };

export type Rank = 'preferred' | 'normal' | 'deprecated';

/** An item, and the id or title by which it was found. */
export interface Found {
  item: string;
  id: string | null;
}

/** The facts of an answer by item. */
export type Facts = ReadonlyMap<string, readonly FactRow[]>;

/** Reads an answer to `factsOf` piece by piece; rows that make no sense are left out. Throws a BadAnswerError where it is no answer. */
export function createFactsReader(): { push: (text: string) => void; end: () => Facts } {
  const films = new Map<string, FactRow[]>();
  const { push, end } = createBindingCutter((binding) => {
    const item = isObject(binding) ? itemOf(termOf(binding, 'film')) : null;
    const row = isObject(binding) ? rowOf(binding) : null;
    if (item === null || row === null) return;
    const rows = films.get(item);
    if (rows) rows.push(row);
    else films.set(item, [row]);
  });
  return {
    push,
    end() {
      end();
      return films;
    },
  };
}

/** The same of a whole answer. */
export function readFacts(text: string): Facts {
  const { push, end } = createFactsReader();
  push(text);
  return end();
}

/** The rows of the queries that find items. Throws as `readFacts` does. */
export function readFound(text: string): Found[] {
  const found: Found[] = [];
  const { push, end } = createBindingCutter((binding) => {
    const item = isObject(binding) ? itemOf(termOf(binding, 'film')) : null;
    if (item !== null && isObject(binding)) found.push({ item, id: textOf(binding, 'id') });
  });
  push(text);
  end();
  return found;
}

/** The number in the id of an item, by which items are sorted: the older an item, the lower. */
export function itemNumber(item: string): number {
  return Number(item.slice(1));
}

type Binding = Readonly<Record<string, unknown>>;

interface Term {
  type: unknown;
  value: string;
  language: string | null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function termOf(binding: Binding, name: string): Term | null {
  const term = Object.hasOwn(binding, name) ? binding[name] : null;
  if (!isObject(term) || typeof term['value'] !== 'string') return null;
  const language = term['xml:lang'];
  return {
    type: term['type'],
    value: term['value'],
    language: typeof language === 'string' && language !== '' ? language.toLowerCase() : null,
  };
}

const ITEM = /^https?:\/\/www\.wikidata\.org\/entity\/(Q[1-9]\d{0,11})$/;

function itemOf(term: Term | null): string | null {
  return term?.type === 'uri' ? (ITEM.exec(term.value)?.[1] ?? null) : null;
}

function textOf(binding: Binding, name: string): string | null {
  return termOf(binding, name)?.value ?? null;
}

function rowOf(binding: Binding): FactRow | null {
  const name = textOf(binding, 'fact');
  const fact = FACTS.find((one) => one === name);
  if (fact === undefined) return null;
  const qualifier = termOf(binding, 'qualifier');
  return {
    fact,
    value: valueOf(termOf(binding, 'value')),
    label: textOf(binding, 'label'),
    statement: textOf(binding, 'statement'),
    property: textOf(binding, 'property'),
    rank: rankOf(textOf(binding, 'rank')),
    qualifier: itemOf(qualifier) ?? qualifier?.value ?? null,
    order: orderOf(textOf(binding, 'order')),
  };
}

/** An unknown value is a blank node, or the address of one: neither an item nor a text. */
function valueOf(term: Term | null): Value | null {
  const item = itemOf(term);
  if (item !== null) return { kind: 'item', item };
  const isText = term?.type === 'literal' || term?.type === 'typed-literal';
  return isText ? { kind: 'text', text: term.value, language: term.language } : null;
}

const RANKS: Readonly<Record<string, Rank>> = {
  'http://wikiba.se/ontology#PreferredRank': 'preferred',
  'http://wikiba.se/ontology#NormalRank': 'normal',
  'http://wikiba.se/ontology#DeprecatedRank': 'deprecated',
};

function rankOf(address: string | null): Rank | null {
  return address !== null && Object.hasOwn(RANKS, address) ? (RANKS[address] ?? null) : null;
}

function orderOf(text: string | null): number | null {
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : null;
}

/** The rows of the statements that count: none that is deprecated, and if any is preferred, only those. */
export function bestRanked(rows: readonly FactRow[]): FactRow[] {
  const preferred = rows.filter(({ rank }) => rank === 'preferred');
  return preferred.length > 0 ? preferred : rows.filter(({ rank }) => rank !== 'deprecated');
}

/** Rows grouped by their statement. */
export function byStatement(rows: readonly FactRow[]): [FactRow, ...FactRow[]][] {
  const groups = Map.groupBy(rows, ({ statement }) => statement);
  return [...groups.values()].flatMap(([first, ...others]) =>
    first ? [[first, ...others] as [FactRow, ...FactRow[]]] : [],
  );
}

/** For sorting by code units, so that the order is the same everywhere. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
