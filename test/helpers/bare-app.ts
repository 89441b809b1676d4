/** The application on any database, without a look at its answers: for failures, and for what a schema cannot say. */

import { createApp, type App, type AppDependencies } from '../../api/app.ts';
import { committedFiles } from './committed-files.ts';
import { PUBLIC_URL } from './test-app.ts';

export interface BareApp {
  app: App;
  logged: Parameters<AppDependencies['log']>[0][];
}

export function bareApp(
  dependencies: Pick<AppDependencies, 'openDb'> & Partial<AppDependencies>,
): BareApp {
  const logged: BareApp['logged'] = [];
  const app = createApp({
    assets: committedFiles,
    readTranslation: async () => null,
    publicUrl: PUBLIC_URL,
    log: (line) => logged.push(line),
    ...dependencies,
  });
  return { app, logged };
}
