/** Figures about the process since its start, as Prometheus reads them (text format 0.0.4). */

import type { Answered, CacheUse } from '../cache/send.ts';

export interface Metrics {
  observe: (answered: Answered) => void;
  countDatabaseError: () => void;
  /** All figures as text. */
  text: () => string;
}

export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

interface Dependencies {
  version: string;
  /** How much is cached now. */
  cacheSize: () => { bytes: number; answers: number };
}

/** The methods that are counted by name: a client cannot make up more. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

/** Seconds. */
const BUCKETS = [0.0005, 0.002, 0.01, 0.05, 0.25, 1, 5] as const;

interface Durations {
  /** How many took so long, and no less than the bucket before. */
  counts: number[];
  count: number;
  sum: number;
}

type Labels = Readonly<Record<string, string | number>>;

export function countMetrics({ version, cacheSize }: Dependencies): Metrics {
  const requests = new Map<string, { labels: Labels; count: number }>();
  const durations = new Map<string, Durations>();
  const uses: Record<CacheUse, number> = { hit: 0, miss: 0, stale: 0 };
  let databaseErrors = 0;

  return {
    observe: ({ method: asked, route, status, ms, cache }) => {
      const method = METHODS.has(asked) ? asked : 'other';
      const name = route ?? 'none';
      const key = `${method} ${status} ${name}`;
      const counted = requests.get(key);
      if (counted) counted.count += 1;
      else requests.set(key, { labels: { method, route: name, status }, count: 1 });
      uses[cache] += 1;
      let times = durations.get(name);
      if (!times) durations.set(name, (times = { counts: BUCKETS.map(() => 0), count: 0, sum: 0 }));
      const seconds = ms / 1_000;
      const bucket = BUCKETS.findIndex((most) => seconds <= most);
      if (bucket >= 0) times.counts[bucket] = (times.counts[bucket] ?? 0) + 1;
      times.count += 1;
      times.sum += seconds;
    },
    countDatabaseError: () => {
      databaseErrors += 1;
    },
    text: () => {
      const { bytes, answers } = cacheSize();
      const { rss, heapUsed } = process.memoryUsage();
      const { user, system } = process.cpuUsage();
      return [
        figure('content_advisory_info', 'gauge', 'The running version.', [[{ version }, 1]]),
        figure(
          'content_advisory_requests_total',
          'counter',
          'Requests by route and status.',
          [...requests.values()].map(({ labels, count }) => [labels, count]),
        ),
        histogram('content_advisory_request_duration_seconds', durations),
        figure(
          'content_advisory_cache_answers_total',
          'counter',
          'Responses from the cache, from the application, and from the cache after a failure.',
          Object.entries(uses).map(([use, count]) => [{ use }, count]),
        ),
        figure('content_advisory_cache_bytes', 'gauge', 'Bytes of cached responses.', [
          [{}, bytes],
        ]),
        figure('content_advisory_cache_entries', 'gauge', 'Cached responses.', [[{}, answers]]),
        figure(
          'content_advisory_database_errors_total',
          'counter',
          'Requests that the database failed.',
          [[{}, databaseErrors]],
        ),
        figure('process_resident_memory_bytes', 'gauge', 'Memory of the process.', [[{}, rss]]),
        figure('nodejs_heap_used_bytes', 'gauge', 'Memory of its objects.', [[{}, heapUsed]]),
        figure('process_cpu_seconds_total', 'counter', 'Time of processors.', [
          [{}, (user + system) / 1e6],
        ]),
        figure('process_uptime_seconds', 'gauge', 'Since the start.', [[{}, process.uptime()]]),
        '',
      ].join('\n');
    },
  };
}

function figure(
  name: string,
  type: 'counter' | 'gauge',
  help: string,
  values: readonly (readonly [Labels, number])[],
): string {
  const lines = values.map(([labels, value]) => `${name}${labelled(labels)} ${value}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines].join('\n');
}

function histogram(name: string, durations: ReadonlyMap<string, Durations>): string {
  const lines = [...durations].flatMap(([route, { counts, count, sum }]) => {
    let total = 0;
    const buckets = BUCKETS.map((le, place) => {
      total += counts[place] ?? 0;
      return `${name}_bucket${labelled({ route, le })} ${total}`;
    });
    return [
      ...buckets,
      `${name}_bucket${labelled({ route, le: '+Inf' })} ${count}`,
      `${name}_sum${labelled({ route })} ${sum}`,
      `${name}_count${labelled({ route })} ${count}`,
    ];
  });
  const help = 'Seconds from the arrival of a request to its answer.';
  return [`# HELP ${name} ${help}`, `# TYPE ${name} histogram`, ...lines].join('\n');
}

/** Routes, methods and versions are ours, and hold nothing that would need an escape. */
function labelled(labels: Labels): string {
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
  return parts.length > 0 ? `{${parts.join(',')}}` : '';
}
