/** A client cannot create more metrics: all label values are fixed. */

import { expect, it } from 'vitest';
import { countMetrics } from '../../../api/server/metrics.ts';

it('Requests of rare methods are counted together', () => {
  const metrics = countMetrics({
    version: '1.0.0',
    cacheSize: () => ({ bytes: 0, answers: 0 }),
    wanted: () => null,
  });
  for (const method of ['GET', 'PROPFIND', 'MKCOL', 'UNLOCK'])
    metrics.observe({
      request_id: '',
      method,
      route: null,
      logged: true,
      status: 405,
      ms: 1,
      cache: 'miss',
    });
  const counted = metrics.text().match(/^content_advisory_requests_total\{.*$/gm);
  expect(counted).toEqual([
    'content_advisory_requests_total{method="GET",route="none",status="405"} 1',
    'content_advisory_requests_total{method="other",route="none",status="405"} 3',
  ]);
});
