/** The program keeps its code as compiled beside it; whatever is wrong with that folder, it starts all the same. */

import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import module from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startProgram } from '../../helpers/start-program.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

let folder: string;
let compiled: string;

/** A copy of the program that has not started yet. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-advisory-compiled-'));
  compiled = join(folder, 'dist/compiled');
  await cp(join(ROOT, 'dist'), join(folder, 'dist'), {
    recursive: true,
    filter: (path) => path !== join(ROOT, 'dist/compiled'),
  });
  for (const name of ['db', 'node_modules', 'package.json'])
    await symlink(join(ROOT, name), join(folder, name));
});
afterEach(() => rm(folder, { recursive: true }));

async function expectToStart(): Promise<void> {
  const program = await startProgram(
    { DATABASE_URL: `file:${join(folder, 'films.db')}` },
    { program: join(folder, 'dist/node.js') },
  );
  expect((await fetch(`${program.url}/v1/films/her-2013`)).status).toBe(200);
  expect(await program.end()).toBe(0);
  expect(program.output().stderr).toBe('');
}

/** The files of the folder; none where there is no folder. */
async function kept(): Promise<string[]> {
  if (!existsSync(compiled)) return [];
  const entries = await readdir(compiled, { recursive: true, withFileTypes: true });
  return entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

it('makes the folder where there is none, and keeps its code there', async () => {
  await expectToStart();
  expect((await kept()).length > 0).toBe('enableCompileCache' in module);
});

// As root, nothing is read-only; where a file stands in the folder's place, nobody can write into it.
it('starts where the folder cannot be written', async () => {
  await writeFile(compiled, 'mine');
  await expectToStart();
  expect(await readdir(join(folder, 'dist'))).toContain('compiled');
});

it('starts where what is kept there is damaged', async () => {
  await expectToStart();
  for (const file of await kept()) await writeFile(file, 'no code');
  await expectToStart();
});
