/** Our own pages as an app: they can be installed, and what was read stays readable without a connection. */

import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { accessibilityViolations, openPage, watchLayoutShift } from '../helpers/browser.ts';
import { startFrontSite } from '../helpers/front-site.ts';
import { cardOn, hostPage, useHost } from '../helpers/host-page.ts';
import { startService } from '../helpers/service.ts';

const host = useHost();

const PHONE = { viewport: { width: 390, height: 844 } };

/** A reader's browser on a site of its own, which the test can cut off. */
async function startReading(options: BrowserContextOptions = PHONE) {
  const front = await startFrontSite(host.service.url);
  onTestFinished(() => front.close());
  const opened = await openPage(host.browser, { serviceWorkers: 'allow', ...options });
  const { page } = opened;
  page.setDefaultTimeout(15_000);
  const shift = await watchLayoutShift(page);
  const go = (path: string) => page.goto(front.origin + path);
  /** Opens a page, and waits until it is saved. */
  const read = async (path: string) => {
    await go(path);
    await expect.poll(() => savedPaths(page)).toContain(path.replace(/#.*/, ''));
  };
  /** Opens a page that is not saved, and waits until the service worker answers. */
  const pass = async (path: string) => {
    await go(path);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await expect
      .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
      .toBe(true);
  };
  const goOffline = () => page.context().setOffline(true);
  return { ...opened, front, shift, go, read, pass, goOffline };
}

/** The paths of everything that is saved, with what follows in their addresses. */
async function savedPaths(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names = await caches.keys();
    const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => url.slice(location.origin.length));
  });
}

/** What a browser has registered and saved for the page's origin. */
async function leftBehind(page: Page) {
  return page.evaluate(async () => ({
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    caches: await caches.keys(),
  }));
}

const isFilm = (path: string) => /^(\/[a-z]{2})?\/films\/[^/]+$/.test(path);
const mark = (page: Page) => page.locator('#saved');
/** The text of the mark that is shown. */
async function markText(page: Page): Promise<string> {
  expect(await mark(page).isVisible()).toBe(true);
  return mark(page).innerText();
}
const age = (page: Page, years: number) =>
  page.getByRole('checkbox', { name: `${years}`, exact: true });

function today(language: string): string {
  return new Date().toLocaleDateString(language, { day: 'numeric', month: 'long' });
}

describe('the app', () => {
  it('is installable: a manifest without errors in the page’s language, and icons that load', async () => {
    const { page, go, errors } = await startReading();
    await go('/es');
    const session = await page.context().newCDPSession(page);
    const { data, errors: mistakes } = await session.send('Page.getAppManifest');
    expect(mistakes).toEqual([]);
    const manifest = JSON.parse(data ?? '');
    expect(manifest).toMatchObject({
      name: 'content-advisory',
      lang: 'es',
      id: '/es',
      start_url: '/es',
      scope: '/',
      display: 'standalone',
    });
    expect(manifest.icons.map(({ purpose }: { purpose?: string }) => purpose)).toContain(
      'maskable',
    );
    for (const { src, sizes } of manifest.icons) {
      const width = await page.evaluate(async (src) => {
        const image = new Image();
        image.src = src;
        await image.decode();
        return image.naturalWidth;
      }, src);
      expect(width, src).toBeGreaterThan(0);
      if (sizes !== 'any') expect(`${width}x${width}`).toBe(sizes);
    }
    const colour = () =>
      page.evaluate(() => {
        const metas = document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]');
        // Browsers take the first that applies.
        const chosen = [...metas].find(({ media }) => !media || matchMedia(media).matches);
        return chosen?.content;
      });
    for (const [colorScheme, background] of [
      ['light', '#faf9f6'],
      ['dark', '#111214'],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await colour()).toBe(background);
    }
    expect(errors).toEqual([]);
  });

  it('starts its service worker without an error, after the page', async () => {
    const { page, pass, front, errors } = await startReading();
    await pass('/');
    const paths = front.requests.map((request) => request.replace('GET ', ''));
    for (const path of ['/assets/page.css', '/assets/find.js'])
      expect(paths.indexOf(path)).toBeLessThan(paths.indexOf('/service-worker.js'));
    expect(paths.indexOf('/service-worker.js')).toBeGreaterThan(0);
    expect(errors).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
  });
});

describe('a film', () => {
  it.each([
    { colorScheme: 'light', width: 320 },
    { colorScheme: 'dark', width: 1280 },
  ] as const)(
    'that was the first page opened is readable offline, marked with its day: $colorScheme, $width px',
    async ({ colorScheme, width }) => {
      const viewport = { width, height: 900 };
      const { page, read, go, goOffline, shift } = await startReading({ colorScheme, viewport });
      await read('/films/her-2013');
      await expect.poll(() => savedPaths(page)).toContain('/offline');
      expect(await mark(page).isVisible()).toBe(false);
      await goOffline();
      await go('/compare');
      await go('/films/her-2013#for=11.V1');
      expect(await markText(page)).toBe(`Saved on ${today('en')}. You seem to be offline.`);
      expect(await page.getByRole('status').first().innerText()).toContain('Saved on');
      await page.locator('content-advisory [part~=age]').first().waitFor();
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(await shift()).toBe(0);
      const overflow = () => document.documentElement.scrollWidth - innerWidth;
      expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
    },
  );

  it('answers for a child offline', async () => {
    const { page, read, go, goOffline } = await startReading();
    await read('/films/her-2013');
    await goOffline();
    await go('/films/her-2013');
    await page.locator('[part=my-child]').getByRole('spinbutton').fill('8');
    await page.getByText('8 years old').first().waitFor();
  });

  it('has its mark in the page’s language', async () => {
    const { page, read, go, goOffline } = await startReading();
    await read('/ar/films/her-2013');
    await goOffline();
    await go('/ar/films/her-2013');
    expect(await markText(page)).toBe(`حُفظت في ${today('ar')}. يبدو أنك غير متصل بالإنترنت.`);
  });

  it('is the saved one while the service fails or does not answer, and the new one again after that', async () => {
    const { page, read, front } = await startReading();
    await read('/films/her-2013');
    for (const connection of ['failing', 'hanging', 'away'] as const) {
      front.connection = connection;
      await page.reload({ timeout: 40_000 });
      expect(await mark(page).isVisible(), connection).toBe(true);
      expect(await page.locator('main').innerText()).toContain('Her');
    }
    front.connection = 'there';
    await page.reload();
    expect(await mark(page).isVisible()).toBe(false);
  });

  it('that is the 21st drops the first one opened', async () => {
    const { page, go, read } = await startReading();
    const answer = await fetch(`${host.service.url}/v1/films?limit=21&unknown=include`);
    const { films } = (await answer.json()) as { films: { id: string }[] };
    const paths = films.map(({ id }) => `/films/${id}`);
    const [first = '', second = ''] = paths;
    for (const path of paths.slice(0, 20)) await read(path);
    // Opened again, so no longer the oldest.
    await go(first);
    await expect.poll(async () => (await savedPaths(page)).findLast(isFilm)).toBe(first);
    await read(paths[20] ?? '');
    const saved = (await savedPaths(page)).filter(isFilm);
    expect(saved).toHaveLength(20);
    expect(saved).toContain(first);
    expect(saved).not.toContain(second);
  });
});

describe('the last list', () => {
  it('is readable offline, with ages and filters computed on the device', async () => {
    const { page, pass, go, goOffline, errors } = await startReading();
    await pass('/');
    await age(page, 8).check();
    await age(page, 12).check();
    await page.locator('.filters summary').click();
    await page.locator('select[name=sort]').selectOption('title');
    await page.getByRole('heading', { name: /^Fits 8 and 12/ }).waitFor();
    await expect.poll(() => savedPaths(page)).toContain('/?sort=title');
    const list = '/v1/films?fields=card&unknown=likely&limit=100&age.lte=11&sort=title';
    await expect.poll(() => savedPaths(page)).toContain(list);
    const films = await page.locator('.fits .films li').allInnerTexts();
    const address = page.url().replace(/^.*?(?=\/\?)/, '');
    await goOffline();
    await go('/about');
    await go(address);
    await page.getByRole('heading', { name: /^Fits 8 and 12/ }).waitFor();
    expect(await page.locator('.fits .films li').allInnerTexts()).toEqual(films);
    expect(await markText(page)).toContain('Saved on');
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(errors.filter((error) => !error.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  });

  it('is only the last one, with the list of one age band', async () => {
    const { page, read } = await startReading();
    await read('/');
    await age(page, 3).check();
    await expect.poll(async () => (await savedPaths(page)).join()).toContain('age.lte=6');
    await age(page, 3).uncheck();
    await age(page, 16).check();
    await expect.poll(async () => (await savedPaths(page)).join()).toContain('age.lte=18');
    expect((await savedPaths(page)).join()).not.toContain('age.lte=6');
    await read('/ages/8');
    expect(await savedPaths(page)).not.toContain('/');
  });
});

describe('a page that is not saved', () => {
  it('is offline the list of what is saved, in the reader’s language', async () => {
    const { page, read, go, goOffline } = await startReading();
    await read('/es/films/her-2013');
    await read('/es/ages/8');
    await expect.poll(() => savedPaths(page)).toContain('/es/offline');
    await goOffline();
    await go('/es/films/coco-2017');
    expect(await page.locator('h1').innerText()).toBe('Películas guardadas');
    expect(await page.locator('#unavailable').isVisible()).toBe(true);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.locator('#last-list a').waitFor();
    await page.getByRole('link', { name: /^Her/ }).click();
    await page.waitForURL('**/es/films/her-2013');
    expect(await mark(page).isVisible()).toBe(true);
  });

  it('forgets all of it when the reader says so', async () => {
    const { page, read, go } = await startReading();
    await read('/films/her-2013');
    await go('/about/privacy');
    await page.getByRole('link', { name: 'Saved films' }).click();
    await page.getByRole('link', { name: /^Her/ }).waitFor();
    await page.getByRole('button', { name: 'Forget saved films' }).click();
    await page.getByText('No film is saved yet.').waitFor();
    expect(await page.locator('#forgotten').innerText()).toContain('Forgotten.');
    expect((await leftBehind(page)).caches).toEqual([]);
  });
});

describe('what is saved', () => {
  it('is nothing before a film or a list is opened', async () => {
    const { page, pass, go } = await startReading();
    await pass('/about');
    await go('/about/ratings');
    await go('/compare#her-2013');
    await go('/?q=her');
    await page.waitForTimeout(1_000);
    expect(await savedPaths(page)).toEqual([]);
  });

  it('is never a search, the API, the desk, signing in, a proposal, a frame or the hosts’ script', async () => {
    const { page, read, go } = await startReading();
    await read('/films/her-2013');
    const others = ['/films/her-2013/correct', '/films/her-2013/history', '/films/nope', '/embed'];
    const private_ = ['/desk', '/desk/proposals', '/desk/keys', '/sign-in', '/proposals/abc'];
    for (const path of [...others, ...private_, '/embed/her-2013', '/docs', '/?q=her', '/es?q=her'])
      await go(path);
    await page.evaluate(async () => {
      for (const path of ['/v1/films/her-2013', '/v1/films?q=her&fields=card', '/widget.js'])
        await fetch(path);
    });
    await page.waitForTimeout(1_000);
    const saved = await savedPaths(page);
    const isFile = (path: string) => /^\/(assets|widget\/[\d.]+)\//.test(path);
    expect(saved.filter((path) => !isFile(path)).toSorted()).toEqual([
      '/films/her-2013',
      '/offline',
    ]);
  });

  it('has nothing of a child, and no fragment', async () => {
    const { page, read, front } = await startReading();
    await read('/#for=11.L1.V0');
    await page.getByRole('heading', { name: /11/ }).first().waitFor();
    await expect.poll(async () => (await savedPaths(page)).join()).toContain('age.lte=14'); // of the band 10 to 12
    await read('/films/her-2013#content-advisory=11.L1.V0=Zyxwhilda');
    const everything = await page.evaluate(async () => {
      const texts: string[] = [];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const key of await cache.keys()) {
          const response = await cache.match(key);
          texts.push(key.url, response?.url ?? '');
        }
      }
      return texts.join('\n');
    });
    expect(everything).toContain('/films/her-2013');
    expect(everything).not.toMatch(/#|\b11\b|L1|Zyxwhilda/);
    expect(front.requests.join('\n')).not.toMatch(/\b11\b|L1|Zyxwhilda/);
  });
});

describe('the service worker', () => {
  it('of a new version takes over on the next visit, and keeps what is saved', async () => {
    const { page, read, go, front, goOffline } = await startReading();
    await read('/films/her-2013');
    await read('/ages/8');
    await page.evaluate(async () => {
      const names = await caches.keys();
      const pages = names.find((name) => name !== 'films') ?? '';
      // As an earlier version had left it.
      const [old, current] = [await caches.open('pages-0'), await caches.open(pages)];
      for (const key of await current.keys()) {
        const response = await current.match(key);
        if (response) await old.put(key, response);
      }
      await caches.delete(pages);
    });
    const started = () => page.evaluate(() => navigator.serviceWorker.controller?.scriptURL);
    expect(await started()).toBeDefined();
    front.added.set(
      '/service-worker.js',
      "\naddEventListener('message', ({ data, source }) => data === 'version' && source.postMessage('new'));",
    );
    await go('/about');
    const version = () =>
      page.evaluate(
        () =>
          new Promise((resolve) => {
            const { serviceWorker } = navigator;
            serviceWorker.addEventListener('message', ({ data }) => resolve(data), { once: true });
            serviceWorker.startMessages();
            setTimeout(resolve, 500, 'old');
            serviceWorker.controller?.postMessage('version');
          }),
      );
    // Browsers look for a new version once the page and the service worker have nothing else to do.
    const patience = { timeout: 40_000 };
    await expect.poll(version, patience).toBe('new');
    await expect
      .poll(async () => (await leftBehind(page)).caches, patience)
      .not.toContain('pages-0');
    await goOffline();
    await go('/ages/8');
    expect(await mark(page).isVisible()).toBe(true);
    await go('/films/her-2013');
    expect(await mark(page).isVisible()).toBe(true);
  });

  it('that is switched off removes what it saved, and itself', async () => {
    const off = await startService({ settings: { SERVICE_WORKER: 'off' } });
    onTestFinished(() => off.stop());
    const { page, read, go, front } = await startReading();
    await read('/films/her-2013');
    front.service = off.url;
    await go('/about');
    await expect.poll(() => leftBehind(page)).toEqual({ workers: 0, caches: [] });
    // Not in the browser’s own cache.
    await go('/films/coco-2017');
    await page.waitForTimeout(500);
    expect(await leftBehind(page)).toEqual({ workers: 0, caches: [] });
    expect(await page.locator('#saved, link[rel=manifest]').count()).toBe(0);
  });

  it('is gone after a response that clears the storage of the site', async () => {
    const { page, read, front } = await startReading();
    await read('/films/her-2013');
    front.headers = { 'Clear-Site-Data': '"storage"' };
    await page.goto(`${front.origin}/docs`);
    await expect.poll(() => leftBehind(page)).toEqual({ workers: 0, caches: [] });
  });

  it('is not registered by a card on a host’s page, nor by a frame', async () => {
    const { page } = await host.visit(
      hostPage(
        `${host.element()}${host.script()}<iframe src="${host.service.url}/embed/her-2013"></iframe>`,
      ),
      { serviceWorkers: 'allow' },
    );
    await cardOn(page).waitFor();
    await page.waitForTimeout(1_000);
    expect(await leftBehind(page)).toEqual({ workers: 0, caches: [] });
    const frame = page.frames().find((one) => one.url().includes('/embed/'));
    const workers = await frame?.evaluate(
      async () => (await navigator.serviceWorker.getRegistrations()).length,
    );
    expect(workers).toBe(0);
  });
});
