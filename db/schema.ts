/** The tables. Facts are normalized; `documents` and `film_index` are projections that each write updates, so that a read is one row. */

import { isNotNull } from 'drizzle-orm';
import {
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { sql } from 'drizzle-orm';
import type {
  DetailsFacts,
  ElsewhereFacts,
  ReviewFacts,
  SimilarFacts,
  SourceIndexes,
  Titles,
  WatchFacts,
} from './film.ts';
import type { Category, Level, ProposalLine } from './vocabulary.ts';
import {
  AUTHOR_KINDS,
  BASES,
  CHANGE_KINDS,
  CONFIDENCES,
  ID_SCHEMES,
  PROPOSAL_KINDS,
  PROPOSAL_STATUSES,
  UNKNOWN_MODES,
  WANTED_KINDS,
} from './vocabulary.ts';

const filmId = () =>
  text('film_id')
    .notNull()
    .references(() => films.id, { onDelete: 'cascade' });
const sourceIndexes = () => text('sources', { mode: 'json' }).$type<SourceIndexes>().notNull();

export const films = sqliteTable('films', {
  id: text('id').primaryKey(),
  title: text('title').notNull(),
  year: integer('year').notNull(),
  editor_age: integer('editor_age'),
  age_why: text('age_why'),
  verdict_line: text('verdict_line'),
  summary: text('summary'),
  story: text('story'),
  opinion: text('opinion'),
  details: text('details', { mode: 'json' }).$type<DetailsFacts>().notNull(),
  elsewhere: text('elsewhere', { mode: 'json' }).$type<readonly ElsewhereFacts[]>().notNull(),
  watch: text('watch', { mode: 'json' }).$type<readonly WatchFacts[]>().notNull(),
  similar: text('similar', { mode: 'json' }).$type<readonly SimilarFacts[]>().notNull(),
  reviews: text('reviews', { mode: 'json' }).$type<readonly ReviewFacts[]>().notNull(),
  created_at: text('created_at').notNull(),
  updated_at: text('updated_at').notNull(),
  version: integer('version').notNull(),
  titles: text('titles', { mode: 'json' }).$type<Titles>().notNull().default({}),
  /** When it was deleted; null for every film that can be read. A deleted film keeps its facts, and has no documents. */
  deleted_at: text('deleted_at'),
});

export const filmIds = sqliteTable(
  'film_ids',
  {
    scheme: text('scheme', { enum: [...ID_SCHEMES] }).notNull(),
    value: text('value').notNull(),
    film_id: filmId(),
  },
  (table) => [
    primaryKey({ columns: [table.scheme, table.value] }),
    unique('film_ids_one_a_scheme').on(table.film_id, table.scheme),
  ],
);

export const ratings = sqliteTable(
  'ratings',
  {
    film_id: filmId(),
    category: text('category').$type<Category>().notNull(),
    basis: text('basis', { enum: [...BASES] }).notNull(),
    origin: text('origin').notNull(),
    level: integer('level').$type<Level>(),
    at_most: integer('at_most').$type<Level>(),
    estimate: real('estimate'),
    note: text('note'),
    spoiler: integer('spoiler', { mode: 'boolean' }).notNull(),
    confidence: text('confidence', { enum: [...CONFIDENCES] }).notNull(),
    span: text('span'),
    sources: sourceIndexes(),
    rated_at: text('rated_at'),
  },
  (table) => [primaryKey({ columns: [table.film_id, table.category, table.basis, table.origin] })],
);

export const certificates = sqliteTable(
  'certificates',
  {
    film_id: filmId(),
    position: integer('position').notNull(),
    system: text('system').notNull(),
    rating: text('rating').notNull(),
    reasons: text('reasons'),
    sources: sourceIndexes(),
  },
  (table) => [primaryKey({ columns: [table.film_id, table.position] })],
);

export const sources = sqliteTable(
  'sources',
  {
    film_id: filmId(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    url: text('url'),
    read_at: text('read_at'),
    licence: text('licence'),
    expires_at: text('expires_at'),
  },
  (table) => [
    primaryKey({ columns: [table.film_id, table.position] }),
    index('sources_that_expire')
      .on(table.expires_at, table.film_id)
      .where(isNotNull(table.expires_at)),
  ],
);

export const themes = sqliteTable(
  'themes',
  {
    film_id: filmId(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    note: text('note'),
    spoiler: integer('spoiler', { mode: 'boolean' }).notNull(),
    sources: sourceIndexes(),
  },
  (table) => [primaryKey({ columns: [table.film_id, table.position] })],
);

export const talkingPoints = sqliteTable(
  'talking_points',
  {
    film_id: filmId(),
    position: integer('position').notNull(),
    text: text('text').notNull(),
  },
  (table) => [primaryKey({ columns: [table.film_id, table.position] })],
);

/** The advisory of each film, and the content of its closed card: the JSON exactly as the API sends it, each with its ETag. */
export const documents = sqliteTable('documents', {
  film_id: filmId().primaryKey(),
  advisory: text('advisory').notNull(),
  etag: text('etag').notNull(),
  card: text('card').notNull().default(''),
  card_etag: text('card_etag').notNull().default(''),
});

/**
 * One row per film for list queries. `levels` has each category in thermometer code: a bit for every level that the film may reach (for
 * a positive: that it may miss), so that a set of limits is one AND; see `api/domain/rating/level-bits.ts`.
 *
 * One covering index per sort contains all filters but words, so that a page scans it in order and reads 20 rows of the table. The one by
 * year has the words too, for searches that name a year; full-text search finds all others. The three narrow indexes find the films of a
 * set of levels, for limits that so few films match that a scan would be slow.
 */
export const filmIndex = sqliteTable(
  'film_index',
  {
    number: integer('number').primaryKey(),
    film_id: filmId().unique(),
    title_key: text('title_key').notNull(),
    year: integer('year').notNull(),
    /** Ages in years: the safe and the likely one (99 if unknown), and the minimum that is known (0 if nothing is). */
    age: integer('age').notNull(),
    age_likely: integer('age_likely').notNull(),
    age_known: integer('age_known').notNull(),
    levels: integer('levels').notNull(),
    levels_likely: integer('levels_likely').notNull(),
    levels_known: integer('levels_known').notNull(),
    summary: text('summary').notNull(),
    /** The negative year, so that every sort is ascending. */
    newest: integer('newest').notNull().default(0),
    /** The search words of all titles: a space before each word, and a bar before each title but the main one. */
    words: text('words').notNull().default(''),
    /** Its certificates, their countries, its genres, and whether editors rated it, as `|US|MPA:R|g:drama|r:editors|`. */
    marks: text('marks').notNull().default(''),
    /** The negative time of its last change, in milliseconds since 1970. */
    freshest: integer('freshest').notNull().default(0),
  },
  (table) => {
    const { title_key, newest, freshest, age, film_id } = table;
    const { words, marks } = table;
    const safe = [table.levels, age] as const;
    const likely = [table.levels_likely, table.age_likely] as const;
    const known = [table.levels_known, table.age_known] as const;
    const others = [...likely, ...known] as const;
    const limits = [...safe, ...others] as const;
    return [
      index('film_index_by_title').on(title_key, film_id, ...limits, newest, freshest, marks),
      index('film_index_by_year').on(newest, film_id, ...limits, freshest, marks, title_key, words),
      index('film_index_by_age').on(
        ...[age, film_id, table.levels, ...others],
        ...[newest, freshest, marks],
      ),
      index('film_index_by_update').on(freshest, film_id, ...limits, newest, marks, title_key),
      index('film_index_by_filters').on(
        ...[table.age_likely, table.levels_likely, ...known, ...safe],
        ...[newest, freshest, marks, title_key, film_id],
      ),
      index('film_index_by_levels').on(...safe),
      index('film_index_by_likely').on(...likely),
      index('film_index_by_known').on(...known),
    ];
  },
);

/**
 * The distinct levels and ages in `film_index`, for each mode of unknown levels: about 15,000 for 100,000 films, which are scanned in a
 * millisecond. Rows are never deleted; one that no film has any more finds no films.
 */
export const levelSets = sqliteTable(
  'level_sets',
  {
    unknown: text('unknown', { enum: [...UNKNOWN_MODES] }).notNull(),
    levels: integer('levels').notNull(),
    age: integer('age').notNull(),
  },
  (table) => [primaryKey({ columns: [table.unknown, table.levels, table.age] })],
);

/** Each word of any title, forwards and backwards: if one half of a word has a typo, the other half finds it. Rows are never deleted. */
export const titleWords = sqliteTable(
  'title_words',
  { word: text('word').primaryKey(), backwards: text('backwards').notNull() },
  (table) => [index('title_words_backwards').on(table.backwards, table.word)],
);

/**
 * The history: one row for each version of a film. Triggers reject updates and deletes. `hash` covers the row and the hash of the film's row
 * before it, so that no row can be changed, taken out or put in between. Rows from before there were hashes have none.
 */
export const changes = sqliteTable(
  'changes',
  {
    number: integer('number').primaryKey({ autoIncrement: true }),
    film_id: text('film_id').notNull(),
    version: integer('version').notNull(),
    changed_at: text('changed_at').notNull(),
    /** The display name of who wrote. */
    actor: text('actor').notNull(),
    kind: text('kind', { enum: [...CHANGE_KINDS] })
      .notNull()
      .default('changed'),
    actor_kind: text('actor_kind', { enum: [...AUTHOR_KINDS] })
      .notNull()
      .default('program'),
    actor_id: text('actor_id'),
    /** The second editor, if the change had to wait for one. */
    accepted_by: text('accepted_by'),
    note: text('note'),
    /** JSON pointers to the facts that changed; null if all are new. */
    changed: text('changed', { mode: 'json' }).$type<readonly string[]>(),
    /** The facts that changed, as they were in the version before; null if there was none. */
    previous: text('previous', { mode: 'json' }).$type<Readonly<Record<string, unknown>>>(),
    /** The SHA-256 of the facts of this version, and of this row. */
    facts_hash: text('facts_hash'),
    hash: text('hash'),
  },
  (table) => [index('changes_of_film').on(table.film_id)],
);

/** How often films that the catalogue lacks were asked for, each day. Nothing here tells who asked. */
export const wantedFilms = sqliteTable(
  'wanted_films',
  {
    kind: text('kind', { enum: [...WANTED_KINDS] }).notNull(),
    value: text('value').notNull(),
    /** In UTC: `2026-11-29`. */
    day: text('day').notNull(),
    count: integer('count').notNull(),
    /** The last day on which the job of a Worker looked for the film; null if it has not, and on Node. */
    looked_for_on: text('looked_for_on'),
  },
  (table) => [primaryKey({ columns: [table.kind, table.value, table.day] })],
);

/** The catalogues that are mirrored here. */
export const followed = sqliteTable('followed', {
  address: text('address').primaryKey(),
  /** Everything up to this place in the changes of the catalogue is here. */
  cursor: text('cursor').notNull(),
  /** When it was last read. */
  read_at: text('read_at').notNull(),
});

/** Those who sign in. No password and no e-mail address is stored. */
export const people = sqliteTable(
  'people',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    role: text('role', { enum: ['reviewer', 'editor', 'admin'] }).notNull(),
    created_at: text('created_at').notNull(),
    /** When access was revoked. The row stays, because the history of films names its person. */
    ended_at: text('ended_at'),
  },
  (table) => [
    uniqueIndex('people_one_of_a_name')
      .on(table.name)
      .where(sql`ended_at is null`),
  ],
);

const personId = () => text('person_id').references(() => people.id, { onDelete: 'cascade' });

/** Of every token and key only the SHA-256 is stored. */
export const signInLinks = sqliteTable('sign_in_links', {
  token_hash: text('token_hash').primaryKey(),
  person_id: personId().notNull(),
  created_at: text('created_at').notNull(),
  expires_at: text('expires_at').notNull(),
  used_at: text('used_at'),
});

export const sessions = sqliteTable(
  'sessions',
  {
    token_hash: text('token_hash').primaryKey(),
    person_id: personId().notNull(),
    created_at: text('created_at').notNull(),
    seen_day: text('seen_day').notNull(),
    expires_at: text('expires_at').notNull(),
  },
  (table) => [index('sessions_of_person').on(table.person_id)],
);

export const passkeys = sqliteTable(
  'passkeys',
  {
    credential_id: text('credential_id').primaryKey(),
    person_id: personId().notNull(),
    name: text('name').notNull(),
    /** COSE, in base64url. */
    public_key: text('public_key').notNull(),
    counter: integer('counter').notNull(),
    created_at: text('created_at').notNull(),
    used_day: text('used_day'),
  },
  (table) => [index('passkeys_of_person').on(table.person_id)],
);

/** What a passkey must sign, once. */
export const passkeyChallenges = sqliteTable('passkey_challenges', {
  challenge_hash: text('challenge_hash').primaryKey(),
  /** Who adds a passkey; null for signing in. */
  person_id: personId(),
  expires_at: text('expires_at').notNull(),
});

export const apiKeys = sqliteTable('api_keys', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  key_hash: text('key_hash').notNull().unique(),
  scope: text('scope', { enum: ['propose', 'write', 'admin'] }).notNull(),
  /** The id of a person; null if made by the command line. */
  created_by: text('created_by').references(() => people.id),
  created_at: text('created_at').notNull(),
  used_day: text('used_day'),
  revoked_at: text('revoked_at'),
});

/** Changes of films that wait for an editor. A decided one stays, with the decision. */
export const proposals = sqliteTable(
  'proposals',
  {
    id: text('id').primaryKey(),
    film_id: filmId(),
    kind: text('kind', { enum: [...PROPOSAL_KINDS] }).notNull(),
    /** The version of the film that its author saw. */
    base_version: integer('base_version').notNull(),
    /** A JSON Merge Patch of the facts; empty if the film is to be deleted, and for what is said in words. */
    patch: text('patch', { mode: 'json' }).$type<Readonly<Record<string, unknown>>>().notNull(),
    note: text('note'),
    author_kind: text('author_kind', { enum: [...AUTHOR_KINDS] }).notNull(),
    /** The id of the person or key; null if it is neither. */
    author_id: text('author_id'),
    author: text('author'),
    created_at: text('created_at').notNull(),
    status: text('status', { enum: [...PROPOSAL_STATUSES] })
      .notNull()
      .default('open'),
    decided_by: text('decided_by'),
    decided_at: text('decided_at'),
    decision_note: text('decision_note'),
    /** What a reader says in words: about which line, what is right, and where that can be read. */
    line: text('line').$type<ProposalLine>(),
    text: text('text'),
    source_url: text('source_url'),
    /** The SHA-256 of what is proposed and by whom: who proposes the same again gets a receipt for the open one. */
    digest: text('digest'),
    /** The id and name of the first editor who is for it, who may be its author: some changes need a second one. */
    approved_by_id: text('approved_by_id'),
    approved_by: text('approved_by'),
    /** The version of the film that was made of it; null if it was not accepted, or changed nothing. */
    accepted_version: integer('accepted_version'),
  },
  (table) => [
    index('proposals_by_status').on(table.status, table.created_at),
    index('proposals_of_film').on(table.film_id, table.status),
    uniqueIndex('proposals_open_once')
      .on(table.film_id, table.digest)
      .where(sql`status = 'open'`),
  ],
);

/** By which those who proposed something see what became of it: the SHA-256 of the token in the address. Nothing here tells who they are. */
export const proposalReceipts = sqliteTable(
  'proposal_receipts',
  {
    token_hash: text('token_hash').primaryKey(),
    proposal_id: text('proposal_id')
      .notNull()
      .references(() => proposals.id, { onDelete: 'cascade' }),
  },
  (table) => [index('proposal_receipts_of_proposal').on(table.proposal_id)],
);

/** The responses to writes with an `Idempotency-Key`, for a day: a client that repeats a request gets the same response. */
export const idempotentAnswers = sqliteTable(
  'idempotent_answers',
  {
    /** `person:ID` or `key:ID`. */
    client: text('client').notNull(),
    key: text('key').notNull(),
    request_hash: text('request_hash').notNull(),
    created_at: text('created_at').notNull(),
    status: integer('status').notNull(),
    headers: text('headers', { mode: 'json' }).$type<Readonly<Record<string, string>>>().notNull(),
    body: text('body').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.client, table.key] }),
    index('idempotent_answers_by_time').on(table.created_at),
  ],
);
