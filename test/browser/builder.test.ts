/** The builder and the page about styling, as a site's owner meets them. */

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LAYOUTS } from '../../api/contract/embed-query.ts';
import { WAYS } from '../../api/pages/builder/snippet.ts';
import { PARTS } from '../../widget/reference.ts';
import {
  accessibilityViolations,
  goAndSettle,
  openPage,
  watchLayoutShift,
} from '../helpers/browser.ts';
import { useHost } from '../helpers/host-page.ts';

const host = useHost();

const snippetOn = (page: Page) => page.locator('#snippet').innerText();
const cards = (page: Page) => page.locator('.preview content-advisory article:visible');

async function open(path: string, options: Parameters<typeof openPage>[1] = {}) {
  const opened = await openPage(host.browser, options);
  await goAndSettle(opened.page, host.service.url + path);
  return opened;
}

async function paste(snippet: string, width = 800) {
  const path = `/${Math.random()}`;
  host.site.put(path, {
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A film blog</title><link rel="icon" href="data:,"></head><body><h1>Mine</h1>${snippet}<p>And so on.</p></body></html>`,
  });
  const opened = await openPage(host.browser, { viewport: { width, height: 900 } });
  const shift = await watchLayoutShift(opened.page);
  await opened.page.goto(host.site.origin + path, { waitUntil: 'networkidle' });
  return { ...opened, shift };
}

it.each(['/embed?q=the', '/embed?way=frame&version=0.1.0', '/theming'])(
  'The page %s is sound, dark at 320 px and light at 1280 px',
  async (path) => {
    const { page, errors, requests } = await open(path);
    for (const [width, colorScheme] of [
      [320, 'dark'],
      [1280, 'light'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      expect(await accessibilityViolations(page)).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    }
    expect(errors.filter((error) => !error.includes('status of 404'))).toEqual([]);
    expect(requests.filter((request) => !request.includes(host.service.url))).toEqual([]);
  },
);

describe('the builder', () => {
  it('follows each choice that is made by the keyboard, in snippet, preview and address', async () => {
    const { page, errors } = await open('/embed');
    expect(await snippetOn(page)).toContain('<content-advisory film="her-2013">');
    await page.getByLabel('Layout').focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('#result', { hasText: 'layout="compact"' }).waitFor();
    await page.getByLabel('Theme').focus();
    await page.keyboard.press('End');
    await page.locator('#result', { hasText: 'theme="dark"' }).waitFor();
    await page.getByLabel('Language').focus();
    await page.keyboard.type('Deut');
    await page.locator('#result', { hasText: 'lang="de"' }).waitFor();
    await cards(page).first().getByText('Sex: stark').waitFor();
    expect(await page.locator('.preview [part="card compact"]:visible').count()).toBe(2);
    expect(new URL(page.url()).searchParams.get('layout')).toBe('compact');
    expect(await page.locator('#told').innerText()).toBe('Showing Her (2013)');
    expect(await page.getByText('Size: 3 requests').count()).toBe(1);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('lang');
    expect(errors).toEqual([]);
  });

  it('takes the options of what is told by the keyboard too, and its cards do as they say', async () => {
    const { page, errors } = await open('/embed');
    expect(await cards(page).first().getByText('My child').count()).toBe(1);
    await page.getByLabel('Official rating to show first').focus();
    await page.keyboard.type('Germ');
    await page.locator('#result', { hasText: 'country="DE"' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('End');
    await page.locator('#result', { hasText: 'spoilers="show"' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('End');
    await page.locator('#result', { hasText: 'limits="off"' }).waitFor();
    expect(await snippetOn(page)).toContain(
      '<content-advisory film="her-2013" country="DE" spoilers="show" limits="off">',
    );
    await cards(page).first().waitFor();
    expect(await cards(page).first().getByText('My child').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('limits');
    expect(errors).toEqual([]);
  });

  it('says them in the address of a frame, but for limits, which a frame does not have', async () => {
    const { page } = await open('/embed?way=frame&country=DE&spoilers=show&limits=off');
    const snippet = await snippetOn(page);
    expect(snippet).toContain('/embed/her-2013?country=DE&amp;spoilers=show"');
    const [src] = await page
      .locator('.preview iframe')
      .evaluateAll((frames) => frames.map((frame) => (frame as HTMLIFrameElement).src));
    expect(new URL(src ?? '').search).toContain('country=DE&spoilers=show');
  });

  it('finds a film while its title is typed, and keeps the focus in the field', async () => {
    const { page } = await open('/embed');
    await page.getByLabel('Find a film').focus();
    await page.keyboard.type('dark kn');
    await page.getByLabel('The Dark Knight (2008)').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('q');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.locator('#result', { hasText: 'film="the-dark-knight-2008"' }).waitFor();
    await cards(page).first().getByText('The Dark Knight').waitFor();
  });

  it('takes the first film found by Enter, and says which one it shows', async () => {
    const { page, errors } = await open('/embed?layout=compact');
    const shown = page.getByRole('heading', { name: 'Preview:' });
    await page.getByLabel('Find a film').fill('the');
    await page.getByText('Press Enter or “Find” to choose the first').waitFor();
    expect(await shown.innerText()).toBe('Preview: Her (2013)');
    expect(await page.getByRole('radio', { checked: true }).getAttribute('value')).toBe('her-2013');
    const [, first] = await page.locator('#found .line').allInnerTexts();
    await page.keyboard.press('Enter');
    await page.locator('#told', { hasText: `Showing ${first}` }).waitFor();
    expect(await shown.innerText()).toBe(`Preview: ${first}`);
    const chosen = await page.getByRole('radio', { checked: true }).getAttribute('value');
    expect(await snippetOn(page)).toContain(`film="${chosen}" layout="compact"`);
    expect(await page.getByText('Press Enter or “Find” to choose the first').count()).toBe(0);
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      q: 'the',
      film: chosen,
      layout: 'compact',
      way: 'element',
      theme: 'auto',
      spoilers: 'hide',
    });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('q');
    expect(errors).toEqual([]);
  });

  it('keeps a film that is chosen among those found, whatever Enter is pressed on', async () => {
    const { page } = await open('/embed?q=dark');
    await page.getByLabel('The Dark Knight (2008)').check();
    await page.locator('#told', { hasText: 'Showing The Dark Knight (2008)' }).waitFor();
    expect(await page.getByText('Press Enter or “Find” to choose the first').isVisible()).toBe(
      false,
    );
    for (const place of [
      page.getByRole('radio', { checked: true }),
      page.getByLabel('Find a film'),
    ]) {
      await place.focus();
      const answered = page.waitForResponse('**/embed?*');
      await page.keyboard.press('Enter');
      await answered;
      await page.locator('#told', { hasText: 'Showing The Dark Knight (2008)' }).waitFor();
    }
  });

  it('keeps the film where none is found', async () => {
    const { page } = await open('/embed');
    await page.getByLabel('Find a film').fill('zzzz');
    await page.keyboard.press('Enter');
    await page.getByText('We don’t have “zzzz” yet.').waitFor();
    expect(await snippetOn(page)).toContain('film="her-2013"');
    expect(await page.getByRole('radio', { checked: true }).getAttribute('value')).toBe('her-2013');
  });

  it.each([
    { width: 1280, beside: true },
    { width: 900, beside: true },
    { width: 800, beside: true },
    { width: 320, beside: false },
  ])('has choices and preview side by side at $width px: $beside', async ({ width, beside }) => {
    const { page } = await open('/embed', { viewport: { width, height: 900 } });
    const choices = await page.locator('.choices').boundingBox();
    const preview = await page.locator('.preview').boundingBox();
    const edge = (choices?.x ?? 0) + (choices?.width ?? 0);
    expect((preview?.x ?? 0) >= edge).toBe(beside);
  });

  it.each([320, 900, 1280])('shows a frame whole at %i px', async (width) => {
    const { page } = await open('/embed?way=frame', { viewport: { width, height: 900 } });
    await page.getByText('A frame cannot see your page').waitFor();
    await page.locator('.ground.dark').scrollIntoViewIfNeeded();
    await page.locator('.ground.dark iframe').contentFrame().locator('article').waitFor();
    const frames = page.frames().slice(1);
    expect(frames.length).toBe(2);
    for (const frame of frames)
      expect(
        await frame.evaluate(
          () => document.documentElement.getBoundingClientRect().height - innerHeight,
        ),
      ).toBeLessThanOrEqual(0);
  });

  it('shows the colours on both grounds, and warns where they cannot be read', async () => {
    const { page, errors } = await open('/embed?paper=%23123456&ink=%23123457');
    expect(await snippetOn(page)).toContain('--paper: light-dark(#123456, #111111)');
    expect(await page.locator('.warning').first().innerText()).toContain(
      '--ink on --paper (light) has a contrast of 1.0',
    );
    const grounds = await page
      .locator('.preview content-advisory [part~=card]:visible')
      .evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node).backgroundColor));
    expect(grounds).toEqual(['rgb(18, 52, 86)', 'rgb(17, 17, 17)']);
    expect(errors).toEqual([]);
  });

  it('pins a version by its hash, and says that one is not final', async () => {
    const { page } = await open('/embed');
    await page.getByLabel('Version').selectOption({ index: 1 });
    await page.locator('#result', { hasText: 'integrity=' }).waitFor();
    const list = await (await fetch(`${host.service.url}/widget/versions.json`)).json();
    const { path, integrity, released } = list.versions[0];
    expect(await snippetOn(page)).toContain(
      `<script async src="${host.service.url}${path}" integrity="${integrity}" crossorigin="anonymous"></script>`,
    );
    expect(await page.locator('.warning').count()).toBe(released ? 0 : 1);
  });

  it('copies the snippet', async () => {
    const { page } = await open('/embed', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.locator('#told', { hasText: 'Copied.' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await snippetOn(page));
  });

  it('selects the snippet if access to the clipboard is denied', async () => {
    const { page } = await openPage(host.browser);
    await page.addInitScript(() =>
      Object.defineProperty(navigator, 'clipboard', { get: () => undefined }),
    );
    await goAndSettle(page, `${host.service.url}/embed`);
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('status').filter({ hasText: 'Selected' }).waitFor();
    const selected = await page.evaluate(() => getSelection()?.toString());
    expect(selected?.trim()).toBe((await snippetOn(page)).trim());
  });

  it('has nothing to copy where there is no film', async () => {
    const { page } = await open('/embed?film=nope-1999');
    expect(await page.getByRole('button', { name: 'Copy' }).count()).toBe(0);
    await page.getByLabel('Find a film').fill('dark kn');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Copy' }).waitFor();
  });

  it('says so where the service cannot be reached, and catches up with the next choice', async () => {
    const { page } = await open('/embed');
    await page.route('**/embed?*', (route) => route.abort());
    await page.getByLabel('Layout').selectOption('compact');
    await page.locator('#told', { hasText: 'can’t reach the server' }).waitFor();
    await page.unroute('**/embed?*');
    await page.getByLabel('Theme').selectOption('dark');
    await page.locator('#result', { hasText: 'layout="compact" theme="dark"' }).waitFor();
  });

  it('is a form that works without a script', async () => {
    const { page } = await openPage(host.browser, { javaScriptEnabled: false });
    await page.goto(host.service.url + '/embed');
    await page.getByLabel('Find a film').fill('dark kn');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByLabel('The Dark Knight (2008)').check();
    await page.getByLabel('Layout').selectOption('compact');
    await page.getByLabel('Language').selectOption('de');
    await page.getByRole('button', { name: 'Show' }).click();
    const snippet = await snippetOn(page);
    expect(snippet).toContain('film="the-dark-knight-2008" layout="compact" lang="de"');
    expect(await page.locator('.preview article').first().innerText()).toContain('Altersfreigabe');
    expect(await page.getByRole('button', { name: 'Copy' }).count()).toBe(0);
    await page.getByLabel('Find a film').fill('iron');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Preview: The Iron Giant (1999)' }).waitFor();
    expect(await snippetOn(page)).toContain('film="the-iron-giant-1999" layout="compact"');
  });
});

describe.each(WAYS)('what is pasted, as %s', (way) => {
  it('works on another origin, with as many requests as the builder says', async () => {
    const { page } = await open(`/embed?way=${way}&layout=compact&lang=de`);
    const told = Number(/(\d+) request/.exec(await page.locator('#weight').innerText())?.[1]);
    const pasted = await paste(await snippetOn(page));
    if (way === 'badge') {
      const image = pasted.page.getByRole('img', { name: 'Her (2013): content advisory' });
      expect(
        await image.evaluate((node) => (node as HTMLImageElement).naturalWidth),
      ).toBeGreaterThan(20);
    } else if (way === 'frame') {
      await pasted.page.frameLocator('iframe').getByText('Sex: stark').waitFor();
    } else {
      await pasted.page.locator('content-advisory').getByText('Sex: stark').waitFor();
    }
    expect(pasted.requests.filter((one) => one.includes(host.service.url))).toHaveLength(told);
    expect(pasted.errors).toEqual([]);
  });
});

it('what is pasted with its hash runs on another origin', async () => {
  const list = await (await fetch(`${host.service.url}/widget/versions.json`)).json();
  const { page } = await open(`/embed?version=${list.current}`);
  const pasted = await paste(await snippetOn(page));
  await pasted.page.locator('content-advisory article').waitFor();
  expect(pasted.errors).toEqual([]);
});

it.each(LAYOUTS)('what is pasted as %s, with colours, does not move the page', async (layout) => {
  const { page } = await open(`/embed?layout=${layout}&paper=%23ffeedd`);
  const pasted = await paste(await snippetOn(page), 412);
  await pasted.page.locator('content-advisory article').waitFor();
  expect(await pasted.shift()).toBe(0);
});

describe('the page about styling', () => {
  it('outlines the part that is chosen', async () => {
    const { page } = await open('/theming');
    const title = page.locator('content-advisory [part=title]').first();
    const outline = () => title.evaluate((node) => getComputedStyle(node).outlineStyle);
    expect(await outline()).toBe('none');
    await page.getByRole('radio', { name: /^title / }).check();
    expect(await outline()).toBe('solid');
  });

  it('names every part that the element draws, and no other', async () => {
    const { page } = await open('/theming');
    const drawn = new Set<string>();
    const note = async () => {
      const names = await page.evaluate(() =>
        [...document.querySelectorAll('content-advisory')].flatMap((element) =>
          [...(element.shadowRoot?.querySelectorAll('[part]') ?? [])].flatMap((node) => [
            ...node.part,
          ]),
        ),
      );
      for (const name of names) drawn.add(name);
    };
    await note();
    // A service that does not answer.
    await page.evaluate(() => {
      const element = document.createElement('content-advisory');
      element.setAttribute('film', 'her-2013');
      element.setAttribute('api', 'http://127.0.0.1:9');
      document.body.append(element);
    });
    await page.locator('[part=message]').waitFor();
    await note();
    await page.locator('[part=my-child] > details > summary').first().click();
    await page.getByRole('button', { name: 'Add a child' }).first().waitFor();
    for (const age of ['9', '15', '16']) {
      await page.locator('[part=my-child] input[type=number]').first().fill(age);
      await note();
    }
    // Every level and the unknown, a settled age and a likely one, as films made for it say them.
    const film = await (await fetch(`${host.service.url}/v1/films/her-2013?fields=card`)).json();
    for (const levels of [
      [0, 1, 2, 3, 4, 5, null],
      [null, null, null, null, null, null, null],
    ]) {
      const breakdown = film.breakdown.map((row: object, place: number) => ({
        ...row,
        level: levels[place],
        at_most: levels[place] ?? 5,
      }));
      await page.evaluate(
        (text) => {
          const id = `made-${Math.random()}`;
          const data = document.createElement('script');
          data.type = 'application/json';
          data.dataset['contentAdvisoryFilm'] = id;
          data.textContent = text;
          document.body.append(data);
          for (const layout of ['card', 'compact', 'badge']) {
            const element = document.createElement('content-advisory');
            element.setAttribute('film', id);
            element.setAttribute('layout', layout);
            document.body.append(element);
          }
        },
        JSON.stringify({
          ...film,
          age: { ...film.age, recommended: levels[0] === null ? null : 16 },
          breakdown,
        }),
      );
      await page.locator('body > content-advisory article').first().waitFor();
      await note();
    }
    expect([...drawn].toSorted()).toEqual(PARTS.map(({ name }) => name).toSorted());
  });
});
