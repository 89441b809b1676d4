/** The example of docs/widget.md does on a page of a host what the page says. */

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { hostPage, useHost } from '../helpers/host-page.ts';

const host = useHost();
const [, example = ''] = /```js\n([\s\S]*?)```/.exec(readFileSync('docs/widget.md', 'utf8')) ?? [];

const withExample = (attributes: string) =>
  hostPage(
    `${host.element(attributes)}<output id="log"></output><script>${example}</script>${host.script()}`,
  );

it('The example hears of the film, of the verdict, and of what it asked for itself', async () => {
  const { page, errors } = await host.visit(withExample('film="her-2013" share-verdict'), {
    end: '#content-advisory=13',
  });
  const log = page.locator('#log');
  await expect.poll(() => log.innerText()).toContain('refreshed.');
  await expect.poll(() => log.innerText()).toContain('verdict not_yet.');
  expect(await log.innerText()).toContain('ready her-2013.');
  expect(await log.innerText()).not.toContain('error');
  expect(errors).toEqual([]);
});

it('The example hears that there was no answer, and its promise is kept', async () => {
  const { page } = await host.visit(withExample('film="her-2013" api="http://127.0.0.1:9"'));
  const log = page.locator('#log');
  await expect.poll(() => log.innerText()).toContain('refreshed.');
  expect(await log.innerText()).toContain('error her-2013.');
  expect(await log.innerText()).not.toContain('ready');
});

it('Properties count that were set before the script came, and afterwards', async () => {
  const { page, errors } = await host.visit(hostPage('<content-advisory></content-advisory>'));
  await page.evaluate((src) => {
    const card = document.querySelector('content-advisory');
    const script = document.createElement('script');
    Object.assign(card ?? {}, { film: 'her-2013', country: 'DE' });
    script.src = `${src}/widget.js`;
    document.head.append(script);
  }, host.service.url);
  const title = page.locator('[part=title]');
  await expect.poll(() => title.allInnerTexts()).toEqual(['Her']);
  await page
    .locator('content-advisory')
    .evaluate((card) => void Object.assign(card, { film: 'coco-2017' }));
  await expect.poll(() => title.allInnerTexts()).toEqual(['Coco']);
  expect(errors).toEqual([]);
});
