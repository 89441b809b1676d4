/** The parts of workerd's modules that the tests use. Their published types would replace the browser's in the whole program. */

declare module 'cloudflare:workers' {
  import type { WorkerEnv } from '../../api/worker.ts';
  export const env: WorkerEnv;
  export const exports: { default: { fetch: (request: Request) => Promise<Response> } };
}

declare module 'cloudflare:test' {
  import type { WorkerContext } from '../../api/worker.ts';
  export function createExecutionContext(): WorkerContext;
  export function waitOnExecutionContext(context: WorkerContext): Promise<void>;
}
