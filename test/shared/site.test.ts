/** What browsers and search engines ask of every site. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFilm } from '../../api/services/films/write.ts';
import { HER_2013 } from '../../db/seed/her-2013.ts';
import { filmFacts } from '../helpers/film-facts.ts';
import { openTestApp, PUBLIC_URL, type TestApp } from '../helpers/test-app.ts';
import { WRITTEN_AT } from '../helpers/test-database.ts';

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp([HER_2013, filmFacts({ id: 'amélie-2001', title: 'Amélie' })]);
});
afterAll(() => app.close());

const text = async (path: string) => (await app.request(path)).text();

describe('robots.txt', () => {
  it('lets crawlers read the pages, not the API, the frames, forms and receipts, and names the sitemap', async () => {
    const response = await app.request('/robots.txt');
    expect(response.headers.get('Content-Type')).toMatch(/^text\/plain/);
    expect((await response.text()).split('\n')).toEqual([
      'User-agent: *',
      'Disallow: /v1/',
      'Disallow: /embed/',
      'Disallow: /films/*/correct',
      'Disallow: /*/films/*/correct',
      'Disallow: /proposals/',
      'Disallow: /*/proposals/',
      '',
      `Sitemap: ${PUBLIC_URL}/sitemap.xml`,
      '',
    ]);
  });
});

describe('the sitemap', () => {
  it('lists its parts, each with its last change', async () => {
    const response = await app.request('/sitemap.xml');
    expect(response.headers.get('Content-Type')).toBe('application/xml; charset=utf-8');
    expect(response.headers.get('Cache-Control')).toMatch(/^public, max-age=60/);
    expect(await response.text()).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n<sitemap><loc>${PUBLIC_URL}/sitemap-pages.xml</loc></sitemap>\n<sitemap><loc>${PUBLIC_URL}/sitemap-films.xml?part=1</loc><lastmod>${WRITTEN_AT}</lastmod></sitemap>\n</sitemapindex>\n`,
    );
  });

  it('lists the pages that are not about one film by addresses that answer', async () => {
    const xml = await text('/sitemap-pages.xml');
    const addresses = [...xml.matchAll(/<loc>(.*)<\/loc>/g)].map(([, address = '']) => address);
    expect(addresses).toContain(`${PUBLIC_URL}/ages/8`);
    expect(addresses).toContain(`${PUBLIC_URL}/levels/violence/0`);
    for (const address of addresses)
      expect((await app.request(new URL(address).pathname)).status, address).toBe(200);
  });

  it('lists films by addresses that answer, each with its last change', async () => {
    const xml = await text('/sitemap-films.xml?part=1');
    const entries = [...xml.matchAll(/<url><loc>(.*)<\/loc><lastmod>(.*)<\/lastmod><\/url>/g)];
    expect(entries.map(([, address, changed]) => [address, changed])).toEqual([
      [`${PUBLIC_URL}/films/her-2013`, WRITTEN_AT],
      [`${PUBLIC_URL}/films/am%C3%A9lie-2001`, WRITTEN_AT],
    ]);
    for (const [, address = ''] of entries)
      expect((await app.request(new URL(address).pathname)).status).toBe(200);
    expect(xml).toMatch(/^<\?xml .*<\/urlset>\n$/s);
  });

  it('has the time of a change in the film, its part and the ETag', async () => {
    const before = (await app.request('/sitemap-films.xml?part=1')).headers.get('ETag') ?? '';
    const headers = { 'If-None-Match': before };
    expect((await app.request('/sitemap-films.xml?part=1', { headers })).status).toBe(304);
    const changed = '2027-05-06T07:08:09.000Z';
    await writeFilm(app.db, HER_2013, { now: changed, actor: 'test' });
    expect((await app.request('/sitemap-films.xml?part=1', { headers })).status).toBe(200);
    const part = await text('/sitemap-films.xml?part=1');
    expect(part).toContain(`/films/her-2013</loc><lastmod>${changed}</lastmod>`);
    expect(part).toContain(`/films/am%C3%A9lie-2001</loc><lastmod>${WRITTEN_AT}</lastmod>`);
  });

  it.each([
    ['2', 404],
    ['999999', 404],
    ['0', 400],
    ['1.5', 400],
    ['last', 400],
  ])('has no part %s', async (part, status) => {
    expect((await app.request(`/sitemap-films.xml?part=${part}`)).status).toBe(status);
  });
});

describe('the icon', () => {
  it.each([
    ['/favicon.svg', 'image/svg+xml'],
    ['/favicon.ico', 'image/x-icon'],
  ])('is at %s', async (path, type) => {
    const response = await app.request(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe(type);
    expect(response.headers.get('Cache-Control')).toMatch(/^public/);
  });

  it('is named by every page', async () => {
    expect(await text('/')).toContain('<link rel="icon" href="/favicon.svg" type="image/svg+xml"');
  });
});

it('Without a renderer, as on Workers, a film has no share picture and its page no tag for one', async () => {
  expect((await app.request('/films/her-2013/share.png')).status).toBe(404);
  expect(await text('/films/her-2013')).not.toContain('og:image');
});
