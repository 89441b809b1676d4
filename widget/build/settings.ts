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

/** Leaves the words of the evidence out of the script: the service sends those, already translated. */
const dropEvidenceWords: Plugin = {
  name: 'drop-evidence-words',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/labels/en.json')) return;
    const { evidence: _, ...words } = JSON.parse(code);
    return JSON.stringify(words);
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
  plugins: [dropEvidenceWords],
};
