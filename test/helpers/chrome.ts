/** Finds a Chrome or Chromium for the browser tests. Downloads and installs nothing. */

import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserServer, type LaunchOptions } from 'playwright-core';

/** The first of them draws without a window and is twice as quick as the others. */
const INSTALLED = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Without the background flags, Chromium looks for its maker's servers at every start. One process less for each page saves a fifth. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--renderer-process-limit=1',
];

/** Starts a browser. Throws with what to install where there is none. */
export function launchChrome(): Promise<Browser> {
  return start((options) => chromium.launch(options));
}

/** Starts a browser that several processes may connect to; throws like `launchChrome`. */
export function launchChromeServer(): Promise<BrowserServer> {
  return start((options) => chromium.launchServer(options));
}

/** Tries `CHROME_PATH`, else an installed Chrome or Chromium, else Playwright's own, else the one that an npm package ships for Linux. */
async function start<Started>(
  launch: (options: LaunchOptions) => Promise<Started>,
): Promise<Started> {
  const { CHROME_PATH } = process.env;
  if (CHROME_PATH && !existsSync(CHROME_PATH)) {
    throw new Error(
      `CHROME_PATH is “${CHROME_PATH}”, where there is no file. Set it to a Chrome or Chromium.`,
    );
  }
  const found = [CHROME_PATH, ...INSTALLED, chromium.executablePath()].find(
    (path) => path && existsSync(path),
  );
  if (found) return launch({ executablePath: found, args: FLAGS });
  if (process.platform !== 'linux')
    throw new Error(
      'No browser for the tests. Install Chrome or Chromium, or set CHROME_PATH to one.',
    );
  const { default: packaged } = await import('@sparticuz/chromium');
  // In a single process, as its makers ship it for functions, it ends with its first page.
  const args = [...packaged.args.filter((flag) => flag !== '--single-process'), ...FLAGS];
  try {
    return await launch({ executablePath: await packaged.executablePath(), args });
  } catch (cause) {
    throw new Error(
      'No browser for the tests: none is installed, and the packaged one does not run here. Install Chrome or Chromium (Debian: apt-get install chromium), or set CHROME_PATH to one.',
      { cause },
    );
  }
}
