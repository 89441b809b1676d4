/**
 * A small Wikidata: items written shortly become triples as Wikidata itself writes them (statements with ranks, qualifiers, references
 * and full values, and the direct values of the best rank), and a real SPARQL engine answers queries about them.
 */

import { Store } from 'oxigraph';

/** A value that exists, but is not known: in Wikidata an address that leads nowhere; a blank node in older data. */
export const SOME_VALUE = Symbol('somevalue');
export const BLANK = Symbol('blank node');

/** `Q5` is an item, other texts are themselves. */
type Value =
  | string
  | typeof SOME_VALUE
  | typeof BLANK
  | { text: string; language: string }
  | { time: string; precision: number }
  | { amount: number; unit: string };

export interface Statement {
  value: Value;
  rank?: 'preferred' | 'normal' | 'deprecated';
  qualifiers?: Readonly<Record<string, readonly Value[]>>;
  /** The addresses in its references, one reference each. */
  references?: readonly string[];
}

export interface Item {
  labels?: Readonly<Record<string, string>>;
  claims?: Readonly<Record<string, readonly (Value | Statement)[]>>;
  /** ISO 8601 date. */
  modified?: string;
}

export type Graph = Readonly<Record<string, Item>>;

/** The engine's answer to a query about the items, as the service sends it. */
export function createQueryService(graph: Graph): (query: string) => string {
  const store = new Store();
  store.load(turtleOf(graph), { format: 'text/turtle' });
  return (query) => {
    const answer = store.query(query, { results_format: 'application/sparql-results+json' });
    if (typeof answer !== 'string') throw new TypeError('The query is no SELECT.');
    return answer;
  };
}

/** The items as Wikidata sends them as JSON (`wbgetentities`). */
export function entitiesJson(graph: Graph, items: readonly string[] = Object.keys(graph)): string {
  const entities = items.map((id) => [id, entityOf(id, graph[id])] as const);
  return JSON.stringify({ entities: Object.fromEntries(entities), success: 1 });
}

function entityOf(id: string, item: Item | undefined): object {
  if (!item) return { id, missing: true };
  const labels = Object.entries(item.labels ?? {}).map(([language, value]) => [
    language,
    { language, value },
  ]);
  const claims = Object.entries(item.claims ?? {}).map(([property, given]) => [
    property,
    given.map((one, place) => claimOf(`${id}$${property}-${place}`, property, one)),
  ]);
  return {
    ...{ type: 'item', id },
    // As PHP writes an empty object.
    labels: labels.length > 0 ? Object.fromEntries(labels) : [],
    claims: Object.fromEntries(claims),
  };
}

function claimOf(id: string, property: string, given: Value | Statement): object {
  const statement: Statement = isStatement(given) ? given : { value: given };
  const { value, rank = 'normal', qualifiers, references } = statement;
  return {
    ...{ type: 'statement', id, rank, mainsnak: snakOf(property, value) },
    ...(qualifiers
      ? {
          qualifiers: Object.fromEntries(
            Object.entries(qualifiers).map(([name, values]) => [
              name,
              values.map((one) => snakOf(name, one)),
            ]),
          ),
        }
      : {}),
    ...(references
      ? { references: references.map((url) => ({ snaks: { P854: [snakOf('P854', url)] } })) }
      : {}),
  };
}

function snakOf(property: string, value: Value): object {
  if (value === SOME_VALUE || value === BLANK) return { snaktype: 'somevalue', property };
  return { snaktype: 'value', property, datavalue: datavalueOf(value) };
}

function datavalueOf(value: Exclude<Value, symbol>): object {
  if (typeof value === 'string')
    return /^Q\d+$/.test(value)
      ? { type: 'wikibase-entityid', value: { 'entity-type': 'item', id: value } }
      : { type: 'string', value };
  if ('text' in value) return { type: 'monolingualtext', value };
  if ('time' in value)
    return {
      type: 'time',
      value: { time: `+${value.time}T00:00:00Z`, precision: value.precision },
    };
  const unit = `http://www.wikidata.org/entity/${value.unit}`;
  return { type: 'quantity', value: { amount: `+${value.amount}`, unit } };
}

const PREFIXES = `
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix s: <http://www.wikidata.org/entity/statement/> .
@prefix v: <http://www.wikidata.org/value/> .
@prefix ref: <http://www.wikidata.org/reference/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix p: <http://www.wikidata.org/prop/> .
@prefix ps: <http://www.wikidata.org/prop/statement/> .
@prefix psv: <http://www.wikidata.org/prop/statement/value/> .
@prefix pq: <http://www.wikidata.org/prop/qualifier/> .
@prefix pr: <http://www.wikidata.org/prop/reference/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix wikibase: <http://wikiba.se/ontology#> .
@prefix schema: <http://schema.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`;

function turtleOf(graph: Graph): string {
  const triples = Object.entries(graph).flatMap(([id, item]) => [...triplesOf(id, item)]);
  return PREFIXES + triples.join('\n');
}

function* triplesOf(id: string, { labels = {}, claims = {}, modified }: Item): Generator<string> {
  if (modified !== undefined)
    yield `wd:${id} schema:dateModified "${modified}T12:00:00Z"^^xsd:dateTime .`;
  for (const [language, label] of Object.entries(labels))
    yield `wd:${id} rdfs:label ${JSON.stringify(label)}@${language} .`;
  for (const [property, given] of Object.entries(claims)) {
    const statements = given.map((one): Statement => (isStatement(one) ? one : { value: one }));
    const ranks = statements.map(({ rank = 'normal' }) => rank);
    const best = ranks.includes('preferred') ? 'preferred' : 'normal';
    for (const [place, statement] of statements.entries()) {
      const name = `${id}-${property}-${place}`;
      if (ranks[place] === best) yield `wd:${id} wdt:${property} ${term(statement.value, name)} .`;
      yield `wd:${id} p:${property} s:${name} .`;
      yield* statementTriples(property, statement, name);
    }
  }
}

function* statementTriples(
  property: string,
  { value, rank = 'normal', qualifiers = {}, references = [] }: Statement,
  name: string,
): Generator<string> {
  const rankName = `${rank[0]?.toUpperCase()}${rank.slice(1)}Rank`;
  yield `s:${name} ps:${property} ${term(value, name)} ; wikibase:rank wikibase:${rankName} .`;
  if (typeof value === 'object' && 'time' in value)
    yield `s:${name} psv:${property} v:${name} . v:${name} wikibase:timeValue ${term(value, name)} ; wikibase:timePrecision ${value.precision} .`;
  if (typeof value === 'object' && 'amount' in value)
    yield `s:${name} psv:${property} v:${name} . v:${name} wikibase:quantityAmount ${term(value, name)} ; wikibase:quantityUnit wd:${value.unit} .`;
  for (const [qualifier, values] of Object.entries(qualifiers))
    for (const one of values)
      yield `s:${name} pq:${qualifier} ${term(one, `${name}-${qualifier}`)} .`;
  for (const [place, address] of references.entries())
    yield `s:${name} prov:wasDerivedFrom ref:${name}-${place} . ref:${name}-${place} pr:P854 <${address}> .`;
}

function term(value: Value, name: string): string {
  if (value === SOME_VALUE) return `<http://www.wikidata.org/.well-known/genid/${name}>`;
  if (value === BLANK) return `_:${name}`;
  if (typeof value === 'string')
    return /^Q\d+$/.test(value) ? `wd:${value}` : JSON.stringify(value);
  if ('text' in value) return `${JSON.stringify(value.text)}@${value.language}`;
  if ('time' in value) return `"${value.time}T00:00:00Z"^^xsd:dateTime`;
  return `"+${value.amount}"^^xsd:decimal`;
}

function isStatement(given: Value | Statement): given is Statement {
  return typeof given === 'object' && 'value' in given;
}
