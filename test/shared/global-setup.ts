/** Gives the tests in workerd the Worker, bundled once as it would be deployed. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { bundleWorker } from '../helpers/bundle-worker.ts';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'content-advisory-workerd-'));
  await bundleWorker(folder);
  project.provide('workerScript', join(folder, 'worker.mjs'));
  return () => rm(folder, { recursive: true });
}
