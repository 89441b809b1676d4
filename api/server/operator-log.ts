/** The log of the service: requests and the start on standard output, failures on standard error. */

import type { AppDependencies } from '../app.ts';
import type { LogFormat } from '../env.ts';
import { requestLine } from './request-line.ts';
import type { RequestRecord } from '../cache/send.ts';
import { writeLines } from './line-writer.ts';

export interface OperatorLog {
  request: (record: RequestRecord) => void;
  failure: AppDependencies['log'];
  /** Logs that the service is ready, with addresses to open; `firstAdmin` makes its opener the first admin, null if there is one. */
  ready: (publicUrl: string, firstAdmin: string | null) => void;
  /** Logs a warning about a setting, on standard error. */
  warn: (message: string) => void;
  /** Flushes; resolves to whether everything was written: false if no one reads the stream for half a second. */
  close: () => Promise<boolean>;
}

/** The addresses to open: the start page, a film, the API and the documentation. */
const START_PATHS = ['/', '/films/her-2013', '/v1/films/her-2013', '/docs'];

export function openLog(format: LogFormat): OperatorLog {
  const output = writeLines(process.stdout, {
    droppedLine: format === 'json' ? jsonDropped : textDropped,
  });
  const errors = writeLines(process.stderr, { droppedLine: jsonDropped });
  return {
    request: (record) => {
      const line = requestLine(record, format, new Date());
      if (line !== null) output.write(line);
    },
    failure: ({ error, ...line }) => {
      const time = new Date().toISOString();
      errors.write(JSON.stringify({ time, ...line, error: String(error) }));
      errors.flush();
    },
    ready: (publicUrl, firstAdmin) => {
      const addresses = START_PATHS.map((path) => publicUrl + path);
      output.write(
        format === 'json' ? readyLine(addresses, firstAdmin) : readyText(addresses, firstAdmin),
      );
      output.flush();
    },
    warn: (message) => {
      const time = new Date().toISOString();
      errors.write(format === 'json' ? JSON.stringify({ time, level: 'warn', message }) : message);
      errors.flush();
    },
    close: async () => {
      const written = await Promise.all([output.close(), errors.close()]);
      return written.every(Boolean);
    },
  };
}

function readyLine(addresses: readonly string[], firstAdmin: string | null): string {
  const time = new Date().toISOString();
  const message = 'content-advisory is ready';
  const first = firstAdmin === null ? {} : { first_admin: firstAdmin };
  return JSON.stringify({ time, level: 'info', message, addresses, ...first });
}

function readyText(addresses: readonly string[], firstAdmin: string | null): string {
  const indented = (address: string) => `  ${address}`;
  const first = firstAdmin === null ? [] : [FIRST_ADMIN, indented(firstAdmin)];
  return ['content-advisory is ready:', ...addresses.map(indented), ...first].join('\n');
}

const FIRST_ADMIN = 'To become its first admin, open this within an hour:';

function jsonDropped(count: number): string {
  const time = new Date().toISOString();
  return JSON.stringify({ time, level: 'warn', message: textDropped(count) });
}

function textDropped(count: number): string {
  return `${count} lines dropped: no one read the log`;
}
