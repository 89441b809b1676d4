/**
 * The questions that are put to Wikidata, in plain SPARQL 1.1, so that any engine with its data answers them. Pure.
 *
 * They come in two steps. Short queries find the items: by their ids, by title, or all that a board rated. Then one query brings all
 * facts of a batch of items, with a row per fact. So each film comes once, whole, however many boards rated it; 10,000 films take about
 * sixty requests. Items as JSON (wbgetentities) would take fifteen times as many: 50 items a request at most, and then the names of the
 * people, genres and ratings that they only point at; they are read so where the query service fails (`entities.ts`).
 */

import { BOARD_PROPERTIES, type BoardProperty } from './boards.ts';

const PREFIXES = `PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
PREFIX p: <http://www.wikidata.org/prop/>
PREFIX ps: <http://www.wikidata.org/prop/statement/>
PREFIX psv: <http://www.wikidata.org/prop/statement/value/>
PREFIX pq: <http://www.wikidata.org/prop/qualifier/>
PREFIX pr: <http://www.wikidata.org/prop/reference/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX wikibase: <http://wikiba.se/ontology#>
PREFIX schema: <http://schema.org/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>`;

/** The schemes by which items can be found, with the property of each. */
const ID_PROPERTIES = { imdb: 'P345', tmdb: 'P4947' } as const;

/** Which items are asked for: `changedSince` is an ISO 8601 date, or null for all. */
export interface Limit {
  changedSince: string | null;
}

/** Items with these ids. A row: `id`, `film`. */
export function findByIds(
  scheme: keyof typeof ID_PROPERTIES,
  ids: readonly string[],
  limit: Limit,
): string {
  const property = ID_PROPERTIES[scheme];
  return query(
    '?id ?film',
    `VALUES ?id { ${ids.map(literal).join(' ')} }
  ?film p:${property} ?statement .
  ?statement ps:${property} ?id ; wikibase:rank ?rank .
  FILTER(?rank != wikibase:DeprecatedRank)${changed(limit)}`,
  );
}

/** Those of the items that are there, and did not become a redirect. A row: `film`. */
export function findByItems(items: readonly string[], limit: Limit): string {
  return query('?film', `${films(items)} ?film wdt:P31 ?class .${changed(limit)}`);
}

/** Films that bear exactly one of these titles in one of the languages, or as their original title. A row: `id` (the title), `film`. */
export function findByTitles(
  titles: readonly string[],
  languages: readonly string[],
  limit: Limit,
): string {
  const tagged = titles.flatMap((title) =>
    languages.map((language) => `${literal(title)}@${language}`),
  );
  return query(
    '?id ?film',
    `VALUES ?title { ${tagged.join(' ')} }
  ?film rdfs:label|wdt:P1476 ?title ; wdt:P31/wdt:P279* wd:Q11424 .
  BIND(STR(?title) AS ?id)${changed(limit)}`,
  );
}

/** All items that a board rated but for video games, of which some boards rate more than films. A row: `film`. */
export function findByBoard(property: BoardProperty, limit: Limit): string {
  return query(
    '?film',
    `?film p:${property} ?statement .
  FILTER NOT EXISTS { ?film wdt:P31 wd:Q7889 }${changed(limit)}`,
  );
}

/** The facts that `factsOf` brings, each row with its name in `fact`. */
export const FACTS = [
  'film',
  'imdb',
  'tmdb',
  'title',
  'original_title',
  'year',
  'minutes',
  'director',
  'writer',
  'genre',
  'country',
  'language',
  'cast',
  'certificate',
  'reason',
] as const;
export type Fact = (typeof FACTS)[number];

/**
 * All facts of these items. A row: `film`, `fact` and `value`; of a statement also `statement`, `property`, `rank` and `qualifier`, and
 * `label` is the English name of an item, or else the one for all languages (`mul`); people may have a name of their own. Every part begins with the list of items: engines
 * that answer each part by itself then begin with a few items too, not with all of Wikidata.
 */
export function factsOf(items: readonly string[], languages: readonly string[]): string {
  const some = films(items);
  const parts = [
    // Whatever is a film, by its class or a class above it.
    fact('film', `${some} ?film wdt:P31/wdt:P279* wd:Q11424 .`),
    `${some} VALUES (?fact ?direct) { ("imdb" wdt:P345) ("tmdb" wdt:P4947) ("original_title" wdt:P1476) } ?film ?direct ?value .`,
    fact(
      'title',
      `${some} ?film rdfs:label ?value . FILTER(LANG(?value) IN (${languages.map(literal).join(', ')}))`,
    ),
    // A popular film has dozens of dates: only the earliest comes. Precision 9 is a year; dates of a decade or a century have less.
    `SELECT ?film ("year" AS ?fact) (MIN(YEAR(?date)) AS ?value) WHERE {
      ${some} ?film p:P577 ?dated ; wdt:P577 ?date . ?dated ps:P577 ?date .
      OPTIONAL { ?dated psv:P577/wikibase:timePrecision ?precision }
      FILTER(ISLITERAL(?date) && COALESCE(?precision, 9) >= 9) } GROUP BY ?film`,
    fact(
      'minutes',
      `${some} ?film p:P2047 ?statement . ?statement psv:P2047 ?amount ; wikibase:rank ?rank .
      ?amount wikibase:quantityAmount ?value ; wikibase:quantityUnit ?qualifier .`,
    ),
    `${some} VALUES (?fact ?direct) { ("director" wdt:P57) ("writer" wdt:P58) } ?film ?direct ?value .${nameOfPerson}`,
    fact('genre', `${some} ?film wdt:P136 ?value .${named('value', 'label')}`),
    fact('country', `${some} ?film wdt:P495/wdt:P297 ?value .`),
    fact('language', `${some} ?film wdt:P364/wdt:P218 ?value .`),
    fact(
      'cast',
      `${some} ?film p:P161 ?statement . ?statement ps:P161 ?value ; wikibase:rank ?rank .
      OPTIONAL { ?statement pq:P1545 ?order }${nameOfPerson}
      OPTIONAL { ?statement pq:P453 ?character .${named('character', 'character_label')} }
      OPTIONAL { ?statement pq:P4633 ?role_text }
      BIND(COALESCE(?role_text, ?character_label) AS ?qualifier)`,
    ),
    fact(
      'certificate',
      `${some} ${boards()} ?film ?claim ?statement . ?statement ?claimed ?value ; wikibase:rank ?rank .${named('value', 'label')}
      OPTIONAL { ?statement prov:wasDerivedFrom/pr:P854 ?qualifier }`,
    ),
    fact(
      'reason',
      `${some} ${boards()} ?film ?claim ?statement . ?statement pq:P7367 ?value .${named('value', 'label')}`,
    ),
  ];
  return query(
    '?film ?fact ?value ?label ?statement ?property ?rank ?qualifier ?order',
    parts.map((part) => `{ ${part} }`).join('\n  UNION\n  '),
  );
}

function query(variables: string, pattern: string): string {
  return `${PREFIXES}
SELECT DISTINCT ${variables} WHERE {
  ${pattern}
}`;
}

function fact(name: Fact, pattern: string): string {
  return `${pattern} BIND("${name}" AS ?fact)`;
}

function films(items: readonly string[]): string {
  return `VALUES ?film { ${items.map((item) => `wd:${item}`).join(' ')} }`;
}

function boards(): string {
  const rows = Object.keys(BOARD_PROPERTIES).map((one) => `("${one}" p:${one} ps:${one})`);
  return `VALUES (?property ?claim ?claimed) { ${rows.join(' ')} }`;
}

function named(item: string, label: string): string {
  return `
      OPTIONAL { ?${item} rdfs:label ?${label}_en . FILTER(LANG(?${label}_en) = "en") }
      OPTIONAL { ?${item} rdfs:label ?${label}_mul . FILTER(LANG(?${label}_mul) = "mul") }
      BIND(COALESCE(?${label}_en, ?${label}_mul) AS ?${label})`;
}

/** People without an English name have one in their own language (P1559), as a rule. */
const nameOfPerson = `${named('value', 'latin')}
      OPTIONAL { ?value wdt:P1559 ?native }
      BIND(COALESCE(?latin, ?native) AS ?label)`;

function changed({ changedSince }: Limit): string {
  if (changedSince === null) return '';
  return `
  ?film schema:dateModified ?modified . FILTER(?modified >= ${literal(timeOf(changedSince))}^^xsd:dateTime)`;
}

/** A day begins at midnight; an `xsd:dateTime` without a time is never reached. */
function timeOf(date: string): string {
  return date.includes('T') ? date : `${date}T00:00:00Z`;
}

/** A text in quotes, with everything escaped that could end it. */
function literal(text: string): string {
  return `"${text.replace(/["\\\n\r\t\f\b]/gu, (one) => ESCAPES[one] ?? '')}"`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
