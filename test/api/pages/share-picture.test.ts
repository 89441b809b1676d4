/** The picture beside a link to a film's page. */

import { Buffer } from 'node:buffer';
import { inflateSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CardFilm } from '../../../api/contract/advisory.ts';
import { fitTitle } from '../../../api/share-pictures/fit-title.ts';
import { PICTURE_SIZE } from '../../../api/http/share-pictures.ts';
import { readFont } from '../../../api/share-pictures/font.ts';
import { pictureSvg } from '../../../api/share-pictures/picture.ts';
import { writeFilm } from '../../../api/services/films/write.ts';
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { bareApp, type BareApp } from '../../helpers/bare-app.ts';
import { filmFacts, ratingFacts } from '../../helpers/film-facts.ts';
import { tagsOf } from '../../helpers/html.ts';
import { FONTS, testSharePictures } from '../../helpers/share-pictures.ts';
import { PUBLIC_URL } from '../../helpers/test-app.ts';
import { openTestDatabase, WRITTEN_AT, type TestDatabase } from '../../helpers/test-database.ts';

const FOREIGN = ['千と千尋の神隠し', 'जन गण मन', 'جدایی', 'ואלס עם באשיר', 'Up 🎈'];
const LONG = `Dr. Strangelove ${'or: How I Learned to Stop Worrying '.repeat(4)}`.trim();

const pictures = testSharePictures();
const { widthOf } = readFont(FONTS);
let database: TestDatabase;
let app: BareApp['app'];

beforeAll(async () => {
  database = await openTestDatabase([
    HER_2013,
    filmFacts(),
    filmFacts({ id: 'long-1964', title: LONG, year: 1964 }),
    filmFacts({
      id: 'estimated-2001',
      title: '<Estimated> & more',
      year: 2001,
      certificates: [{ system: 'MPA', rating: 'R', reasons: null, sources: [] }],
      ratings: [ratingFacts('violence', 5)],
    }),
    ...FOREIGN.map((title, index) => filmFacts({ id: `foreign-${index}-2000`, title, year: 2000 })),
  ]);
  ({ app } = bareApp({ openDb: () => database.db, sharePictures: pictures }));
});
afterAll(() => database.close());

async function svgOf(id: string): Promise<string> {
  const film = (await (await app.request(`/v1/films/${id}?fields=card`)).json()) as CardFilm;
  return pictureSvg(film, widthOf);
}

async function imageTags(path: string): Promise<Record<string, string>> {
  const html = await (await app.request(path, { headers: { Accept: 'text/html' } })).text();
  return Object.fromEntries(
    tagsOf(html)
      .map(({ attributes }) => [
        attributes['property'] ?? attributes['name'] ?? '',
        attributes['content'] ?? '',
      ])
      .filter(([name]) => /^(og:image|twitter:card)/.test(name ?? '')),
  );
}

async function bytesOf(response: Response): Promise<Buffer> {
  return Buffer.from(await response.arrayBuffer());
}

/** The size, and the colours of the pixels of a PNG without filters. */
function readPng(png: Buffer) {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const at = png.indexOf('IDAT') + 4;
  const lines = inflateSync(png.subarray(at, at + png.readUInt32BE(at - 8)));
  const colourAt = (x: number, y: number) =>
    lines.subarray(y * (1 + 4 * width) + 1 + 4 * x).toString('hex', 0, 3);
  return { width, height, colourAt };
}

describe('the share picture', () => {
  it('is a PNG of 1200 × 630 pixels that caches may keep like a page', async () => {
    const response = await app.request('/films/her-2013/share.png');
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('image/png');
    expect(response.headers.get('Cache-Control')).toMatch(/^public, max-age=60/);
    const { width, height, colourAt } = readPng(await bytesOf(response));
    expect({ width, height }).toEqual(PICTURE_SIZE);
    // The rule at the top, the paper, and the first step of the first concern.
    expect([colourAt(600, 5), colourAt(20, 300), colourAt(310, 364)]).toEqual([
      '111111',
      'faf9f6',
      'aa3311',
    ]);
  });

  it('has an ETag, by which it is not sent again', async () => {
    const first = await app.request('/films/her-2013/share.png');
    const etag = first.headers.get('ETag') ?? '';
    const headers = { 'If-None-Match': etag };
    expect((await app.request('/films/her-2013/share.png', { headers })).status).toBe(304);
  });

  it('is found by any id of the film', async () => {
    const response = await app.request('/films/tt1798709/share.png');
    expect(response.status).toBe(200);
  });

  it('is a 404 for a film that is not there', async () => {
    const response = await app.request('/films/nope-1999/share.png');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ type: '/docs#film-not-found' });
  });

  it('changes with the film', async () => {
    const film = filmFacts({ id: 'changing-2000', title: 'Changing', year: 2000 });
    const stamp = { now: WRITTEN_AT, actor: 'test' };
    await writeFilm(database.db, film, stamp);
    const before = await app.request('/films/changing-2000/share.png');
    await writeFilm(database.db, { ...film, ratings: [ratingFacts('sex', 5)] }, stamp);
    const after = await app.request('/films/changing-2000/share.png');
    expect(after.headers.get('ETag')).not.toBe(before.headers.get('ETag'));
    const [one, other] = [await bytesOf(before), await bytesOf(after)];
    expect(one.equals(other)).toBe(false);
  });

  it('draws known levels solid and a settled age in a solid box', async () => {
    const svg = await svgOf('her-2013');
    expect(svg).toContain('>16+</text>');
    expect(svg).toContain('Main reason: Sex');
    expect(svg).toContain('2013 · 126 min · MPA R');
    expect(svg.split('fill="#a31"')).toHaveLength(1 + 4 + 4 + 2 + 1 + 2);
    expect(svg).not.toContain('url(#hatch)');
    expect(svg).toMatch(/<rect [^>]*height="104" fill="#111"\/>/);
  });

  it('draws estimates hatched and a likely age in an outlined box', async () => {
    const svg = await svgOf('estimated-2001');
    expect(svg).toContain('>about 18+</text>');
    expect(svg).toContain('url(#hatch)');
    expect(svg.split('fill="#a31"')).toHaveLength(1 + 5);
    expect(svg).toContain('probably');
    expect(svg).toContain('&lt;Estimated&gt; &amp;</text>');
    expect(svg).toMatch(/<rect [^>]*height="101" fill="none" stroke="#111"/);
  });

  it('draws what is not rated empty, and no age', async () => {
    const svg = await svgOf('nothing-known-1999');
    expect(svg).toContain('>No age yet</text>');
    expect(svg.split('>not rated</text>')).toHaveLength(1 + 5);
    expect(svg).not.toMatch(/url\(#hatch\)|fill="#a31"/);
  });

  it.each(FOREIGN)('is left out where the font lacks the characters of %s', async (title) => {
    const id = `foreign-${FOREIGN.indexOf(title)}-2000`;
    expect((await app.request(`/films/${id}/share.png`)).status).toBe(404);
    expect(await imageTags(`/films/${id}`)).toEqual({ 'twitter:card': 'summary' });
  });

  it('is named with its size and its text in the head of the page', async () => {
    expect(await imageTags('/films/her-2013')).toEqual({
      'og:image': `${PUBLIC_URL}/films/her-2013/share.png?v=1`,
      'og:image:type': 'image/png',
      'og:image:width': '1200',
      'og:image:height': '630',
      'og:image:alt': expect.stringMatching(
        /^Her \(2013\): 16\+\. Language: strong\. Sex: strong\./,
      ),
      'twitter:card': 'summary_large_image',
    });
  });

  it('is a 404 where the service draws none', async () => {
    const { app: without } = bareApp({ openDb: () => database.db });
    expect((await without.request('/films/her-2013/share.png')).status).toBe(404);
  });

  it('is a 503 that says when to retry while too many wait', async () => {
    const { app: busy } = bareApp({
      openDb: () => database.db,
      sharePictures: { ...pictures, draw: async () => null },
    });
    const response = await busy.request('/films/her-2013/share.png');
    expect(response.status).toBe(503);
    expect(response.headers.get('Retry-After')).toBe('2');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
  });
});

describe('a title', () => {
  const fit = (title: string) => fitTitle(title, 700, widthOf);

  it('is as large as it fits in a line', () => {
    expect(fit('Her')).toEqual({ size: 88, lines: ['Her'] });
  });

  it('breaks between words, in smaller letters', () => {
    expect(fit('The Lord of the Rings: The Two Towers')).toEqual({
      size: 58,
      lines: ['The Lord of the Rings:', 'The Two Towers'],
    });
  });

  it('is cut after a word where three lines are too few, and no line is too wide', () => {
    const { size, lines } = fit(LONG);
    expect(lines).toHaveLength(3);
    expect(lines.at(-1)).toMatch(/ \w+…$/);
    for (const line of lines)
      expect((widthOf(line, 'bold') ?? Infinity) * size).toBeLessThanOrEqual(700);
  });

  it('is cut within a word that has no space', () => {
    expect(fit('x'.repeat(200)).lines).toEqual([expect.stringMatching(/^x{20,}…$/)]);
  });
});

it('The icon in pixels is the icon in SVG', async () => {
  const ico = await bytesOf(await app.request('/favicon.ico'));
  const png = ico.subarray(22).toString('base64');
  const wrapped = `<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"><image width="32" height="32" href="data:image/png;base64,${png}"/></svg>`;
  const fromSvg = new Resvg(await (await app.request('/favicon.svg')).text(), {
    fitTo: { mode: 'width', value: 32 },
  });
  expect(new Resvg(wrapped).render().pixels.equals(fromSvg.render().pixels)).toBe(true);
});
