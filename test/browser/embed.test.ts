import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  accessibilityViolations,
  closePages,
  openPage,
  watchLayoutShift,
} from '../helpers/browser.ts';
import { launchChrome } from '../helpers/chrome.ts';
import { startHostSite, type HostSite } from '../helpers/host-site.ts';
import { startService, type Service } from '../helpers/service.ts';

let browser: Browser;
let service: Service;
let site: HostSite;

beforeAll(async () => {
  [browser, service, site] = await Promise.all([launchChrome(), startService(), startHostSite()]);
});
afterEach(() => closePages(browser));
afterAll(async () => {
  await Promise.all([browser?.close(), service?.stop(), site?.close()]);
});

/** The rules that the README documents for the host's style sheet. */
const RESERVE =
  'content-advisory { display: block; min-height: 36em } @media (max-width: 24em) { content-advisory { min-height: 44em } }';

/** A host that resets everything it can reach. */
const AGGRESSIVE = `
  * { margin: 7px !important; padding: 9px !important; color: lime !important; background: navy !important;
      font-size: 9px !important; text-transform: uppercase !important; letter-spacing: 4px !important; display: block !important }
  p, ul, a, button, summary, details, svg { border: 3px dashed red !important; list-style: square !important }`;

function element(attributes = 'film="her-2013"'): string {
  return `<content-advisory ${attributes}><a href="${service.url}/films/her-2013">Her: content advisory</a></content-advisory>`;
}

function script(attributes = ''): string {
  return `<script async src="${service.url}/widget.js" ${attributes}></script>`;
}

function hostPage(body: string, { css = RESERVE, head = '' } = {}): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <title>A film blog</title><link rel="icon" href="data:,">${head}<style>${css}</style></head>
    <body><main><h1>My review of Her</h1>${body}<p id="after">And so on.</p></main></body></html>`;
}

async function visit(
  html: string,
  options: Parameters<typeof openPage>[1] = {},
  headers: Record<string, string> = {},
) {
  const path = `/${Math.random()}`;
  site.put(path, { html, headers });
  const opened = await openPage(browser, options);
  const shift = await watchLayoutShift(opened.page);
  await opened.page.goto(site.origin + path);
  return { ...opened, shift };
}

const card = (page: Page) => page.locator('content-advisory article');
/** How far each meter is filled, in steps. */
const metersOf = (page: Page) =>
  page
    .locator('[part^=meter]')
    .evaluateAll((meters) =>
      meters.map((meter) => parseFloat(getComputedStyle(meter).backgroundSize) / 20),
    );
const message = (page: Page) => page.locator('content-advisory [role=status]');

describe('the card on a page of another origin', () => {
  it('shows the film, its age and its seven categories with level as word and picture', async () => {
    const { page, errors } = await visit(hostPage(element() + script()));
    await card(page).waitFor();
    expect(await page.locator('[part=title]').innerText()).toBe('Her 2013');
    expect(await page.locator('[part=age]').innerText()).toBe('16+');
    expect(await page.locator('[part=row] > summary').allInnerTexts()).toEqual(
      [
        ['Language', 'strong'],
        ['Sex', 'strong'],
        ['Drinking, drugs', 'mild'],
        ['Violence', 'minimal'],
        ['Frightening', 'mild'],
        ['Positive messages', 'clear'],
        ['Role models', 'clear'],
      ].map((words) => words.join('\n')),
    );
    expect(await metersOf(page)).toEqual([4, 4, 2, 1, 2, 3, 3]);
    expect(errors).toEqual([]);
  });

  it('stands where the script tag stands', async () => {
    const { page, errors } = await visit(
      hostPage(`<p id="before">Before.</p>${script('data-film="her-2013"')}`),
    );
    await card(page).waitFor();
    const order = await page
      .locator('main > *')
      .evaluateAll((nodes) => nodes.map(({ id, localName }) => id || localName));
    expect(order).toEqual(['h1', 'before', 'script', 'content-advisory', 'after']);
    expect(errors).toEqual([]);
  });

  it('opens a note with its basis and its sources, by keyboard alone', async () => {
    const { page } = await visit(hostPage(element() + script()));
    await card(page).waitFor();
    const sex = page.locator('[part=row]', { hasText: 'Sex' }).first();
    expect(await sex.locator('[part=evidence]').isVisible()).toBe(false);
    await sex.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    await sex.getByText('Level set').waitFor();
    const evidence = await sex.locator('[part=evidence]').innerText();
    expect(evidence).toContain('by voice alone');
    expect(evidence).toContain(
      'Level set by our editors, high confidence. Sources: Common Sense Media',
    );
    expect(
      await sex.getByRole('link', { name: 'Common Sense Media' }).getAttribute('href'),
    ).toMatch(/^https:/);
  });

  it('covers a note that gives away the plot until it is asked for', async () => {
    const { page } = await visit(hostPage(element() + script()));
    await card(page).waitFor();
    const row = page.locator('[part=row]', { hasText: 'Frightening' });
    await row.locator('summary').first().click();
    expect(await row.getByText('closes on a roof').isVisible()).toBe(false);
    await row.getByText('spoiler').click();
    expect(await row.getByText('closes on a roof').isVisible()).toBe(true);
  });

  it('tells why this age, the official rating, what others say, and where the whole advisory is', async () => {
    const { page } = await visit(hostPage(element() + script()));
    await card(page).waitFor();
    for (const summary of ['Why this age · Sex', 'Official rating · MPA R']) {
      await page.getByText(summary).click();
    }
    await page.getByText('ask for a viewer').waitFor();
    const text = await card(page).innerText();
    expect(text).toContain('ask for a viewer of 16');
    expect(text).toContain('MPA R (US): Under 17 only with an adult.');
    expect(text).toContain('Common Sense Media 16+');
    expect(await page.getByText('The whole advisory').getAttribute('href')).toBe(
      `${service.url}/films/her-2013`,
    );
  });

  it('takes every form of id, and follows changed attributes and elements added later', async () => {
    const { page } = await visit(hostPage(`${element('film="tt1798709"')}${script()}`));
    await card(page).waitFor();
    await page.evaluate(() =>
      document.querySelector('content-advisory')?.setAttribute('film', 'nope'),
    );
    await page.getByText('No content advisory for this film yet').waitFor();
    await page.evaluate(() =>
      document.querySelector('content-advisory')?.setAttribute('film', 'tmdb:152601'),
    );
    await card(page).waitFor();
    await page.evaluate(() => {
      const later = document.createElement('content-advisory');
      later.setAttribute('film', 'wikidata:Q788822');
      document.body.append(later);
    });
    await page.locator('body > content-advisory article').waitFor();
    expect(await card(page).count()).toBe(2);
  });

  it('bears its script twice, and elements removed while they load', async () => {
    const { page, errors } = await visit(hostPage(element() + script() + script('id="again"')));
    await page.evaluate(() => {
      const brief = document.createElement('content-advisory');
      brief.setAttribute('film', 'tmdb:152601');
      document.body.append(brief);
      brief.remove();
    });
    await card(page).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await card(page).count()).toBe(1);
    expect(errors).toEqual([]);
  });
});

describe('what the card costs its host', () => {
  it('makes two requests, without preflight, cookie, or third party', async () => {
    const { page, requests } = await visit(hostPage(element() + element() + script()));
    await card(page).nth(1).waitFor();
    await page.waitForLoadState('networkidle');
    const [own, ...others] = requests;
    expect(own).toContain(site.origin);
    expect(others.toSorted()).toEqual([
      `GET ${service.url}/v1/films/her-2013?fields=card`,
      `GET ${service.url}/widget.js`,
    ]);
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  });

  it('leaves no global but the element', async () => {
    const names = () => Object.getOwnPropertyNames(globalThis);
    const bare = await visit(hostPage(''));
    const before = await bare.page.evaluate(names);
    const { page } = await visit(hostPage(element() + script()));
    await card(page).waitFor();
    expect((await page.evaluate(names)).filter((name) => !before.includes(name))).toEqual([]);
  });

  it.each([280, 320, 412, 768, 1280])('does not move the page at %i px', async (width) => {
    const { page, shift } = await visit(hostPage(element() + script()), {
      viewport: { width, height: 1000 },
    });
    await card(page).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await shift()).toBe(0);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });

  it.each([280, 320])('breaks no word at %i px, in a wide font', async (width) => {
    const css = `${RESERVE} body { font-family: Verdana, 'DejaVu Sans', sans-serif }`;
    const { page } = await visit(hostPage(element() + script(), { css }), {
      viewport: { width, height: 1000 },
    });
    await card(page).waitFor();
    const broken = await page.locator('[part=row] > summary').evaluateAll((names) =>
      names
        .filter((name) => {
          const lines =
            name.getBoundingClientRect().height / parseFloat(getComputedStyle(name).lineHeight);
          return Math.round(lines) > (name.textContent ?? '').split(' ').length;
        })
        .map((name) => name.textContent),
    );
    expect(broken).toEqual([]);
  });

  it('works under a strict content security policy, and breaks none of it', async () => {
    const policy = `default-src 'none'; script-src ${service.url}; connect-src ${service.url}; style-src 'nonce-host'; img-src data:; base-uri 'none'`;
    const html = hostPage(element() + script()).replace('<style>', '<style nonce="host">');
    const { page, errors } = await visit(html, {}, { 'Content-Security-Policy': policy });
    await card(page).waitFor();
    expect(await page.locator('article').evaluate((node) => getComputedStyle(node).display)).toBe(
      'grid',
    );
    expect(errors).toEqual([]);
  });

  it('keeps its looks on a page that restyles everything', async () => {
    const looks = (page: Page) =>
      page
        .locator('[part=row] [part=level]')
        .first()
        .evaluate((node) => {
          const { color, textTransform, letterSpacing, display, borderTopWidth } =
            getComputedStyle(node);
          return { color, textTransform, letterSpacing, display, borderTopWidth };
        });
    const calm = await visit(hostPage(element() + script()));
    await card(calm.page).waitFor();
    const loud = await visit(hostPage(element() + script(), { css: AGGRESSIVE }));
    await card(loud.page).waitFor();
    expect(await looks(loud.page)).toEqual(await looks(calm.page));
  });

  it('follows the scheme of the page, and the reader’s where the page names none', async () => {
    const paper = async (css: string, colorScheme: 'light' | 'dark') => {
      const { page } = await visit(hostPage(element() + script(), { css }), { colorScheme });
      await card(page).waitFor();
      return page
        .locator('content-advisory [part~=card]')
        .evaluate((node) => getComputedStyle(node).backgroundColor);
    };
    const [light, dark] = ['rgb(255, 255, 255)', 'rgb(23, 24, 26)'];
    expect(await paper('', 'light')).toBe(light);
    expect(await paper('', 'dark')).toBe(dark);
    expect(await paper(':root { color-scheme: light }', 'dark')).toBe(light);
    expect(await paper(':root { color-scheme: dark }', 'light')).toBe(dark);
  });
});

describe('when there is nothing to show', () => {
  /** Answers of a service that is broken, slow or lying, by the film that they are for. */
  const broken = {
    'server-error': { html: '{"title":"broken"}', status: 500 },
    'not-json': { html: '<h1>Maintenance</h1>' },
    'half-json': { html: '{"title":"Her","breakdown":[{"cat' },
    'nothing-in-it': { html: 'null' },
    'no-ratings': { html: '{"title":"Her","age":{"recommended":0},"breakdown":[]}' },
    'levels-left-out': {
      html: '{"title":"Her","age":{"recommended":0},"breakdown":[{"category":"sex","kind":"concern"}]}',
    },
    'too-slow': { html: '{}', delay: 10_000 },
  };

  it.each(Object.entries(broken))(
    'keeps the host’s link and says that it does not know: %s',
    async (name, answer) => {
      site.put(`/v1/films/${name}`, {
        ...answer,
        headers: { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' },
      });
      const { page, errors } = await visit(
        hostPage(element(`film="${name}" api="${site.origin}"`) + script()),
      );
      await page.getByText('not available now').waitFor({ timeout: 15_000 });
      expect(await page.getByRole('link', { name: 'Her: content advisory' }).isVisible()).toBe(
        true,
      );
      expect(await card(page).count()).toBe(0);
      expect(
        errors.filter((error) => !error.includes('the server responded with a status of 500')),
      ).toEqual([]);
    },
  );

  it('asks again when the reader does, and shows the card once the service is back', async () => {
    let down = true;
    const film = await (await fetch(`${service.url}/v1/films/her-2013`)).text();
    site.put('/v1/films/her-2013', () => ({
      html: down ? '' : film,
      status: down ? 503 : 200,
      headers: { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' },
    }));
    const { page } = await visit(
      hostPage(element(`film="her-2013" api="${site.origin}/"`) + script()),
    );
    await page.getByText('not available now').waitFor();
    down = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await card(page).waitFor();
    expect(await message(page).count()).toBe(0);
  });

  it('leaves the host’s link alone where no script comes', async () => {
    const { page } = await visit(
      hostPage(`${element()}<script async src="${site.origin}/gone.js"></script>`),
    );
    expect(await page.getByRole('link', { name: 'Her: content advisory' }).isVisible()).toBe(true);
  });

  it('says so where the film is not in the catalogue', async () => {
    const { page } = await visit(hostPage(element('film="nope"') + script()));
    await page.getByText('No content advisory for this film yet').waitFor();
    expect(await page.getByRole('link', { name: 'Her: content advisory' }).isVisible()).toBe(true);
  });

  it('shows hostile text as text, and makes no link of a hostile address', async () => {
    const hostile = '<img src=x onerror="globalThis.hit=1"><script>globalThis.hit=1</script>';
    const text = (await (await fetch(`${service.url}/v1/films/her-2013`)).json()) as object;
    const film = JSON.parse(JSON.stringify(text), (key, value: unknown) => {
      if (key === 'url' || key === 'page') return 'javascript:globalThis.hit=1';
      return typeof value === 'string' && !['category', 'kind', 'basis', 'confidence'].includes(key)
        ? hostile
        : value;
    });
    for (const rating of film.breakdown) rating.spoiler = false;
    film.age.decided_by = ['sex'];
    site.put('/v1/films/hostile', {
      html: JSON.stringify(film),
      headers: { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' },
    });
    const { page } = await visit(
      hostPage(element(`film="hostile" api="${site.origin}"`) + script()),
    );
    await card(page).waitFor();
    await page.evaluate(() => {
      for (const one of document
        .querySelector('content-advisory')
        ?.shadowRoot?.querySelectorAll('details') ?? [])
        one.open = true;
    });
    expect(await card(page).locator('img, script, iframe').count()).toBe(0);
    expect(
      await card(page)
        .locator('a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    ).toEqual(
      ['#content-advisory=', '', '#correct'].map((end) => `${site.origin}/films/hostile${end}`),
    );
    expect(await card(page).innerText()).toContain(hostile);
    expect(await page.evaluate(() => 'hit' in globalThis)).toBe(false);
  });
});

describe('accessibility, by axe against WCAG 2.2 AA', () => {
  const widths = [320, 1280];
  const schemes = ['light', 'dark'] as const;
  const cases = widths.flatMap((width) => schemes.map((colorScheme) => ({ width, colorScheme })));

  it.each(cases)(
    'finds nothing on the card, closed and open, at $width px, $colorScheme',
    async ({ width, colorScheme }) => {
      const css = `${RESERVE} :root { color-scheme: light dark }`;
      const { page } = await visit(hostPage(element() + script(), { css }), {
        viewport: { width, height: 900 },
        colorScheme,
      });
      await card(page).waitFor();
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.evaluate(() => {
        for (const one of document
          .querySelector('content-advisory')
          ?.shadowRoot?.querySelectorAll('details') ?? [])
          one.open = true;
      });
      expect(await accessibilityViolations(page)).toEqual([]);
    },
  );

  it.each(['light', 'dark'] as const)(
    'finds nothing while loading, without a film, and after a failure, %s',
    async (colorScheme) => {
      const slow = { html: '', delay: 60_000, headers: { 'Access-Control-Allow-Origin': '*' } };
      site.put('/v1/films/slow', slow);
      const api = `api="${site.origin}"`;
      const css = ':root { color-scheme: light dark }';
      const body =
        element(`film="slow" ${api}`) +
        element('film="nope"') +
        element(`film="gone" api="http://127.0.0.1:9"`);
      const { page } = await visit(hostPage(body + script(), { css }), { colorScheme });
      await page.getByText('not available now').waitFor();
      await page.getByText('No content advisory for this film yet').waitFor();
      expect(await message(page).first().innerText()).toContain('Loading');
      expect(await accessibilityViolations(page)).toEqual([]);
    },
  );

  it('tells the level by more than colour in forced colours', async () => {
    const { page } = await visit(hostPage(element() + script()), { forcedColors: 'active' });
    await card(page).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await metersOf(page)).toEqual([4, 4, 2, 1, 2, 3, 3]);
  });
});
