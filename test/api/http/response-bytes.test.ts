/** A platform may take the bytes that are noted with an answer in the place of its body: so they are the body, and nobody loses them on the way. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../api/app.ts';
import { bytesOf, withBytes } from '../../../api/http/response-bytes.ts';
import { bareApp } from '../../helpers/bare-app.ts';
import { startCachingServer } from '../../helpers/caching-server.ts';
import { openTestApp, PUBLIC_URL, type TestApp } from '../../helpers/test-app.ts';

const bytes = new TextEncoder().encode('{"title":"Amélie"}');

describe('the bytes of an answer', () => {
  it('are those that were noted, and the answer is the same as before', async () => {
    const response = new Response(bytes, { status: 203 });
    expect(withBytes(response, bytes)).toBe(response);
    expect(bytesOf(response)).toBe(bytes);
    expect(response.status).toBe(203);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  });

  it('are not known where nobody noted them, as of a copy with another body', () => {
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

  /** As the front on Node asks. */
  const ask = async (path: string) =>
    app.fetch(new Request(PUBLIC_URL + path), { front: { client: '', route: null } });

  it.each([
    '/v1/films/her-2013',
    '/v1/films/her-2013?fields=card',
    '/v1/films?limit=5',
    '/v1/films?ids=her-2013,nope-1999',
  ])('notes the whole body of %s, and no middleware loses it', async (path) => {
    const response = await ask(path);
    const noted = bytesOf(response);
    expect(response.status).toBe(200);
    expect(noted?.byteLength).toBeGreaterThan(10);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(noted);
  });

  it('notes nothing for an error', async () => {
    expect(bytesOf(await ask('/v1/films/nope-1999'))).toBeUndefined();
  });
});

it('the front on Node sends what is noted, and leaves the stream alone', async () => {
  const unread = new ReadableStream({ pull: () => Promise.reject(new Error('was read')) });
  const front = await startCachingServer({
    fetch: async () => withBytes(new Response(unread), bytes),
  });
  const { status, body } = await front.ask('/v1/films/amelie-2001');
  expect([status, new Uint8Array(body)]).toEqual([200, bytes]);
  expect(front.broken).toEqual([]);
  await front.close();
});
