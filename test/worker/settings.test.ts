/** The Worker whose settings are not valid: every call says so, and the log names each of them. */

import { createExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, expect, it, vi } from 'vitest';
import worker from '../../api/worker.ts';

afterEach(() => void vi.restoreAllMocks());

it('answers every call with a problem, and logs every mistake at each', async () => {
  const logged = vi.spyOn(console, 'error').mockReturnValue();
  const unset = { ASSETS: env.ASSETS, PUBLIC_URL: '', DATABASE_URL: 'file:data/films.db' };
  for (const path of ['/v1/films/her-2013', '/healthz']) {
    logged.mockClear();
    const answer = await worker.fetch(
      new Request(`https://advisory.test${path}`),
      unset,
      createExecutionContext(),
    );
    expect(answer.status).toBe(500);
    expect(answer.headers.get('Content-Type')).toContain('application/problem+json');
    const problem = await answer.json();
    expect(problem).toMatchObject({ type: '/docs#internal-error', status: 500 });
    expect(JSON.stringify(problem)).not.toContain('DATABASE_URL');
    const line = JSON.parse(logged.mock.calls[0]?.[0]);
    expect(line).toMatchObject({ problem: 'settings', request_id: problem.request_id });
    expect(line.error).toContain('DATABASE_URL is “file:data/films.db”: set a libSQL server');
    expect(line.error).toContain('PUBLIC_URL is not set: set an address');
  }
  await expect(worker.scheduled({}, unset)).rejects.toThrow('PUBLIC_URL is not set');
});
