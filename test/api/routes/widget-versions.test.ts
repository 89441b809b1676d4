/** The script in its versions: what a page pins stays as it is, whatever the service becomes. */

import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WidgetVersions } from '../../../api/contract/widget-versions.ts';
import { assetRoutes } from '../../../api/routes/assets.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import {
  changedReleases,
  integrityOf,
  readReleased,
  releaseVersion,
} from '../../../widget/build/released.ts';
import { bareApp } from '../../helpers/bare-app.ts';
import { problemOf } from '../../helpers/problem-of.ts';

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

  it('has the same labels at each of its versions', async () => {
    const versions = [version, ...Object.keys(await readReleased('widget/released'))];
    const texts = versions.map(async (name) => {
      const answer = await app.request(`/widget/${name}/labels/de.json`);
      expect(answer.headers.get('Cache-Control')).toContain('max-age=60,');
      return answer.text();
    });
    const labels = await readFile('widget/labels/de.json', 'utf8');
    expect(new Set(await Promise.all(texts))).toEqual(new Set([labels]));
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
    ['/widget/1.2.3/labels/de.json', null],
    ['/widget/1.2.4/widget.js', null],
    ['/widget.js', null],
  ])('is the only file that is cached forever: %s', async (path, expected) => {
    expect((await routes.request(path)).headers.get('Cache-Control')).toBe(expected);
  });
});

describe('the released scripts', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'content-advisory-releases-'));
    await writeFile(join(folder, 'versions.json'), '{}');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const built = 'dist/public/widget.js';
  const paths = (version: string, script = built) => ({ released: folder, script, version });

  it('are as they were released, and so is the build if its version is one of them', async () => {
    const released = 'widget/released';
    expect(await changedReleases({ released, script: built, version })).toEqual([]);
  });

  it('are served to the byte, at the hash that was published with them', async () => {
    const released = Object.entries(await readReleased('widget/released'));
    expect(released.length).toBeGreaterThan(1);
    for (const [name, hash] of released) {
      const answer = await app.request(`/widget/${name}/widget.js`);
      expect(integrityOf(new Uint8Array(await answer.arrayBuffer()))).toBe(hash);
    }
  });

  it('hold a copy of the built script, with its hash in the list', async () => {
    await releaseVersion(paths('1.0.0'));
    const script = await readFile(join(folder, '1.0.0.js'));
    expect(script.equals(await readFile(built))).toBe(true);
    expect(await readReleased(folder)).toEqual({ '1.0.0': integrityOf(script) });
    expect((await readdir(folder)).toSorted()).toEqual(['1.0.0.js', 'versions.json']);
    expect(await changedReleases(paths('1.0.0'))).toEqual([]);
  });

  it('cannot be released a second time under the same version', async () => {
    await releaseVersion(paths('1.0.0'));
    await expect(releaseVersion(paths('1.0.0'))).rejects.toThrow('raise the version');
    await releaseVersion(paths('1.0.1'));
    expect(Object.keys(await readReleased(folder))).toEqual(['1.0.0', '1.0.1']);
    expect(await changedReleases(paths('1.0.1'))).toEqual([]);
  });

  it('are reported if a byte was changed, or a file is missing', async () => {
    await releaseVersion(paths('1.0.0'));
    const path = join(folder, '1.0.0.js');
    await writeFile(path, 'changed');
    expect(await changedReleases(paths('2.0.0'))).toEqual([path]);
    await rm(path);
    await expect(changedReleases(paths('2.0.0'))).rejects.toThrow('1.0.0.js');
  });

  it('are not built differently under their version: then the version must rise', async () => {
    await releaseVersion(paths('1.0.0'));
    const other = join(folder, 'other.js');
    await writeFile(other, 'another');
    expect(await changedReleases(paths('1.0.0', other))).toEqual([other]);
    expect(await changedReleases(paths('1.0.1', other))).toEqual([]);
  });
});
