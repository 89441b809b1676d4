/** What is written about the sources is true of them: cited paths and scripts exist, and examples give what stands beside them. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { LAYOUTS } from '../../api/contract/embed-query.ts';
import { frameListener } from '../../api/pages/embed/frame-html.ts';
import { frameSize, heightInCss } from '../../api/pages/embed/frame-size.ts';
import { rulesForHer } from '../helpers/reserved-rules.ts';
import packageJson from '../../package.json' with { type: 'json' };

const ROOT = new URL('../..', import.meta.url).pathname;

/** The folders whose paths people cite. `dist` and `data` are made by running the program. */
const ROOMS = ['api', 'widget', 'db', 'test', 'docs', '.ci'];

/** Paths and scripts cited in a text, as far as they look like some of this repository. */
interface Cited {
  paths: string[];
  scripts: string[];
}

function citedIn(document: string, text: string): Cited {
  const prose = text.replace(/^(```|~~~)[\s\S]*?^\1/gm, '');
  const quoted = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
  const linked = [...prose.matchAll(/(?:\]\(\s*<?|\b(?:src|href)=")([^)\s>"]+)/g)].map(
    ([, target = '']) => target.replace(/#.*$/, ''),
  );
  const scripts = [...text.matchAll(/\bnpm (?:run(?: -s| --silent)? ([\w:-]+)|(start|test)\b)/g)];
  return {
    paths: [
      ...quoted.filter(looksLikePath).map((path) => path.replace(/[:#]\S*$/, '')),
      ...linked
        .filter((target) => target !== '' && !/^([a-z][a-z\d+.-]*:|\/)/i.test(target))
        .map((target) => normalize(join(dirname(document), target))),
    ],
    scripts: scripts.map(([, run, short]) => run ?? short ?? ''),
  };
}

/** `db/schema.ts`, `package.json`, `.oxlintrc.json`; but no address, no command and no pattern such as `db/queries/<noun>.ts`. */
function looksLikePath(code: string): boolean {
  if (/[\s<>*{}|…=()$]/.test(code)) return false;
  if (ROOMS.some((room) => code.startsWith(`${room}/`))) return true;
  return /^\.?[\w-]+(\.[\w-]+)*\.(json|toml|md|ts|yml|yaml)$/.test(code) && !code.includes('/');
}

function missingPaths(document: string, text: string): string[] {
  return citedIn(document, text)
    .paths.filter((path) => !existsSync(join(ROOT, path)) && !isFileName(path))
    .map((path) => `${document} cites ${path}`);
}

/** A name without a folder may be that of any file of a room: `schema.ts`. */
function isFileName(name: string): boolean {
  return !name.includes('/') && FILE_NAMES.has(name);
}

const FILE_NAMES = new Set(
  ROOMS.filter((room) => existsSync(join(ROOT, room))).flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' }).map((path) =>
      path.replace(/^.*[/\\]/, ''),
    ),
  ),
);

function missingScripts(document: string, text: string): string[] {
  return citedIn(document, text)
    .scripts.filter((script) => !(script in packageJson.scripts))
    .map((script) => `${document} says npm run ${script}`);
}

const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'UPGRADING.md',
  ...(existsSync(join(ROOT, 'docs'))
    ? readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.md'))
        .map((path) => `docs/${path}`)
    : []),
]
  .filter((document) => existsSync(join(ROOT, document)))
  .map((document) => ({ document, text: readFileSync(join(ROOT, document), 'utf8') }));

describe.runIf(DOCUMENTS.length > 0)('What is written', () => {
  test.each(DOCUMENTS)('in $document cites only paths that are there', ({ document, text }) => {
    expect(missingPaths(document, text)).toEqual([]);
  });

  test.each(DOCUMENTS)('in $document names only scripts that are there', ({ document, text }) => {
    expect(missingScripts(document, text)).toEqual([]);
  });
});

it('README.md reserves the space of the card of Her', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  expect(readme).toContain(rulesForHer().replace(/^/gm, '  '));
});

test.each(LAYOUTS)(
  'api/pages/builder/builder.css draws a frame as high as what is pasted, as %s',
  (layout) => {
    const css = readFileSync(join(ROOT, 'api/pages/builder/builder.css'), 'utf8').replaceAll(
      /\s+/g,
      '',
    );
    const height = heightInCss(frameSize(layout)).replaceAll(/\s+/g, '');
    expect(css).toContain(`.groundiframe.${layout}{height:${height};}`);
  },
);

it('docs/embedding.md shows the script by which a page follows a frame’s height', () => {
  const text = readFileSync(join(ROOT, 'docs/embedding.md'), 'utf8');
  expect(text).toContain(frameListener('https://advisory.example.org'));
});

it('The scripts of package.json call only scripts that are there', () => {
  const commands = Object.values(packageJson.scripts).join('\n');
  expect(missingScripts('package.json', commands)).toEqual([]);
});

describe('The search for citations', () => {
  test.each([
    ['a file in a room', 'See `db/schema.ts`.', ['db/schema.ts']],
    ['a file with a line', 'See `db/schema.ts:12`.', ['db/schema.ts']],
    ['a folder', 'All of `api/domain/`.', ['api/domain/']],
    ['a setting of the root', 'In `package.json`.', ['package.json']],
    ['a hidden file', 'In `.oxlintrc.json`.', ['.oxlintrc.json']],
    ['a link, from the document’s own folder', '[a](decisions/1.md#why)', ['docs/decisions/1.md']],
    ['a link upwards', '[a](../README.md)', ['README.md']],
    ['a picture', '<img src="card.png" width="480">', ['docs/card.png']],
  ])('finds %s', (_sentence, text, paths) => {
    expect(citedIn('docs/guide.md', text).paths).toEqual(paths);
  });

  test.each([
    ['an address', 'Ask `/v1/films`, [see](https://example.org/db/schema.ts).'],
    ['a link within the page', '[see](#limits)'],
    ['a pattern', '`db/queries/<noun>.ts`, `test/**/*.ts`'],
    ['a command', '`node api/node.ts`'],
    ['a block of code', '```sh\ncat `db/none.ts`\n```'],
    ['what the program makes', '`dist/node.js`, `data/content-advisory.db`'],
  ])('passes over %s', (_sentence, text) => {
    expect(citedIn('docs/guide.md', text).paths).toEqual([]);
  });

  it('tells what is missing', () => {
    expect(missingPaths('README.md', '`db/none.ts`, `db/schema.ts`, `schema.ts`')).toEqual([
      'README.md cites db/none.ts',
    ]);
    const text = 'npm run nothing, npm run -s build, npm start, npm install';
    expect(missingScripts('README.md', text)).toEqual(['README.md says npm run nothing']);
  });
});

interface Example {
  path: string;
  call: string;
  result: string;
}

/** The examples of a file's docstrings: calls, each with what it gives behind `//` or on lines of its own that begin so. */
function examplesIn(path: string, text: string): Example[] {
  const blocks = text.matchAll(/@example\n([\s\S]*?)(?=\* @|\*\/)/g);
  return [...blocks].flatMap(([, block = '']) => {
    const example = block.replace(/^\s*\* ?/gm, '');
    const parts = example.matchAll(/(\S[\s\S]*?)(?:^| )\/\/ (.+(?:\n\/\/ .+)*)/gm);
    return [...parts].map(([, call = '', result = '']) => ({
      path,
      call: call.trim(),
      result: result.replace(/\n\/\/ /g, '\n'),
    }));
  });
}

const RULES = ['api/domain', 'widget']
  .flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' }).map(
      (path) => `${room}/${path}`,
    ),
  )
  .filter((path) => path.endsWith('.ts'));
const EXAMPLES = RULES.flatMap((path) => examplesIn(path, readFileSync(join(ROOT, path), 'utf8')));

describe('An example in the docstring of a rule', () => {
  it('is found, with a result behind it or below it', () => {
    const text =
      "/**\n * @example\n * one('a://b') // 1\n * two()\n * // { a: 1,\n * //   b: 2 }\n */";
    expect(examplesIn('a.ts', text)).toEqual([
      { path: 'a.ts', call: "one('a://b')", result: '1' },
      { path: 'a.ts', call: 'two()', result: '{ a: 1,\n  b: 2 }' },
    ]);
    expect(EXAMPLES.length).toBeGreaterThan(0);
  });

  test.each(EXAMPLES)('gives what stands beside it: $call', async ({ path, call, result }) => {
    const rules = Object.entries(await import(join(ROOT, path)));
    const run = new Function(...rules.map(([name]) => name), `return [${call}, ${result}];`);
    const [given, expected] = run(...rules.map(([, rule]) => rule));
    expect(given).toEqual(expected);
  });
});
