/** oEmbed: what other sites are told to show for an address that was pasted into them. */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Oembed } from '../../../api/contract/oembed.ts';
import { ROOM } from '../../../api/pages/embed/frame-size.ts';
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { filmFacts } from '../../helpers/film-facts.ts';
import { tagsOf } from '../../helpers/html.ts';
import { problemOf } from '../../helpers/problem-of.ts';
import { openTestApp, PUBLIC_URL, type TestApp } from '../../helpers/test-app.ts';

const HER = `${PUBLIC_URL}/films/her-2013`;
const HOSTILE = '"><script>alert(1)</script>';

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp([HER_2013, filmFacts({ id: 'hostile-1999', title: HOSTILE })]);
});
afterAll(() => app.close());

function ask(query: Record<string, string>): Promise<Response> {
  return app.request(`/oembed?${new URLSearchParams(query)}`);
}

async function answer(query: Record<string, string>): Promise<Oembed> {
  const response = await ask(query);
  expect(response.status).toBe(200);
  return response.json();
}

function frameOf({ html }: Oembed) {
  const tags = tagsOf(html);
  expect(tags.map(({ name }) => name)).toEqual(['div', 'iframe']);
  return tags[1]?.attributes ?? {};
}

describe('the address of a film', () => {
  it('is answered with a frame of it', async () => {
    const found = await answer({ url: HER, format: 'json' });
    expect(found).toMatchObject({
      version: '1.0',
      type: 'rich',
      title: 'Her (2013): content advisory',
      provider_name: 'content-advisory',
      provider_url: `${PUBLIC_URL}/`,
      cache_age: 86_400,
      width: 560,
    });
    expect(frameOf(found)).toMatchObject({
      src: `${PUBLIC_URL}/embed/her-2013`,
      width: '560',
      height: String(found.height),
      title: 'Her (2013): content advisory',
    });
    expect((await app.request('/embed/her-2013')).status).toBe(200);
  });

  it.each([
    `${PUBLIC_URL}/films/tt1798709`,
    `${PUBLIC_URL}/films/imdb%3Att1798709?utm_source=mail#sources`,
    `${PUBLIC_URL}/embed/tmdb:152601`,
  ])('is known in every form: %s', async (url) => {
    expect(await answer({ url })).toEqual(await answer({ url: HER }));
  });

  it('keeps the look that the address of a frame names', async () => {
    const { src } = frameOf(
      await answer({
        url: `${PUBLIC_URL}/embed/her-2013?layout=compact&theme=dark&lang=de&country=GB&spoilers=show`,
      }),
    );
    expect(src).toBe(
      `${PUBLIC_URL}/embed/her-2013?layout=compact&theme=dark&lang=de&country=GB&spoilers=show`,
    );
  });

  it('ends in no markup but the frame, whatever the title', async () => {
    const found = await answer({ url: `${PUBLIC_URL}/films/hostile-1999` });
    expect(frameOf(found)['title']).toBe(`${HOSTILE} (1999): content advisory`);
  });

  it('takes the parameters of other services along without a word', async () => {
    expect((await ask({ url: HER, dnt: '1', discover: 'true' })).status).toBe(200);
  });
});

describe('the room that a site has', () => {
  it('is never exceeded', async () => {
    for (const maxwidth of [1, 200, 320, 560, 2_000])
      for (const maxheight of [1, 50, 100, 200, 300, 500, 2_000]) {
        const found = await answer({
          url: HER,
          maxwidth: String(maxwidth),
          maxheight: String(maxheight),
        });
        expect(found.width).toBeLessThanOrEqual(maxwidth);
        expect(found.height).toBeLessThanOrEqual(maxheight);
        const frame = frameOf(found);
        expect(frame).toMatchObject({
          width: String(found.width),
          height: String(found.height),
        });
        const [, heights = ''] = /;height:(.*);color-scheme/.exec(frame['style'] ?? '') ?? [];
        const pixels = [...heights.matchAll(/(\d+)px(?! - )/g)].map(([, height]) => Number(height));
        expect(pixels[0]).toBe(found.height);
        expect(Math.max(...pixels)).toBeLessThanOrEqual(maxheight);
      }
  });

  it('that is too low for the card gets a smaller layout', async () => {
    const layouts = ['1000', '350', '80'].map(async (maxheight) => {
      const { src = '' } = frameOf(await answer({ url: HER, maxheight }));
      return new URL(src).searchParams.get('layout');
    });
    expect(await Promise.all(layouts)).toEqual([null, 'compact', 'badge']);
  });

  it.each(['0', '-5', 'wide', '1.5', '1e3', '100000', ''])(
    'is rejected if it is not a number of pixels: %j',
    async (maxwidth) => {
      const response = await ask({ url: HER, maxwidth });
      expect(response.status).toBe(400);
      expect((await problemOf(response)).errors).toMatchObject([{ pointer: '#/maxwidth' }]);
    },
  );
});

describe('the heights of a frame', () => {
  it('are those that the documentation names', () => {
    const text = readFileSync('docs/embedding.md', 'utf8');
    const rows = [...text.matchAll(/^\| (\w+) \| (\d+) px.*? \| (\d+) px \|$/gm)];
    const documented = rows.map(([, layout, from, height]) => [
      layout,
      Number(from),
      Number(height),
    ]);
    expect(documented).toEqual(
      Object.entries(ROOM).flatMap(([layout, { heights }]) =>
        heights.map(([from, height]) => [layout, from, height]),
      ),
    );
  });
});

describe('an address that is none of ours', () => {
  it.each([
    `${PUBLIC_URL}/films/nope-1999`,
    `${PUBLIC_URL}/films/`,
    `${PUBLIC_URL}/films/No!`,
    `${PUBLIC_URL}/films/%E0%A4`,
    `${PUBLIC_URL}/films/her-2013/more`,
    `${PUBLIC_URL}/v1/films/her-2013`,
    PUBLIC_URL,
    HER.replace('https:', 'http:'),
    HER.replace(PUBLIC_URL, `${PUBLIC_URL}.elsewhere.example`),
    HER.replace('https://', 'https://somebody@elsewhere.example/'),
    'https://elsewhere.example/films/her-2013',
    '/films/her-2013',
    'javascript:alert(1)',
    'her-2013',
    '',
  ])('is a 404 that says what one looks like: %s', async (url) => {
    const response = await ask({ url });
    expect(response.status).toBe(404);
    const problem = await problemOf(response);
    expect(problem.type).toBe('/docs#film-not-found');
    expect(problem.detail).toContain(`${PUBLIC_URL}/films/her-2013`);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
  });

  it('is a 400 where it is left out or there twice', async () => {
    for (const query of ['', `?url=${HER}&url=${HER}`]) {
      const response = await app.request(`/oembed${query}`);
      expect(response.status).toBe(400);
      expect((await problemOf(response)).errors).toMatchObject([{ pointer: '#/url' }]);
    }
  });
});

describe('another format', () => {
  it.each(['xml', 'XML', 'yaml'])('is a 501: %s', async (format) => {
    const response = await ask({ url: HER, format });
    expect(response.status).toBe(501);
    expect((await problemOf(response)).type).toBe('/docs#format-not-offered');
  });
});

describe('the page of a film', () => {
  it('names the address at which a site asks, and it answers', async () => {
    const html = await (await app.request('/films/tt1798709')).text();
    const link = tagsOf(html).find(
      ({ attributes }) => attributes['type'] === 'application/json+oembed',
    );
    expect(link?.attributes['rel']).toBe('alternate');
    const address = new URL(link?.attributes['href'] ?? '');
    expect(address.origin).toBe(PUBLIC_URL);
    const response = await app.request(address.pathname + address.search);
    expect(await response.json()).toEqual(await answer({ url: HER }));
  });
});
