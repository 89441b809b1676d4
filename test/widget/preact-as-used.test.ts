import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const WIDGET = new URL('../../widget/', import.meta.url);
/** What the script's build leaves out of Preact: none of it would do anything there. */
const LEFT_OUT = {
  'a ref': /\bref=/,
  'a class': /\bextends\s+(?:Pure)?Component\b/,
  'a hook or a context': /\buse[A-Z]\w+\(|\bcreateContext\b|preact\/(?:hooks|compat)/,
  'raw HTML': /dangerouslySetInnerHTML/,
  'SVG or MathML': /<(?:svg|math)\b/,
  'an element with ways of its own':
    /<(?:textarea|progress|template)\b|\bdefault(?:Value|Checked)=/,
  'a style as text': /\bstyle=["'`{]["'`]/,
  'an event on its way down': /\bon\w+Capture=/,
} as const;

test.each(Object.entries(LEFT_OUT))(
  'no view uses %s, which the script would do without',
  async (_, pattern) => {
    const views = (await readdir(WIDGET, { recursive: true })).filter((path) =>
      /^(?!released).*\.tsx$/.test(path),
    );
    expect(views.length).toBeGreaterThan(5);
    for (const path of views) {
      const source = await readFile(new URL(path, WIDGET), 'utf8');
      expect.soft(source.match(pattern), path).toBeNull();
    }
  },
);
