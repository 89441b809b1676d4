/** Commands that somebody stops in the middle: one line that says what there is now, an end by that signal, and nothing half done. */

import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { folderState } from '../../helpers/folder-state.ts';
import { runCli, startCli } from '../../helpers/run-cli.ts';
import { runVerbHere } from '../../helpers/run-verb-here.ts';

let folder: string;
let url: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-advisory-stop-'));
  url = `file:${join(folder, 'films.db')}`;
  await runVerbHere(['migrate'], url);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const inFolder = (name: string) => join(folder, name);

/** Runs a verb here, and asks it to stop as soon as it listens. The process lives on, so that what it says at its end does not count. */
async function stopped(args: readonly string[], signal: NodeJS.Signals) {
  const others = process.listenerCount(signal);
  const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
  const before = await folderState(folder, { but: /^films\.db/ });
  const running = runVerbHere(args, url);
  while (process.listenerCount(signal) === others) await nextTurn();
  process.emit(signal, signal);
  const said = vi.mocked(console.error).mock.calls.length;
  const endedBy = kill.mock.calls[0];
  const { stderr } = await running;
  const after = await folderState(folder, { but: /^films\.db/ });
  expect(process.listenerCount(signal)).toBe(others);
  return { endedBy, said, line: stderr.split('\n')[0], isUnchanged: equals(before, after) };
}

const equals = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

it.each<[string, string[], RegExp]>([
  ['export', ['films.ndjson'], /^The export was stopped\. .+films\.ndjson is as it was\.$/],
  ['backup', ['copy.db'], /^The backup was cancelled; no file was written\.$/],
])('%s leaves nothing behind where it is stopped, and says so', async (verb, names, told) => {
  const outcome = await stopped([verb, ...names.map(inFolder)], 'SIGINT');
  expect(outcome).toEqual({
    endedBy: [process.pid, 'SIGINT'],
    said: 1,
    line: expect.stringMatching(told),
    isUnchanged: true,
  });
});

it('a restore that is stopped has changed nothing, and says so', async () => {
  await runVerbHere(['backup', inFolder('copy.db')], url);
  expect(await stopped(['restore', inFolder('copy.db')], 'SIGTERM')).toEqual({
    endedBy: [process.pid, 'SIGTERM'],
    said: 1,
    line: 'The restore was stopped. Nothing was changed.',
    isUnchanged: true,
  });
});

it('an import that is stopped tells up to which line its films are kept', async () => {
  const pipe = inFolder('films.ndjson');
  execFileSync('mkfifo', [pipe]);
  const { child, output, ended } = startCli(['import', pipe], url);
  const writer = createWriteStream(pipe);
  writer.on('error', () => {}); // the reader ends before it
  for (let film = 0; film < 1_200; film += 1)
    writer.write(`{"title":"Film ${film}","year":2000}\n`);
  while (!output().stderr.includes('Saved up to line 1000')) await once(child.stderr, 'data');
  child.kill('SIGINT');
  const { stderr } = await ended;
  writer.destroy();
  expect(child.signalCode).toBe('SIGINT');
  expect(stderr).toMatch(/\nThe import was stopped\. Everything up to line 1000 is kept\.\n$/);
  const { stdout } = await runCli(['films', '--q', 'film'], url);
  expect(stdout.trim().split('\n')).toHaveLength(1_000);
});
