/** Correcting a film in the reader's language: the form, what to fix in it, its receipt, and why it cannot be sent. */

import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageWords } from '../../../api/pages/words/words.ts';
import { createWriter } from '../../../db/connection/service-writes.ts';
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { LANGUAGES } from '../../../widget/labels/languages.ts';
import { bareApp } from '../../helpers/bare-app.ts';
import { OWN_PAGE } from '../../helpers/people.ts';
import { openTestDatabase, type TestDatabase } from '../../helpers/test-database.ts';

let database: TestDatabase;
let app: ReturnType<typeof bareApp>['app'];

const readTranslation = (path: string) =>
  readFile(path.startsWith('words/') ? `api/pages/${path}` : `widget/${path}`, 'utf8');

beforeAll(async () => {
  database = await openTestDatabase([HER_2013]);
  app = appWith({});
});
afterAll(() => database.close());

function appWith(dependencies: Partial<Parameters<typeof bareApp>[0]>) {
  return bareApp({
    openDb: () => database.db,
    openWriteDb: createWriter({ url: database.url }),
    readTranslation,
    ...dependencies,
  }).app;
}

async function page(path: string, status = 200): Promise<string> {
  const response = await app.request(path, { headers: { Accept: 'text/html' } });
  expect(response.status, path).toBe(status);
  return response.text();
}

/** Sends the German form as a browser does. */
function submit(fields: Record<string, string>, to = app, headers: object = OWN_PAGE) {
  const body = String(new URLSearchParams({ line: '', text: '', source_url: '', ...fields }));
  return to.request('/de/films/her-2013/correct', {
    method: 'POST',
    redirect: 'manual',
    headers: {
      Accept: 'text/html',
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': String(Buffer.byteLength(body)),
      ...headers,
    },
    body,
  });
}

async function wordsOf(language: string): Promise<PageWords> {
  return JSON.parse(await readFile(`api/pages/words/${language}.json`, 'utf8'));
}

describe('the form', () => {
  it.each(LANGUAGES)('speaks the language %s, which its links keep', async (language) => {
    const { correct, film } = await wordsOf(language);
    const prefix = language === 'en' ? '' : `/${language}`;
    const html = await page(`${prefix}/films/her-2013/correct`);
    expect(html).toContain(`<html lang="${language}"`);
    expect(html).toContain(`<h1>${film.correction.title}</h1>`);
    for (const text of [correct.lead, correct.line, correct.source, correct.lines.credits])
      expect(html).toContain(text);
    expect(html).toContain(`action="${prefix}/films/her-2013/correct"`);
    expect(html).toContain(`href="${prefix}/films/her-2013"`);
    expect(html).toContain('<meta name="robots" content="noindex"');
    expect(html).not.toMatch(/>[^<]*\{\w+\}/);
  });

  it('is linked from the page of the film in its language, and to itself in the others', async () => {
    expect(await page('/de/films/her-2013')).toContain('href="/de/films/her-2013/correct"');
    const html = await page('/de/films/her-2013/correct');
    expect(html).toContain('href="/ar/films/her-2013/correct"');
  });
});

describe('a correction in German', () => {
  it.each([
    ['no line', { text: 'Es sind 126.' }, 'line'],
    ['no text', { line: 'sex', text: ' \r\n ' }, 'text'],
    ['a fact without an address', { line: 'year', text: '2014' }, 'sourceNeeded'],
    ['half an address', { line: 'year', text: '2014', source_url: 'example.org' }, 'source'],
    ['an invisible character', { line: 'sex', text: 'a\u202eb' }, 'invisible'],
  ] as const)('says what to fix beside its field: %s', async (_, fields, fault) => {
    const { correct } = await wordsOf('de');
    const response = await submit(fields);
    expect(response.status).toBe(400);
    const html = await response.text();
    expect(html).toContain(correct.problems);
    expect(html.split(correct.faults[fault])).toHaveLength(3); // in the summary, and beside the field
  });

  it('says how long it may be, with the number as the language writes it', async () => {
    const html = await (await submit({ line: 'sex', text: 'a'.repeat(2_001) })).text();
    expect(html).toContain('Kürze das auf 2.000 Zeichen.');
  });

  it('leads to a receipt in German', async () => {
    const sent = await submit({ line: 'sex', text: 'Eine Szene ist zu hören.' });
    const receipt = sent.headers.get('Location') ?? '';
    expect([sent.status, receipt]).toEqual([303, expect.stringMatching(/^\/de\/proposals\//)]);
    const html = await page(receipt);
    const words = await wordsOf('de');
    expect(html).toContain(words.receipt.statuses.open);
    expect(html).toContain('href="/de/films/her-2013"');
    expect(html).toContain(`href="${receipt.replace('/de/', '/ar/')}"`);
    expect(html).toContain('<meta name="robots" content="noindex"');
  });

  it('has no receipt at a made-up address, and says so in German', async () => {
    const { missingTitle } = (await wordsOf('de')).receipt;
    expect(await page('/de/proposals/made-up', 404)).toContain(missingTitle);
  });

  it('says in German why it cannot be sent now, and keeps what was typed', async () => {
    const full = appWith({
      admitProposal: async () => ({ isAllowed: false, wait: 3_000, headers: {} }),
    });
    const response = await submit({ line: 'sex', text: 'Mit Mühe getippt.' }, full);
    const html = await response.text();
    expect([response.status, response.headers.get('Retry-After')]).toEqual([429, '3000']);
    expect(html).toContain('Zu viele Anfragen. Versuch es in 50 Minuten noch einmal.');
    expect(html).toContain('Mit Mühe getippt.</textarea>');
  });

  it('is rejected in German where another site sends it', async () => {
    const { forbidden } = (await wordsOf('de')).error.problems;
    const response = await submit({}, app, { 'Sec-Fetch-Site': 'cross-site' });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain(forbidden.title);
  });
});

it.each([
  ['/de/films/nothing-1999/correct', 404, 'Diesen Film haben wir noch nicht'],
  ['/de/ages/99', 404, 'Unter dieser Adresse gibt es nichts'],
  ['/de/nothing', 404, 'Unter dieser Adresse gibt es nichts'],
  ['/de/ages/8?cursor=nonsense', 400, 'Diese Adresse funktioniert nicht'],
])('An error is in the language of the address: %s', async (path, status, title) => {
  expect(await page(path, status)).toContain(`<h1>${title}</h1>`);
});
