/**
 * Films from Wikidata (CC0): ids, titles, people, running times and the certificates of all boards that we know. Items are found by
 * short queries, and their facts are read in batches in the order of their numbers, so that a stopped run can continue anywhere.
 */

import { CommandError } from '../services/command-error.ts';
import { validateFilmLine, type ImportLine } from '../services/formats/validate-line.ts';
import { attempt, type Connector, type FetchOptions, type FetchRequest } from './connector.ts';
import { BadAnswerError, MAX_ANSWER_BYTES, ServiceError } from './http-client.ts';
import { BOARD_PROPERTIES, type BoardProperty } from './wikidata/boards.ts';
import {
  entitiesQuery,
  entityFacts,
  isEntitiesAnswer,
  MAX_ENTITIES,
  namedItems,
  readEntities,
  type Entities,
} from './wikidata/entities.ts';
import { filmOf, isFilm, LABEL_LANGUAGES } from './wikidata/film.ts';
import {
  factsOf,
  findByBoard,
  findByIds,
  findByItems,
  findByTitles,
  type Limit,
} from './wikidata/queries.ts';
import {
  createFactsReader,
  itemNumber,
  readFacts,
  readFound,
  type Facts,
  type Found,
} from './wikidata/rows.ts';

/** Items whose facts are asked for at once: their answer has about 4 MB, and takes the service a few of its 60 seconds. */
const BATCH_ITEMS = 200;
/** Where the query service fails, the batch is halved, down to this; then the items are read one by one, as JSON. */
const MIN_BATCH_ITEMS = 25;
const BATCH_IDS = 1_000;
/** Each is asked for in every language. */
const BATCH_TITLES = 50;

const ACCEPT = 'application/sparql-results+json';

export const wikidata: Connector = {
  name: 'wikidata',
  async *fetchFilms(request, options) {
    const { report, resumeFrom = null } = options;
    const found = await findItems(request, options);
    const last = resumeFrom === null ? 0 : itemNumber(resumeFrom);
    const items = [...found.items]
      .toSorted((a, b) => itemNumber(a) - itemNumber(b))
      .filter((item) => itemNumber(item) > last);
    report.expect(items.length);
    yield* fetchFacts(items, found, options);
  },
  async *readAnswer(text, { report, today }) {
    const films = await readSaved(text);
    report.expect(films.size);
    const items = [...films.keys()].toSorted((a, b) => itemNumber(a) - itemNumber(b));
    yield* linesOf(items, films, { report, today, asked: new Set(), from: 0 });
  },
};

/** The items to read, and whether all of them were found: if a query failed, the next run must begin again. */
interface FoundItems {
  items: Set<string>;
  /** IMDb and TMDB ids that were asked for. */
  asked: ReadonlySet<string>;
  isComplete: boolean;
}

async function findItems(request: FetchRequest, options: FetchOptions): Promise<FoundItems> {
  const { report } = options;
  const limit: Limit = { changedSince: request.since };
  for (const { scheme, value } of request.ids ?? [])
    if (scheme === 'film')
      report.skip({ film: value, fact: 'film', reason: 'Wikidata does not know our own ids.' });
  const found: FoundItems = { items: new Set(), asked: askedOf(request), isComplete: true };
  for (const { query, fact, asked } of questions(request, limit)) {
    const rows = await attempt({ report, film: null, fact }, () => ask(query, readFound, options));
    if (rows === null) found.isComplete = false;
    else reportMissing(rows, { asked, request, report });
    for (const { item } of rows ?? []) found.items.add(item);
  }
  return found;
}

function askedOf({ ids }: FetchRequest): Set<string> {
  return new Set((ids ?? []).map(({ value }) => value));
}

interface Question {
  query: string;
  /** What is missing if it fails. */
  fact: string;
  /** The ids and titles that it asks for; empty where it asks for all. */
  asked: readonly string[];
}

function* questions({ ids, titles }: FetchRequest, limit: Limit): Generator<Question> {
  if (ids === null) {
    // The keys of BOARD_PROPERTIES.
    for (const property of Object.keys(BOARD_PROPERTIES) as BoardProperty[])
      yield {
        query: findByBoard(property, limit),
        fact: `certificates of ${BOARD_PROPERTIES[property]}`,
        asked: [],
      };
    return;
  }
  const of = (scheme: string) => ids.flatMap((key) => (key.scheme === scheme ? [key.value] : []));
  for (const scheme of ['imdb', 'tmdb'] as const)
    for (const asked of inBatches(of(scheme), BATCH_IDS))
      yield { query: findByIds(scheme, asked, limit), fact: `ids.${scheme}`, asked };
  for (const asked of inBatches(of('wikidata'), BATCH_IDS))
    yield { query: findByItems(asked, limit), fact: 'ids.wikidata', asked };
  for (const asked of inBatches(titles, BATCH_TITLES))
    yield { query: findByTitles(asked, LABEL_LANGUAGES, limit), fact: 'title', asked };
}

/** Reports what was asked for and is not there. With a date, it may only be unchanged. */
function reportMissing(
  rows: readonly Found[],
  {
    asked,
    request,
    report,
  }: { asked: readonly string[]; request: FetchRequest } & Pick<FetchOptions, 'report'>,
): void {
  if (request.since !== null) return;
  const there = new Set(rows.flatMap(({ id, item }) => [id, item]));
  for (const film of asked)
    if (!there.has(film))
      report.skip({ film, fact: 'film', reason: 'Wikidata has no film with this id or title.' });
}

/** The films of the items, in their order. If a batch fails, the next one is read, but nothing after it counts as reached. */
async function* fetchFacts(
  items: readonly string[],
  { asked, isComplete }: FoundItems,
  options: FetchOptions,
): AsyncGenerator<ImportLine> {
  const { report, today } = options;
  let isWhole = isComplete;
  let size = BATCH_ITEMS;
  for (let from = 0; from < items.length;) {
    const batch = items.slice(from, from + size);
    const films = await askFacts(batch, options);
    if (films instanceof ServiceError && size > MIN_BATCH_ITEMS) {
      size = Math.ceil(size / 2);
      continue;
    }
    if (films instanceof ServiceError) {
      isWhole = false;
      report.fail({ film: listed(batch), fact: 'film', reason: films.message });
    } else yield* linesOf(batch, films, { report, today, asked, from });
    from += batch.length;
    if (isWhole) report.reached(batch.at(-1) ?? '');
  }
}

/** The rows of these items; or the error, if fewer items may do. */
async function askFacts(
  batch: readonly string[],
  options: FetchOptions,
): Promise<Facts | ServiceError> {
  try {
    return await ask(factsOf(batch, LABEL_LANGUAGES), readFacts, options);
  } catch (error) {
    if (!(error instanceof ServiceError) || error.endsRun) throw error;
    return batch.length > MIN_BATCH_ITEMS ? error : askItems(batch, options);
  }
}

/** The same facts from the items themselves, which another service has; or its error. */
async function askItems(
  batch: readonly string[],
  options: FetchOptions,
): Promise<Facts | ServiceError> {
  try {
    const entities = await readItems(batch, options);
    const others = await readItems(namedItems(entities), options);
    return entityFacts(entities, { others, languages: LABEL_LANGUAGES });
  } catch (error) {
    if (error instanceof ServiceError && !error.endsRun) return error;
    throw error;
  }
}

async function readItems(items: readonly string[], { http }: FetchOptions): Promise<Entities> {
  const read: [string, Entities extends ReadonlyMap<string, infer Entity> ? Entity : never][] = [];
  for (const batch of inBatches(items, MAX_ENTITIES)) {
    const query = entitiesQuery(batch, LABEL_LANGUAGES);
    const accept = 'application/json';
    read.push(...(await http.read({ service: 'wikidata-api', query, accept }, readEntities)));
  }
  return new Map(read);
}

function ask<Answer>(
  query: string,
  parse: (text: string) => Answer,
  { http }: FetchOptions,
): Promise<Answer> {
  return http.read({ service: 'wikidata-sparql', form: { query }, accept: ACCEPT }, parse);
}

interface Reading extends Pick<FetchOptions, 'report' | 'today'> {
  asked: ReadonlySet<string>;
  /** How many lines there were before. */
  from: number;
}

function* linesOf(
  items: readonly string[],
  films: Facts,
  { report, today, asked, from }: Reading,
): Generator<ImportLine> {
  for (const [place, item] of items.entries()) {
    const line = from + place + 1;
    const rows = films.get(item) ?? [];
    const skip = (fact: string, reason: string) => report.skip({ film: item, fact, reason });
    if (!isFilm(rows)) {
      skip('film', 'Wikidata has no film with this id: it is something else, or was removed.');
      continue;
    }
    const film = filmOf(item, rows, { today, asked, skip });
    if ('value' in film) yield validateFilmLine(line, film.value, { text: '' });
    else yield { line, ...film };
  }
}

/** A saved answer: the result of the query for facts, or items as JSON. Throws a CommandError if it is neither. */
async function readSaved(text: string | AsyncIterable<string>): Promise<Facts> {
  const reader = createFactsReader();
  let items: string | null = null;
  let isFirst = true;
  try {
    for await (const piece of typeof text === 'string' ? [text] : text) {
      if (isFirst && isEntitiesAnswer(piece)) items = '';
      isFirst = false;
      if (items === null) reader.push(piece);
      else items += piece;
      if ((items?.length ?? 0) > MAX_ANSWER_BYTES)
        throw new BadAnswerError('has more than 32 MB of items');
    }
    if (items === null) return reader.end();
    const entities = readEntities(items);
    return entityFacts(entities, { others: entities, languages: LABEL_LANGUAGES });
  } catch (error) {
    if (!(error instanceof BadAnswerError)) throw error;
    throw new CommandError(
      `The file ${error.message}. Save items of Wikidata as JSON (wbgetentities), or the result of the query for facts.`,
      { cause: error },
    );
  }
}

function* inBatches<Item>(all: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}

function listed(batch: readonly string[]): string {
  return batch.length === 1 ? `${batch[0]}` : `${batch[0]} to ${batch.at(-1)}`;
}
