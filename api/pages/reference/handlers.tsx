/** Answers with the API reference, as a page. */

import type { Context } from 'hono';
import type { AppEnv } from '../../http/app-env.ts';
import { sendPage } from '../layout/page.tsx';
import type { ApiDocument } from './api-document.ts';
import { ReferencePage } from './reference-page.tsx';

/** `readDocument` reads the built OpenAPI document. */
export async function showReference(
  c: Context<AppEnv>,
  readDocument: () => Response | Promise<Response>,
): Promise<Response> {
  const file = await readDocument();
  if (!file.ok) throw new Error('The build lacks openapi.json');
  const document = (await file.json()) as ApiDocument; // written by openApiDocument
  return sendPage(c, {
    title: 'The API · content-advisory',
    description: 'Every call of the open HTTP API, with its parameters, responses and errors.',
    path: '/docs',
    assets: ['/assets/reference.css', '/assets/reference.js'],
    children: <ReferencePage document={document} publicUrl={c.get('publicUrl')} />,
  });
}
