/** The API's own description: as OpenAPI, and as a page for people. */

import { Hono } from 'hono';
import type { AppEnv } from '../../http/app-env.ts';
import { describe } from '../../http/route.ts';
import { describePage } from '../layout/describe-page.ts';
import openApi from '../../openapi/openapi.json' with { type: 'json' };
import { DocsPage } from './reference-page.tsx';
import { sendPage } from '../layout/page.tsx';

export const docsRoutes = new Hono<AppEnv>()
  .get(
    '/openapi.json',
    describe({ summary: 'This API as OpenAPI 3.1', answer: 'application/json' }),
    (c) => c.json(openApi),
  )
  .get('/docs', describePage({ summary: 'The API reference, as a page' }), (c) =>
    sendPage(c, {
      title: 'The API · content-advisory',
      description: 'Every call of the open HTTP API, with its parameters, responses and errors.',
      path: '/docs',
      children: <DocsPage document={openApi} publicUrl={c.get('publicUrl')} />,
    }),
  );
