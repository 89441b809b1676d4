/** Finds a Chrome or Chromium for the browser tests. Downloads and installs nothing. */

import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const INSTALLED = [
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

/** Without the background flags, Chromium looks for its maker's servers at every start. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * Starts `CHROME_PATH`, else an installed Chrome or Chromium, else Playwright's own, else the one that an npm package ships for
 * Linux. Throws with what to install where there is none.
 */
export async function launchChrome(): Promise<Browser> {
  const { CHROME_PATH } = process.env;
  if (CHROME_PATH && !existsSync(CHROME_PATH)) {
    throw new Error(
      `CHROME_PATH is “${CHROME_PATH}”, where there is no file. Set it to a Chrome or Chromium.`,
    );
  }
  const found = [CHROME_PATH, ...INSTALLED, chromium.executablePath()].find(
    (path) => path && existsSync(path),
  );
  if (found) return chromium.launch({ executablePath: found, args: FLAGS });
  if (process.platform === 'linux') return launchPackaged();
  throw new Error(
    'No browser for the tests. Install Chrome or Chromium, or set CHROME_PATH to one.',
  );
}

async function launchPackaged(): Promise<Browser> {
  const { default: packaged } = await import('@sparticuz/chromium');
  try {
    return await chromium.launch({
      executablePath: await packaged.executablePath(),
      // In a single process, as its makers ship it for functions, it ends with its first page.
      args: [...packaged.args.filter((flag) => flag !== '--single-process'), ...FLAGS],
    });
  } catch (cause) {
    throw new Error(
      'No browser for the tests: none is installed, and the packaged one does not run here. Install Chrome or Chromium (Debian: apt-get install chromium), or set CHROME_PATH to one.',
      { cause },
    );
  }
}
