/** The documentation and the style sheet agree with the reference. The parts are compared with a drawn card in test/browser. */

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { COLOUR_FIELDS, contrastOf, contrastWarnings } from '../../api/pages/builder/colours.ts';
import { LANGUAGES } from '../../widget/labels/languages.ts';
import {
  CUSTOM_PROPERTIES,
  EVENTS,
  METHODS,
  PARTS,
  REFERENCE_OPTIONS,
} from '../../widget/reference.ts';

const styles = readFileSync('widget/styles.css', 'utf8');

/** `#abc` as `#aabbcc`. */
function long(colour: string): string {
  return colour.length === 4 ? colour.replace(/[\da-f]/g, '$&$&') : colour;
}

it('the reference has every custom property of styles.css, with its two default colours', () => {
  const [, host = ''] = /:host,\s*:root \{([^}]*)\}/.exec(styles) ?? [];
  const declared = [...host.matchAll(/(--[\w-]+): light-dark\((#\w+), (#\w+)\)/g)];
  expect(
    CUSTOM_PROPERTIES.map(({ name, light, dark }) => [name, light, dark]),
    'widget/reference.ts must have the colours of widget/styles.css',
  ).toEqual(declared.map(([, name, light = '', dark = '']) => [name, long(light), long(dark)]));
});

it('the default colours have enough contrast, and others get a warning', () => {
  expect(contrastWarnings({})).toEqual([]);
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrastWarnings({ 'ink-dark': '#111111' })).toEqual([
    '--ink on --paper (dark) has a contrast of 1.0. Use at least 4.5, so that people can read it.',
  ]);
  expect(COLOUR_FIELDS).toHaveLength(CUSTOM_PROPERTIES.length * 2);
});

it('the page of documentation names every option, event, method, part, colour and language', () => {
  const page = readFileSync('docs/widget.md', 'utf8');
  const ranges = /^level-[1-4]$/; // written as from `level-0` to `level-5`
  const names = [...EVENTS, ...PARTS, ...CUSTOM_PROPERTIES].map(({ name }) => name);
  const quoted = [...names.filter((name) => !ranges.test(name)), ...LANGUAGES];
  expect(quoted.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  for (const { name } of METHODS) expect(page).toContain(`\`${name}()\``);
});

it.each(REFERENCE_OPTIONS)('the page of documentation names the values of $name', (option) => {
  const row = readFileSync('docs/widget.md', 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`| \`${option.name}\` | `));
  expect(row).toBeDefined();
  const isWritten = /^$|^true$|^[2-5]$/; // present; from `1` to `6`
  for (const value of option.values ?? [])
    if (!isWritten.test(value)) expect(row).toContain(`\`${value}\``);
});
