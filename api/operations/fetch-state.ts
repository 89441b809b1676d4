/** Remembers how far a fetch is, so that a run that was stopped at any moment can continue. Node only. */

import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { filePath, type DatabaseAddress } from '../../db/connection/address.ts';
import { makeFolder } from './make-folder.ts';
import { partOf } from './part-files.ts';

export interface FetchState {
  /** What the connector has reached. */
  token: string;
  /** Bytes of the file that the films are written to; 0 if they go into the database. */
  bytes: number;
}

export interface FetchStateFile {
  /** Null if no earlier run of the same request was stopped. */
  read: () => FetchState | null;
  write: (state: FetchState) => void;
  /** Called at the end of a complete run. */
  remove: () => void;
}

/** The state is beside the file that the films go to; for a libSQL server, in the folder `data`. `request` says what is fetched. */
export async function openFetchState(
  request: unknown,
  { database, file }: { database: DatabaseAddress; file: string | undefined },
): Promise<FetchStateFile> {
  const target = file ?? filePath(database);
  const { dir, base } = parse(target ?? join('data', 'server'));
  const hash = createHash('sha256')
    .update(JSON.stringify([database.url, request]))
    .digest('hex');
  const path = join(dir, `${base}.fetch-${hash.slice(0, 12)}`);
  if (dir !== '') await makeFolder(dir);
  return {
    read() {
      try {
        const { token, bytes } = JSON.parse(readFileSync(path, 'utf8')) as FetchState; // written below
        return typeof token === 'string' && typeof bytes === 'number' ? { token, bytes } : null;
      } catch {
        return null;
      }
    },
    write(state) {
      const part = partOf(path);
      writeFileSync(part, JSON.stringify(state));
      renameSync(part, path);
    },
    remove: () => rmSync(path, { force: true }),
  };
}
