/** The package that `npm run package` writes: its files, its types, and the card that its modules draw. */

import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { cardOn, hostPage, useHost } from '../helpers/host-page.ts';

const host = useHost();
const NAME = 'content-advisory-widget';
const PACKAGE = resolve('dist/package');
const consumer = mkdtempSync(join(tmpdir(), 'consumer-'));

beforeAll(() => void execFileSync(process.execPath, ['widget/build/package.ts']));
afterAll(() => rmSync(consumer, { recursive: true }));

/** Puts the modules on the host's own site. */
function putModules(): void {
  for (const name of readdirSync(PACKAGE).filter((file) => file.endsWith('.js')))
    host.site.put(`/${name}`, {
      html: readFileSync(join(PACKAGE, name), 'utf8'),
      headers: { 'Content-Type': 'text/javascript' },
    });
}

it('npm packs what is promised, under the version of today', () => {
  const packed = execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: PACKAGE });
  const [{ name, version, files }] = JSON.parse(packed.toString());
  expect([name, version]).toEqual([NAME, packageJson.version]);
  const paths = files.map(({ path }: { path: string }) => path);
  const scripts = ['card.js', 'define.js', 'element.js', 'custom-elements.json', 'package.json'];
  const types = ['index.d.ts', 'preact.d.ts', 'react.d.ts', 'vue.d.ts'];
  expect(paths.toSorted()).toEqual(['LICENSE', 'README.md', ...scripts, ...types].toSorted());
});

/** What tsc says of a consumer's file. React and Vue are stand-ins with what the types augment; Preact is itself. */
function typeErrors(source: string): string {
  const modules = join(consumer, 'node_modules');
  mkdirSync(modules, { recursive: true });
  const standIns = {
    react:
      'export type Ref<T> = { current: T | null };\nexport interface HTMLAttributes<T> { id?: string; at?: T }\nexport namespace JSX { interface IntrinsicElements {} }',
    vue: 'export interface HTMLAttributes { id?: string }\nexport interface GlobalComponents {}',
  };
  for (const [name, text] of Object.entries(standIns)) {
    mkdirSync(join(modules, name), { recursive: true });
    writeFileSync(join(modules, name, 'index.d.ts'), text);
  }
  for (const [name, target] of [
    [NAME, PACKAGE],
    ['preact', resolve('node_modules/preact')],
  ] as const)
    if (!readdirSync(modules).includes(name)) symlinkSync(target, join(modules, name));
  writeFileSync(join(consumer, 'a.tsx'), source);
  const options = '--noEmit --strict --preserveSymlinks --target es2022 --module esnext --types';
  const jsx = '--jsx react-jsx --jsxImportSource preact --moduleResolution bundler a.tsx';
  try {
    execFileSync(resolve('node_modules/.bin/tsc'), [...options.split(' '), '', ...jsx.split(' ')], {
      cwd: consumer,
    });
    return '';
  } catch (error) {
    return String((error as { stdout: Buffer }).stdout);
  }
}

it('tsc accepts a consumer that uses it as documented, and rejects one that does not', () => {
  const source = `
    import { ContentAdvisory } from 'content-advisory-widget/define';
    import type {} from 'content-advisory-widget/preact';
    import type { JSX } from 'react';
    import type {} from 'content-advisory-widget/react';
    import type { GlobalComponents } from 'vue';
    import type {} from 'content-advisory-widget/vue';
    ContentAdvisory.defaultApi = 'https://advisory.example.org';
    const card = document.createElement('content-advisory');
    card.addEventListener('content-advisory:verdict', ({ detail }) => detail.verdict === 'fits');
    export const done: Promise<void> = card.refresh();
    export const tag = <content-advisory id="a" film="her-2013" layout="compact" share-verdict="" />;
    export const react: JSX.IntrinsicElements['content-advisory'] = { film: 'her-2013', id: 'a' };
    type VueProps = InstanceType<GlobalComponents['content-advisory']>['$props'];
    export const vue: VueProps = { id: 'a', theme: 'dark', shareVerdict: 'true' };
    vue['onContentAdvisory:ready'] = ({ detail }) => detail.film;
  `;
  expect(typeErrors(source)).toBe('');
  const wrong = source.replace('"compact"', '"huge"').replace("'fits'", "'safe'");
  expect(typeErrors(wrong)).toMatch(/'"safe"'[\s\S]*'"huge"'|"safe"[\s\S]*"huge"/);
  expect(typeErrors(source.replace('detail.film', 'detail.verdict'))).toContain("'verdict'");
});

it('`define` registers the element; a card that is there before it asks the service that the README names', async () => {
  const code = /```js\n([\s\S]*?)```/.exec(readFileSync(join(PACKAGE, 'README.md'), 'utf8'))?.[1];
  putModules();
  const imports = { [NAME]: '/element.js', [`${NAME}/define`]: '/define.js' };
  const { page, errors } = await host.visit(
    hostPage(
      `<content-advisory film="her-2013"></content-advisory>
      <script type="importmap">${JSON.stringify({ imports })}</script>
      <script type="module">
        await import('/element.js');
        document.body.dataset.registered = Boolean(customElements.get('content-advisory'));
      </script>
      <script type="module">${code?.replace('https://advisory.example.org', host.service.url)}</script>`,
    ),
  );
  await cardOn(page).waitFor();
  expect(await page.locator('body').getAttribute('data-registered')).toBe('false');
  expect(await page.locator('[part=title]').innerText()).toBe('Her');
  expect(errors).toEqual([]);
});
