/** Whether the process is alive, and whether it can answer. */

import { Hono } from 'hono';
import * as z from 'zod';
import { readSchemaState } from '../../db/queries/schema-state.ts';
import type { AppEnv } from '../http/app-env.ts';
import { describe } from '../http/route.ts';
import { Problem } from '../http/problem.ts';

const Health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });

const Readiness = Health.extend({
  warning: z
    .string()
    .optional()
    .meta({ description: 'What an operator should see to: a full disk' }),
}).meta({ id: 'Readiness' });

export const healthRoutes = new Hono<AppEnv>()
  .get(
    '/healthz',
    describe({
      operation: { id: 'getHealth', tag: 'Health' },
      summary: 'Whether the process is alive. Checks nothing else',
      answer: Health,
      cache: 'never',
      limited: false,
    }),
    (c) => c.json({ status: 'ok' } as const),
  )
  .get(
    '/readyz',
    describe({
      operation: { id: 'getReadiness', tag: 'Health' },
      summary: 'Whether the database answers and has the right schema',
      answer: Readiness,
      cache: 'never',
      limited: false,
    }),
    async (c) => {
      const { applied, expected } = await readSchemaState(c.get('openDb')());
      if (applied !== expected) {
        throw new Problem(
          'database-unavailable',
          `The database has schema ${applied}, but this program needs schema ${expected}.`,
        );
      }
      // Of a file that is broken in one place, the schema may well be read.
      if (c.get('hasFailed')()) {
        throw new Problem('database-unavailable', 'A request to the database failed a moment ago.');
      }
      const warning = await c.get('warning')?.();
      return c.json({ status: 'ok' as const, ...(warning ? { warning } : {}) });
    },
  );
