import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, PUBLIC_URL, type TestApp } from '../../helpers/test-app.ts';

let app: TestApp;
let html: string;
beforeAll(async () => {
  app = await openTestApp();
  html = await (await app.request('/docs')).text();
});
afterAll(() => app.close());

const unescaped = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');

/** The requests to copy, as a shell would read them. */
function calls(): { url: string; body: string | undefined }[] {
  return [...html.matchAll(/<code>(curl [^<]*)<\/code>/g)].map(([, text = '']) => {
    const [, url = '', body] =
      /^curl '([^']*)'(?: \\\n {2}--json '([^']*)')?$/.exec(unescaped(text)) ?? [];
    return { url, body };
  });
}

it('prints a request for every operation that works as it stands', async () => {
  const all = calls();
  expect(all.length).toBe(html.match(/<article id="/g)?.length);
  for (const { url, body } of all) {
    expect(url.startsWith(PUBLIC_URL), url).toBe(true);
    const path = url.slice(PUBLIC_URL.length);
    if (path.startsWith('/widget')) continue; // needs the build
    const headers = { 'Content-Type': 'application/json' };
    const init = body === undefined ? {} : { method: 'POST', body, headers };
    expect((await app.request(path, init)).status, path).toBe(200);
  }
});

it('has a list of contents whose links all lead somewhere on the page', () => {
  const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id);
  expect(links.length).toBeGreaterThan(25);
  for (const id of links) expect(html).toContain(`id="${id}"`);
});

it('shows an example response for every operation', () => {
  for (const [, article = ''] of html.matchAll(/<article ([\s\S]*?)<\/article>/g))
    expect(article).toContain('Example response');
});
