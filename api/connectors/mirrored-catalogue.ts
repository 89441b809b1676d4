/** Reads another installation of content-advisory: its export once, and its changes after that. */

import packageJson from '../../package.json' with { type: 'json' };
import { ExportHeader } from '../contract/export-header.ts';
import { ChangesPage } from '../contract/history.ts';
import { readNdjson } from '../services/formats/read-ndjson.ts';
import type { ImportLine } from '../services/formats/validate-line.ts';
import { OUTSIDE, type Outside } from './catalogue-client.ts';
import {
  BadAnswerError,
  createHttpClient,
  parseJson,
  ServiceError,
  userAgentOf,
} from './http-client.ts';

export interface MirroredCatalogue {
  /** Its host, for messages. */
  name: string;
  /** All films, and the cursor of the changes since. Throws a ServiceError, also while the lines are read. */
  readExport: () => Promise<{ lines: AsyncIterable<ImportLine>; cursor: string }>;
  /** The changes after a cursor; null if it belongs to a history that the catalogue no longer has. Throws a ServiceError. */
  readChanges: (cursor: string) => Promise<ChangesPage | null>;
}

/** `address` is that of the service, without a path. */
export function openMirroredCatalogue(
  address: string,
  { publicUrl, contact }: { publicUrl: string; contact: string | undefined },
  outside: Outside = OUTSIDE,
): MirroredCatalogue {
  const { host: name } = new URL(address);
  const client = createHttpClient<'catalogue'>({
    services: { catalogue: { name, url: address, pause: 100, timeout: 30_000 } },
    userAgent: userAgentOf({ version: packageJson.version, publicUrl, contact }),
    ...outside,
  });
  return {
    name,
    async readExport() {
      const { headers, body } = await client.open({
        service: 'catalogue',
        path: '/v1/export/films.ndjson',
        accept: 'application/x-ndjson',
      });
      const [, cursor] =
        /<[^>]*[?&]since=([\w-]+)>; rel="next"/.exec(headers.get('link') ?? '') ?? [];
      if (cursor === undefined) throw notOurs(name, 'its export does not say which changes follow');
      return { cursor, lines: readNdjson(wholeExport(body, name)) };
    },
    async readChanges(since) {
      try {
        return await client.read(
          {
            service: 'catalogue',
            path: '/v1/changes',
            query: { since },
            accept: 'application/json',
          },
          parseChanges,
        );
      } catch (error) {
        if (error instanceof ServiceError && error.status === 410) return null;
        throw error;
      }
    },
  };
}

function parseChanges(text: string): ChangesPage {
  const { data } = ChangesPage.safeParse(parseJson(text));
  if (!data) throw new BadAnswerError('has no changes of films');
  return data;
}

/** Bytes in which the first line of an export ends. */
const MAX_HEADER_BYTES = 10_000;

const LF = 0x0a;

/** The same bytes. Throws a ServiceError if they do not begin with the header of an export, or if they end within a line. */
async function* wholeExport(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<Buffer> {
  let head: Buffer | null = Buffer.alloc(0);
  let last: number | undefined;
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    last = bytes.at(-1) ?? last;
    if (head === null) {
      yield bytes;
      continue;
    }
    head = Buffer.concat([head, bytes]);
    if (!head.includes(LF) && head.length < MAX_HEADER_BYTES) continue;
    requireHeader(head, name);
    yield head;
    head = null;
  }
  if (head !== null) requireHeader(head, name);
  if (last !== LF)
    throw new ServiceError(`${name} did not send its whole export.`, { endsRun: true });
}

function requireHeader(bytes: Buffer, name: string): void {
  const [line = ''] = bytes.toString('utf8').split('\n', 1);
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw notOurs(name, 'its answer is not an export', cause);
  }
  const { error } = ExportHeader.safeParse(value);
  const schema = error?.issues.find(({ path }) => path[0] === 'schema');
  if (schema && error?.issues.length === 1)
    throw new ServiceError(`${name} has another format. ${schema.message}`, { endsRun: true });
  if (error) throw notOurs(name, 'its answer is not an export', error);
}

function notOurs(name: string, reason: string, cause?: unknown): ServiceError {
  const message = `${name} cannot be followed: ${reason}. Check the address: it is that of a service, of this version or a later one.`;
  return new ServiceError(message, { endsRun: true, cause });
}
