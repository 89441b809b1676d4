/**
 * The projects: `fast` (rules, domain, database, and the API in this process), `program` (the built program and the command line),
 * `browser` (the built widget in a real browser), `worker` (inside workerd). What is shared runs in `fast` on a file, and on a
 * libSQL server in `http` or, with the Worker, in `workerd`; the last also looks at the Worker from outside.
 */

import { availableParallelism } from 'node:os';
import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;

/** Tests among the fast ones by their folder that start programs or look at what was built. */
const BUILT = [
  'test/api/services/export.test.ts',
  'test/api/worker-bundle.test.ts',
  'test/api/routes/widget-versions.test.ts',
  'test/rules/budget.test.ts',
];

/** What differs in workerd, and a read of each route. The Worker asks a libSQL server there, so they need not run in `http` too. */
const IN_WORKERD = ['test/shared/{caching,films,headers,problems,site}.test.ts'];

function onNode(name: string, options: TestProjectInlineConfiguration['test']) {
  return {
    root,
    test: {
      name,
      testTimeout: 60_000,
      hookTimeout: 60_000,
      provide: { platform: 'file' },
      // Modules that hold no state are read once for all files.
      isolate: false,
      ...options,
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  } satisfies TestProjectInlineConfiguration;
}

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
      hookTimeout: 60_000,
      provide: { platform },
      isolate: false,
      ...options,
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  } satisfies TestProjectInlineConfiguration;
}

export default defineConfig({
  root,
  test: {
    // Many tests wait for programs and pages: a third worker uses what two cores have left then, and a fourth gets in their way.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    projects: [
      // What needs no program, no build and no browser: `npm run test:fast`.
      onNode('fast', {
        include: [
          'test/{domain,db,widget,rules,shared}/**/*.test.{ts,tsx}',
          'test/api/*.test.ts',
          'test/api/{cache,connectors,http,openapi,pages,routes,services}/*.test.ts',
        ],
        exclude: BUILT,
      }),
      // What starts the built program, the command line or a build.
      onNode('program', { include: ['test/api/{cli,operations,server}/*.test.ts', ...BUILT] }),
      shared('http', { exclude: IN_WORKERD }),
      shared('workerd', {
        include: [...IN_WORKERD, 'test/worker/outside/*.test.ts'],
        globalSetup: 'test/shared/global-setup.ts',
      }),
      {
        root,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          // Playwright is read once for all files.
          isolate: false,
          // Figures for a busy machine: a quiet one needs a tenth of them.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
          globalSetup: 'test/browser/global-setup.ts',
        },
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
      },
      {
        root,
        plugins: [
          cloudflareTest(({ inject }) => ({
            // As sources, so that errors name them.
            main: `${root}api/worker.ts`,
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
