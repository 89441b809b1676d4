/** The tables. Facts stand in their own rows; `documents` and `film_index` are projections made at each write, so that a read is one row. */

import {
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  unique,
} from 'drizzle-orm/sqlite-core';
import type {
  DetailsFacts,
  ElsewhereFacts,
  ReviewFacts,
  SimilarFacts,
  SourceIndexes,
  WatchFacts,
} from './facts.ts';
import type { Category, Level } from './vocabulary.ts';
import { BASES, CONFIDENCES, ID_SCHEMES } from './vocabulary.ts';

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
  (table) => [
    primaryKey({ columns: [table.film_id, table.position] }),
    index('certificates_by_rating').on(table.system, table.rating, table.film_id),
  ],
);

export const sources = sqliteTable(
  'sources',
  {
    film_id: filmId(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    url: text('url'),
    read_at: text('read_at'),
  },
  (table) => [primaryKey({ columns: [table.film_id, table.position] })],
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

/** The finished advisory of each film, exactly as the API answers it, and its entity tag. */
export const documents = sqliteTable('documents', {
  film_id: filmId().primaryKey(),
  advisory: text('advisory').notNull(),
  etag: text('etag').notNull(),
});

/**
 * One narrow row a film for the limits query. `levels` holds each category in thermometer code, a bit for every level that the
 * film may reach (of a positive: that it may miss), so that a set of limits is one AND; see `api/domain/level-bits.ts`.
 */
export const filmIndex = sqliteTable(
  'film_index',
  {
    number: integer('number').primaryKey(),
    film_id: filmId().unique(),
    title_key: text('title_key').notNull(),
    year: integer('year').notNull(),
    /** Ages in years: the safe one and the likely one (99 where unknown), and the least that is known (0 where nothing is). */
    age: integer('age').notNull(),
    age_likely: integer('age_likely').notNull(),
    age_known: integer('age_known').notNull(),
    levels: integer('levels').notNull(),
    levels_likely: integer('levels_likely').notNull(),
    levels_known: integer('levels_known').notNull(),
    summary: text('summary').notNull(),
  },
  (table) => [
    index('film_index_by_title').on(table.title_key, table.film_id, table.levels, table.age),
    index('film_index_by_year').on(table.year, table.film_id, table.levels, table.age),
    index('film_index_by_age').on(table.age, table.film_id, table.levels),
  ],
);

/** What was changed, when and by whom: one line for each write of a film. */
export const changes = sqliteTable('changes', {
  number: integer('number').primaryKey({ autoIncrement: true }),
  film_id: text('film_id').notNull(),
  version: integer('version').notNull(),
  changed_at: text('changed_at').notNull(),
  actor: text('actor').notNull(),
});
