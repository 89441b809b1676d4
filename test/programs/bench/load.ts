/**
 * Sends load and counts the answers: with wrk where it is installed, which takes the least of the machine, else with connections of its own.
 * The load tools that npm has are slower than the servers measured here and would make them look alike.
 */

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface Load {
  url: string;
  connections: number;
  /** Milliseconds; wrk takes whole seconds, and rounds up. */
  duration: number;
  headers?: Record<string, string>;
  /** Paths that are asked in turn, all connections together, instead of the one of `url`. */
  paths?: readonly string[];
}

const run = promisify(execFile);

let hasWrk: Promise<boolean> | undefined;

/** The tool that the load comes from. */
export async function loadTool(): Promise<string> {
  // It prints its version with status 1.
  hasWrk ??= run('wrk', ['--version']).then(Boolean, ({ stdout = '' }) => stdout.startsWith('wrk'));
  return (await hasWrk) ? 'wrk' : 'connections of the bench’s own';
}

/** Answers a second. Throws where an answer is an error, or where a connection breaks. */
export async function measureLoad(load: Load): Promise<number> {
  return (await loadTool()) === 'wrk' ? measureWithWrk(load) : measureByOurselves(load);
}

/** Asks the next path with each request; what one run has asked, the next does not begin with. */
const PATHS_SCRIPT = `
local requests, turn = {}, 0
init = function(args)
  for path in io.lines(args[1]) do requests[#requests + 1] = wrk.format("GET", path) end
end
request = function()
  turn = turn % #requests + 1
  return requests[turn]
end`;

async function measureWithWrk(load: Load): Promise<number> {
  const { url, connections, duration, headers = {}, paths } = load;
  const folder = await mkdtemp(join(tmpdir(), 'content-advisory-load-'));
  const lines = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const args = ['-t1', `-c${connections}`, `-d${Math.ceil(duration / 1_000)}`, ...lines];
  if (paths) {
    const [script, list] = [join(folder, 'paths.lua'), join(folder, 'paths.txt')];
    await writeFile(script, PATHS_SCRIPT);
    await writeFile(list, paths.join('\n'));
    args.push('-s', script, url, '--', list);
  } else args.push(url);
  const { stdout } = await run('wrk', args);
  await rm(folder, { recursive: true });
  const failure = /Non-2xx or 3xx responses.*|Socket errors: (?!connect 0, read 0, write 0).*/.exec(
    stdout,
  );
  if (failure) throw new Error(failure[0]);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
}

async function measureByOurselves({
  url,
  connections,
  duration,
  headers = {},
  paths,
}: Load): Promise<number> {
  const { hostname, port, pathname, search, host } = new URL(url);
  const lines = Object.entries({ Host: host, ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  const requests = (paths ?? [pathname + search]).map((path) =>
    Buffer.from([`GET ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n')),
  );
  let turn = 0;
  const nextRequest = () => requests[(turn += 1) % requests.length] ?? Buffer.alloc(0);
  const started = performance.now();
  const ends = started + duration;
  const counts = await Promise.all(
    Array.from({ length: connections }, () =>
      runConnection({ hostname, port: Number(port), nextRequest, ends }),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - started) / 1000);
}

interface Connection {
  hostname: string;
  port: number;
  nextRequest: () => Buffer;
  ends: number;
}

function runConnection({ hostname, port, nextRequest, ends }: Connection): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, hostname, () => socket.write(nextRequest()));
    let count = 0;
    let missing = -1;
    let head = '';
    let status = '';
    socket.setNoDelay(true);
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('The server closed a connection')));
    socket.on('data', (chunk) => {
      if (missing < 0) {
        head += chunk.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        const [, line = '', length = '0'] =
          /^HTTP\/1\.1 (\d+)[^]*?(?:content-length: (\d+)|$)/i.exec(head.slice(0, end)) ?? [];
        status ||= line;
        if (line !== status) return void reject(new Error(`Answered ${line} after ${status}`));
        missing = Number(length ?? 0) - (head.length - end - 4);
        head = '';
      } else missing -= chunk.length;
      if (missing > 0) return;
      missing = -1;
      count += 1;
      if (performance.now() < ends) socket.write(nextRequest());
      else {
        socket.removeAllListeners('close');
        socket.destroy();
        resolve(count);
      }
    });
  });
}
