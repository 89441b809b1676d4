import { describe, expect, it } from 'vitest';
import { accessibilityViolations, openPage, watchLayoutShift } from '../helpers/browser.ts';
import { useHost } from '../helpers/host-page.ts';

const host = useHost();

const PATHS = [
  ...['/', '/?q=her', '/?q=zzz', '/?q=her%209', '/?q=tt0000000'],
  ...['/films/her-2013', '/films/nope', '/docs', '/rubric'],
];

describe.each(PATHS)('the page %s', (path) => {
  it.each([
    { width: 320, colorScheme: 'dark' },
    { width: 1280, colorScheme: 'light' },
  ] as const)(
    'is sound at $width px, $colorScheme: nothing for axe, no overflow, no error, nothing from elsewhere',
    async ({ width, colorScheme }) => {
      const { page, errors, requests } = await openPage(host.browser, {
        viewport: { width, height: 900 },
        colorScheme,
      });
      await page.goto(host.service.url + path, { waitUntil: 'networkidle' });
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      expect(errors.filter((error) => !error.includes('status of 404'))).toEqual([]);
      expect(requests.filter((request) => !request.includes(host.service.url))).toEqual([]);
      expect(await page.context().cookies()).toEqual([]);
    },
  );
});

describe('the front page', () => {
  it('shows the live card and a snippet that works as it stands', async () => {
    const { page } = await openPage(host.browser);
    await page.goto(host.service.url);
    await page.locator('content-advisory article').waitFor();
    expect(await page.locator('.snippet').first().innerText()).toBe(
      `<script async src="${host.service.url}/widget.js" data-film="her-2013"></script>`,
    );
  });

  it('finds a film by the beginning of its title, without a script', async () => {
    const { page } = await openPage(host.browser, { javaScriptEnabled: false });
    await page.goto(host.service.url);
    await page.getByLabel('Find a film').fill('he');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('link', { name: 'Her', exact: true }).click();
    expect(page.url()).toBe(`${host.service.url}/films/her-2013`);
  });

  it('goes to the film of a pasted address, from any page, by keyboard and without a script', async () => {
    const { page } = await openPage(host.browser, { javaScriptEnabled: false });
    await page.goto(`${host.service.url}/rubric`);
    await page.getByRole('link', { name: 'Search', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`${host.service.url}/#q`);
    await page.keyboard.type('https://www.imdb.com/title/tt1798709/?ref_=fn');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${host.service.url}/films/her-2013`);
  });
});

describe('the film’s page', () => {
  it('is complete without a script, with the spoilers covered', async () => {
    const { page } = await openPage(host.browser, { javaScriptEnabled: false });
    await page.goto(`${host.service.url}/films/her-2013`);
    const text = await page.locator('main').innerText();
    for (const part of [
      '16+',
      'What parents should know',
      'strong',
      'minimal',
      'Talking points',
      'Official rating: MPA R',
      '126 minutes',
      '119 minutes',
      'Paramount+',
      'Hoyte van Hoytema',
      'Sources',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('hint of suicide');
  });

  it.each([320, 1280])(
    'answers for a child at its top, and stands still, at %i px',
    async (width) => {
      const { page } = await openPage(host.browser, { viewport: { width, height: 900 } });
      const shift = await watchLayoutShift(page);
      await page.goto(`${host.service.url}/films/her-2013`, { waitUntil: 'networkidle' });
      expect(await shift()).toBe(0);
      const section = page
        .getByRole('heading', { name: 'Is it right for your child?' })
        .locator('..');
      expect(await section.getByText('strong').filter({ visible: true }).count()).toBe(0);
      await section.locator('[part=my-child] > summary').click();
      await section.getByRole('button', { name: 'Add a child' }).click();
      await section.getByLabel('Age', { exact: true }).fill('13');
      await section.locator('[part~=verdict]', { hasText: 'not yet' }).waitFor();
      expect(await accessibilityViolations(page)).toEqual([]);
    },
  );

  it('prints without the site around it', async () => {
    const { page } = await openPage(host.browser);
    await page.goto(`${host.service.url}/films/her-2013`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.masthead').isVisible()).toBe(false);
    expect(await page.locator('section [part=evidence]').first().isVisible()).toBe(true);
  });
});
