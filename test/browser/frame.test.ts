/** A film in a frame of another site, and as a picture. */

import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LAYOUTS } from '../../api/contract/embed-query.ts';
import { frameListener } from '../../api/pages/embed/frame-html.ts';
import { heightOf } from '../../api/pages/embed/frame-size.ts';
import { CATEGORY_NAMES } from '../../db/vocabulary.ts';
import { ENGLISH } from '../../widget/words.ts';
import { accessibilityViolations, openPage } from '../helpers/browser.ts';
import { dejavuFaces } from '../helpers/host-fonts.ts';
import { useHost } from '../helpers/host-page.ts';

const host = useHost();

function frame(id: string, attributes = ''): string {
  return `<iframe src="${host.service.url}/embed/${id}" width="400" height="100" title="Her" style="border:0" ${attributes}></iframe>`;
}

/** The frame that we give to hosts: as oEmbed answers, and the builder. */
async function framed(id: string, look: Record<string, string> = {}): Promise<string> {
  const url = `${host.service.url}/embed/${id}?${new URLSearchParams(look)}`;
  const answer = await fetch(`${host.service.url}/oembed?${new URLSearchParams({ url })}`);
  return (await answer.json()).html;
}

async function visit(body: string, options: BrowserContextOptions = {}) {
  const path = `/${Math.random()}`;
  host.site.put(path, {
    html: `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A film blog</title><link rel="icon" href="data:,"><body style="margin:0">${body}</html>`,
  });
  const opened = await openPage(host.browser, options);
  await opened.page.goto(host.site.origin + path);
  return opened;
}

function visitListening(body: string) {
  return visit(frameListener(host.service.url) + body);
}

/** The height that the host has given the frame, once it is the one that the frame's page needs. */
async function toldHeight(page: Page): Promise<number | null> {
  const inside = page.frameLocator('iframe').locator('html');
  const [given, needed] = await Promise.all([
    page.locator('iframe').boundingBox(),
    inside.evaluate((html) => Math.ceil(html.getBoundingClientRect().height)),
  ]);
  return given?.height === needed ? needed : null;
}

describe.each(LAYOUTS)('the page in a frame, as %s', (layout) => {
  it.each([
    { width: 320, theme: 'dark', lang: 'ar' },
    { width: 800, theme: 'light', lang: 'en' },
  ])(
    'is sound at $width px, $theme, in $lang: nothing for axe, no overflow, no error, nothing from elsewhere',
    async ({ width, theme, lang }) => {
      const { page, errors, requests } = await openPage(host.browser, {
        viewport: { width, height: 900 },
      });
      const query = new URLSearchParams({ layout, theme, lang });
      await page.goto(`${host.service.url}/embed/her-2013?${query}`, { waitUntil: 'networkidle' });
      expect(await accessibilityViolations(page)).toEqual([]);
      const overflow = () => document.documentElement.scrollWidth - innerWidth;
      expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
      expect(errors).toEqual([]);
      expect(requests.filter((request) => !request.includes(host.service.url))).toEqual([]);
      expect(await page.context().cookies()).toEqual([]);
    },
  );
});

/** The languages whose cards are the tallest of all 13, each at some width. */
const TALLEST = { card: ['es', 'nl'], compact: ['es', 'de'], badge: ['de', 'ja'] } as const;

/** Draws the page in DejaVu Sans, the widest of the fonts that browsers take for `system-ui`. */
async function drawInWidest(page: Page): Promise<void> {
  await page.addStyleTag({
    content: `${dejavuFaces('DejaVu Sans', host.site.origin)} body { font-family: 'DejaVu Sans' !important }`,
  });
  await page.evaluate(async () => {
    document.body.getBoundingClientRect(); // The browser asks for fonts as it lays out the text.
    await document.fonts.ready;
  });
}

/** The films with the longest titles, and Her. */
async function longFilms(): Promise<string[]> {
  const { films } = await (await fetch(`${host.service.url}/v1/films?limit=100`)).json();
  const byLength = (films as { id: string; title: string }[]).toSorted(
    (a, b) => b.title.length - a.title.length,
  );
  return ['her-2013', ...byLength.slice(0, 3).map(({ id }) => id)];
}

describe.each(LAYOUTS)('the page in a frame, as %s', (layout) => {
  it.each(TALLEST[layout])('needs no more height than is documented, in %s', async (lang) => {
    const { page } = await openPage(host.browser, { bypassCSP: true });
    const cut: string[] = [];
    for (const id of await longFilms()) {
      await page.goto(`${host.service.url}/embed/${id}?layout=${layout}&lang=${lang}`);
      await drawInWidest(page);
      for (const width of [240, 272, 320, 400, 440, 520, 548, 640, 740]) {
        await page.setViewportSize({ width, height: 100 });
        const { height } = (await page.locator('html').boundingBox()) ?? { height: Infinity };
        const missing = height - heightOf(layout, width);
        if (missing > 0) cut.push(`${id} by ${missing} px at ${width}`);
      }
    }
    expect(cut).toEqual([]);
  });
});

describe.each(LAYOUTS)('the frame that we give to hosts, as %s', (layout) => {
  it('has the height for its width without a script of the host, on a phone as in a column of a wide page', async () => {
    const { page } = await visit(await framed('her-2013', { layout }));
    for (const width of [240, 272, 288, 343, 380, 440, 520, 640, 800]) {
      await page.evaluate((pixels) => (document.body.style.width = `${pixels}px`), width);
      const box = await page.locator('iframe').boundingBox();
      expect(box?.height, `in ${width} px`).toBe(heightOf(layout, box?.width ?? 0));
    }
  });
});

describe('the frame that we give to hosts', () => {
  it('is there where what stands around it asks how wide it is', async () => {
    const html = await framed('her-2013');
    const { page } = await visit(
      `<div style="float:left">${html}</div><div style="display:flex">${html}</div>`,
    );
    for (const frame of await page.locator('iframe').all())
      expect((await frame.boundingBox())?.width).toBeGreaterThanOrEqual(240);
  });

  it('has the height for its full width where the host takes styles out', async () => {
    const html = (await framed('her-2013')).replaceAll(/ style="[^"]*"/g, '');
    const { page } = await visit(html);
    expect((await page.locator('iframe').boundingBox())?.height).toBe(heightOf('card', 560));
  });

  it.each([
    { theme: 'auto', host: 'light dark', system: 'dark' },
    { theme: 'auto', host: 'normal', system: 'dark' },
    { theme: 'auto', host: 'dark', system: 'light' },
    { theme: 'dark', host: 'normal', system: 'light' },
    { theme: 'light', host: 'dark', system: 'dark' },
  ] as const)(
    'has the ground of the page around its card: $theme where that is “$host” and the system $system',
    async ({ theme, host, system }) => {
      const ground = `<style>:root { color-scheme: ${host}; background: #fedcba }</style>`;
      const { page } = await visit(ground + (await framed('her-2013', { theme })), {
        colorScheme: system,
      });
      const card = page.frameLocator('iframe').locator('main');
      const isDark = theme === 'auto' ? system === 'dark' : theme === 'dark';
      expect(await card.evaluate((main) => getComputedStyle(main).backgroundColor)).toBe(
        isDark ? 'rgb(17, 17, 17)' : 'rgb(255, 255, 255)',
      );
      expect(await colourAt(page, 10, heightOf('card', 560) - 2)).toEqual([0xfe, 0xdc, 0xba, 255]);
    },
  );
});

/** Red, green, blue and how opaque, from 0 to 255: what is drawn there, whoever draws it. */
async function colourAt(page: Page, x: number, y: number): Promise<number[]> {
  const png = await page.screenshot({ clip: { x, y, width: 1, height: 1 } });
  return page.evaluate(
    async (src) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      const canvas = document.createElement('canvas').getContext('2d');
      canvas?.drawImage(image, 0, 0);
      return [...(canvas?.getImageData(0, 0, 1, 1).data ?? [])];
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
}

describe('the page in a frame', () => {
  it('opens what stands behind a line without a script', async () => {
    const { page } = await openPage(host.browser, { javaScriptEnabled: false });
    await page.goto(`${host.service.url}/embed/her-2013`);
    const note = page.getByText('a kind of phone sex');
    expect(await note.isVisible()).toBe(false);
    await page.locator('summary', { hasText: /^Sex/ }).first().click();
    expect(await note.isVisible()).toBe(true);
  });

  it('tells its height to a host that listens, at first and when a line is opened', async () => {
    const { page, errors } = await visitListening(frame('her-2013'));
    await expect.poll(() => toldHeight(page)).toBeGreaterThan(200);
    const before = await toldHeight(page);
    await page.frameLocator('iframe').locator('summary', { hasText: /^Sex/ }).first().click();
    await expect.poll(() => toldHeight(page)).toBeGreaterThan(before ?? Infinity);
    expect(errors).toEqual([]);
  });

  it('tells it again to a host that asks for it, and for nothing else', async () => {
    const { page } = await visitListening(frame('her-2013'));
    await expect.poll(() => toldHeight(page)).not.toBeNull();
    await page.evaluate(() => {
      const host = globalThis as unknown as { answers: number }; // the test's own note on its own page
      host.answers = 0;
      addEventListener('message', () => (host.answers += 1));
    });
    const ask = (type: string) =>
      page.evaluate(
        (type) => document.querySelector('iframe')?.contentWindow?.postMessage({ type }, '*'),
        type,
      );
    const answers = () =>
      page.evaluate(() => (globalThis as unknown as { answers: number }).answers);
    await ask('content-advisory:other');
    await page
      .frameLocator('iframe')
      .locator('html')
      .evaluate(() => 0); // it has read the message
    expect(await answers()).toBe(0);
    await ask('content-advisory:height');
    await expect.poll(answers).toBe(1);
  });

  it('is not made any higher by another page’s message', async () => {
    const { page } = await visitListening(frame('her-2013'));
    await expect.poll(() => toldHeight(page)).not.toBeNull();
    const before = await toldHeight(page);
    await page.evaluate(async () => {
      const heard = new Promise((resolve) => addEventListener('message', resolve, { once: true }));
      postMessage({ type: 'content-advisory:height', height: 4_000 }, '*');
      await heard; // the host's own listener was there first
    });
    expect(await toldHeight(page)).toBe(before);
  });

  it('is blocked in frames at every other address', async () => {
    const { page, errors } = await visitListening(
      `<iframe src="${host.service.url}/films/her-2013" title="Her"></iframe>`,
    );
    await expect.poll(() => errors.join()).toContain('frame-ancestors');
    expect(await page.frameLocator('iframe').locator('main').count()).toBe(0);
  });

  it('says calmly that a film is not there', async () => {
    const { page } = await visitListening(frame('nope-1999'));
    await expect
      .poll(() => page.frameLocator('iframe').locator('main').innerText())
      .toContain(ENGLISH.notInCatalogue);
  });
});

describe('the badge', () => {
  it('has room for its words in every language', async () => {
    const { page } = await openPage(host.browser);
    const tooLong: string[] = [];
    for (const lang of ['en', 'es', 'fr', 'de', 'pt', 'it', 'nl', 'pl', 'tr', 'ar', 'ja', 'zh'])
      for (const category of ['', ...CATEGORY_NAMES]) {
        const query = new URLSearchParams({ lang, ...(category ? { category } : {}) });
        const svg = await (await fetch(`${host.service.url}/badge/her-2013.svg?${query}`)).text();
        expect(svg).toContain(` lang="${lang}"`);
        await page.setContent(svg);
        const widths = await page.evaluate(() => {
          const texts = [...document.querySelectorAll('text')];
          for (const text of texts) text.removeAttribute('textLength');
          const needed = texts.reduce((sum, text) => sum + text.getBBox().width, 0);
          const width = Number(document.querySelector('svg')?.getAttribute('width'));
          return { needed, width };
        });
        const room = widths.width - (category ? 46 : 16);
        if (widths.needed > room) tooLong.push(`${query}: ${widths.needed} px of ${room}`);
      }
    expect(tooLong).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('goes by the reader’s system: %s', async (colorScheme) => {
    const { page, errors } = await openPage(host.browser, { colorScheme });
    await page.goto(`${host.service.url}/badge/her-2013.svg`);
    const ground = await page.evaluate(() => {
      const path = document.querySelector('path');
      return path && getComputedStyle(path).fill;
    });
    expect(ground).toBe(colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(17, 17, 17)');
    expect(errors).toEqual([]);
  });
});
