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
function calls() {
  return [...html.matchAll(/<code>(curl [^<]*)<\/code>/g)].map(([, text = '']) => {
    const command = unescaped(text);
    const [, method, url = ''] = /^curl (?:-X (\w+) )?'([^']*)'/.exec(command) ?? [];
    const headers = [...command.matchAll(/ -H '([^:]+): ([^']*)'/g)].map(
      ([, name = '', value = '']) => [name, value] as [string, string],
    );
    const [, body] = / --json '([^']*)'$/.exec(command) ?? [];
    if (body !== undefined) headers.push(['Content-Type', 'application/json']);
    return {
      url,
      init: { method: method ?? (body ? 'POST' : 'GET'), headers, ...(body ? { body } : {}) },
    };
  });
}

it('prints a request for every operation: it works as it stands, or asks for a key', async () => {
  const all = calls();
  expect(all.length).toBe(html.match(/<article id="/g)?.length);
  for (const { url, init } of all) {
    expect(url.startsWith(PUBLIC_URL), url).toBe(true);
    const path = url.slice(PUBLIC_URL.length);
    if (path.startsWith('/widget')) continue; // needs the build
    const needsKey = init.headers.some(([name]) => name === 'Authorization');
    const response = await app.request(path, init);
    expect(response.status, `${init.method} ${path}`).toBe(needsKey ? 401 : 200);
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
