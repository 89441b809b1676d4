/** The documents are easy to read: short lines, a summary and a list of contents; and old words do not come back, here or in the code. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';

const ROOT = new URL('../..', import.meta.url).pathname;
const MAX_LINE = 120;
const MAX_LINES_WITHOUT_CONTENTS = 80;

/** Words and phrases with a plainer equivalent, which a reader would search for. */
const OLD_PHRASES = [
  'anew',
  'as it is by itself',
  'at the most',
  'for good',
  'heed',
  'is had',
  'mend',
  'mended',
  'need not',
  'nobody',
  'of which nothing is known',
  'own accord',
  'shall',
  'whoever',
];

/** Former names in the code. */
const OLD_NAMES: readonly string[] = [
  'abandonCopy',
  'areRenewed',
  'aroundClient',
  'BETWEEN_FILMS',
  'chosenEncoding',
  'COMPANIONS',
  'countGaps',
  'countMostCertificates',
  'drainOf',
  'findMeant',
  'giveBack',
  'giveName',
  'keepFound',
  'keepNightlyCopies',
  'LastingDb',
  'leaveLog',
  'makeCopy',
  'NightlyCopies',
  'noteInput',
  'noteRenewed',
  'noteRoute',
  'OF_A_COMMAND',
  'OF_A_SERVICE',
  'openLastingDb',
  'prepareForManyWrites',
  'Refusal',
  'refuseContradictions',
  'refuseOvertaken',
  'renewDocuments',
  'requireSum',
  'requireUsable',
  'shownName',
  'startNightlyCopies',
  'strangeness',
  'untilStopped',
  'usualBackupFolder',
  'wholeRequest',
  'writeWhole',
];

/** Constants are named `MAX_…` and `MIN_…`, as everywhere else. */
const OLD_CONSTANTS = /\b(?:MOST|LEAST)_[A-Z]\w*/g;

/** “Reject” in the sources. */
const REFUSAL = /\brefus(?:e|es|ed|ing|als?)(?![a-z])/gi;

/** Documents that still have to be rewritten. */
const LEFT = /^docs\/derived/;

const GUIDES = files('docs', /^docs\/[\w-]+\.md$/).filter((path) => !LEFT.test(path));
const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  'UPGRADING.md',
  'CHANGELOG.md',
  ...files('docs', /\.md$/),
].filter((path) => !LEFT.test(path));
const SOURCES = ['api', 'db', 'widget'].flatMap((folder) => files(folder, /\.(tsx?|css|sql)$/));

function files(folder: string, name: RegExp): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path}`)
    .filter((path) => name.test(path))
    .toSorted();
}

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** The lines that people write: no code, and no figures that a benchmark writes. */
function proseOf(text: string): string {
  const blank = (block: string) => block.replaceAll(/.+/g, '');
  return text
    .replaceAll(/^ *```[\s\S]*?^ *```/gm, blank)
    .replaceAll(/<!-- ([\w-]+): start -->[\s\S]*?<!-- \1: end -->/g, blank)
    .replaceAll(/<!-- figures -->[\s\S]*?<!-- end of figures -->/g, blank);
}

/** The numbers of the lines that are too long. A table, a picture and a line that is only a link cannot be broken. */
function longLines(text: string): number[] {
  const cannotBreak = /^\s*(\||<img |[-*]?\s*(\[[^\]]*\]\([^)]*\)|<?https?:\S+)[.,]?$)/;
  return proseOf(text)
    .split('\n')
    .flatMap((line, index) =>
      line.length > MAX_LINE && !cannotBreak.test(line) ? [index + 1] : [],
    );
}

const hasSummary = (text: string) => /^# .+\n\n(?![-#|`<>\d])[^\n]+(\n[^\n]+)*\n\n/.test(text);

/** The entries of the list of contents, and the headings that it should list, both as anchors. */
function contentsOf(text: string): { listed: string[]; headings: string[] } {
  const prose = proseOf(text);
  const listed = prose
    .split(/^## /m, 1)
    .join()
    .matchAll(/^- \[.+\]\(#([^)]+)\)$/gm);
  const headings = prose.matchAll(/^## (.+)$/gm);
  return {
    listed: [...listed].map(([, anchor = '']) => anchor),
    headings: [...headings].map(([, heading = '']) => anchorOf(heading)),
  };
}

/** The anchor that GitHub gives a heading. */
function anchorOf(heading: string): string {
  const letters = heading.toLowerCase().replaceAll(/[^\p{L}\p{N}_ -]/gu, '');
  return letters.trim().replaceAll(' ', '-');
}

/** Each use of an old word, as `path:line: word`. */
function oldWordsIn(path: string, text: string, words: readonly string[]): string[] {
  return words.flatMap((word) => {
    const pattern = new RegExp(String.raw`\b${word.replaceAll(' ', String.raw`[\s*/]+`)}\b`, 'gi');
    return [...text.matchAll(pattern)].map(
      ({ index }) => `${path}:${text.slice(0, index).split('\n').length}: ${word}`,
    );
  });
}

describe('A document', () => {
  test.each(DOCUMENTS)(`%s has lines of at most ${MAX_LINE} characters`, (path) => {
    expect(longLines(read(path))).toEqual([]);
  });

  test.each(GUIDES)('%s begins with a summary', (path) => {
    expect(hasSummary(read(path))).toBe(true);
  });

  test.each(GUIDES)('%s has a list of contents if it is long', (path) => {
    const text = read(path);
    const { listed, headings } = contentsOf(text);
    const isLong = text.split('\n').length > MAX_LINES_WITHOUT_CONTENTS;
    expect(listed).toEqual(isLong || listed.length > 0 ? headings : []);
  });
});

describe('Old words', () => {
  it('are not in the documents', () => {
    expect(DOCUMENTS.flatMap((path) => oldWordsIn(path, proseOf(read(path)), OLD_PHRASES))).toEqual(
      [],
    );
  });

  it('are not in the sources and the English labels', () => {
    const paths = [...SOURCES, 'widget/labels/en.json'];
    const words = [...OLD_PHRASES, ...OLD_NAMES];
    expect(paths.flatMap((path) => oldWordsIn(path, read(path), words))).toEqual([]);
  });

  it('do not name the constants of sources and tests', () => {
    const paths = [...SOURCES, ...files('test', /\.tsx?$/)].filter(
      (path) => path !== 'test/rules/plain-words.test.ts',
    );
    const found = paths.flatMap((path) =>
      (read(path).match(OLD_CONSTANTS) ?? []).map((name) => `${path}: ${name}`),
    );
    expect(found).toEqual([]);
  });

  it('do not call a rejection a refusal', () => {
    const found = SOURCES.flatMap((path) =>
      (read(path).match(REFUSAL) ?? []).map((word) => `${path}: ${word}`),
    );
    expect(found).toEqual([]);
  });
});

describe('These rules', () => {
  const long = 'word '.repeat(30);

  test.each([
    ['prose', `# A\n\n${long}`, [3]],
    ['an item of a list', `- ${long}`, [1]],
    ['a link with text beside it', `${long}[a](b)`, [1]],
    ['a table', `| ${long} |`, []],
    ['code', `a\n\`\`\`sh\n${long}\n\`\`\``, []],
    ['figures', `<!-- a: start -->\n${long}\n<!-- a: end -->`, []],
    ['a link alone', `- [${long}](b)`, []],
  ])('find a long line in %s', (_case, text, lines) => {
    expect(longLines(text)).toEqual(lines);
  });

  test.each([
    ['# A\n\nA summary\nof two lines.\n\n## B\n', true],
    ['# A\n\n- A list.\n\n## B\n', false],
    ['# A\n\n```sh\nls\n```\n\n', false],
  ])('tell a summary: %j', (text, expected) => {
    expect(hasSummary(text)).toBe(expected);
  });

  it('compare contents with headings', () => {
    const text = '# A\n\n- [What is “it”?](#what-is-it)\n\n## What is “it”?\n\n## Two\n';
    expect(contentsOf(text)).toEqual({ listed: ['what-is-it'], headings: ['what-is-it', 'two'] });
  });

  it('find an old word as a whole, in any case and over a line break', () => {
    expect(oldWordsIn('a.ts', '/** Anew.\n * No need\n * not. */', ['anew'])).toEqual([
      'a.ts:1: anew',
    ]);
    expect(oldWordsIn('a.ts', '// You need\n * not', ['need not'])).toEqual(['a.ts:1: need not']);
    expect(oldWordsIn('a.ts', 'renewed', ['anew'])).toEqual([]);
  });
});
