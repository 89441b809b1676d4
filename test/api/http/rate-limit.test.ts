/** Rate limits, and which requests count as one client's. */

import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { clientAddress, clientOf } from '../../../api/http/client-address.ts';
import { parseAddress, parseRange, isInRange, type IpRange } from '../../../api/http/ip-address.ts';
import { createRateLimiter } from '../../../api/http/rate-limit.ts';
import { bareApp } from '../../helpers/bare-app.ts';
import { problemOf } from '../../helpers/problem-of.ts';
import { openTestDatabase, type TestDatabase } from '../../helpers/test-database.ts';
import { HER_2013 } from '../../../db/seed/her-2013.ts';

describe('a limit', () => {
  it('counts each client for a minute from its first request, and then starts again', () => {
    let time = 0;
    const { take } = createRateLimiter({ max: 2, now: () => time });
    const told = (client: string) => {
      const { isAllowed, wait, headers } = take(client);
      return [isAllowed, wait, headers['RateLimit']];
    };
    expect(told('a')).toEqual([true, 0, '"reads";r=1;t=60']);
    time = 29_500;
    expect(told('a')).toEqual([true, 31, '"reads";r=0;t=31']);
    expect(told('a')).toEqual([false, 31, '"reads";r=0;t=31']);
    expect(told('b')).toEqual([true, 0, '"reads";r=1;t=60']);
    time = 59_999;
    expect(told('a')).toEqual([false, 1, '"reads";r=0;t=1']);
    time = 60_000;
    expect(told('a')).toEqual([true, 0, '"reads";r=1;t=60']);
  });

  it('counts a limited number of clients, and drops the oldest first', () => {
    let time = 0;
    const { take } = createRateLimiter({ max: 1, now: () => time, maxClients: 3 });
    for (const client of ['a', 'b', 'c', 'd']) {
      expect(take(client).isAllowed).toBe(true);
      time += 1;
    }
    expect(['b', 'c', 'd'].map((client) => take(client).isAllowed)).toEqual([false, false, false]);
    expect(take('a').isAllowed).toBe(true);
  });
});

it('a limit counts 100,000 new clients in less than 3 seconds once it is full', () => {
  let time = 0;
  const { take } = createRateLimiter({ max: 1, now: () => time });
  const countClients = (clients: number) => {
    for (let client = 0; client < clients; client += 1) take(`${(time += 1)}`);
  };
  countClients(60_000);
  const startedAt = performance.now();
  countClients(100_000);
  expect(performance.now() - startedAt).toBeLessThan(3_000);
});

describe('an address', () => {
  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::ffff:c000:201', '192.0.2.1'],
    ['2001:db8::1', '2001:0db8:0000:0000:0000:0000:0000:0001'],
    ['2001:DB8::1', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['::', '0:0:0:0:0:0:0:0'],
    ['64:ff9b::192.0.2.1', '64:ff9b::c000:201'],
  ])('%s is the same as %s', (one, other) => {
    expect(parseAddress(one)).not.toBeNull();
    expect(parseAddress(one)).toEqual(parseAddress(other));
  });

  test.each([
    ...['', 'localhost', '192.0.2', '192.0.2.256', '192.0.2.01', '192.0.2.1.1', '1.2.3.4:80'],
    ...[':', ':::', '1::2::3', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '12345::', '::g'],
    ...['1:2:3:4:5:6:7::8', '::1.2.3', '1.2.3.4::', '[::1]'],
  ])('%j is not an address', (text) => {
    expect(parseAddress(text)).toBeNull();
  });
});

describe('a range', () => {
  const isIn = (address: string, range: string) => {
    const [parsed, parsedRange] = [parseAddress(address), parseRange(range)];
    if (!parsed || !parsedRange) throw new Error(`${address} or ${range} is not valid`);
    return isInRange(parsed, parsedRange);
  };

  test.each([
    ['10.1.2.3', '10.0.0.0/8', true],
    ['11.1.2.3', '10.0.0.0/8', false],
    ['192.168.31.255', '192.168.16.0/20', true],
    ['192.168.32.0', '192.168.16.0/20', false],
    ['192.0.2.1', '192.0.2.1', true],
    ['192.0.2.2', '192.0.2.1', false],
    ['8.8.8.8', '0.0.0.0/0', true],
    ['::1', '0.0.0.0/0', false],
    ['2001:db8:0:1ff::1', '2001:db8:0:100::/56', true],
    ['2001:db8:0:200::1', '2001:db8:0:100::/56', false],
    ['::ffff:10.0.0.1', '10.0.0.0/8', true],
  ])('%s in %s: %s', (address, range, expected) => {
    expect(isIn(address, range)).toBe(expected);
  });

  test.each(['', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/-1', '::/129', '10.0.0.0/8/8', 'proxy/8'])(
    '%j is not an address',
    (text) => {
      expect(parseRange(text)).toBeNull();
    },
  );
});

describe('a client', () => {
  it('is one IPv4 address, or the 256 IPv6 networks of a household', () => {
    expect(clientOf('192.0.2.1')).not.toBe(clientOf('192.0.2.2'));
    expect(clientOf('2001:db8:0:1ff::1')).toBe(clientOf('2001:db8:0:100:ffff::2'));
    expect(clientOf('2001:db8:0:1ff::1')).not.toBe(clientOf('2001:db8:0:200::1'));
    expect(clientOf('::ffff:192.0.2.1')).toBe(clientOf('192.0.2.1'));
  });

  it('does not show its address', () => {
    expect(clientOf('192.0.2.1')).not.toContain('192');
    expect(clientOf('not an address')).toBe('unknown');
  });

  const PROXIES = ['10.0.0.0/8', 'fd00::/8']
    .map(parseRange)
    .filter((range): range is IpRange => range !== null);

  test.each([
    ['without a proxy', '203.0.113.9', undefined, '203.0.113.9'],
    ['whose header no trusted proxy set', '203.0.113.9', '198.51.100.7', '203.0.113.9'],
    ['behind one proxy', '10.0.0.1', '198.51.100.7', '198.51.100.7'],
    ['behind two', '10.0.0.1', '198.51.100.7, fd00::5', '198.51.100.7'],
    ['that writes an address in front', '10.0.0.1', '1.1.1.1, 198.51.100.7', '198.51.100.7'],
    ['that is a proxy itself', '10.0.0.1', undefined, '10.0.0.1'],
    ['that all hops are proxies for', '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
    ['that writes rubbish', '10.0.0.1', 'rubbish', '10.0.0.1'],
    ['that writes rubbish before a proxy', '10.0.0.1', 'rubbish, 10.0.0.2', '10.0.0.2'],
  ])('%s is identified by its own address', (_, connection, forwarded, expected) => {
    expect(clientAddress(connection, forwarded, PROXIES)).toBe(expected);
  });
});

describe('an application with a limit', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase([HER_2013]);
  });
  afterAll(() => database.close());

  function limited(perMinute: number) {
    const { take } = createRateLimiter({ max: perMinute, now: () => 0 });
    return bareApp({ openDb: () => database.db, admit: () => take('somebody') }).app;
  }

  it('sends the remaining requests with every response', async () => {
    const app = limited(600);
    for (const path of ['/v1/films/her-2013', '/nope', '/', '/v1/films?nope=1']) {
      const { headers } = await app.request(path);
      expect(headers.get('RateLimit-Policy'), path).toBe('"reads";q=600;w=60');
      expect(headers.get('RateLimit'), path).toMatch(/^"reads";r=59\d;t=60$/);
    }
  });

  it('answers 429 to a client over its limit, with `Retry-After`', async () => {
    const app = limited(1);
    await app.request('/v1/films/her-2013');
    const response = await app.request('/v1/films/her-2013');
    expect(response.status).toBe(429);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'retry-after': '60',
      ratelimit: '"reads";r=0;t=60',
      'ratelimit-policy': '"reads";q=1;w=60',
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
    });
    const { type, detail } = await problemOf(response);
    expect(type).toBe('/docs#too-many-requests');
    expect(detail).toContain('60 seconds');
  });

  it('shows browsers a page, and still answers health checks', async () => {
    const app = limited(0);
    const page = await app.request('/films/her-2013', { headers: { Accept: 'text/html' } });
    expect([page.status, page.headers.get('Retry-After')]).toEqual([429, '60']);
    expect(await page.text()).toContain('Try again in 60 seconds.');
    for (const path of ['/healthz', '/readyz'])
      expect((await app.request(path)).status, path).toBe(200);
  });

  it('does not query the database for a client over its limit', async () => {
    const { take } = createRateLimiter({ max: 0, now: () => 0 });
    const { app } = bareApp({
      openDb: () => {
        throw new Error('It was asked');
      },
      admit: () => take('somebody'),
    });
    expect((await app.request('/v1/films/her-2013')).status).toBe(429);
  });
});
