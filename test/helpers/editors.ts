/** Writes by the editors of tests, each with an API key. */

import type { Scope } from '../../api/domain/people/access.ts';
import { createApiKey } from '../../api/services/people/api-keys.ts';
import { invite } from '../../api/services/people/people.ts';
import type { WriteDb } from '../../db/connection/client.ts';
import type { TestApp } from './test-app.ts';

const NOW = '2026-01-02T03:04:05.000Z';

export type Write = (
  method: string,
  path: string,
  options?: { body?: unknown; headers?: Record<string, string> },
) => Promise<Response>;

/** Requests with a key of this name and scope. */
export async function editor(
  { db, request }: Pick<TestApp, 'db' | 'request'>,
  name: string,
  scope: Scope = 'write',
): Promise<Write> {
  const key = await createApiKey(db, { name, scope, createdBy: null, now: NOW });
  return (method, path, { body, headers = {} } = {}) =>
    request(path, {
      method,
      headers: {
        Authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
}

/** Two people who may publish, so that some changes wait for the second. */
export async function addTwoEditors(db: WriteDb): Promise<void> {
  for (const name of ['Berta', 'Carl']) await invite(db, { name, role: 'editor', now: NOW });
}
