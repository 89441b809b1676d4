/** What people paste is what it should be and nothing more, whatever a film's title holds. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Advisory } from '../../../api/contract/advisory.ts';
import { EmbedQuery } from '../../../api/contract/embed-query.ts';
import { isolateIfNeeded } from '../../../api/domain/text/isolate.ts';
import { projectFilm } from '../../../api/domain/film/project.ts';
import { badgeMarkdown } from '../../../api/pages/badge/markdown.ts';
import { filmJsonLd, scriptText } from '../../../api/services/films/json-ld.ts';
import { snippetOf, WAYS, type Choice, type Way } from '../../../api/pages/builder/snippet.ts';
import { filmFacts } from '../../helpers/film-facts.ts';
import { ENGLISH } from '../../../widget/words.ts';
import { tagsOf } from '../../helpers/html.ts';

const SITE = 'https://advisory.test';
const STAMP = {
  created_at: '2026-01-02T03:04:05.000Z',
  updated_at: '2026-01-02T03:04:05.000Z',
  version: 1,
};

/** Titles of signs that mean something to Markdown, HTML or a script, and of anything else. */
const titles = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['[', ']', '(', ')', '\\', '`', '*', '_', '<', '>', '&', '"', "'", '!', '~', '|', '$'],
        ...[
          '\n',
          '\n\n',
          '\r\n# ',
          '\t',
          '\u2028',
          '\u2029',
          ' ',
          '](',
          '![',
          '&#93;',
          '&lt;',
          '</script>',
        ],
        ...['<!--', '-->', '<script>', '](javascript:alert(1))', 'שלום', '\u202e', '\u2069', '$&'],
      ),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''));

function filmCalled(title: string): Advisory {
  return projectFilm(filmFacts({ title }), STAMP).advisory;
}

function choice(way: Way): Choice {
  const { layout, theme, country, spoilers } = EmbedQuery.parse({});
  return { way, layout, theme, lang: '', country, spoilers, limits: '', colours: {}, pinned: null };
}

/** A linked image: its text holds escaped signs, entities, and signs that Markdown takes as they are. */
const BADGE =
  /^\[!\[((?:\\[\\`*_[\]!~|$]|&(?:amp|lt|gt|quot);|[^\\`*_[\]!~|$&<>"\n\r\u2028\u2029])*)\]\(([^\s()<>\\]+)\)\]\(([^\s()<>\\]+)\)$/u;

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

/** What a reader of Markdown takes a text for. */
function readMarkdown(text: string): string {
  return text.replaceAll(
    /\\(.)|&\w+;/g,
    (whole, sign?: string) => sign ?? ENTITIES[whole] ?? whole,
  );
}

describe('the badge in Markdown', () => {
  it('is a linked image with the title as its text, in one line', () => {
    fc.assert(
      fc.property(titles, (title) => {
        const [, text = '', image, link] = BADGE.exec(badgeMarkdown(filmCalled(title), SITE)) ?? [];
        const expected = `${isolateIfNeeded(title)} (1999): content advisory`;
        expect(readMarkdown(text)).toBe(expected.replaceAll(/\s+/g, ' '));
        expect(image).toBe(`${SITE}/badge/nothing-known-1999.svg`);
        expect(link).toBe(`${SITE}/films/nothing-known-1999`);
      }),
    );
  });

  it('leaves an ordinary title as it is', () => {
    expect(badgeMarkdown(filmCalled('Her'), SITE)).toBe(
      `[![Her (1999): content advisory](${SITE}/badge/nothing-known-1999.svg)](${SITE}/films/nothing-known-1999)`,
    );
  });

  it('has no sign in its addresses that would end them, whatever letters the id is of', () => {
    const film = projectFilm(filmFacts({ id: 'שלום-1999', title: 'שלום' }), STAMP).advisory;
    const [, , image, link] = BADGE.exec(badgeMarkdown(film, SITE)) ?? [];
    expect([image, link].join()).toMatch(/^[!-~]+$/);
  });
});

describe('a snippet of HTML', () => {
  it.each(WAYS)('has the same elements for every title: %s', (way) => {
    const namesOf = (title: string) =>
      tagsOf(withoutData(snippetOf(filmCalled(title), choice(way), SITE, [ENGLISH]))).map(
        ({ name }) => name,
      );
    const usual = namesOf('Her');
    fc.assert(
      fc.property(titles, (title) => {
        expect(namesOf(title)).toEqual(usual);
      }),
    );
  });
});

describe('data in a script', () => {
  it('cannot end the script, and is read back as it was', () => {
    fc.assert(
      fc.property(titles, (title) => {
        const data = filmJsonLd(filmCalled(title), `${SITE}/films/nothing-known-1999`);
        const text = scriptText(data);
        expect(text).not.toContain('<');
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(data)));
      }),
    );
  });
});

/** Without the contents of scripts and style sheets, which are not markup. */
function withoutData(html: string): string {
  return html.replaceAll(/(<(script|style)\b[^>]*>).*?(<\/\2>)/gs, '$1$3');
}
