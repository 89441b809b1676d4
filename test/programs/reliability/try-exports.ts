/** The trial of clients that ask for exports: six that read as fast as they can, and 150 that never read. */

import { openGeneratedCatalogue } from '../bench/generated-catalogue.ts';
import { attackByExports, type ExportAttackFigures } from './export-attacks.ts';
import { milliseconds, table, type Outcome } from './outcome.ts';
import { MAX_HEALTH_WAIT, MAX_HEALTH_WAIT_DURING_EXPORTS } from './watch-health.ts';

const FILMS = 20_000;
const ATTACK = { readers: 6, holders: 150, heldFor: 12_000 };

/** Megabytes. */
const MAX_GROWTH = 60;

export async function tryExports(): Promise<Outcome> {
  const { url, close } = await openGeneratedCatalogue(FILMS);
  const attacked = await attackByExports({ databaseUrl: url, ...ATTACK });
  await close();
  const { statuses, healthWhileRead, healthWhileHeld, growth } = attacked;
  const answers = Object.entries(Object.groupBy(statuses, String))
    .map(([status, some = []]) => `${some.length} × ${status}`)
    .join(', ');
  return {
    figures: table(
      ['clients', 'answers', 'slowest /healthz', 'memory grew by'],
      [
        ['6 that read', answers, milliseconds(healthWhileRead), ''],
        ['150 that never read', '', milliseconds(healthWhileHeld), `${growth.toFixed(1)} MB`],
      ],
    ),
    broken: brokenByExports(attacked),
  };
}

function brokenByExports(figures: ExportAttackFigures): string[] {
  const { healthWhileRead, healthWhileHeld, growth } = figures;
  const isReadKept = healthWhileRead <= MAX_HEALTH_WAIT_DURING_EXPORTS;
  const isHeldKept = healthWhileHeld <= MAX_HEALTH_WAIT;
  return [
    ...(isReadKept ? [] : [`/healthz waited ${milliseconds(healthWhileRead)} during exports`]),
    ...(isHeldKept ? [] : [`/healthz waited ${milliseconds(healthWhileHeld)} behind idle clients`]),
    ...(growth < MAX_GROWTH ? [] : [`The process grew by ${growth.toFixed(1)} MB`]),
  ];
}
