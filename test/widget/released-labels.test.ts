/**
 * A page that pins a version of the script loads today's labels. They must still have every text that the script asks for, with
 * placeholders that it can fill: it fills them in the order in which they stand.
 */

import { readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { describe, expect, it, test } from 'vitest';
import released from '../../widget/released/versions.json' with { type: 'json' };
import { CATALOGUES } from '../helpers/catalogues.ts';

interface SyntaxNode {
  type?: string;
  start: number;
  end: number;
  properties?: { key?: { name?: string } }[];
}

/** The English labels inside a released script: every text that it can ask for, as its type was theirs. */
function labelsOf(script: string): object {
  const labels = objectsOf(parseSync('widget.js', script).program).find(({ properties }) =>
    properties?.some(({ key }) => key?.name === 'notInCatalogue'),
  );
  if (!labels) throw new Error('The script has no English labels');
  return new Function(`return ${script.slice(labels.start, labels.end)}`)();
}

function objectsOf(value: unknown): SyntaxNode[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(objectsOf);
  return 'type' in value && value.type === 'ObjectExpression'
    ? [value as SyntaxNode, ...inner] // of the parser
    : inner;
}

/** What a script would miss in a catalogue of today, one line each. */
function missingFrom(today: unknown, released: unknown, path = 'labels'): string[] {
  if (typeof released === 'string') {
    if (typeof today !== 'string') return [`${path} is missing`];
    const filled = placeholdersOf(released);
    const asked = placeholdersOf(today);
    return asked.every((name, place) => name === filled[place])
      ? []
      : [`${path} must have the placeholders ${filled.join()} in this order, or the first of them`];
  }
  if (Array.isArray(released) && (!Array.isArray(today) || today.length !== released.length))
    return [`${path} must list ${released.length} texts`];
  return Object.entries(released as object) // nothing else is in the labels
    .filter(([key]) => key !== 'one') // a plural form that not every language has; `other` is used instead
    .flatMap(([key, text]) =>
      missingFrom((today as Record<string, unknown> | undefined)?.[key], text, `${path}.${key}`),
    );
}

function placeholdersOf(text: string): string[] {
  return text.match(/\{\w+\}/g) ?? [];
}

describe.each(Object.keys(released))('The script of %s', (version) => {
  const labels = labelsOf(readFileSync(`widget/released/${version}.js`, 'utf8'));

  it('has labels that can be read out of it', () => {
    expect(labels).toMatchObject({ language: 'en', levels: {}, verdicts: {}, years: {} });
  });

  test.each(Object.entries(CATALOGUES))('finds all its labels in %s', (_, today) => {
    expect(missingFrom(today, labels)).toEqual([]);
  });
});

describe('The comparison', () => {
  const labels = { age: '{age}+', between: '{age} to {to}', levels: ['a', 'b'], kinds: { x: 'x' } };

  test.each([
    ['a missing text', { ...labels, age: undefined }, 'labels.age is missing'],
    ['a missing group', { ...labels, kinds: undefined }, 'labels.kinds.x is missing'],
    ['a missing level', { ...labels, levels: ['a'] }, 'labels.levels must list 2 texts'],
    [
      'placeholders in another order',
      { ...labels, between: '{to} from {age}' },
      'labels.between must have the placeholders {age},{to} in this order, or the first of them',
    ],
    [
      'a placeholder that the script does not fill',
      { ...labels, age: '{age} {to}' },
      'labels.age must have the placeholders {age} in this order, or the first of them',
    ],
  ])('reports %s', (_, today, message) => {
    expect(missingFrom(today, labels)).toEqual([message]);
  });

  it('accepts more labels, and a text that leaves out the last placeholder', () => {
    expect(missingFrom({ ...labels, between: 'from {age}', more: 'x' }, labels)).toEqual([]);
  });
});
