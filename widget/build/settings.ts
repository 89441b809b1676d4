/** How the script of the widget is built, wherever it goes to. Node only. */

import { fileURLToPath } from 'node:url';
import { minify } from 'terser';
import type { InlineConfig, Plugin } from 'vite';
import packageJson from '../../package.json' with { type: 'json' };
import { preactAsUsed } from './preact-as-used.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export const SHARED: InlineConfig = {
  root: ROOT,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
};
/** The first versions with `light-dark()`; anything older keeps the host's fallback. */
export const TARGET = ['chrome123', 'firefox120', 'safari17.5'];

/** Leaves out of the script what the service says in its place. */
const cardWordsAlone: Plugin = {
  name: 'card-words-alone',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/labels/en.json')) return;
    const { evidence: _, ...words } = JSON.parse(code);
    return JSON.stringify(words);
  },
};

/** A rule inside another is about what is inside by itself: the minifier says it with `& ` once more. */
const plainNesting: Plugin = {
  name: 'plain-nesting',
  enforce: 'post',
  transform(code, id) {
    return id.endsWith('/styles.css?inline') ? code.replaceAll('& ', '') : undefined;
  },
};

/** The properties that Preact keeps to itself, which it publishes under short names too; nothing else has a name like them. */
const PREACT_PRIVATE = /^_/;

/** Has Chromium compile all of the script while it comes, beside the page's thread: a card needs nearly all of it at once. */
const COMPILE_AT_ONCE = '//# allFunctionsCalledOnLoad';

/** What the minifier of the build leaves, and what is unused of Preact. */
export const secondMinifier: Plugin = {
  name: 'second-minifier',
  async generateBundle(_, bundle) {
    for (const part of Object.values(bundle)) {
      if (part.type !== 'chunk') continue;
      const { code } = await minify(part.code, {
        ecma: 2020,
        compress: { passes: 2 },
        mangle: { properties: { regex: PREACT_PRIVATE } },
        format: { preamble: COMPILE_AT_ONCE },
      });
      part.code = code ?? part.code;
    }
  },
};

export const SCRIPT_SETTINGS: InlineConfig = {
  ...SHARED,
  // Preact's own `h` is in the file anyway; the automatic runtime would add a second one.
  oxc: {
    jsx: { runtime: 'classic', pragma: 'h' },
    jsxInject: "import { h } from 'preact'",
  },
  define: { __WIDGET_VERSION__: JSON.stringify(packageJson.version) },
  plugins: [preactAsUsed(), cardWordsAlone, plainNesting],
};
