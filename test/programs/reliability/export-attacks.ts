/** Clients that ask for the whole catalogue to stop a service: what `/healthz` waits meanwhile, and what memory they take. */

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startProgram } from '../../helpers/start-program.ts';
import { residentMegabytes } from './steady-load.ts';
import { watchHealth } from './watch-health.ts';

const CLIENTS = fileURLToPath(new URL('export-clients.ts', import.meta.url));

export interface ExportAttack {
  databaseUrl: string;
  /** Clients that read as fast as they can. */
  readers: number;
  /** Clients that never read, and the milliseconds for which they are watched. */
  holders: number;
  heldFor: number;
}

export interface ExportAttackFigures {
  /** The readers' statuses; a whole export is a 200. */
  statuses: number[];
  /** Milliseconds. */
  healthWhileRead: number;
  healthWhileHeld: number;
  /** Megabytes by which the process grew at most while its clients did not read. */
  growth: number;
}

export async function attackByExports(attack: ExportAttack): Promise<ExportAttackFigures> {
  const { databaseUrl, readers, holders, heldFor } = attack;
  const program = await startProgram({ DATABASE_URL: databaseUrl });
  const { url, pid } = program;
  try {
    await outputOf(startClients(url, 1, 'read'));
    const watchOfReaders = await watchHealth(url);
    const reading = await outputOf(startClients(url, readers, 'read'));
    const healthWhileRead = await watchOfReaders.slowest();
    const answers = JSON.parse(reading) as { status: number }[]; // as the clients print them
    const before = (await residentMegabytes(pid)) ?? NaN;
    const watchOfHolders = await watchHealth(url);
    const holding = startClients(url, holders, 'hold');
    const highest = await highestMemory(pid, heldFor);
    const healthWhileHeld = await watchOfHolders.slowest();
    holding.kill();
    return {
      statuses: answers.map(({ status }) => status),
      healthWhileRead,
      healthWhileHeld,
      growth: highest - before,
    };
  } finally {
    await program.end('SIGKILL');
  }
}

function startClients(url: string, count: number, how: 'read' | 'hold'): ChildProcess {
  return spawn(process.execPath, [CLIENTS, url, String(count), how], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function outputOf(child: ChildProcess): Promise<string> {
  let output = '';
  child.stdout?.on('data', (text) => (output += String(text)));
  await once(child, 'close');
  return output;
}

async function highestMemory(pid: number | undefined, duration: number): Promise<number> {
  let highest = 0;
  for (const end = performance.now() + duration; performance.now() < end; await delay(100))
    highest = Math.max(highest, (await residentMegabytes(pid)) ?? NaN);
  return highest;
}
