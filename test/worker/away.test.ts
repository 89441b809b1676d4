/** The Worker where nothing answers at the database's address: it says so, and stays alive. */

import { createExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, expect, it, vi, type Mock } from 'vitest';
import worker from '../../api/worker.ts';

// Port 1 is reserved, and nothing listens there. Under a name of its own nothing is kept from before.
const away = { ...env, DATABASE_URL: 'http://127.0.0.1:1', PUBLIC_URL: 'https://away.test' };
let logged: Mock;

beforeEach(() => {
  logged = vi.spyOn(console, 'error').mockReturnValue();
});
afterEach(() => void vi.restoreAllMocks());

function ask(path: string): Promise<Response> {
  return worker.fetch(new Request(`https://advisory.test${path}`), away, createExecutionContext());
}

it.each(['/v1/films/her-2013', '/v1/films', '/readyz'])('answers %s with 503', async (path) => {
  const answer = await ask(path);
  expect(answer.status).toBe(503);
  expect(answer.headers.get('Retry-After')).toBe('5');
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  const problem = await answer.json();
  expect(problem).toMatchObject({ type: '/docs#database-unavailable' });
  expect(logged).toHaveBeenCalledTimes(1);
  expect(JSON.parse(logged.mock.calls[0]?.[0])).toMatchObject({
    request_id: problem.request_id,
    problem: 'database-unavailable',
    error: expect.any(String),
  });
});

it.each(['/healthz', '/widget.js', '/v1/categories'])('serves %s all the same', async (path) => {
  const answer = await ask(path);
  expect(answer.status).toBe(200);
  await answer.text();
  expect(logged).not.toHaveBeenCalled();
});

it('says in the list of cron events that the database cannot be read', async () => {
  await expect(worker.scheduled({}, away)).rejects.toThrow('SERVER_UNREACHABLE');
});
