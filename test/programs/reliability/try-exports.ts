/** The trial of clients that ask for exports: six that read as fast as they can, and 150 that never read. */

import { openGeneratedCatalogue } from '../bench/generated-catalogue.ts';
import { attackByExports, type ExportAttackFigures } from './export-attacks.ts';
import { milliseconds, table, type Outcome } from './outcome.ts';
import type { Size } from './trials.ts';
import { MAX_HEALTH_WAIT, MAX_HEALTH_WAIT_DURING_EXPORTS } from './watch-health.ts';

const CLIENTS = { readers: 6, holders: 150 };

/** Megabytes. */
const MAX_GROWTH = 60;

export async function tryExports({ exports: { films, heldFor }, slack }: Size): Promise<Outcome> {
  const { url, close } = await openGeneratedCatalogue(films);
  const attacked = await attackByExports({ databaseUrl: url, ...CLIENTS, heldFor });
  await close();
  const { statuses, healthWhileRead, healthWhileHeld, growth } = attacked;
  const answers = Object.entries(Object.groupBy(statuses, String))
    .map(([status, some = []]) => `${some.length} × ${status}`)
    .join(', ');
  return {
    figures: table(
      ['clients', 'responses', 'slowest /healthz', 'memory growth'],
      [
        ['6 reading', answers, milliseconds(healthWhileRead), ''],
        ['150 never reading', '', milliseconds(healthWhileHeld), `${growth.toFixed(1)} MB`],
      ],
    ),
    broken: brokenByExports(attacked, slack),
  };
}

function brokenByExports(figures: ExportAttackFigures, slack: number): string[] {
  const { statuses, healthWhileRead, healthWhileHeld, growth } = figures;
  const others = statuses.filter((status) => status !== 200 && status !== 503);
  const isReadKept = healthWhileRead <= MAX_HEALTH_WAIT_DURING_EXPORTS * slack;
  const isHeldKept = healthWhileHeld <= MAX_HEALTH_WAIT * slack;
  return [
    ...(statuses.includes(200) ? [] : ['No client got the export']),
    ...others.map((status) => `A request for an export got ${status}`),
    ...(isReadKept ? [] : [`/healthz waited ${milliseconds(healthWhileRead)} during exports`]),
    ...(isHeldKept ? [] : [`/healthz waited ${milliseconds(healthWhileHeld)} behind idle clients`]),
    ...(growth < MAX_GROWTH ? [] : [`The process grew by ${growth.toFixed(1)} MB`]),
  ];
}
