/** Vite settings for every build of the widget: the script and the package. Node only. */

import { fileURLToPath } from 'node:url';
import type { InlineConfig, Plugin } from 'vite';
import packageJson from '../../package.json' with { type: 'json' };

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export const SHARED: InlineConfig = {
  root: ROOT,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
};

/** The first versions with `light-dark()`. An older browser shows the fallback that the host wrote inside the element. */
export const TARGET = ['chrome123', 'firefox120', 'safari17.5'];

/** What the script never says: the service sends the evidence, already translated; the others are for pages and earlier versions. */
const UNUSED_WORDS = new Set(['evidence', 'unknown', 'correct', 'ageBetween', 'ageFrom', 'likely']);

const dropUnusedWords: Plugin = {
  name: 'drop-unused-words',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/labels/en.json')) return;
    const words = Object.entries(JSON.parse(code)).filter(([name]) => !UNUSED_WORDS.has(name));
    return JSON.stringify(Object.fromEntries(words));
  },
};

export const SCRIPT_SETTINGS: InlineConfig = {
  ...SHARED,
  // The script calls Preact's `h` anyway; the automatic runtime would add a second function beside it.
  oxc: {
    jsx: { runtime: 'classic', pragma: 'h' },
    jsxInject: "import { h } from 'preact'",
  },
  define: { __WIDGET_VERSION__: JSON.stringify(packageJson.version) },
  plugins: [dropUnusedWords],
};
