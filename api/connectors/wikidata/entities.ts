/**
 * Reads items of Wikidata as JSON (`wbgetentities`), as the same rows that the query for facts brings. It is how saved items are read, and
 * what is asked where the query service fails. An item only points at people, genres and ratings: their names are in those items. Pure.
 */

import * as z from 'zod';
import { BadAnswerError, parseJson } from '../http-client.ts';
import { BOARD_PROPERTIES } from './boards.ts';
import type { Fact } from './queries.ts';
import type { FactRow, Facts, Rank, Value } from './rows.ts';

const Snak = z.object({
  /** `somevalue` and `novalue` have no datavalue. */
  snaktype: z.string(),
  datavalue: z.object({ type: z.string(), value: z.unknown() }).optional(),
});
type Snak = z.infer<typeof Snak>;

const Snaks = z.record(z.string(), z.array(Snak));

const Claim = z.object({
  id: z.string().default(''),
  rank: z.enum(['preferred', 'normal', 'deprecated']).default('normal'),
  mainsnak: Snak,
  qualifiers: Snaks.default({}),
  references: z.array(z.object({ snaks: Snaks })).default([]),
});
type Claim = z.infer<typeof Claim>;

/** An empty list stands for an empty object. */
const orEmpty = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (Array.isArray(value) ? {} : value), schema);

const Entity = z.object({
  id: z.string().regex(/^Q[1-9]\d{0,11}$/),
  labels: orEmpty(z.record(z.string(), z.object({ value: z.string() }))).default({}),
  claims: orEmpty(z.record(z.string(), z.array(z.unknown()))).default({}),
});

interface Entity {
  id: string;
  labels: Readonly<Record<string, { value: string }>>;
  claims: ReadonlyMap<string, readonly Claim[]>;
}

/** Items by their ids. */
export type Entities = ReadonlyMap<string, Entity>;

const Answer = z.object({ entities: z.record(z.string(), z.unknown()) });

/** The most items that one request may ask for. */
export const MAX_ENTITIES = 50;

/** The fields of a request for items. */
export function entitiesQuery(
  items: readonly string[],
  languages: readonly string[],
): Record<string, string> {
  return {
    action: 'wbgetentities',
    ids: items.join('|'),
    props: 'claims|labels',
    languages: languages.join('|'),
    format: 'json',
    formatversion: '2',
    // Asks Wikidata to answer an error instead, while its servers are behind.
    maxlag: '5',
  };
}

/** Whether the beginning of a text is an answer with items. */
export function isEntitiesAnswer(text: string): boolean {
  return /^\s*\{\s*"entities"/.test(text);
}

/** The items of an answer; missing ones, redirects and statements that make no sense are left out. Throws a BadAnswerError. */
export function readEntities(text: string): Entities {
  const answer = Answer.safeParse(parseJson(text));
  if (!answer.success) throw new BadAnswerError('has no items of Wikidata');
  const read = Object.values(answer.data.entities).flatMap((value) => {
    const entity = Entity.safeParse(value);
    if (!entity.success) return [];
    const { id, labels, claims } = entity.data;
    const readable = Object.entries(claims).map(
      ([property, all]) =>
        [property, all.flatMap((claim) => Claim.safeParse(claim).data ?? [])] as const,
    );
    return [[id, { id, labels, claims: new Map(readable) }] as const];
  });
  return new Map(read);
}

/** The items that these point at by name: people, genres, countries, ratings and the boards' reasons. */
export function namedItems(entities: Entities): string[] {
  const items = [...entities.values()].flatMap((entity) =>
    ['P31', ...NAMED, ...Object.keys(BOARD_PROPERTIES)].flatMap((property) =>
      best(entity, property).flatMap(({ mainsnak, qualifiers }) =>
        [mainsnak, ...(qualifiers['P7367'] ?? []), ...(qualifiers['P453'] ?? [])].flatMap(
          (snak) => itemOf(snak) ?? [],
        ),
      ),
    ),
  );
  return [...new Set(items)].filter((item) => !entities.has(item));
}

/** Properties whose values are items with a name that is shown. */
const NAMED = ['P57', 'P58', 'P136', 'P161', 'P364', 'P495'];

/** The facts of each item; `others` have the names of the items that they point at. */
export function entityFacts(
  entities: Entities,
  { others, languages }: { others: Entities; languages: readonly string[] },
): Facts {
  const find = (item: string | null) =>
    item === null ? undefined : (entities.get(item) ?? others.get(item));
  const nameOf = (item: string | null) => {
    const entity = find(item);
    const label = entity?.labels['en'] ?? entity?.labels['mul'];
    // People without an English name have one in their own language, as a rule.
    const [own] = entity ? best(entity, 'P1559') : [];
    return label?.value ?? Monolingual.safeParse(own?.mainsnak.datavalue?.value).data?.text ?? null;
  };
  const codeOf = (item: string | null, property: string) => {
    const [claim] = find(item)?.claims.get(property) ?? [];
    return claim ? textOf(claim.mainsnak) : null;
  };
  const row = (fact: Fact, more: Partial<FactRow>): FactRow => ({ ...NOTHING, fact, ...more });

  function rowsOf(entity: Entity): FactRow[] {
    const simple = (fact: Fact, property: string) =>
      best(entity, property).map(({ mainsnak }) => row(fact, { value: valueOf(mainsnak) }));
    const named = (fact: Fact, property: string) =>
      best(entity, property).map(({ mainsnak }) =>
        row(fact, { value: valueOf(mainsnak), label: nameOf(itemOf(mainsnak)) }),
      );
    const coded = (fact: Fact, property: string, code: string) =>
      best(entity, property).flatMap(({ mainsnak }) => {
        const text = codeOf(itemOf(mainsnak), code);
        return text === null ? [] : [row(fact, { value: { kind: 'text', text, language: null } })];
      });
    return [
      ...(isFilm(entity) ? [row('film', {})] : []),
      ...simple('imdb', 'P345'),
      ...simple('tmdb', 'P4947'),
      ...simple('original_title', 'P1476'),
      ...languages.flatMap((language) => {
        const text = entity.labels[language]?.value;
        return text === undefined
          ? []
          : [row('title', { value: { kind: 'text', text, language } })];
      }),
      ...yearOf(entity).map((text) =>
        row('year', { value: { kind: 'text', text, language: null } }),
      ),
      ...all(entity, 'P2047').flatMap((claim) => minutesRow(claim)),
      ...named('director', 'P57'),
      ...named('writer', 'P58'),
      ...named('genre', 'P136'),
      ...coded('country', 'P495', 'P297'),
      ...coded('language', 'P364', 'P218'),
      ...all(entity, 'P161').flatMap((claim) => castRows(claim)),
      ...Object.keys(BOARD_PROPERTIES).flatMap((property) =>
        all(entity, property).flatMap((claim) => certificateRows(property, claim)),
      ),
    ];
  }

  /** By its class. Classes of films have a name that ends so: “silent film”, “animated feature film”. */
  function isFilm(entity: Entity): boolean {
    return best(entity, 'P31').some(({ mainsnak }) => {
      const item = itemOf(mainsnak);
      return item === 'Q11424' || /\bfilm$/i.test(nameOf(item) ?? '');
    });
  }

  function minutesRow({ id, rank, mainsnak }: Claim): FactRow[] {
    const quantity = Quantity.safeParse(mainsnak.datavalue?.value);
    if (!quantity.success) return [];
    const value = { kind: 'text', text: quantity.data.amount, language: null } as const;
    return [row('minutes', { statement: id, rank, value, qualifier: itemAt(quantity.data.unit) })];
  }

  function castRows({ id, rank, mainsnak, qualifiers }: Claim): FactRow[] {
    const item = itemOf(mainsnak);
    const texts = (qualifiers['P4633'] ?? []).flatMap((snak) => textOf(snak) ?? []);
    const characters = (qualifiers['P453'] ?? []).flatMap((snak) => nameOf(itemOf(snak)) ?? []);
    const [ordinal] = (qualifiers['P1545'] ?? []).flatMap((snak) => textOf(snak) ?? []);
    const order = ordinal !== undefined && /^\d{1,6}$/.test(ordinal) ? Number(ordinal) : null;
    const same = { statement: id, rank, value: valueOf(mainsnak), label: nameOf(item), order };
    const roles = texts.length > 0 ? texts : characters;
    return (roles.length > 0 ? roles : [null]).map((qualifier) =>
      row('cast', { ...same, qualifier }),
    );
  }

  function certificateRows(
    property: string,
    { id, rank, mainsnak, qualifiers, references }: Claim,
  ) {
    const same = { statement: id, property, rank };
    const addresses = references.flatMap(({ snaks }) =>
      (snaks['P854'] ?? []).flatMap((snak) => textOf(snak) ?? []),
    );
    const rating = { ...same, value: valueOf(mainsnak), label: nameOf(itemOf(mainsnak)) };
    return [
      ...(addresses.length > 0 ? addresses : [null]).map((qualifier) =>
        row('certificate', { ...rating, qualifier }),
      ),
      ...(qualifiers['P7367'] ?? []).map((snak) =>
        row('reason', { ...same, value: valueOf(snak), label: nameOf(itemOf(snak)) }),
      ),
    ];
  }

  return new Map([...entities.values()].map((entity) => [entity.id, rowsOf(entity)]));
}

const NOTHING: Omit<FactRow, 'fact'> = {
  value: null,
  label: null,
  statement: null,
  property: null,
  rank: null,
  qualifier: null,
  order: null,
};

function all({ claims }: Entity, property: string): readonly Claim[] {
  return claims.get(property) ?? [];
}

/** The statements of the best rank, which must not be deprecated. */
function best(entity: Entity, property: string): readonly Claim[] {
  const of = (rank: Rank) => all(entity, property).filter((claim) => claim.rank === rank);
  const preferred = of('preferred');
  return preferred.length > 0 ? preferred : of('normal');
}

const Item = z.object({ id: z.string().regex(/^Q[1-9]\d{0,11}$/) });
const Monolingual = z.object({ text: z.string(), language: z.string() });
const Quantity = z.object({ amount: z.string(), unit: z.string() });
const Time = z.object({ time: z.string(), precision: z.number() });

function itemOf({ datavalue }: Snak): string | null {
  return Item.safeParse(datavalue?.value).data?.id ?? null;
}

function textOf({ datavalue }: Snak): string | null {
  return typeof datavalue?.value === 'string' ? datavalue.value : null;
}

function valueOf(snak: Snak): Value | null {
  const item = itemOf(snak);
  if (item !== null) return { kind: 'item', item };
  const said = Monolingual.safeParse(snak.datavalue?.value).data;
  if (said) return { kind: 'text', text: said.text, language: said.language.toLowerCase() };
  const text = textOf(snak);
  return text === null ? null : { kind: 'text', text, language: null };
}

function itemAt(address: string): string | null {
  return /\/(Q[1-9]\d{0,11})$/.exec(address)?.[1] ?? null;
}

/** The earliest year of release, if any. Precision 9 is a year; dates of a decade or a century have less. */
function yearOf(entity: Entity): string[] {
  const years = best(entity, 'P577').flatMap(({ mainsnak }) => {
    const date = Time.safeParse(mainsnak.datavalue?.value).data;
    const year = /^\+(\d{4})-/.exec(date?.time ?? '')?.[1];
    return year !== undefined && (date?.precision ?? 0) >= 9 ? [year] : [];
  });
  return years.toSorted().slice(0, 1);
}
