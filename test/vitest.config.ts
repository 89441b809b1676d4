/**
 * The projects: `node` (rules, database, API), `browser` (the built widget in a real browser), `worker` (inside workerd). What
 * is shared runs in `node` on a file, in `http` on a libSQL server, and in `workerd` with the Worker on such a server;
 * the last also looks at the Worker from outside.
 */

import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;

function shared(
  platform: 'http' | 'workerd',
  options: TestProjectInlineConfiguration['test'] = {},
) {
  return {
    root,
    test: {
      name: platform,
      include: ['test/shared/*.test.ts'],
      testTimeout: 60_000,
      provide: { platform },
      ...options,
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  } satisfies TestProjectInlineConfiguration;
}

export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: {
          name: 'node',
          include: ['test/{domain,db,api,widget,rules,shared}/**/*.test.{ts,tsx}'],
          testTimeout: 20_000,
          provide: { platform: 'file' },
        },
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
      },
      shared('http'),
      shared('workerd', {
        include: ['test/shared/*.test.ts', 'test/worker/outside/*.test.ts'],
        globalSetup: 'test/shared/global-setup.ts',
      }),
      {
        root,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          globalSetup: 'test/browser/global-setup.ts',
        },
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
      },
      {
        root,
        plugins: [
          cloudflareTest(({ inject }) => ({
            wrangler: { configPath: `${root}wrangler.toml` },
            // What a test brings about on purpose, as a lost connection, is not printed as workerd's own failure.
            verbose: false,
            miniflare: {
              // Else the request's place on earth is asked of Cloudflare.
              cf: false,
              bindings: {
                PUBLIC_URL: 'https://advisory.test',
                DATABASE_URL: inject('databaseUrl'),
                DATABASE_AUTH_TOKEN: inject('databaseToken'),
              },
            },
          })),
        ],
        test: {
          name: 'worker',
          include: ['test/worker/*.test.ts'],
          globalSetup: 'test/worker/global-setup.ts',
          testTimeout: 30_000,
        },
      },
    ],
  },
});
