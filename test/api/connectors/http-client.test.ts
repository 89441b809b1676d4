/** The manners of the HTTP client, against a real server; it waits on a clock of the test. */

import { afterEach, describe, expect, it } from 'vitest';
import {
  createHttpClient,
  MAX_ANSWER_BYTES,
  parseJson,
  ServiceError,
  userAgentOf,
  type HttpClientOptions,
  type Service,
} from '../../../api/connectors/http-client.ts';
import { sendJson, startCatalogue, type Answer } from '../../helpers/catalogue-server.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const userAgent = userAgentOf({
  version: '1.2.3',
  publicUrl: 'https://advisory.example.org',
  contact: 'me@example.org',
});
const accept = 'application/json';
const REQUEST = { service: 'tmdb', path: '/movie/1', accept } as const;

/** A client of a server, on a clock that only sleeping moves. */
async function clientOf(answer: Answer, more: Partial<HttpClientOptions & Service> = {}) {
  const server = await startCatalogue(answer);
  closing.push(server.close);
  const slept: number[] = [];
  let time = Date.parse('2026-11-29T12:00:00Z');
  const service: Service = {
    name: 'TMDB',
    url: server.url,
    pause: more.pause ?? 0,
    timeout: more.timeout ?? 5_000,
    headers: { authorization: 'Bearer secret-token' },
    query: { serviceKey: 'secret-key' },
  };
  const client = createHttpClient({
    services: { 'wikidata-sparql': service, 'wikidata-api': service, kmrb: service, tmdb: service },
    userAgent,
    fetch,
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      time += milliseconds;
    },
    now: () => time,
    ...more,
  });
  return { client, server, slept };
}

async function failureOf(promise: Promise<unknown>): Promise<ServiceError> {
  const error: unknown = await promise.catch((one: unknown) => one);
  if (!(error instanceof ServiceError)) throw new Error('It did not fail', { cause: error });
  return error;
}

const ok: Answer = (_request, response) => sendJson(response, { ok: true });
const busy =
  (retryAfter?: string): Answer =>
  (_request, response) => {
    response.writeHead(429, retryAfter === undefined ? {} : { 'retry-after': retryAfter });
    response.end('Too Many Requests');
  };

describe('A request', () => {
  it('says whose it is, and carries the key', async () => {
    const { client, server } = await clientOf(ok);
    expect(await client.read({ ...REQUEST, query: { a: 'ü&' } }, parseJson)).toEqual({ ok: true });
    const [{ path, headers } = { path: '', headers: {} }] = server.requests;
    expect(headers['user-agent']).toBe(
      'content-advisory/1.2.3 (https://advisory.example.org; me@example.org)',
    );
    expect(headers['authorization']).toBe('Bearer secret-token');
    expect(path).toBe('/movie/1?a=%C3%BC%26&serviceKey=secret-key');
  });

  it('is not sent without a contact', async () => {
    const { client, server } = await clientOf(ok, { userAgent: null });
    const error = await failureOf(client.read(REQUEST, parseJson));
    expect(error).toMatchObject({ endsRun: true });
    expect(error.message).toMatch(/^Set CONTACT/);
    expect(server.requests).toEqual([]);
  });

  it('waits for the one before it, and then for the pause', async () => {
    const { client, server, slept } = await clientOf(ok, { pause: 1_000 });
    await Promise.all([1, 2, 3].map(() => client.read(REQUEST, parseJson)));
    expect(server.maxOpen()).toBe(1);
    expect(slept).toEqual([1_000, 1_000]);
  });
});

describe('A busy service', () => {
  it.each([
    ['seconds', '7', 7_000],
    ['a date', 'Sun, 29 Nov 2026 12:00:30 GMT', 30_000],
  ])('is left alone for as long as it says in %s', async (_form, retryAfter, wait) => {
    let calls = 0;
    const { client, slept } = await clientOf((...one) =>
      ((calls += 1) === 1 ? busy(retryAfter) : ok)(...one),
    );
    expect(await client.read(REQUEST, parseJson)).toEqual({ ok: true });
    expect(slept).toEqual([wait]);
  });

  it('that wants a day is asked no more', async () => {
    const { client, server } = await clientOf(busy('86400'));
    const error = await failureOf(client.read(REQUEST, parseJson));
    expect(error.endsRun).toBe(true);
    expect(error.message).toBe(
      'TMDB wants no more requests until 2026-11-30T12:00:00Z. Try again then.',
    );
    expect(server.requests).toHaveLength(1);
  });

  it('that is busy for ever is asked three times, with growing waits', async () => {
    const { client, server, slept } = await clientOf(busy());
    const error = await failureOf(client.read(REQUEST, parseJson));
    expect(error).toMatchObject({ status: 429, endsRun: false });
    expect(error.message).toBe(
      'TMDB has had too many requests (429: “Too Many Requests”) after 3 tries.',
    );
    expect(server.requests).toHaveLength(3);
    expect(slept).toEqual([2_000, 10_000]);
  });

  it('ends the run after five failures in a row, but not after others', async () => {
    let answer: Answer = busy();
    const { client, server } = await clientOf((...one) => answer(...one));
    const ends: boolean[] = [];
    const fail = async () => ends.push((await failureOf(client.read(REQUEST, parseJson))).endsRun);
    for (let count = 0; count < 4; count += 1) await fail();
    answer = ok;
    await client.read(REQUEST, parseJson);
    answer = busy();
    for (let count = 0; count < 5; count += 1) await fail();
    expect(ends).toEqual([...Array.from({ length: 8 }, () => false), true]);
    expect(server.requests).toHaveLength(28);
  });
});

describe('An answer', () => {
  it.each([
    ['a web page', '<!DOCTYPE html><html></html>', 'is a web page instead of JSON'],
    ['half a document', '{"id":1,"title":"Bl', 'is damaged or breaks off'],
    ['nothing', '', 'is empty'],
  ])('that is %s is asked for again, and then an error', async (_what, text, words) => {
    const { client, server } = await clientOf((_request, response) => response.end(text));
    const error = await failureOf(client.read(REQUEST, parseJson));
    expect(error.message).toBe(`TMDB sent an answer that ${words} after 3 tries.`);
    expect(server.requests).toHaveLength(3);
  });

  it('of a gigabyte is not read beyond the limit', async () => {
    let sent = 0;
    const { client, server } = await clientOf((_request, response) => {
      const part = Buffer.alloc(1024 * 1024, ' ');
      const write = () => {
        while (sent < 1024 && !response.destroyed) {
          sent += 1;
          if (!response.write(part)) return void response.once('drain', write);
        }
      };
      write();
    });
    const error = await failureOf(client.read(REQUEST, parseJson));
    expect(error.message).toBe('TMDB sent more than 32 MB.');
    expect(sent * 1024 * 1024).toBeLessThan(MAX_ANSWER_BYTES * 2);
    expect(server.requests).toHaveLength(1);
  });

  it('that does not come in time is asked for again', async () => {
    const { client, server } = await clientOf(() => {}, { timeout: 50 });
    const error = await failureOf(client.read(REQUEST, parseJson));
    expect(error.message).toBe('TMDB did not answer within 0.05 s after 3 tries.');
    expect(server.requests).toHaveLength(3);
  });

  it('of any length is read as it comes, longer than the timeout in all, and given up when nothing comes', async () => {
    const { client } = await clientOf(
      (_request, response) => {
        response.writeHead(200, { link: '</next>; rel="next"' });
        let sent = 0;
        const send = () => {
          response.write(`part ${(sent += 1)};`);
          if (sent < 4) setTimeout(send, 300);
        };
        send();
      },
      { timeout: 900 },
    );
    const { headers, body } = await client.open(REQUEST);
    expect(headers.get('link')).toContain('next');
    let text = '';
    const reading = (async () => {
      for await (const part of body) text += new TextDecoder().decode(part);
    })();
    const error = await failureOf(reading);
    expect(text).toBe('part 1;part 2;part 3;part 4;');
    expect(error).toMatchObject({
      endsRun: true,
      message: 'TMDB did not send its whole answer (nothing came for 0.9 s).',
    });
  });

  it.each([401, 403])('of status %i ends the run at once', async (status) => {
    const { client, server } = await clientOf((_request, response) => {
      response.writeHead(status).end('<p>Please set a user-agent</p>');
    });
    const error = await failureOf(client.read(REQUEST, parseJson));
    expect(error).toMatchObject({ status, endsRun: true });
    expect(error.message).toContain('Please set a user-agent');
    expect(server.requests).toHaveLength(1);
  });

  it('that leads elsewhere is not followed', async () => {
    const { client, server } = await clientOf((_request, response) => {
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect((await failureOf(client.read(REQUEST, parseJson))).message).toContain('has moved (302)');
    expect(server.requests).toHaveLength(1);
  });

  it.each<[string, Answer]>([
    ['a rejection', (_request, response) => sendJson(response, { status_code: 34 }, 404)],
    ['a failure', busy()],
  ])('that is %s never shows a key in its message', async (_what, answer) => {
    const { client } = await clientOf(answer);
    const { message } = await failureOf(client.read(REQUEST, parseJson));
    expect(message).not.toContain('secret');
  });

  it('from no service is an error that says why', async () => {
    const { client, server } = await clientOf(ok);
    await server.close();
    expect((await failureOf(client.read(REQUEST, parseJson))).message).toBe(
      'TMDB cannot be reached (ECONNREFUSED) after 3 tries.',
    );
  });
});
