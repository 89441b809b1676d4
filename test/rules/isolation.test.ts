/** Whatever a film's texts hold, no page, picture or snippet lets them turn round what stands beside them. */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Evidence } from '../../api/contract/evidence.ts';
import { WAYS } from '../../api/pages/builder/snippet.ts';
import type { FilmFacts } from '../../db/film.ts';
import { HER_2013 } from '../../db/seed/her-2013.ts';
import { bareApp } from '../helpers/bare-app.ts';
import { leaksInMarkup, leaksInText } from '../helpers/isolation.ts';
import { PUBLIC_URL } from '../helpers/test-app.ts';
import { openTestDatabase, type TestDatabase } from '../helpers/test-database.ts';

/** Hebrew, behind the end of an isolate that was never begun and an override that never ends. */
const HOSTILE = '\u2069\u202eשלום';
const FOREIGN = /שלום( \d+)?/;
const AS_PATH = encodeURIComponent(HOSTILE);

/** Fields that are no free text, by name. Every other text of a film is hostile, so that a new field is tested without a change here. */
const FIXED = new Set([
  ...['id', 'ids', 'url', 'system', 'rating', 'category', 'basis', 'confidence', 'kind', 'how'],
  ...['date', 'as_of', 'read_at', 'rated_at', 'updated_at', 'said_by'],
]);

let count = 0;

function hostile(value: unknown, name = ''): unknown {
  if (FIXED.has(name) || value === null || value === undefined) return value;
  if (typeof value === 'string') return `${HOSTILE} ${(count += 1)}`;
  if (Array.isArray(value)) return value.map((one) => hostile(one, name));
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, hostile(inner, key)]),
  );
}

const FILM = hostile({
  ...HER_2013,
  ratings: HER_2013.ratings.flatMap((rating) => [
    { ...rating, spoiler: false },
    { ...rating, basis: 'official', span: 'said', note: null },
  ]),
  certificates: HER_2013.certificates.map((one) => ({ ...one, reasons: 'said' })),
  similar: HER_2013.similar.flatMap((one) => [one, { ...one, title: 'said', id: null }]),
}) as FilmFacts; // of the same shape: only texts are others

let database: TestDatabase;
let get: (path: string) => Promise<string>;

beforeAll(async () => {
  database = await openTestDatabase([FILM]);
  const { app } = bareApp({
    openDb: () => database.db,
    readTranslation: async (path) =>
      readFileSync(path.startsWith('words') ? `api/pages/${path}` : `widget/${path}`, 'utf8'),
  });
  get = async (path) => {
    const answer = await app.request(path, { headers: { Accept: 'text/html' } });
    return answer.text();
  };
});
afterAll(() => database.close());

const ID = 'her-2013';

describe('foreign text is isolated', () => {
  it.each([
    `/films/${ID}`,
    '/?q=שלום',
    `/?q=${AS_PATH}`,
    `/?q=${AS_PATH}%2099999`,
    `/films/${AS_PATH}`,
    `/${AS_PATH}`,
    `/embed?film=${AS_PATH}`,
    `/embed?q=${AS_PATH}`,
    `/embed?q=${AS_PATH}%2099999`,
    ...WAYS.map((way) => `/embed?film=${ID}&way=${way}`),
    ...['en', 'ar'].map((lang) => `/embed/${ID}?lang=${lang}&spoilers=show`),
    ...['en', 'ar'].map((lang) => `/badge/${ID}.svg?lang=${lang}`),
    `/badge/${AS_PATH}.svg`,
    `/oembed?url=${AS_PATH}`,
    `/oembed?url=x&format=${AS_PATH}`,
  ])('in %s', async (path) => {
    const markup = await get(path);
    expect(markup).toMatch(FOREIGN);
    expect(leaksInMarkup(markup, FOREIGN)).toEqual([]);
  });

  it('in what oEmbed answers', async () => {
    const url = encodeURIComponent(`${PUBLIC_URL}/films/${ID}`);
    const { title, html } = JSON.parse(await get(`/oembed?url=${url}`));
    expect([...leaksInText(title, FOREIGN), ...leaksInMarkup(html, FOREIGN)]).toEqual([]);
    expect(title).toMatch(FOREIGN);
  });

  it.each([`/v1/films?${AS_PATH}=1`, `/v1/rating-systems/${AS_PATH}`])(
    'in the error of %s',
    async (path) => {
      const { detail } = JSON.parse(await get(path));
      expect(detail).toMatch(FOREIGN);
      expect(leaksInText(detail, FOREIGN)).toEqual([]);
    },
  );

  it.each(['en', 'ar'])('in the evidence in %s', async (lang) => {
    const evidence = JSON.parse(await get(`/v1/films/${ID}/evidence?lang=${lang}`)) as Evidence;
    const paragraphs = Object.values(evidence).flat();
    const texts = paragraphs.flatMap((one) => [
      // Another language has a paragraph of its own on the card.
      ...(one.lang === null ? [one.text] : []),
      ...one.links.map(({ text }) => text),
    ]);
    expect(texts.join('')).toMatch(FOREIGN);
    expect(texts.flatMap((text) => leaksInText(text, FOREIGN))).toEqual([]);
  });
});

describe('the rule sees', () => {
  it.each([
    ['a title with a number behind it', '<p>שלום 1 (2013)</p>'],
    ['one that shares its element with a number', '<bdi>שלום 1 (2013)</bdi>'],
    ['one that breaks out of its element', `<p><bdi>${HOSTILE} 1</bdi> (2013)</p>`],
    ['one in an attribute', '<img alt="שלום 1 (2013)">'],
    ['one between isolates that it ends', `<title>\u2068${HOSTILE} 1\u2069 (2013)</title>`],
    ['one in code to copy', '<pre>&lt;img alt="שלום 1"&gt;</pre>'],
  ])('%s', (_, markup) => {
    expect(leaksInMarkup(markup, FOREIGN)).not.toEqual([]);
  });

  it.each([
    ['a title in an element of its own', '<p><bdi>שלום 1</bdi> (2013)</p>'],
    ['a paragraph', `<p dir="auto">${HOSTILE} 1</p>`],
    ['a title between isolates', '<title>\u2068שלום 1\u2069 (2013)</title>'],
  ])('no harm in %s', (_, markup) => {
    expect(leaksInMarkup(markup, FOREIGN)).toEqual([]);
  });
});
