/** The bytes that are recorded for a response are its body, and no middleware loses them. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../api/app.ts';
import { bytesOf, withBytes } from '../../../api/http/response-bytes.ts';
import { bareApp } from '../../helpers/bare-app.ts';
import { startCachingServer } from '../../helpers/caching-server.ts';
import { openTestApp, PUBLIC_URL, type TestApp } from '../../helpers/test-app.ts';

const bytes = new TextEncoder().encode('{"title":"Amélie"}');

describe('the recorded bytes of a response', () => {
  it('are returned, and the response is unchanged', async () => {
    const response = new Response(bytes, { status: 203 });
    expect(withBytes(response, bytes)).toBe(response);
    expect(bytesOf(response)).toBe(bytes);
    expect(response.status).toBe(203);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  });

  it('are undefined without a record, for example for a copy with another body', () => {
    const response = withBytes(new Response(bytes), bytes);
    expect(bytesOf(new Response(bytes))).toBeUndefined();
    expect(bytesOf(new Response('other', response))).toBeUndefined();
  });
});

describe('the application', () => {
  let own: TestApp;
  let app: App;
  beforeAll(async () => {
    own = await openTestApp();
    ({ app } = bareApp({ openDb: () => own.db }));
  });
  afterAll(() => own.close());

  /** Like the caching listener on Node. */
  const ask = async (path: string) =>
    app.fetch(new Request(PUBLIC_URL + path), { front: { client: '', route: null } });

  it.each([
    '/v1/films/her-2013',
    '/v1/films/her-2013?fields=card',
    '/v1/films?limit=5',
    '/v1/films?ids=her-2013,nope-1999',
  ])('records the whole body of %s, and no middleware loses it', async (path) => {
    const response = await ask(path);
    const noted = bytesOf(response);
    expect(response.status).toBe(200);
    expect(noted?.byteLength).toBeGreaterThan(10);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(noted);
  });

  it('records nothing for an error', async () => {
    expect(bytesOf(await ask('/v1/films/nope-1999'))).toBeUndefined();
  });
});

it('the caching listener on Node sends the recorded bytes, and does not read the stream', async () => {
  const unread = new ReadableStream({ pull: () => Promise.reject(new Error('was read')) });
  const front = await startCachingServer({
    fetch: async () => withBytes(new Response(unread), bytes),
  });
  const { status, body } = await front.ask('/v1/films/amelie-2001');
  expect([status, new Uint8Array(body)]).toEqual([200, bytes]);
  expect(front.broken).toEqual([]);
  await front.close();
});
