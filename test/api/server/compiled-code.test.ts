/** The compile cache next to the program: the program starts even if that folder is damaged or read-only. */

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

/** The files of the folder; empty if there is no folder. */
async function kept(): Promise<string[]> {
  if (!existsSync(compiled)) return [];
  const entries = await readdir(compiled, { recursive: true, withFileTypes: true });
  return entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

it('creates the folder, and caches its compiled code there', async () => {
  await expectToStart();
  expect((await kept()).length > 0).toBe('enableCompileCache' in module);
});

// Root can write to a read-only folder, so a file replaces the folder.
it('starts if the folder cannot be written', async () => {
  await writeFile(compiled, 'mine');
  await expectToStart();
  expect(await readdir(join(folder, 'dist'))).toContain('compiled');
});

it('starts if the cached code is damaged', async () => {
  await expectToStart();
  for (const file of await kept()) await writeFile(file, 'no code');
  await expectToStart();
});
