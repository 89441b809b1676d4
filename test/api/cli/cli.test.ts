/** The command line in a separate process: results on standard output, everything else on standard error, reliable exit statuses. */

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { splitRecords } from '../../../api/services/formats/split-records.ts';
import { deriveRatings } from '../../../api/domain/reasons/derive.ts';

const MAIN = 'api/cli/main.ts';

function run(args: readonly string[], input = '') {
  return spawnSync(process.execPath, [MAIN, ...args], { input, encoding: 'utf8' });
}

function statement(rating: string, reasons: string | null): string {
  return JSON.stringify({ system: 'MPA', rating, reasons });
}

describe('The command line', () => {
  test.each([
    ['no verb', [], 'Usage:'],
    ['an unknown verb', ['dervie'], 'There is no verb “dervie”'],
    ['a name that every object has', ['constructor'], 'There is no verb “constructor”'],
    ['arguments that a verb does not take', ['derive', 'file.csv'], 'derive takes no arguments'],
  ])('answers %s with what to do, beside the output', (_sentence, args, said) => {
    const { status, stdout, stderr } = run(args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(said);
  });
});

describe('derive', () => {
  it('answers each line with a line, in order, with the five concerns', () => {
    const lines = [statement('R', 'Rated R for strong language.'), statement('G', null)];
    const { status, stdout, stderr } = run(['derive'], `${lines.join('\n')}\n`);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const [r, g, ...rest] = stdout.split('\n');
    expect(rest).toEqual(['']);
    const { ratings } = deriveRatings({
      system: 'MPA',
      rating: 'R',
      reasons: 'Rated R for strong language.',
    });
    expect(JSON.parse(r ?? '')).toEqual({ ...ratings, unknown_words: [] });
    expect(JSON.parse(r ?? '').language).toMatchObject({ level: 4, span: 'strong language' });
    expect(JSON.parse(g ?? '').sex).toMatchObject({ level: null, at_most: 1 });
  });

  it('reports the words that it does not know', () => {
    const { stdout } = run(['derive'], statement('R', 'violence and quuxing'));
    expect(JSON.parse(stdout).unknown_words).toEqual(['quuxing']);
  });

  it('reads what other systems write: a BOM, CRLF, empty lines, no line end, more fields', () => {
    const line = JSON.stringify({ title: 'X', system: 'MPA', rating: 'PG', reasons: 'action' });
    const { status, stdout } = run(['derive'], `\uFEFF${line}\r\n\r\n${line}`);
    expect(status).toBe(0);
    expect(stdout.split('\n')).toHaveLength(3);
  });

  test.each([
    ['no JSON', 'hello', 'write {"system"'],
    ['no object', '[]', 'write {"system"'],
    ['a field missing', '{"system":"MPA","reasons":"violence"}', '“rating” must be text'],
    ['a field of another kind', '{"system":"MPA","rating":"R","reasons":7}', '“reasons” must be'],
    ['a long line', `"${'x'.repeat(9e5)}"`, 'xxx…'],
    ['a line without end', 'x'.repeat(1e6 + 1), 'is longer than 1000000 bytes'],
    ['what would clear the screen', '\u001B[2J', 'not \uFFFD[2J'],
  ])('stops at %s, in one line that says where', (_sentence, line, said) => {
    const good = statement('R', 'violence');
    const { status, stdout, stderr } = run(['derive'], `${good}\n${line}\n${good}\n`);
    expect(status).toBe(1);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/^Line 2: [^\n]{1,200}\n$/);
    expect(stderr).toContain(said);
  });

  it('says so if its output is full', async () => {
    const full = openSync('/dev/full', 'w');
    const child = spawnSync(process.execPath, [MAIN, 'derive'], {
      input: statement('R', 'violence'),
      encoding: 'utf8',
      stdio: ['pipe', full, 'pipe'],
    });
    closeSync(full);
    expect({ status: child.status, stderr: child.stderr }).toEqual({
      status: 1,
      stderr: 'Standard output cannot be written (ENOSPC).\n',
    });
  });

  it('ends quietly when its reader stops reading', async () => {
    const child = spawn(process.execPath, [MAIN, 'derive']);
    const said: string[] = [];
    child.stderr.on('data', (chunk) => said.push(String(chunk)));
    child.stdin.on('error', () => {});
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.end(`${statement('R', 'violence and language')}\n`.repeat(20_000));
    const [status] = await once(child, 'exit');
    expect({ status, said }).toEqual({ status: 0, said: [] });
  });
});

async function* inChunks(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* chunks;
}

async function linesOf(chunks: readonly Buffer[]) {
  const records = [];
  for await (const record of splitRecords(inChunks(chunks), { quoted: false }))
    records.push(record);
  return records;
}

describe('Lines', () => {
  test.each<[string, string[], [number, string][]]>([
    [
      'of chunks that end anywhere',
      ['a', 'b\nc', '\r', '\nd'],
      [
        [1, 'ab'],
        [2, 'c'],
        [3, 'd'],
      ],
    ],
    ['behind empty ones, which are counted', ['\n\na\n'], [[3, 'a']]],
    [
      'with the marks that only Unicode ends lines by',
      ['a\u2028b\u2029c\n'],
      [[1, 'a\u2028b\u2029c']],
    ],
    ['of nothing', [], []],
  ])('%s are read', async (_sentence, chunks, lines) => {
    const found = await linesOf(chunks.map((chunk) => Buffer.from(chunk)));
    expect(found).toEqual(lines.map(([line, text]) => ({ line, text })));
  });

  it('keep a character whose bytes fall into two chunks', async () => {
    const bytes = Buffer.from('né\n');
    expect(await linesOf([bytes.subarray(0, 2), bytes.subarray(2)])).toEqual([
      { line: 1, text: 'né' },
    ]);
  });
});
