/** The API's own description: as OpenAPI, which the build puts among its files, and as a page for people. */

import { Hono, type Handler } from 'hono';
import type { AppEnv } from '../../http/app-env.ts';
import { describe } from '../../http/route.ts';
import { describePage } from '../layout/describe-page.ts';

const DOCUMENT_PATH = '/openapi.json';

/** `serve` answers with a built file. */
export function referenceRoutes(serve: Handler) {
  const files = new Hono().get('*', serve);
  return new Hono<AppEnv>()
    .get(
      DOCUMENT_PATH,
      describe({ summary: 'This API as OpenAPI 3.1', answer: 'application/json', cache: 'files' }),
      serve,
    )
    .get('/docs', describePage({ summary: 'The API reference, as a page' }), async (c) => {
      const { showReference } = await import('./handlers.tsx');
      return showReference(c, () => files.request(c.get('publicUrl') + DOCUMENT_PATH));
    });
}
