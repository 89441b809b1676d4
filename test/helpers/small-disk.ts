/** A disk of a few megabytes, in memory, which only the processes that a test starts on it can see by its path. Linux only. */

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, writeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

export interface SmallDisk {
  /** Where the test sees the disk. */
  seen: string;
  /** Where a process started `through` sees it. */
  path: string;
  through: readonly string[];
  /** Writes to it until no byte has room. */
  fill: () => void;
  /** Makes the room that `fill` took. */
  clear: () => Promise<void>;
  remove: () => Promise<void>;
}

const OWN_DISKS = ['unshare', '--user', '--map-root-user', '--mount'];
const PATH = '/mnt';

/** Whether this machine lets a process mount a disk of its own; some containers do not. */
export function canMountDisks(): boolean {
  return (
    spawnSync(OWN_DISKS[0] ?? '', [...OWN_DISKS.slice(1), 'mount', '-t', 'tmpfs', 'none', PATH])
      .status === 0
  );
}

/** `size` in megabytes. */
export async function mountSmallDisk(size: number): Promise<SmallDisk> {
  const [command = '', ...options] = OWN_DISKS;
  const mount = `mount -t tmpfs -o size=${size}m none ${PATH} && echo mounted && exec cat`;
  // The disk lives as long as a process that sees it.
  const holder = spawn(command, [...options, 'sh', '-c', mount], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  const seen = `/proc/${holder.pid}/root${PATH}`;
  const filling = join(seen, 'filling');
  return {
    seen,
    path: PATH,
    through: [
      'nsenter',
      '--user',
      '--mount',
      '--preserve-credentials',
      '--target',
      String(holder.pid),
    ],
    fill: () => fillFile(filling),
    clear: () => rm(filling),
    remove: async () => {
      holder.stdin.end();
      await once(holder, 'close');
    },
  };
}

function fillFile(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (;;) writeSync(file, Buffer.alloc(4_096));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  } finally {
    closeSync(file);
  }
}
