/** The types and the manifest of the package, generated from `reference.ts`. Node only. */

import {
  CUSTOM_PROPERTIES,
  EVENTS,
  METHODS,
  PARTS,
  REFERENCE_OPTIONS,
  type Option,
} from '../reference.ts';

const NAME = 'content-advisory';
const CLASS = 'ContentAdvisory';

function typeOf({ name, values }: Option): string {
  const words = values?.map((value) => `'${value}'`).join(' | ') ?? 'string';
  return name === 'share-verdict' ? `${words} | boolean` : words;
}

const lines = (texts: readonly string[]): string => texts.map((text) => `${text}\n`).join('');

/** `index.d.ts`: the element, without any framework. */
export function elementTypes(): string {
  return `/** Attributes of \`<${NAME}>\`. */
export interface ${CLASS}Attributes {
${lines(REFERENCE_OPTIONS.map((option) => `  /** ${option.about} */\n  '${option.name}'?: ${typeOf(option)} | undefined;`))}}

export declare class ${CLASS} extends HTMLElement {
  /** The address of the service, for cards without \`api\`. */
  static defaultApi: string;
${lines(
  REFERENCE_OPTIONS.filter(({ name }) => name !== 'lang').map(
    ({ name, about }) => `  /** ${about} */\n  '${name}': string;`,
  ),
)}${lines(METHODS.map(({ name, returns, about }) => `  /** ${about} */\n  ${name}(): ${returns};`))}}

declare global {
  interface HTMLElementTagNameMap {
    '${NAME}': ${CLASS};
  }
  interface HTMLElementEventMap {
${lines(EVENTS.map(({ name, detail, about }) => `    /** ${about} */\n    '${name}': CustomEvent<${detail}>;`))}  }
}
`;
}

/** `react.d.ts` or `preact.d.ts`: separate files, because each extends a module that must be installed. */
export function jsxTypes(framework: 'preact' | 'react'): string {
  return `import type { HTMLAttributes, Ref } from '${framework}';
import type { ${CLASS}, ${CLASS}Attributes } from './index.js';

declare module '${framework}' {
  namespace JSX {
    interface IntrinsicElements {
      '${NAME}': Omit<HTMLAttributes<${CLASS}>, keyof ${CLASS}Attributes> &
        ${CLASS}Attributes & { ref?: Ref<${CLASS}> | undefined; key?: string | number | undefined };
    }
  }
}
`;
}

/** `vue.d.ts`. Vue checks the attributes of a template under their names in camel case. */
export function vueTypes(): string {
  const camel = (name: string) =>
    name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const options = REFERENCE_OPTIONS.map(
    ({ name }) => `  ${camel(name)}?: ${CLASS}Attributes['${name}'];`,
  );
  const events = EVENTS.map(
    ({ name }) =>
      `  '${camel(`on-${name}`)}'?: ((event: HTMLElementEventMap['${name}']) => void) | undefined;`,
  );
  return `import type { HTMLAttributes } from 'vue';
import type { ${CLASS}Attributes } from './index.js';

interface ${CLASS}Props {
${lines([...options, ...events])}}

declare module 'vue' {
  interface GlobalComponents {
    '${NAME}': new () => { $props: Omit<HTMLAttributes, keyof ${CLASS}Props> & ${CLASS}Props };
  }
}
`;
}

/** `custom-elements.json`: the manifest that editors read. */
export function manifest(): object {
  const described = ({ name, about }: { name: string; about: string }) => ({
    name,
    description: about,
  });
  const declaration = { name: CLASS, module: 'element.js' };
  return {
    schemaVersion: '1.0.0',
    modules: [
      {
        kind: 'javascript-module',
        path: 'element.js',
        declarations: [
          {
            kind: 'class',
            customElement: true,
            name: CLASS,
            tagName: NAME,
            superclass: { name: 'HTMLElement' },
            attributes: REFERENCE_OPTIONS.map((option) => ({
              ...described(option),
              fieldName: option.name,
              type: { text: typeOf(option) },
            })),
            members: [
              ...REFERENCE_OPTIONS.map(({ name, about }) => ({
                kind: 'field',
                name,
                attribute: name,
                reflects: true,
                description: about,
                type: { text: 'string' },
              })),
              ...METHODS.map((method) => ({
                kind: 'method',
                ...described(method),
                return: { type: { text: method.returns } },
              })),
            ],
            events: EVENTS.map((event) => ({
              ...described(event),
              type: { text: `CustomEvent<${event.detail}>` },
            })),
            cssProperties: CUSTOM_PROPERTIES.map((property) => ({
              ...described(property),
              default: `light-dark(${property.light}, ${property.dark})`,
            })),
            cssParts: PARTS.map(described),
          },
        ],
        exports: [{ kind: 'js', name: CLASS, declaration }],
      },
      {
        kind: 'javascript-module',
        path: 'define.js',
        exports: [{ kind: 'custom-element-definition', name: NAME, declaration }],
      },
    ],
  };
}
