/** The script in its versions: what a page pins stays as it is, whatever the service becomes. */

import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WidgetVersions } from '../../api/contract/widget-versions.ts';
import { assetRoutes } from '../../api/routes/assets.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { changedReleases, freezeVersion, integrityOf } from '../../widget/build/released.ts';
import { bareApp } from '../helpers/bare-app.ts';
import { problemOf } from '../helpers/problem-of.ts';

const { version } = packageJson;

const { app } = bareApp({
  openDb: () => {
    throw new Error('No film is asked for');
  },
  assets: serveStatic({ root: 'dist/public' }),
});

describe('the widget', () => {
  it('is the same script at the address that moves and at the one of its version', async () => {
    const [moving, pinned] = await Promise.all([
      app.request('/widget.js'),
      app.request(`/widget/${version}/widget.js`),
    ]);
    expect(pinned.status).toBe(200);
    expect(pinned.headers.get('Content-Type')).toMatch(/^text\/javascript/);
    expect(await pinned.text()).toBe(await moving.text());
  });

  it('may be loaded by any site, with a hash to hold it against', async () => {
    for (const path of ['/widget.js', `/widget/${version}/widget.js`, '/widget/versions.json']) {
      const { headers } = await app.request(path);
      expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
      expect(headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
    }
  });

  it('is kept for minutes where it moves', async () => {
    const { headers } = await app.request('/widget.js');
    expect(headers.get('Cache-Control')).toContain('max-age=60,');
  });

  it('lists its versions, each with its hash and its weight', async () => {
    const list = WidgetVersions.parse(await (await app.request('/widget/versions.json')).json());
    expect(list.current).toBe(version);
    expect(list.versions.map((one) => one.version)).toContain(version);
    for (const { path, integrity, brotli_bytes } of list.versions) {
      const bytes = Buffer.from(await (await app.request(path)).arrayBuffer());
      expect(integrity).toBe(`sha384-${createHash('sha384').update(bytes).digest('base64')}`);
      expect(brotli_bytes).toBe((await readFile(`dist/public${path}.br`)).length);
    }
  });

  it.each(['/widget/9.9.9/widget.js', '/widget/9.9.9/labels/de.json', '/widget/x/labels/zz.json'])(
    'that is not here, as %s, is a 404 that names the list',
    async (path) => {
      const response = await app.request(path);
      expect(response.status).toBe(404);
      const problem = await problemOf(response);
      expect(problem.type).toBe('/docs#widget-version-not-found');
      expect(problem.detail).toContain('/widget/versions.json');
      expect(response.headers.get('Cache-Control')).toBe('no-store');
    },
  );
});

describe('a released version', () => {
  const routes = new Hono().route(
    '/',
    assetRoutes((c) => c.text(''), ['1.2.3']),
  );

  it.each([
    ['/widget/1.2.3/widget.js', 'public, max-age=31536000, immutable'],
    ['/widget/1.2.3/labels/de.json', 'public, max-age=31536000, immutable'],
    ['/widget/1.2.4/widget.js', null],
    ['/widget.js', null],
  ])('alone is kept for good: %s', async (path, expected) => {
    expect((await routes.request(path)).headers.get('Cache-Control')).toBe(expected);
  });
});

describe('the kept releases', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'content-advisory-releases-'));
    await writeFile(join(folder, 'versions.json'), '[]');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const place = (version: string, built = 'dist/widget') => ({ released: folder, built, version });

  it('are all as they were released, and so is the build where its version is one of them', async () => {
    const built = 'dist/widget';
    expect(await changedReleases({ released: 'widget/released', built, version })).toEqual([]);
  });

  it('hold the built script, its hash beside it', async () => {
    await freezeVersion(place('1.0.0'));
    const script = await readFile(join(folder, '1.0.0/widget.js'));
    expect(script.equals(await readFile('dist/public/widget.js'))).toBe(true);
    const hashes = JSON.parse(await readFile(join(folder, '1.0.0/integrity.json'), 'utf8'));
    expect(hashes['widget.js']).toBe(integrityOf(script));
    expect(await changedReleases(place('1.0.0'))).toEqual([]);
  });

  it('are refused a second time under the same version', async () => {
    await freezeVersion(place('1.0.0'));
    await expect(freezeVersion(place('1.0.0'))).rejects.toThrow('raise the version');
    await freezeVersion(place('1.0.1'));
    expect(await changedReleases(place('1.0.1'))).toEqual([]);
  });

  it('are told where a byte of theirs was changed, or a file is missing', async () => {
    await freezeVersion(place('1.0.0'));
    await writeFile(join(folder, '1.0.0/widget.js'), 'changed');
    expect(await changedReleases(place('2.0.0'))).toEqual([
      '1.0.0: widget.js is not as it was released',
    ]);
    await rm(join(folder, '1.0.0/widget.js'));
    expect(await changedReleases(place('2.0.0'))).toHaveLength(1);
  });

  it('are told where the build of their version differs: then the version must rise', async () => {
    await freezeVersion(place('1.0.0'));
    const built = join(folder, 'other');
    await cp('dist/widget', built, { recursive: true });
    await writeFile(join(built, 'widget.js'), 'another');
    expect(await changedReleases(place('1.0.0', built))).toEqual([
      'the build: widget.js is not as it was released',
    ]);
    expect(await changedReleases(place('1.0.1', built))).toEqual([]);
  });
});
