import * as z from 'zod';
import { expect, it } from 'vitest';
import { zodMessages } from '../../../api/services/formats/zod-messages.ts';

const text = z.string();

/** A schema without messages of its own, and a wrong value for it, for each kind of zod's issues. */
const CASES: [code: string, schema: z.ZodType, value: unknown, message: string][] = [
  ['invalid_type', text, 1, 'Write a text.'],
  ['invalid_type', z.number(), undefined, 'Write a number.'],
  ['invalid_type', z.int(), 1.5, 'Write a whole number.'],
  ['invalid_type', z.boolean(), 'yes', 'Write true or false.'],
  ['invalid_type', z.array(text), undefined, 'Write a list.'],
  ['invalid_type', z.object({}), [], 'Write an object.'],
  ['invalid_type', z.record(text, text), [], 'Write an object.'],
  ['invalid_value', z.enum(['a', 'b']), 'c', 'Write one of these: a, b.'],
  ['invalid_value', z.literal('a'), 'c', 'Write a.'],
  ['invalid_format', z.url(), 'x', 'Write a URL.'],
  ['invalid_format', z.iso.date(), 'x', 'Write a date, for example 2024-12-01.'],
  ['invalid_format', text.regex(/^a$/), 'x', 'Write a text in the documented form.'],
  ['too_small', text.min(1), '', 'Write something, or leave it out.'],
  ['too_small', text.min(2), '', 'Write at least 2 characters.'],
  ['too_small', z.array(text).min(2), [], 'Write at least 2 items.'],
  ['too_small', z.int().min(3), 2, 'Write a number from 3 on.'],
  ['too_small', z.int().gt(3), 3, 'Write a number above 3.'],
  ['too_big', text.max(2), 'abc', 'Write at most 2 characters.'],
  ['too_big', z.array(text).max(1), ['a', 'b'], 'Write at most 1 items.'],
  ['too_big', z.int().max(3), 4, 'Write a number up to 3.'],
  ['too_big', z.int().lt(3), 3, 'Write a number below 3.'],
  ['not_multiple_of', z.int().multipleOf(5), 4, 'Write a multiple of 5.'],
  ['unrecognized_keys', z.strictObject({}), { a: 1 }, 'Leave it out.'],
  ['invalid_key', z.record(text.min(2), text), { a: 'b' }, 'Write at least 2 characters.'],
  [
    'invalid_element',
    z.map(text, z.object({ a: text })),
    new Map([[{}, { a: 1 }]]),
    'Write a text.',
  ],
  ['invalid_union', z.union([z.object({ a: text }), z.int()]), true, 'Write another value.'],
  ['custom', text.refine(() => false), 'x', 'Write another value.'],
];

it.each(CASES)(
  'an issue of the kind %s is one sentence of ours',
  (code, schema, value, message) => {
    const [issue] = schema.safeParse(value, { error: zodMessages }).error?.issues ?? [];
    expect(['invalid_element', 'invalid_key', code]).toContain(issue?.code);
    expect(issue?.message).toBe(message);
  },
);

it('a list of allowed values is shortened', () => {
  const values = Array.from({ length: 30 }, (_, index) => `v${index}`);
  const [issue] = z.enum(values).safeParse('x', { error: zodMessages }).error?.issues ?? [];
  expect(issue?.message).toMatch(/^Write one of these: v0, v1, .*, v11 and 18 more\.$/);
});
