/** What the tests use of workerd's own modules. Their published types would stand in for the browser's in all of the program. */

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
