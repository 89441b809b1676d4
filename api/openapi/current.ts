/** The OpenAPI document of the application as it stands, as the text of `openapi.json`. Node only. */

import packageJson from '../../package.json' with { type: 'json' };
import { EXAMPLE_URL } from '../contract/oembed.ts';
import { createApp } from '../app.ts';
import { apiRoutes, openApiDocument } from './document.ts';
import { makeExamples, openExampleDb } from './examples.ts';

/** Reads the routes, and asks each of them about the first film for its example. */
export async function currentOpenApi(): Promise<string> {
  const { db, close } = await openExampleDb();
  const app = createApp({
    openDb: () => db,
    assets: (c) => c.notFound(),
    readTranslation: async () => null,
    publicUrl: EXAMPLE_URL,
    log: () => {},
  });
  const routes = apiRoutes(app);
  const examples = await makeExamples(routes, async (path, init) => app.request(path, init));
  await close();
  const document = openApiDocument(routes, { version: packageJson.version, examples });
  return `${JSON.stringify(document, null, 2)}\n`;
}
