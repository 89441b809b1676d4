/** Who may do what: every operation, asked by everyone. */

import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withAccessTable } from '../../../api/openapi/access-table.ts';
import { describedRoutes } from '../../../api/openapi/document.ts';
import { unconnectedApp } from '../../../api/openapi/unconnected-app.ts';
import {
  includesScope,
  ROLES,
  SCOPES,
  scopeOfRole,
  type Scope,
} from '../../../api/domain/people/access.ts';
import { describe as describeRoute } from '../../../api/http/route.ts';
import { IN_OTHER_LANGUAGES } from '../../../api/pages/layout/coded-languages.ts';
import { revokeKey } from '../../../api/services/people/api-keys.ts';
import { requirePerson, revoke } from '../../../api/services/people/people.ts';
import { bareApp } from '../../helpers/bare-app.ts';
import { OWN_PAGE, signedIn, withKey } from '../../helpers/people.ts';
import { openTestApp, type TestApp } from '../../helpers/test-app.ts';

const app = unconnectedApp();
const ROUTES = describedRoutes(app).map(({ method, path, description: { access } }) => ({
  // A page does the same in every language.
  name: `${method} ${path.replace(IN_OTHER_LANGUAGES, '')}`,
  method,
  path: path.replace(IN_OTHER_LANGUAGES, '/es').replaceAll(/:\w+/g, 'x'),
  access,
}));
type DescribedRoute = (typeof ROUTES)[number];
type ProtectedRoute = DescribedRoute & { access: Scope };
const isProtected = (route: DescribedRoute): route is ProtectedRoute =>
  route.access !== undefined && route.access !== 'optional';
const PROTECTED = ROUTES.filter(isProtected);

/** Writes that anyone may send. A new one has to be added here on purpose. */
const PUBLIC_WRITES = new Set([
  'POST /v1/films/:id/check',
  'POST /v1/check',
  'POST /sign-in/link/:token',
  'POST /sign-in/passkey/options',
  'POST /sign-in/passkey',
  'POST /v1/films/:id/proposals',
  'POST /films/:id/correct',
]);

let service: TestApp;
/** The headers of those who have no access, and of those who have a scope. */
const strangers: Record<string, Record<string, string>> = {};
const holders: { name: string; scope: Scope; headers: Record<string, string> }[] = [];

beforeAll(async () => {
  service = await openTestApp();
  const { db } = service;
  for (const role of ROLES) {
    const headers = await signedIn(db, { name: `The ${role}`, role });
    holders.push({ name: role, scope: scopeOfRole(role), headers });
  }
  for (const scope of SCOPES)
    holders.push({
      name: `key ${scope}`,
      scope,
      headers: await withKey(db, { name: scope, scope }),
    });
  strangers['no one'] = OWN_PAGE;
  strangers['garbage in the cookie'] = { ...OWN_PAGE, Cookie: '__Host-session=nonsense' };
  strangers['a made-up session'] = { ...OWN_PAGE, Cookie: `__Host-session=${'a'.repeat(43)}` };
  strangers['garbage as a key'] = { Authorization: 'Bearer nonsense' };
  strangers['another scheme'] = { Authorization: 'Basic YTpi' };
  strangers['an expired session'] = await signedIn(db, {
    name: 'Long ago',
    role: 'admin',
    now: new Date(Date.now() - 31 * 86_400_000),
  });
  strangers['a revoked person'] = await signedIn(db, { name: 'Gone', role: 'admin' });
  await revoke(db, await requirePerson(db, 'Gone'), new Date().toISOString());
  strangers['a revoked key'] = await withKey(db, { name: 'Gone', scope: 'admin' });
  await revokeKey(db, 'Gone', new Date().toISOString());
  // A wrong key counts, though the cookie is good.
  strangers['a wrong key beside a session'] = {
    ...(await signedIn(db, { name: 'Confused', role: 'admin' })),
    Authorization: 'Bearer nonsense',
  };
});
afterAll(() => service.close());

async function send({ method, path }: DescribedRoute, headers: Record<string, string>) {
  const hasBody = method !== 'GET' && method !== 'DELETE';
  const response = await service.request(path, {
    method,
    headers: { ...headers, ...(hasBody ? { 'Content-Type': 'application/json' } : {}) },
    ...(hasBody ? { body: '{}' } : {}),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

it('has a declared access for every operation that is not a public read', () => {
  const undeclared = ROUTES.filter(
    ({ method, access }) => method !== 'GET' && (access === undefined || access === 'optional'),
  );
  const unknown = undeclared.filter(({ name }) => !PUBLIC_WRITES.has(name));
  expect(unknown.map(({ name }) => name)).toEqual([]);
});

it('finds a write without a declared access', () => {
  const careless = unconnectedApp().put(
    '/v1/careless',
    describeRoute({ summary: 'Anyone may', answer: 'text/plain' }),
    (c) => c.text(''),
  );
  const names = describedRoutes(careless)
    .filter(({ method, description }) => method !== 'GET' && description.access === undefined)
    .map(({ method, path }) => `${method} ${path.replace(IN_OTHER_LANGUAGES, '')}`);
  expect(names.filter((name) => !PUBLIC_WRITES.has(name))).toEqual(['PUT /v1/careless']);
});

it('is documented in docs/editors.md (else: npm run openapi)', async () => {
  const guide = await readFile(new URL('../../../docs/editors.md', import.meta.url), 'utf8');
  expect(guide).toBe(withAccessTable(guide, app));
});

describe.each(PROTECTED)('$name', (route) => {
  it('answers 401 to those without access, and says how to sign in', async () => {
    expect(Object.keys(strangers)).toHaveLength(9);
    for (const [name, headers] of Object.entries(strangers)) {
      const answer = await send(route, headers);
      expect(answer.status, name).toBe(401);
      expect(answer.headers.get('WWW-Authenticate'), name).toBe('Bearer');
      expect(answer.headers.get('Cache-Control'), name).toBe('no-store');
    }
  });

  it('answers 403 to a lower scope, and names the one it needs', async () => {
    for (const { name, headers } of holders.filter(
      ({ scope }) => !includesScope(scope, route.access),
    )) {
      const answer = await send(route, headers);
      expect(answer.status, name).toBe(403);
      expect(answer.text, name).toContain(`needs the scope “${route.access}”`);
    }
  });

  it('lets those with the scope in, and caches nothing', async () => {
    const allowed = holders.filter(({ scope }) => includesScope(scope, route.access));
    expect(allowed.length).toBeGreaterThan(0);
    for (const { name, headers } of allowed) {
      const answer = await send(route, headers);
      expect(answer.status, name).not.toBe(401);
      expect(answer.text, name).not.toContain('needs the scope');
      expect(answer.headers.get('Cache-Control'), name).toBe('no-store');
    }
  });
});

it('tells a person and a program which scope they lack', async () => {
  const { db } = service;
  const { app: guarded } = bareApp({ openDb: () => db });
  guarded.put(
    '/v1/guarded',
    describeRoute({ summary: '', answer: 'text/plain', access: 'write' }),
    (c) => c.text(c.get('actor')?.name ?? ''),
  );
  const answers = await Promise.all(
    holders.map(async ({ name, headers }) => {
      const answer = await guarded.request('/v1/guarded', { method: 'PUT', headers });
      return [name, answer.status, await answer.text()] as const;
    }),
  );
  expect(answers).toEqual([
    ['reviewer', 403, expect.stringContaining('needs the scope “write”; your role has “propose”')],
    ['editor', 200, 'The editor'],
    ['admin', 200, 'The admin'],
    ['key propose', 403, expect.stringContaining('needs the scope “write”; the key has “propose”')],
    ['key write', 200, 'write'],
    ['key admin', 200, 'admin'],
  ]);
});

describe('a write by cookie', () => {
  const write = PROTECTED.find(({ method }) => method === 'POST');

  it.each([
    ['another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }],
    ['another host of the same site', { 'Sec-Fetch-Site': 'same-site' }],
    ['an old browser on another site', { Origin: 'https://evil.example' }],
    ['a sandboxed frame', { Origin: 'null' }],
    ['a program that says nothing', {}],
  ])('is rejected from %s', async (_, origin) => {
    if (!write) throw new Error('There is no such route');
    const { Cookie = '' } = await signedIn(service.db, { name: randomUUID(), role: 'admin' });
    const answer = await send(write, { Cookie, ...origin } as Record<string, string>);
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('another site');
  });
});

describe('a public read', () => {
  it.each(['/v1/films/her-2013', '/films/her-2013', '/v1/films'])(
    'at %s is the same with a cookie or a key, even a wrong one, and sets none',
    async (path) => {
      const plain = await service.request(path);
      const body = await plain.text();
      for (const headers of [
        ...holders.map((holder) => holder.headers),
        ...Object.values(strangers),
      ]) {
        const answer = await service.request(path, { headers });
        expect(await answer.text()).toBe(body);
        expect(answer.headers.get('Cache-Control')).toContain('public');
        expect(answer.headers.get('Vary')).toBe(plain.headers.get('Vary'));
        expect(answer.headers.get('Set-Cookie')).toBeNull();
      }
    },
  );
});
