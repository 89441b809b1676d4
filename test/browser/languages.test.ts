/** The card speaks the reader's page's language, and nothing else in the meantime. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CATALOGUES } from '../helpers/catalogues.ts';
import { fill } from '../../widget/words.ts';
import { cardOn, hostPage, JSON_HEADERS, useHost } from '../helpers/host-page.ts';

const host = useHost();

describe.each(Object.entries(CATALOGUES))('in %s', (lang, words) => {
  it('the card, the panel and what stands behind a line are in its words', async () => {
    const { page, errors } = await host.visit(
      hostPage(host.element() + host.script(), { lang, html: `dir="${words.dir}"` }),
      { end: '#content-advisory=13' },
    );
    await cardOn(page).waitFor();
    const frame = page.locator('[part~=card]');
    expect(await frame.getAttribute('dir')).toBe(words.dir);
    expect(await frame.getAttribute('lang')).toBe(lang);
    expect(await frame.evaluate((node) => getComputedStyle(node).direction)).toBe(words.dir);
    await page.getByText(words.more, { exact: true }).click();
    await page.getByText(words.addChild).waitFor();
    const said = await cardOn(page).innerText();
    const years = words.years as Partial<Record<string, string>>;
    const form = years[new Intl.PluralRules(lang).select(13)] ?? '';
    for (const text of [
      ...Object.values(words.categories),
      words.levels.concern[4] ?? '',
      words.levels.positive[3] ?? '',
      words.whyThisAge,
      words.official,
      words.talkAbout,
      words.wholeAdvisory,
      words.rightForChild,
      words.mostAccepted,
      words.leastWanted,
      words.any,
      words.verdicts.not_yet,
      fill(form, 13),
      words.private,
      words.nickname,
      words.forget,
      words.remember,
    ])
      expect(said).toContain(text);
    if (lang !== 'en') {
      const english = [
        CATALOGUES.en.whyThisAge,
        CATALOGUES.en.rightForChild,
        CATALOGUES.en.remember,
      ];
      for (const text of english) expect(said).not.toContain(text);
    }
    await page.locator('[part=row] > summary').first().click();
    await page.getByText(words.bases.editor).first().waitFor();
    const note = page.locator('[part=evidence] p[lang]').first();
    expect(await note.getAttribute('lang')).toBe('en');
    expect(await page.locator('[part=summary]').getAttribute('lang')).toBe('en');
    expect(errors).toEqual([]);
  });
});

function tag(attributes = ''): string {
  return `<content-advisory film="her-2013" ${attributes}></content-advisory>`;
}

describe('the language is', () => {
  const cases: [what: string, html: string, lang: string, expected: string][] = [
    ['the element’s own', tag('lang="fr"'), 'de', 'fr'],
    ['the nearest ancestor’s', `<div lang="es"><p lang="fr"></p>${tag()}</div>`, 'de', 'es'],
    ['the page’s', tag(), 'de', 'de'],
    ['English where the page names none', tag(), '', 'en'],
    ['English of en-US', tag('lang="en-US"'), 'de', 'en'],
    ['Portuguese of pt-BR', tag('lang="pt-BR"'), 'en', 'pt'],
    ['Chinese of zh-Hant', tag('lang="zh-Hant"'), 'en', 'zh'],
    ['German of DE-at', tag('lang="DE-at"'), 'en', 'de'],
    ['English of xx', tag('lang="xx"'), 'de', 'en'],
    ['English of a long or strange one', tag(`lang="${'x-'.repeat(200)}'&quot;"`), 'de', 'en'],
  ];

  it.each(cases)('%s', async (_, html, lang, expected) => {
    const { page, errors } = await host.visit(hostPage(html + host.script(), { lang }));
    await cardOn(page).waitFor();
    expect(await page.locator('[part~=card]').getAttribute('lang')).toBe(expected);
    expect(errors).toEqual([]);
  });
});

/** The card, with the service's films, and catalogues of the test's own. */
async function withCatalogue(catalogue: { html: string; status?: number; delay?: number }) {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  host.putCard('her-2013', await host.cardOf('her-2013'));
  host.site.put(`/widget/${version}/labels/de.json`, { ...catalogue, headers: JSON_HEADERS });
  return hostPage(
    host.element(`film="her-2013" lang="de" api="${host.site.origin}"`) + host.script(),
  );
}

it('Nothing is said in English while the words are on their way', async () => {
  const html = await withCatalogue({ html: JSON.stringify(CATALOGUES.de), delay: 800 });
  const { page } = await host.visit(html, {
    before: (page) =>
      page.addInitScript(() => {
        const seen = new Set<string>();
        Object.assign(globalThis, { seen });
        const look = () => {
          const root = document.querySelector('content-advisory')?.shadowRoot;
          seen.add((root?.textContent ?? '').trim());
          requestAnimationFrame(look);
        };
        look();
      }),
  });
  await cardOn(page).waitFor();
  const seen = await page.evaluate(() => [
    ...(globalThis as unknown as { seen: Set<string> }).seen,
  ]);
  for (const text of seen.filter((text) => text !== ''))
    expect(text).toContain(CATALOGUES.de.whyThisAge);
  // The host's own link is there all the while.
  expect(await page.getByText('Her: content advisory').count()).toBe(1);
});

it.each([
  ['are not there', { html: '', status: 404 }],
  ['are broken off', { html: '{"dir":' }],
  ['cannot be had', { html: '', status: 500 }],
])('English is spoken where the words %s', async (_, catalogue) => {
  const { page, errors } = await host.visit(await withCatalogue(catalogue));
  await cardOn(page).waitFor();
  expect(await cardOn(page).innerText()).toContain(CATALOGUES.en.whyThisAge);
  expect(await page.locator('[part~=card]').getAttribute('lang')).toBe('en');
  expect(errors.filter((error) => !error.includes('the server responded'))).toEqual([]);
});
