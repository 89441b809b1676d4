/**
 * The released versions of the widget, listed in `released/versions.json`. The files of each are kept in `released/{version}/`, with
 * their hashes in `integrity.json`, as the pages that pin one hold its hash. Node only.
 */

import { createHash } from 'node:crypto';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The hash of each of a version's files by its path: `widget.js`, `labels/de.json`. */
type Hashes = Record<string, string>;

export interface ReleasePlace {
  /** The folder of the released versions. */
  released: string;
  /** The folder of what was built just now. */
  built: string;
  /** The version of what was built. */
  version: string;
}

const LIST = 'versions.json';
const HASHES = 'integrity.json';

/** Subresource integrity, as a script tag takes it: `sha384-…`. */
export function integrityOf(bytes: Uint8Array): string {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}

/** The versions that were released. */
export async function readReleased(folder: string): Promise<string[]> {
  return JSON.parse(await readFile(join(folder, LIST), 'utf8'));
}

/**
 * What is no longer as it was released, one line each: kept versions, and what was built where its version is a released one.
 * Empty where all is well.
 */
export async function changedReleases({
  released,
  built,
  version,
}: ReleasePlace): Promise<string[]> {
  const changed: string[] = [];
  for (const name of await readReleased(released)) {
    const hashes = await readHashes(join(released, name));
    changed.push(...differences(name, hashes, await hashFiles(join(released, name))));
    if (name === version) changed.push(...differences('the build', hashes, await hashFiles(built)));
  }
  return changed;
}

/** Keeps what was built as a released version. Throws where that version is released already. */
export async function freezeVersion({ released, built, version }: ReleasePlace): Promise<void> {
  const [list, hashes] = await Promise.all([readReleased(released), hashFiles(built)]);
  if (!hashes['widget.js']) throw new Error(`${built} holds no widget.js. Run: npm run build`);
  if (list.includes(version))
    throw new Error(`${version} is released already: raise the version in package.json first.`);
  const folder = join(released, version);
  await cp(built, folder, { recursive: true });
  await writeJson(join(folder, HASHES), hashes);
  await writeJson(join(released, LIST), [...list, version]);
}

async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFile(path, `${JSON.stringify(value, null, 2)}\n`);
}

async function readHashes(folder: string): Promise<Hashes> {
  return JSON.parse(await readFile(join(folder, HASHES), 'utf8'));
}

async function hashFiles(folder: string): Promise<Hashes> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name !== HASHES)
    .map((entry) => join(entry.parentPath, entry.name));
  const hashes = paths.toSorted().map(async (path): Promise<[string, string]> => {
    const name = path.slice(folder.length + 1).replaceAll('\\', '/');
    return [name, integrityOf(await readFile(path))];
  });
  return Object.fromEntries(await Promise.all(hashes));
}

function differences(where: string, released: Hashes, found: Hashes): string[] {
  const paths = new Set([...Object.keys(released), ...Object.keys(found)]);
  return [...paths]
    .filter((path) => released[path] !== found[path])
    .map((path) => `${where}: ${path} is not as it was released`);
}
