/** The application without a database, for what its routes declare. */

import { EXAMPLE_URL } from '../contract/oembed.ts';
import { createApp, type App } from '../app.ts';

export function unconnectedApp(): App {
  return createApp({
    openDb: () => {
      throw new Error('The routes are only read');
    },
    assets: (c) => c.notFound(),
    readTranslation: async () => null,
    publicUrl: EXAMPLE_URL,
    log: () => undefined,
  });
}
