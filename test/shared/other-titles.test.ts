/** Films are found by each of their titles, in any language. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFilmsToRemove, removeFromCatalogue } from '../../api/services/films/remove.ts';
import { writeFilm } from '../../api/services/films/write.ts';
import { EMPTY_DETAILS } from '../../db/film.ts';
import { NUMBER } from '../../db/queries/title-search.ts';
import { filmFacts } from '../helpers/film-facts.ts';
import { openTestApp, type TestApp } from '../helpers/test-app.ts';

const ORIGINAL = { original_title: '千と千尋の神隠し', original_language: 'ja' };
const FILMS = [
  filmFacts({
    id: 'her-2013',
    title: 'Her',
    year: 2013,
    titles: { de: 'Her', ko: '그녀', pt: 'Ela', tr: 'Aşk' },
  }),
  filmFacts({ id: 'elaine-1999', title: 'Elaine' }),
  filmFacts({ id: 'about-ela-2009', title: 'About Ela' }),
  filmFacts({
    id: 'spirited-away-2001',
    title: 'Spirited Away',
    titles: { fr: 'Le Voyage de Chihiro', it: 'La città incantata' },
    details: { ...EMPTY_DETAILS, ...ORIGINAL },
  }),
  filmFacts({ id: 'mer-2000', title: 'Sea', titles: { fr: 'La Mer', it: 'Il mare' } }),
  filmFacts({ id: 'mother-2001', title: 'Mum', titles: { fr: 'La Vie', it: 'Mercato' } }),
];

interface Listed {
  id: string;
  found_as?: { title: string; language: string | null };
}

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp(FILMS);
});
afterAll(() => app.close());

async function search(query: Record<string, string>) {
  const response = await app.request(`/v1/films?${new URLSearchParams(query)}`);
  expect(response.status).toBe(200);
  return (await response.json()) as { films: Listed[]; meant?: string[]; next: string | null };
}

async function idsOf(query: Record<string, string>) {
  return (await search(query)).films.map(({ id }) => id);
}

describe('a film', () => {
  it.each([
    ['its main title', 'her', 'her-2013', undefined],
    ['a title in another script', '그녀', 'her-2013', { title: '그녀', language: 'ko' }],
    ['a title without its accents', 'ask', 'her-2013', { title: 'Aşk', language: 'tr' }],
    [
      'beginnings of words of a title',
      'chih voy',
      'spirited-away-2001',
      { title: 'Le Voyage de Chihiro', language: 'fr' },
    ],
    [
      'its original title',
      '千と千尋',
      'spirited-away-2001',
      { title: '千と千尋の神隠し', language: 'ja' },
    ],
    ['a title and its year', '그녀 2013', 'her-2013', { title: '그녀', language: 'ko' }],
    [
      'a title with a typo',
      'chihirro',
      'spirited-away-2001',
      { title: 'Le Voyage de Chihiro', language: 'fr' },
    ],
    [
      'a title with a typo at both ends',
      'incandate',
      'spirited-away-2001',
      { title: 'La città incantata', language: 'it' },
    ],
  ])('is found by %s, and says by which', async (_, q, id, found_as) => {
    const [film] = (await search({ q })).films;
    expect(film?.id).toBe(id);
    expect(film?.found_as).toEqual(found_as);
  });

  it('is found by the words of one title, not of several together', async () => {
    expect(await idsOf({ q: 'la mer' })).toEqual(['mer-2000']);
    expect(await idsOf({ q: 'la mer', sort: '-year' })).toEqual(['mer-2000']);
  });

  it('goes on to be found within filters', async () => {
    expect(await idsOf({ q: 'ela', 'year.gte': '2013' })).toEqual(['her-2013']);
    expect(await idsOf({ q: 'ela', 'year.gte': '2014' })).toEqual([]);
    expect(await idsOf({ q: '그녀', country: 'US' })).toEqual([]);
  });

  it('is forgotten by titles that it no longer has, and when it is removed', async () => {
    const film = filmFacts({ id: 'gone-1990', title: 'Gone', titles: { es: 'Zarzuela' } });
    const options = { now: '2026-03-03T00:00:00.000Z', actor: 'test' };
    await writeFilm(app.db, film, options);
    expect(await idsOf({ q: 'zarzuela' })).toEqual(['gone-1990']);
    await writeFilm(app.db, { ...film, titles: { es: 'Habanera' } }, options);
    expect(await idsOf({ q: 'zarzuela' })).toEqual([]);
    expect(await idsOf({ q: 'habanera' })).toEqual(['gone-1990']);
    const { films } = await findFilmsToRemove(app.db, ['gone-1990']);
    await removeFromCatalogue(app.db, films, options);
    expect(await idsOf({ q: 'habanera' })).toEqual([]);
    const { rows } = await app.db.$client.execute(
      `select rowid from title_search where ${NUMBER} not in (select number from film_index)`,
    );
    expect(rows).toEqual([]);
  });
});

describe('a search by match', () => {
  it('has main titles that begin with the words first, then other titles that do, then the rest', async () => {
    const inOrder = ['elaine-1999', 'her-2013', 'about-ela-2009'];
    expect(await idsOf({ q: 'ela', sort: 'match' })).toEqual(inOrder);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await search({
        ...{ q: 'ela', sort: 'match', limit: '1' },
        ...(cursor === '' ? {} : { cursor }),
      });
      paged.push(...page.films.map(({ id }) => id));
      cursor = page.next;
    }
    expect(paged).toEqual(inOrder);
  });
});

it('a word that very many titles have finds the films by their main and their other titles, in order', async () => {
  const many = await openTestApp(
    Array.from({ length: 900 }, (_, place) => {
      const number = String(place).padStart(4, '0');
      const word = ['Common', 'Other'][place % 2] ?? '';
      return filmFacts({
        id: `film-${number}`,
        title: `${word} ${number}`,
        titles: word === 'Other' ? { de: `Die common ${number}`, fr: 'La même' } : {},
      });
    }),
  );
  const ids: string[] = [];
  for (const sort of ['title', 'match']) {
    for (let cursor: string | null = ''; cursor !== null;) {
      const query = { q: 'common 0', sort, limit: '100', ...(cursor === '' ? {} : { cursor }) };
      const page = (await (
        await many.request(`/v1/films?${new URLSearchParams(query)}`)
      ).json()) as { films: Listed[]; next: string | null };
      ids.push(...page.films.map(({ id }) => id));
      cursor = page.next;
    }
  }
  const titled = (rest: number) =>
    Array.from({ length: 450 }, (_, place) => `film-${String(place * 2 + rest).padStart(4, '0')}`);
  const sorted = [...titled(0), ...titled(1)];
  expect(ids).toEqual([...sorted, ...sorted]);
  await many.close();
});

it('a search goes through all of its films in the order of their titles, in any script and however many begin alike', async () => {
  const begins = ['Love', 'Lov', 'Lö', 'Любовь', 'Лю', '사랑', '사', '愛', '2', 'A'];
  const films = begins.flatMap((begin, kind) =>
    // More titles of one kind begin alike than fit in a page.
    Array.from({ length: kind === 0 ? 220 : 12 }, (_, place) =>
      filmFacts({
        id: `film-${kind}-${String((place * 7) % 220).padStart(3, '0')}`,
        title: `${begin} ${place % 5 === 0 ? '' : (place * 37) % 101}`.trim(),
        titles: { fr: `Amour ${place}`, it: 'Amore, amore' },
      }),
    ),
  );
  const loved = await openTestApp(films);
  const pagesOf = async (query: Record<string, string>) => {
    const ids: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const search = new URLSearchParams({ ...query, ...(cursor === '' ? {} : { cursor }) });
      const response = await loved.request(`/v1/films?${search}`);
      const page = (await response.json()) as { films: Listed[]; next: string | null };
      ids.push(...page.films.map(({ id }) => id));
      cursor = page.next;
    }
    return ids;
  };
  const inOrder = await pagesOf({ sort: 'title', limit: '100' });
  expect(inOrder).toHaveLength(films.length);
  for (const limit of ['7', '50', '100']) {
    expect(await pagesOf({ q: 'amo', sort: 'title', limit })).toEqual(inOrder);
    expect(await pagesOf({ q: 'amo amour', sort: 'title', limit })).toEqual(inOrder);
  }
  expect(await pagesOf({ q: 'amo', sort: 'match', limit: '50' })).toEqual(inOrder);
  await loved.close();
});
