/** Requests that nobody would send: none is a failure of ours, and every answer is as the API's description declares it. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fuzz } from '../reliability/fuzz.ts';
import { MALFORMED, sendMalformed, statusesOf } from '../reliability/malformed-http.ts';
import { startOnFile } from '../reliability/run-fault.ts';

it('10,000 requests drawn from the API’s description are answered as it declares', async () => {
  const { statuses } = await fuzz({ requests: 10_000, seed: 20_261_124 });
  // Requests that are refused alone would show little.
  expect(statuses['200']).toBeGreaterThan(2_000);
}, 180_000);

describe('What is no proper HTTP', () => {
  let service: Awaited<ReturnType<typeof startOnFile>>;
  beforeAll(async () => {
    service = await startOnFile();
  });
  afterAll(() => service.end());

  it('is refused or cut off, never a failure of ours, and the service is well afterwards', async () => {
    expect(await statusesOf(service.url, MALFORMED['two lengths'] ?? '')).toEqual([400]);
    expect(await statusesOf(service.url, MALFORMED['a header of 100 kB'] ?? '')).toEqual([431]);
    await sendMalformed(service.url, { damaged: 300, seed: 20_261_124 });
  }, 60_000);
});
