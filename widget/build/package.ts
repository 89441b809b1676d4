/** `npm run package`: writes the widget as a package of ES modules into `dist/package/`, ready for `npm publish` there. Node only. */

import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import packageJson from '../../package.json' with { type: 'json' };
import { elementTypes, jsxTypes, manifest, vueTypes } from './package-types.ts';
import { ROOT, SCRIPT_SETTINGS, TARGET } from './settings.ts';

const outDir = join(ROOT, 'dist/package');
const { version, license } = packageJson;

const README = `# content-advisory-widget

The card \`<content-advisory>\` as ES modules, for sites that bundle. It has no dependencies.

\`\`\`js
import { ContentAdvisory } from 'content-advisory-widget';
ContentAdvisory.defaultApi = 'https://advisory.example.org'; // the service; or the attribute \`api\` of each card
await import('content-advisory-widget/define'); // last: cards that are on the page ask at once
\`\`\`

\`content-advisory-widget/define\` registers the element; \`content-advisory-widget\` exports its class and registers nothing. Import both in the browser alone: they use
\`HTMLElement\` and \`IntersectionObserver\` at once, which a server does not have. On a server write the tag, and load the module with \`import()\` once the page is there.

Words in languages besides English come from the service under this version, ${version}: it has to be one that the service keeps.

Types: \`import type {} from 'content-advisory-widget/react'\`, or \`/preact\`, or \`/vue\`, tells that framework of the tag; \`document.querySelector\` and
\`addEventListener\` know it by the main entry. \`custom-elements.json\` lists attributes, events, colours and parts for editors.
`;

await build({
  ...SCRIPT_SETTINGS,
  build: {
    outDir,
    target: TARGET,
    rolldownOptions: { output: { chunkFileNames: 'card.js' } }, // what the two entries share
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
