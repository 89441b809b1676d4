/** What an operator reads of the running program: requests and its start on standard output, failures on standard error. */

import type { AppDependencies } from '../app.ts';
import type { LogFormat } from '../env.ts';
import { requestLine } from './request-line.ts';
import type { Answered } from '../cache/send.ts';
import { writeLines } from './line-writer.ts';

export interface OperatorLog {
  request: (answered: Answered) => void;
  failure: AppDependencies['log'];
  /** Says that the service answers, and at which addresses there is something to see. */
  ready: (publicUrl: string) => void;
  /** Reports a setting to look at, on standard error. */
  warn: (message: string) => void;
  /** Writes what is held, and tells whether all of it was taken: false after half a second in which no one read. */
  close: () => Promise<boolean>;
}

/** The same for everybody who starts it: a film, and where the rest is found. */
const PLACES = ['/', '/films/her-2013', '/v1/films/her-2013', '/docs'];

export function openLog(format: LogFormat): OperatorLog {
  const output = writeLines(process.stdout, {
    droppedLine: format === 'json' ? jsonDropped : textDropped,
  });
  const errors = writeLines(process.stderr, { droppedLine: jsonDropped });
  return {
    request: (answered) => {
      const line = requestLine(answered, format, new Date());
      if (line !== null) output.write(line);
    },
    failure: ({ error, ...line }) => {
      const time = new Date().toISOString();
      errors.write(JSON.stringify({ time, ...line, error: String(error) }));
      errors.flush();
    },
    ready: (publicUrl) => {
      const addresses = PLACES.map((path) => publicUrl + path);
      output.write(
        format === 'json'
          ? readyLine(addresses)
          : ['content-advisory is ready:', ...addresses.map((address) => `  ${address}`)].join(
              '\n',
            ),
      );
      output.flush();
    },
    warn: (message) => {
      const time = new Date().toISOString();
      errors.write(format === 'json' ? JSON.stringify({ time, level: 'warn', message }) : message);
      errors.flush();
    },
    close: async () => {
      const taken = await Promise.all([output.close(), errors.close()]);
      return taken.every(Boolean);
    },
  };
}

function readyLine(addresses: readonly string[]): string {
  const time = new Date().toISOString();
  return JSON.stringify({ time, level: 'info', message: 'content-advisory is ready', addresses });
}

function jsonDropped(count: number): string {
  const time = new Date().toISOString();
  return JSON.stringify({ time, level: 'warn', message: textDropped(count) });
}

function textDropped(count: number): string {
  return `${count} lines dropped: no one read the log`;
}
