/** Requests that nobody would send: none is a failure of ours, and every answer is as the API's description declares it. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askService, fuzz, openFuzzedApp } from '../../programs/reliability/fuzz.ts';
import { MALFORMED, sendMalformed, statusesOf } from '../../programs/reliability/malformed-http.ts';
import { startOnFile } from '../../programs/reliability/run-fault.ts';

const SEED = 20_261_124;

it('10,000 requests drawn from the API’s description are answered as it declares', async () => {
  const { ask, close } = await openFuzzedApp();
  const { statuses } = await fuzz({ requests: 10_000, seed: SEED, ask });
  await close();
  // Requests that are refused alone would show little.
  expect(statuses['200']).toBeGreaterThan(2_000);
}, 180_000);

describe('A service', () => {
  let service: Awaited<ReturnType<typeof startOnFile>>;
  beforeAll(async () => {
    service = await startOnFile();
  });
  afterAll(() => service.end());

  it('answers them as declared over sockets too, kept or not', async () => {
    const { statuses } = await fuzz({ requests: 2_000, seed: SEED, ask: askService(service.url) });
    expect(statuses['200']).toBeGreaterThan(400);
  }, 120_000);

  it('refuses or cuts off what is no proper HTTP, and is well afterwards', async () => {
    expect(await statusesOf(service.url, MALFORMED['two lengths'] ?? '')).toEqual([400]);
    expect(await statusesOf(service.url, MALFORMED['a header of 100 kB'] ?? '')).toEqual([431]);
    await sendMalformed(service.url, { damaged: 300, seed: SEED });
  }, 60_000);
});
