/** The films under limits on the command line: the same query as over HTTP. */

import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { FilmsQuery } from '../../../api/contract/films-query.ts';
import { queryFilms } from '../../../api/services/films/find.ts';
import { randomFilms, seededRandom } from '../../helpers/random-films.ts';
import { openTestDatabase, type TestDatabase } from '../../helpers/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase(randomFilms(seededRandom(7), 150));
});
afterAll(() => database.close());

function films(...args: string[]) {
  return spawnSync(process.execPath, ['api/cli/main.ts', 'films', ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: database.url },
  });
}

describe('cli films', () => {
  it('writes what the API answers, a film a line, over all pages', async () => {
    const options = { 'language.lte': '2', 'age.lte': '12', unknown: 'include', sort: 'age' };
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    const { status, stdout, stderr } = films(...args);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const query = FilmsQuery.parse({ ...options, limit: '100' });
    const expected = await queryFilms(database.db, query);
    expect(expected.cursor).toBeNull();
    expect(JSON.parse(`[${stdout.trimEnd().replaceAll('\n', ',')}]`)).toEqual(
      JSON.parse(`[${expected.films}]`),
    );
    expect(films().stdout.trimEnd().split('\n')).toHaveLength(150);
  });

  it('writes as many as --limit allows, and says how to get more', () => {
    const first = films('--limit=2', '--pretty');
    expect(first.stdout.trimEnd().split('\n')).toHaveLength(2);
    const [, cursor = ''] = /^There are more: --cursor (\S+)$/m.exec(first.stderr) ?? [];
    const second = films('--limit', '2', '--pretty', '--cursor', cursor);
    expect(second.stdout.split('\n')[0]).toMatch(/^.{3} {2}\d{4} {2}\S.*\(film-\d-\d+\)$/);
    expect(second.stdout).not.toContain(first.stdout.split('\n')[0]);
  });

  it('writes the films of the requested ids, and reports the unknown ones', () => {
    const { stdout, stderr } = films('--ids', 'tt1000003,nope-1,tt1000001', '--pretty');
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => /-(\d+)\)$/.exec(line)?.[1]),
    ).toEqual(['3', '1']);
    expect(stderr).toBe('No film has the id “nope-1”.\n');
  });

  test.each([
    ['an unknown option', ['--langauge.lte', '2'], 'Allowed: --pretty, --language.lte, --sex.lte'],
    [
      'a word that is no option',
      ['her'],
      'films takes only options, but got “her”. Allowed: --pretty',
    ],
    [
      'a level that there is not',
      ['--language.lte', '9'],
      '--language.lte: Write one whole number',
    ],
    ['an option twice', ['--limit', '1', '--limit', '2'], 'Write --limit once.'],
    ['an option without its value', ['--limit'], '--limit needs a value.'],
  ])('rejects %s in one line', (_, args, said) => {
    const { status, stdout, stderr } = films(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(said);
    expect(stderr.trimEnd()).not.toContain('\n');
  });
});
