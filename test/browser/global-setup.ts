/** Gives the browser tests one browser and one service with the first films, which their files share. */

import type { TestProject } from 'vitest/node';
import { launchChromeServer } from '../helpers/chrome.ts';
import { startService } from '../helpers/service.ts';

declare module 'vitest' {
  interface ProvidedContext {
    browserEndpoint: string;
    serviceUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [browser, service] = await Promise.all([launchChromeServer(), startService()]);
  project.provide('browserEndpoint', browser.wsEndpoint());
  project.provide('serviceUrl', service.url);
  return async () => {
    await Promise.all([browser.close(), service.stop()]);
  };
}
