/** Prometheus metrics of the process since its start (text format 0.0.4). */

import type { RequestRecord, CacheUse } from '../cache/send.ts';

export interface Metrics {
  observe: (record: RequestRecord) => void;
  countDatabaseError: () => void;
  /** All metrics as text. */
  text: () => string;
}

export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

interface Dependencies {
  version: string;
  /** The current size of the cache. */
  cacheSize: () => { bytes: number; answers: number };
  /** The films that were asked for in vain; null while that is not known. */
  wanted: () => { films: number; requests: number } | null;
}

/** The methods that are counted by name. Others are counted together, so that clients cannot create more label values. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

/** Upper bounds in seconds. */
const BUCKETS = [0.0005, 0.002, 0.01, 0.05, 0.25, 1, 5] as const;

interface Durations {
  /** The number of requests in each bucket, not cumulative. */
  counts: number[];
  count: number;
  sum: number;
}

type Labels = Readonly<Record<string, string | number>>;

export function countMetrics({ version, cacheSize, wanted }: Dependencies): Metrics {
  const requests = new Map<string, { labels: Labels; count: number }>();
  const durations = new Map<string, Durations>();
  const uses: Record<CacheUse, number> = { hit: 0, miss: 0, stale: 0 };
  let databaseErrors = 0;

  return {
    observe: ({ method: requested, route, status, ms, cache }) => {
      const method = METHODS.has(requested) ? requested : 'other';
      const name = route ?? 'none';
      const key = `${method} ${status} ${name}`;
      const counted = requests.get(key);
      if (counted) counted.count += 1;
      else requests.set(key, { labels: { method, route: name, status }, count: 1 });
      uses[cache] += 1;
      let histogram = durations.get(name);
      if (!histogram)
        durations.set(name, (histogram = { counts: BUCKETS.map(() => 0), count: 0, sum: 0 }));
      const seconds = ms / 1_000;
      const bucket = BUCKETS.findIndex((max) => seconds <= max);
      if (bucket >= 0) histogram.counts[bucket] = (histogram.counts[bucket] ?? 0) + 1;
      histogram.count += 1;
      histogram.sum += seconds;
    },
    countDatabaseError: () => {
      databaseErrors += 1;
    },
    text: () => {
      const { bytes, answers } = cacheSize();
      const asked = wanted();
      const { rss, heapUsed } = process.memoryUsage();
      const { user, system } = process.cpuUsage();
      return [
        metric('content_advisory_info', 'gauge', 'The running version.', [[{ version }, 1]]),
        metric(
          'content_advisory_requests_total',
          'counter',
          'Requests by route and status.',
          [...requests.values()].map(({ labels, count }) => [labels, count]),
        ),
        histogramText('content_advisory_request_duration_seconds', durations),
        metric(
          'content_advisory_cache_answers_total',
          'counter',
          'Responses from the cache, from the application, and from the cache after a failure.',
          Object.entries(uses).map(([use, count]) => [{ use }, count]),
        ),
        metric('content_advisory_cache_bytes', 'gauge', 'Bytes of cached responses.', [
          [{}, bytes],
        ]),
        metric('content_advisory_cache_entries', 'gauge', 'Cached responses.', [[{}, answers]]),
        metric(
          'content_advisory_database_errors_total',
          'counter',
          'Requests that the database failed.',
          [[{}, databaseErrors]],
        ),
        ...(asked ? wantedTexts(asked) : []),
        metric('process_resident_memory_bytes', 'gauge', 'Memory of the process.', [[{}, rss]]),
        metric('nodejs_heap_used_bytes', 'gauge', 'Memory of its objects.', [[{}, heapUsed]]),
        metric('process_cpu_seconds_total', 'counter', 'Time of processors.', [
          [{}, (user + system) / 1e6],
        ]),
        metric('process_uptime_seconds', 'gauge', 'Since the start.', [[{}, process.uptime()]]),
        '',
      ].join('\n');
    },
  };
}

function wantedTexts({ films, requests }: { films: number; requests: number }): string[] {
  return [
    metric('content_advisory_wanted_films', 'gauge', 'Films that were asked for in vain.', [
      [{}, films],
    ]),
    metric('content_advisory_wanted_requests', 'gauge', 'Requests for them.', [[{}, requests]]),
  ];
}

function metric(
  name: string,
  type: 'counter' | 'gauge',
  help: string,
  values: readonly (readonly [Labels, number])[],
): string {
  const lines = values.map(([labels, value]) => `${name}${labelText(labels)} ${value}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines].join('\n');
}

function histogramText(name: string, durations: ReadonlyMap<string, Durations>): string {
  const lines = [...durations].flatMap(([route, { counts, count, sum }]) => {
    let total = 0;
    const buckets = BUCKETS.map((le, place) => {
      total += counts[place] ?? 0;
      return `${name}_bucket${labelText({ route, le })} ${total}`;
    });
    return [
      ...buckets,
      `${name}_bucket${labelText({ route, le: '+Inf' })} ${count}`,
      `${name}_sum${labelText({ route })} ${sum}`,
      `${name}_count${labelText({ route })} ${count}`,
    ];
  });
  const help = 'Seconds from the arrival of a request to its answer.';
  return [`# HELP ${name} ${help}`, `# TYPE ${name} histogram`, ...lines].join('\n');
}

/** Routes, methods and versions contain no characters that need escaping. */
function labelText(labels: Labels): string {
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
  return parts.length > 0 ? `{${parts.join(',')}}` : '';
}
