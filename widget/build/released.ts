/**
 * The released versions of the script: `released/{version}.js`, and in `released/versions.json` the hash of each. Sites pin a version
 * by its hash, so a released script never changes by a byte. Node only.
 */

import { createHash } from 'node:crypto';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The hash of each released script, by its version. */
export type Released = Readonly<Record<string, string>>;

export interface ReleasePaths {
  /** The folder of the released versions. */
  released: string;
  /** The script that was just built. */
  script: string;
  /** The version of that script. */
  version: string;
}

const LIST = 'versions.json';

/** The value of a script tag's `integrity`: `sha384-…`. */
export function integrityOf(bytes: Uint8Array): string {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}

/** Oldest first. */
export async function readReleased(folder: string): Promise<Released> {
  return JSON.parse(await readFile(join(folder, LIST), 'utf8'));
}

/**
 * The paths of the scripts that differ from what was released: released files, and the built script if its version is released.
 *
 * @throws {Error} if a released script is missing
 */
export async function changedReleases(paths: ReleasePaths): Promise<string[]> {
  const hashes = await readReleased(paths.released);
  const expected = Object.entries(hashes).map(
    ([version, hash]) => [join(paths.released, `${version}.js`), hash] as const,
  );
  const builtHash = hashes[paths.version];
  if (builtHash) expected.push([paths.script, builtHash]);
  const changed = await Promise.all(
    expected.map(async ([path, hash]) => (integrityOf(await readFile(path)) === hash ? [] : path)),
  );
  return changed.flat();
}

/**
 * Adds the built script to the released versions.
 *
 * @throws {Error} if its version is already released
 */
export async function releaseVersion({ released, script, version }: ReleasePaths): Promise<void> {
  const hashes = await readReleased(released);
  if (version in hashes)
    throw new Error(`${version} is already released: raise the version in package.json first.`);
  const integrity = integrityOf(await readFile(script));
  await cp(script, join(released, `${version}.js`));
  const list: Released = { ...hashes, [version]: integrity };
  await writeFile(join(released, LIST), `${JSON.stringify(list, null, 2)}\n`);
}
