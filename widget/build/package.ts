/** `npm run package`: builds the widget as a package of ES modules in `dist/package/`, ready for `npm publish`. Node only. */

import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import packageJson from '../../package.json' with { type: 'json' };
import './check-dist.ts';
import { elementTypes, jsxTypes, manifest, vueTypes } from './package-types.ts';
import { ROOT, SCRIPT_SETTINGS, TARGET } from './settings.ts';

const outDir = join(ROOT, 'dist/package');
const { version, license } = packageJson;

const README = `# content-advisory-widget

The card \`<content-advisory>\` as ES modules, for sites that bundle. It has no dependencies.

\`\`\`js
import { ContentAdvisory } from 'content-advisory-widget';
ContentAdvisory.defaultApi = 'https://advisory.example.org'; // the service; or the attribute \`api\` of each card
await import('content-advisory-widget/define'); // last: cards on the page load at once
\`\`\`

\`content-advisory-widget/define\` registers the element; \`content-advisory-widget\` exports its class and registers nothing. Import both only in the
browser: they use \`HTMLElement\` and \`IntersectionObserver\` at once. On a server, render the tag, and load the module with \`import()\` in the page.

Labels in languages other than English come from the service under this version, ${version}: use a version that the service has.

Types: \`import type {} from 'content-advisory-widget/react'\`, \`/preact\` or \`/vue\` adds the tag to that framework's types; the main entry adds it to
\`document.querySelector\` and \`addEventListener\`. \`custom-elements.json\` lists attributes, events, colours and parts for editors.
`;

await build({
  ...SCRIPT_SETTINGS,
  build: {
    outDir,
    target: TARGET,
    rolldownOptions: { output: { chunkFileNames: 'card.js' } }, // shared by the two entries
    lib: {
      entry: { element: 'widget/element.tsx', define: 'widget/define-module.ts' },
      formats: ['es'],
      fileName: (_format, name) => `${name}.js`,
    },
  },
});

const types = { types: './index.d.ts' };
const files = {
  'package.json': asJson({
    name: 'content-advisory-widget',
    version,
    description: 'A card with the parental content advisory of a film, as a custom element.',
    license,
    type: 'module',
    exports: {
      '.': { ...types, default: './element.js' },
      './define': { ...types, default: './define.js' },
      './react': { types: './react.d.ts' },
      './preact': { types: './preact.d.ts' },
      './vue': { types: './vue.d.ts' },
      './custom-elements.json': './custom-elements.json',
    },
    sideEffects: ['./define.js'],
    customElements: 'custom-elements.json',
  }),
  'index.d.ts': elementTypes(),
  'react.d.ts': jsxTypes('react'),
  'preact.d.ts': jsxTypes('preact'),
  'vue.d.ts': vueTypes(),
  'custom-elements.json': asJson(manifest()),
  'README.md': README,
};
for (const [name, text] of Object.entries(files)) await writeFile(join(outDir, name), text);
await cp(join(ROOT, 'LICENSE'), join(outDir, 'LICENSE'));
console.log(`dist/package is content-advisory-widget ${version}.`);

function asJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
