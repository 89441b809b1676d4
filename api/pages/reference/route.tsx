/** The API's own description: as OpenAPI, which the build puts among its files, and as a page for people. */

import { Hono, type Handler } from 'hono';
import type { AppEnv } from '../../http/app-env.ts';
import { describe } from '../../http/route.ts';
import { describePage } from '../layout/describe-page.ts';
import type { ApiDocument } from './api-document.ts';
import { ReferencePage } from './reference-page.tsx';
import { sendPage } from '../layout/page.tsx';

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
      const publicUrl = c.get('publicUrl');
      const file = await files.request(publicUrl + DOCUMENT_PATH);
      if (!file.ok) throw new Error('The build lacks openapi.json');
      const document = (await file.json()) as ApiDocument; // written by openApiDocument
      return sendPage(c, {
        title: 'The API · content-advisory',
        description: 'Every call of the open HTTP API, with its parameters, responses and errors.',
        path: '/docs',
        assets: ['/assets/reference.css', '/assets/reference.js'],
        children: <ReferencePage document={document} publicUrl={publicUrl} />,
      });
    });
}
