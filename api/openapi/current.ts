/** The OpenAPI document of the application as it stands, as the text of `openapi.json`. */

import packageJson from '../../package.json' with { type: 'json' };
import { createApp } from '../app.ts';
import { describedRoutes, openApiDocument } from './document.ts';

/** Nothing of the application runs; its routes are read. */
export function currentOpenApi(): string {
  const app = createApp({
    openDb: () => {
      throw new Error('The routes are only read');
    },
    assets: (c) => c.notFound(),
    readLabels: async () => null,
    publicUrl: '',
    log: () => {},
  });
  return `${JSON.stringify(openApiDocument(describedRoutes(app), packageJson.version), null, 2)}\n`;
}
