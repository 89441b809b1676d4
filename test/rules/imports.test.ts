/** Who may import whom (house style, section 1): every import of the sources is held against the table of rooms. */

import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it, test } from 'vitest';

const ROOT = new URL('../..', import.meta.url).pathname;

interface Import {
  /** A path from the root of the repository, or the name of a package. */
  target: string;
  /** Whether nothing of it is left at run time. */
  typeOnly: boolean;
  /** What is taken from it; empty where that is everything or nothing. */
  names: readonly string[];
}

interface Room {
  name: string;
  /** The files of the room. The first room that has a file is its own. */
  files: RegExp;
  may: readonly (RegExp | ((one: Import) => boolean))[];
  /** What it may import besides, where only types are taken. */
  mayAsTypes?: readonly RegExp[];
}

const FACTS_AS_DATA = /^db\/(vocabulary|rating-systems|film)\.ts$/;
const NODE = /^node:/;
const DATABASE = /^db\/(queries\/|connection\/|schema\.ts$|film\.ts$)/;
const HONO = /^hono(\/|$)|^@hono\//;
const ZOD = /^zod$/;
const PREACT = /^preact(-render-to-string)?(\/|$)/;
const VIEWS =
  /^widget\/((view|labels)\/|(words|who-rated|reference|options|family|limits-code)\.ts$)/;
/** The values that a card's options take, as data. */
const CARD_OPTIONS = /^widget\/options\.ts$/;
const LABELS = /^widget\/(labels\/|(words|who-rated)\.ts$)/;

const ROOMS: readonly Room[] = [
  {
    name: 'facts as data',
    files: FACTS_AS_DATA,
    may: [],
    mayAsTypes: [/^db\/vocabulary\.ts$/],
  },
  { name: 'the settings of drizzle', files: /^db\/drizzle\.config\.ts$/, may: [/^drizzle-kit$/] },
  {
    name: 'db/seed',
    files: /^db\/seed\//,
    may: [FACTS_AS_DATA],
  },
  {
    name: 'db',
    files: /^db\//,
    may: [/^db\//, /^drizzle-orm(\/|$)/, /^(@libsql\/client|libsql(\/promise)?)$/, NODE],
  },
  {
    name: 'api/domain',
    files: /^api\/domain\//,
    may: [FACTS_AS_DATA, /^api\/domain\//, /^widget\/labels\/languages\.ts$/],
    mayAsTypes: [/^db\//, /^api\/contract\//],
  },
  {
    name: 'api/contract',
    files: /^api\/contract\//,
    may: [ZOD, FACTS_AS_DATA, CARD_OPTIONS, /^api\/(domain|contract)\//],
    mayAsTypes: [/^db\//],
  },
  {
    name: 'api/services',
    files: /^api\/services\//,
    may: [
      ZOD,
      NODE,
      /^papaparse$/,
      /^@simplewebauthn\/server(\/helpers)?$/,
      FACTS_AS_DATA,
      DATABASE,
      LABELS,
      /^api\/(services|connectors|contract|domain)\//,
    ],
  },
  {
    name: 'api/connectors',
    files: /^api\/connectors\//,
    may: [
      ZOD,
      NODE,
      /^fast-xml-parser(\/|$)/,
      FACTS_AS_DATA,
      /^widget\/labels\/languages\.ts$/,
      /^api\/(connectors|contract|domain|services\/formats)\//,
      /^api\/services\/command-error\.ts$/,
      /^package\.json$/,
    ],
    mayAsTypes: [/^db\//],
  },
  {
    name: 'api/cache',
    files: /^api\/cache\//,
    may: [
      HONO,
      NODE,
      /^lru-cache$/,
      /^api\/(cache|domain)\//,
      /^api\/http\/(response-bytes|body-limit)\.ts$/,
    ],
    mayAsTypes: [/^api\/(http|server)\//, /^db\//],
  },
  {
    name: 'api/http',
    files: /^api\/http\//,
    may: [
      HONO,
      ZOD,
      /^lru-cache$/,
      FACTS_AS_DATA,
      LABELS,
      /^db\/queries\/(read-film|film-state|conflict|idempotent-answers)\.ts$/,
      /^db\/connection\/disk-full\.ts$/,
      /^api\/(http|cache|contract|domain|services)\//,
      /^api\/pages\/words\//,
    ],
    mayAsTypes: [/^db\/connection\//],
  },
  {
    name: 'the routes',
    files: /^api\/(routes\/|pages\/[a-z-]+\/(route|handlers)\.tsx?$)/,
    may: [
      HONO,
      ZOD,
      PREACT,
      FACTS_AS_DATA,
      /^db\/rubric/,
      /^db\/queries\//,
      VIEWS,
      /^api\/(http|cache|contract|domain|services|routes|pages)\//,
      /^widget\/released\/versions\.json$/,
    ],
    mayAsTypes: [/^db\//],
  },
  {
    name: 'api/pages',
    files: /^api\/pages\//,
    may: [
      /^package\.json$/,
      HONO,
      ZOD,
      PREACT,
      FACTS_AS_DATA,
      /^db\/rubric\.ts$/,
      VIEWS,
      /^api\/(http|cache|contract|domain|services|pages)\//,
    ],
    mayAsTypes: [/^db\//],
  },
  {
    name: 'api/openapi',
    files: /^api\/openapi\//,
    may: [
      HONO,
      ZOD,
      NODE,
      DATABASE,
      /^package\.json$/,
      /^db\/(migrate\.ts$|seed\/)/,
      /^api\/(app|dist)\.ts$/,
      /^api\/(openapi|http|contract|domain|services)\//,
    ],
  },
  {
    name: 'api/operations',
    files: /^api\/operations\//,
    may: [
      NODE,
      FACTS_AS_DATA,
      DATABASE,
      /^db\/((migrate|starter-films)\.ts$|seed\/)/,
      /^api\/(env|dist)\.ts$/,
      /^api\/(operations|services|domain)\//,
    ],
  },
  {
    name: 'api/share-pictures',
    files: /^api\/share-pictures\//,
    may: [
      NODE,
      /^(lru-cache|@resvg\/resvg-js)$/,
      VIEWS,
      /^api\/(share-pictures|domain)\//,
      /^api\/operations\/(make-folder|part-files)\.ts$/,
      /^api\/http\/share-pictures\.ts$/,
    ],
    mayAsTypes: [/^api\/contract\//],
  },
  {
    name: 'api/server',
    files: /^api\/server\//,
    may: [
      HONO,
      NODE,
      DATABASE,
      /^db\/migrate\.ts$/,
      /^package\.json$/,
      /^api\/(app|env|dist)\.ts$/,
      /^api\/(server|cache|http|operations|services|share-pictures)\//,
    ],
  },
  {
    name: 'api/cli',
    files: /^api\/cli\//,
    may: [
      NODE,
      ZOD,
      FACTS_AS_DATA,
      DATABASE,
      /^db\/migrate\.ts$/,
      /^api\/env\.ts$/,
      /^api\/(cli|operations|services|connectors|contract|domain)\//,
    ],
  },
  {
    name: 'the build of the widget',
    files: /^widget\/build\//,
    may: [
      NODE,
      /^vite$/,
      /^package\.json$/,
      /^db\/vocabulary\.ts$/,
      /^widget\/(build\/|labels\/|reference\.ts$)/,
      /^api\/pages\/words\/en\.json$/,
      /^@resvg\/resvg-js$/,
      /^api\/pages\/site\/favicon\.ts$/,
    ],
  },
  {
    name: 'widget',
    files: /^widget\//,
    may: [
      /^preact(\/|$)/,
      /^widget\//,
      /^db\/vocabulary\.ts$/,
      /^api\/domain\/(rating\/(check|age)|text\/isolate)\.ts$/,
    ],
    mayAsTypes: [/^api\/contract\//],
  },
  { name: 'the build of the api', files: /^api\/build(-worker)?\.ts$/, may: [NODE, /^vite$/] },
  {
    name: 'the entries of the api',
    files: /^api\/[a-z-]+\.tsx?$/,
    may: [HONO, ZOD, NODE, /^api\//, DATABASE, /^cloudflare:/],
  },
];

/** What a file of this path and text imports: statements, re-exports and calls of `import()`. */
function importsOf(path: string, text: string): Import[] {
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const statements = module.staticImports.map(({ moduleRequest, entries }) => ({
    target: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
    names: entries.filter(({ isType }) => !isType).map(({ importName }) => importName.name ?? '*'),
  }));
  const exported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType, importName }) =>
      moduleRequest
        ? [{ target: moduleRequest.value, typeOnly: isType, names: [importName.name ?? '*'] }]
        : [],
    ),
  );
  const called = module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
    target: text.slice(start, end).replace(/^['"`]|['"`]$/g, ''),
    typeOnly: false,
    names: [],
  }));
  return [...statements, ...exported, ...called].map((one) => ({
    ...one,
    target: fromRoot(path, one.target),
  }));
}

function fromRoot(path: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ''));
}

/** The sentences that say which imports of a file its room forbids. */
function forbiddenImports(path: string, text: string): string[] {
  const room = ROOMS.find(({ files }) => files.test(path));
  if (!room) return [`${path} is in no room: say in the table what it may import`];
  const isAllowed = (one: Import): boolean =>
    room.may.some((rule) => (rule instanceof RegExp ? rule.test(one.target) : rule(one))) ||
    (one.typeOnly && (room.mayAsTypes ?? []).some((rule) => rule.test(one.target)));
  return importsOf(path, text)
    .filter((one) => !isAllowed(one))
    .map(({ target, typeOnly }) => `${path} imports ${typeOnly ? 'types of ' : ''}${target}`);
}

/** The uses of the clock, of chance and of the world outside, which a pure rule has no part in. */
function impurities(path: string, text: string): string[] {
  return nodesOf(parseSync(path, text).program).flatMap((node) => {
    const use = impurityOf(node);
    return use === null ? [] : [`${path} uses ${use}`];
  });
}

interface SyntaxNode {
  type?: string;
  name?: string;
  object?: SyntaxNode;
  property?: SyntaxNode;
  callee?: SyntaxNode;
}

/** A node of the syntax tree and all below it. */
function nodesOf(value: unknown): SyntaxNode[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(nodesOf)];
}

const WORLD = new Set(['Math.random', 'Date.now', 'Temporal.Now']);
const OUTSIDE = new Set([
  'performance',
  'crypto',
  'fetch',
  'process',
  'console',
  'globalThis',
  'window',
  'document',
  'localStorage',
  'setTimeout',
  'setInterval',
]);

function impurityOf(node: SyntaxNode): string | null {
  const callee = node.callee?.name;
  if (node.type === 'NewExpression' && callee === 'Date') return 'new Date';
  if (node.type === 'CallExpression' && callee === 'Date') return 'Date()';
  if (node.type === 'CallExpression' && callee !== undefined && OUTSIDE.has(callee)) return callee;
  const member = `${node.object?.name}.${node.property?.name}`;
  if (node.type !== 'MemberExpression') return null;
  return WORLD.has(member) || OUTSIDE.has(node.object?.name ?? '') ? member : null;
}

const SOURCES = ['api', 'db', 'widget']
  .flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' }).map(
      (path) => `${room}/${path}`,
    ),
  )
  .filter((path) => /\.tsx?$/.test(path))
  .filter((path) => !path.endsWith('.d.ts'))
  .toSorted()
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

const GRAPH = new Map(SOURCES.map(({ path, text }) => [path, importsOf(path, text)]));

describe('The sources', () => {
  it('are there to be read', () => {
    const paths = SOURCES.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(['api/app.ts', 'db/vocabulary.ts', 'widget/define.ts']),
    );
  });

  test.each(ROOMS)('of $name import only what that room may', ({ files }) => {
    const own = SOURCES.filter(
      ({ path }) => ROOMS.find((room) => room.files.test(path))?.files === files,
    );
    expect(own.flatMap(({ path, text }) => forbiddenImports(path, text))).toEqual([]);
  });

  it('are each in a room', () => {
    const strays = SOURCES.filter(({ path }) => !ROOMS.some(({ files }) => files.test(path)));
    expect(strays.map(({ path }) => path)).toEqual([]);
  });

  it('import in no circle', () => {
    expect(circles(GRAPH)).toEqual([]);
  });

  it('of the pure rules know no clock, no chance and no world outside', () => {
    const rules = SOURCES.filter(({ path }) => /^api\/domain\/|^db\/vocabulary/.test(path));
    expect(rules.length).toBeGreaterThan(5);
    expect(rules.flatMap(({ path, text }) => impurities(path, text))).toEqual([]);
  });

  it('of the widget take nothing along at run time but Preact, the vocabulary and the pure rules', () => {
    const { files, packages } = reach('widget/define.ts');
    expect(packages.filter((name) => !/^preact(\/|$)/.test(name))).toEqual([]);
    expect(files.filter((path) => !/^widget\/|^db\/vocabulary|^api\/domain\//.test(path))).toEqual(
      [],
    );
  });

  it('of the command line, which Node runs as they are, hold no JSX', () => {
    const { files } = reach('api/cli/main.ts');
    expect(files).toContain('api/cli/derive.ts');
    expect(files.filter((path) => path.endsWith('.tsx'))).toEqual([]);
  });

  it('of the application, which runs on Workers too, take no module of Node along', () => {
    expect(reach('api/app.ts').packages.filter((name) => NODE.test(name))).toEqual([]);
  });
});

/** All that a file takes along at run time, itself included. */
function reach(start: string): { files: string[]; packages: string[] } {
  const seen = new Set<string>();
  const visit = (target: string): void => {
    if (seen.has(target)) return;
    seen.add(target);
    for (const one of GRAPH.get(target) ?? []) if (!one.typeOnly) visit(one.target);
  };
  visit(start);
  const isFile = (target: string): boolean =>
    /^(api|db|widget|test)\/|^package\.json$/.test(target);
  return {
    files: [...seen].filter(isFile),
    packages: [...seen].filter((target) => !isFile(target)),
  };
}

/** Each circle of imports, types included, as the chain of its files. */
function circles(graph: ReadonlyMap<string, readonly Import[]>): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, chain: readonly string[]): void => {
    if (chain.includes(path)) found.push([...chain.slice(chain.indexOf(path)), path].join(' → '));
    if (done.has(path) || chain.includes(path)) return;
    for (const { target } of graph.get(path) ?? []) visit(target, [...chain, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
}

describe('The walk', () => {
  test.each([
    ['db/vocabulary.ts', `import { x } from './film.ts'`],
    ['db/vocabulary.ts', `import type { X } from './film.ts'`],
    ['db/rating-systems.ts', `export * from './vocabulary.ts'`],
    ['db/queries/a.ts', `import { Hono } from 'hono'`],
    ['db/queries/a.ts', `import { titleKey } from '../../api/domain/film/title.ts'`],
    ['db/schema.ts', `import type { Advisory } from '../api/contract/advisory.ts'`],
    ['db/film.ts', `import { render } from '../widget/element.tsx'`],
    ['db/seed/her-2013.ts', `import { deriveAge } from '../../api/domain/rating/age.ts'`],
    ['api/domain/rating/age.ts', `import * as z from 'zod'`],
    ['api/domain/rating/age.ts', `import type { Context } from 'hono'`],
    ['api/domain/rating/age.ts', `import { createHash } from 'node:crypto'`],
    ['api/domain/rating/age.ts', `import { eq } from 'drizzle-orm'`],
    ['api/domain/rating/age.ts', `import { listFilms } from '../../../db/queries/list-films.ts'`],
    [
      'api/domain/rating/age.ts',
      `import { type FilmKey, readFilm } from '../../../db/queries/read-film.ts'`,
    ],
    ['api/domain/rating/age.ts', `import { Advisory } from '../../contract/advisory.ts'`],
    ['api/domain/rating/age.ts', `const z = await import('zod')`],
    ['api/contract/check.ts', `import { Hono } from 'hono'`],
    ['api/contract/check.ts', `import { listFilms } from '../../db/queries/list-films.ts'`],
    ['api/contract/check.ts', `import * as list from '../../db/queries/list-films.ts'`],
    ['api/contract/check.ts', `import '../../db/queries/list-films.ts'`],
    ['api/contract/check.ts', `import { SORTS } from '../../db/queries/list-films.ts'`],
    ['api/cache/policy.ts', `import { filmRoutes } from '../routes/films.ts'`],
    ['api/cache/policy.ts', `import { openLog } from '../server/operator-log.ts'`],
    ['api/cache/node-cache.ts', `import { readFilm } from '../../db/queries/read-film.ts'`],
    ['api/routes/films.ts', `import { sql } from 'drizzle-orm'`],
    ['api/routes/films.ts', `import { createClient } from '@libsql/client'`],
    ['api/routes/films.ts', `export { sql } from 'drizzle-orm/sqlite-core'`],
    ['api/routes/films.ts', `import { migrateDb } from '../../db/migrate.ts'`],
    ['api/routes/films.ts', `import { readFile } from 'node:fs/promises'`],
    ['api/pages/layout/page.tsx', `import { eq } from 'drizzle-orm'`],
    ['api/pages/layout/page.tsx', `import { readFilm } from '../../../db/queries/read-film.ts'`],
    ['api/services/films/find.ts', `import { Hono } from 'hono'`],
    ['api/services/films/find.ts', `import { Problem } from '../../http/problem.ts'`],
    ['api/cli/films.ts', `import { filmRoutes } from '../routes/films.ts'`],
    ['api/cli/export.ts', `import { createClient } from '@libsql/client/node'`],
    ['api/cli/export.ts', `import { drizzle } from 'drizzle-orm/libsql'`],
    ['widget/element.tsx', `import { Advisory } from '../api/contract/advisory.ts'`],
    ['widget/element.tsx', `import * as z from 'zod'`],
    ['widget/element.tsx', `import { projectFilm } from '../api/domain/film/project.ts'`],
    ['widget/element.tsx', `import { SYSTEMS } from '../db/rating-systems.ts'`],
    ['widget/element.tsx', `import { readFileSync } from 'node:fs'`],
    ['elsewhere/a.ts', `import 'node:fs'`],
  ])('rejects in %s: %s', (path, text) => {
    expect(forbiddenImports(path, text)).toHaveLength(1);
  });

  test.each([
    ['api/domain/rating/age.ts', `import type { FilmKey } from '../../../db/queries/read-film.ts'`],
    ['api/domain/rating/age.ts', `import { type FilmKey } from '../../../db/queries/read-film.ts'`],
    ['api/domain/rating/age.ts', `export type { FilmKey } from '../../../db/queries/read-film.ts'`],
    ['api/contract/check.ts', `import { SORTS, type Sort } from '../../db/vocabulary.ts'`],
    ['widget/element.tsx', `import styles from './styles.css?inline'`],
    ['widget/element.tsx', `import { checkFilm } from '../api/domain/rating/check.ts'`],
    ['widget/element.tsx', `import type { Advisory } from '../api/contract/advisory.ts'`],
    ['api/routes/films.ts', `// import { sql } from 'drizzle-orm'`],
  ])('lets pass in %s: %s', (path, text) => {
    expect(forbiddenImports(path, text)).toEqual([]);
  });

  test.each([
    'Date.now()',
    'new Date()',
    'new Date(text)',
    'Date()',
    'Math.random()',
    'performance.now()',
    'crypto.randomUUID()',
    'fetch(address)',
    'process.env.NODE_ENV',
  ])('finds %s in a rule', (use) => {
    const text = `export function rule(text: string) { return [text, ${use}]; }`;
    expect(impurities('api/domain/rule.ts', text)).toHaveLength(1);
  });

  it('finds nothing in a rule that is pure', () => {
    const text = `/** Date.now() */ export const rule = (date: Date) => Math.max(1, date.getTime());`;
    expect(impurities('api/domain/rule.ts', text)).toEqual([]);
  });

  it('finds a circle, and only once', () => {
    const graph = new Map([
      ['a.ts', importsOf('a.ts', `import './b.ts'`)],
      ['b.ts', importsOf('b.ts', `import type { C } from './c.ts'; import './d.ts'`)],
      ['c.ts', importsOf('c.ts', `import { a } from './a.ts'`)],
      ['d.ts', []],
    ]);
    expect(circles(graph)).toEqual(['a.ts → b.ts → c.ts → a.ts']);
  });
});
