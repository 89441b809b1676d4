/** `npm run screenshots`: draws the pictures in `docs/` from the built program, on a host page of another origin. Node only. */

import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launchChrome } from '../helpers/chrome.ts';
import { startHostSite } from '../helpers/host-site.ts';
import { startService } from '../helpers/service.ts';

const folder = fileURLToPath(new URL('../../docs/', import.meta.url));

const SHOTS = [
  { name: 'card-light', width: 560, colorScheme: 'light', open: false },
  { name: 'card-dark', width: 560, colorScheme: 'dark', open: false },
  { name: 'card-320', width: 320, colorScheme: 'light', open: false },
  { name: 'card-open', width: 560, colorScheme: 'light', open: true },
  { name: 'card-arabic', width: 400, colorScheme: 'light', open: false, lang: 'ar' },
] as const;

const [browser, service, site] = await Promise.all([
  launchChrome(),
  startService(),
  startHostSite(),
]);
try {
  for (const lang of ['en', 'ar']) {
    site.put(`/${lang}`, {
      html: `<!doctype html><html lang="${lang}"><meta name="viewport" content="width=device-width"><title>A film blog</title>
      <style>:root { color-scheme: light dark } body { margin: 16px; font: 16px/1.5 Georgia, serif; background: light-dark(#f3f1ea, #0c0c0d) }</style>
      <content-advisory film="her-2013"></content-advisory><script async src="${service.url}/widget.js"></script></html>`,
    });
  }
  await mkdir(folder, { recursive: true });
  for (const { name, width, colorScheme, open, ...shot } of SHOTS) {
    const page = await browser.newPage({
      viewport: { width, height: 600 },
      colorScheme,
      deviceScaleFactor: 2,
    });
    await page.goto(`${site.origin}/${'lang' in shot ? shot.lang : 'en'}`);
    await page.locator('content-advisory article').waitFor();
    if (open) {
      await page.locator('[part=row] > summary').nth(1).click();
      await page.locator('[part=row][open]').getByText('Rated by our editors').waitFor();
    }
    await page.screenshot({ path: `${folder}${name}.png`, fullPage: true });
    await page.close();
    console.log(`docs/${name}.png`);
  }
  const desk = await browser.newContext({ viewport: { width: 800, height: 900 } });
  const page = await desk.newPage();
  const { first_admin: link }: { first_admin: string } = JSON.parse(
    service.log().split('\n')[0] ?? '',
  );
  await page.goto(link);
  await page.getByLabel('Your name').fill('Anna');
  await page.getByRole('button').click();
  await page.getByRole('heading', { name: 'Desk' }).waitFor();
  await page.screenshot({ path: `${folder}desk.png` });
  await page.setViewportSize({ width: 1200, height: 900 });
  await page.getByLabel('Find a film to rate').fill('Lost in Translation');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Lost in Translation' }).first().click();
  await page.getByRole('radio', { name: '3 moderate Strong swearing' }).check();
  await page.locator('#language-note').fill('A few strong words.');
  await page.locator('#cards').getByText('moderate').first().waitFor();
  await page.screenshot({ path: `${folder}rate-film.png` });
  await desk.close();
  console.log('docs/desk.png, docs/rate-film.png');
} finally {
  await Promise.all([browser.close(), service.stop(), site.close()]);
}
