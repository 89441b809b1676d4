/** The history of a film as people read it. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { editor, type Write } from '../../helpers/editors.ts';
import { textOf } from '../../helpers/html.ts';
import { openTestApp, type TestApp } from '../../helpers/test-app.ts';

const HER = '/v1/films/her-2013';

let app: TestApp;
let anna: Write;
beforeEach(async () => {
  app = await openTestApp([HER_2013], { writes: true });
  anna = await editor(app, 'Anna');
});
afterEach(() => app.close());

async function rate(level: number, note: string): Promise<void> {
  const headers = { 'If-Match': (await app.request(HER)).headers.get('ETag') ?? '' };
  const body = { level, sources: [{ name: 'I watched it', read_at: '2026-11-20' }] };
  const query = new URLSearchParams({ note });
  const response = await anna('PUT', `${HER}/ratings/violence?${query}`, { body, headers });
  expect(response.status, await response.clone().text()).toBe(200);
}

const page = async (path: string) => textOf(await (await app.request(path)).text());

describe('the page of a film', () => {
  it('says who last changed it, from which level to which, and why', async () => {
    await rate(2, 'A fight that I had missed.');
    const text = await page('/films/her-2013');
    expect(text).toMatch(
      /Last changed .* by Anna\. Changed: Violence: minimal → mild.*\. “A fight that I had missed\.”/,
    );
  });

  it('names no last change while there is only one version, and links to the history', async () => {
    const html = await (await app.request('/films/her-2013')).text();
    expect(textOf(html)).not.toContain('Last changed');
    expect(html).toContain('href="/films/her-2013/history"');
  });
});

describe('the history of a film', () => {
  it('has every change, the newest first, with the levels before and after each', async () => {
    await rate(2, 'One.');
    await rate(3, 'Two.');
    const text = await page('/films/her-2013/history');
    const [newest, older] = [...text.matchAll(/Violence: (\w+) → (\w+)/g)].map(([line]) => line);
    expect([newest, older]).toEqual(['Violence: mild → moderate', 'Violence: minimal → mild']);
  });

  it('is not there for a film that we do not have', async () => {
    const headers = { Accept: 'text/html' };
    expect((await app.request('/films/nothing-1999/history', { headers })).status).toBe(404);
  });
});
