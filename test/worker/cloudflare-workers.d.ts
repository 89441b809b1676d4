/** What the tests use of workerd's own module. Its published types would stand in for the browser's in all of the program. */

declare module 'cloudflare:workers' {
  import type { WorkerEnv } from '../../api/worker.ts';
  export const env: WorkerEnv;
  export const exports: { default: { fetch: (request: Request) => Promise<Response> } };
}
