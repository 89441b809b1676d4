/** What search engines and link previews read of a film's page. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STARTER_FILMS } from '../../helpers/starter-films.ts';
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { filmFacts, ratingFacts } from '../../helpers/film-facts.ts';
import { tagsOf } from '../../helpers/html.ts';
import { openTestApp, PUBLIC_URL, type TestApp } from '../../helpers/test-app.ts';

const CERTIFICATE_ONLY = filmFacts({
  id: 'only-certified-2001',
  title: 'Only Certified',
  year: 2001,
  certificates: [{ system: 'MPA', rating: 'R', reasons: null, sources: [] }],
});

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp([
    HER_2013,
    filmFacts(),
    CERTIFICATE_ONLY,
    filmFacts({ id: 'quoted-2002', title: 'A “<b>” & "B"', year: 2002 }),
    filmFacts({
      id: 'partly-2003',
      title: 'Partly',
      year: 2003,
      ratings: [
        ratingFacts('violence', 3),
        ratingFacts('language', null, { at_most: 2, estimate: 1.2, confidence: 'low' }),
      ],
    }),
    ...STARTER_FILMS,
  ]);
});
afterAll(() => app.close());

/** The title, and the content of each meta tag by its name or property. */
async function headOf(path: string): Promise<Record<string, string>> {
  const html = await (await app.request(path, { headers: { Accept: 'text/html' } })).text();
  const metas = tagsOf(html)
    .filter(({ name }) => name === 'meta')
    .map(({ attributes }) => [
      attributes['name'] ?? attributes['property'] ?? 'charset',
      attributes['content'] ?? '',
    ]);
  return { title: /<title>(.*)<\/title>/.exec(html)?.[1] ?? '', ...Object.fromEntries(metas) };
}

describe('the head of a film’s page', () => {
  it('says the settled age, what decides it, the certificate and the editors’ line', async () => {
    expect(await headOf('/films/her-2013')).toMatchObject({
      title: 'Her (2013): 16+ · content advisory for parents',
      'og:title': 'Her (2013): 16+ · content advisory for parents',
      'og:description': `Her (2013): 16+. Main reason: Sex. Rated MPA R. ${HER_2013.verdict_line}`,
      'og:type': 'video.movie',
      'og:url': `${PUBLIC_URL}/films/her-2013`,
    });
  });

  it('says an age that is not settled as likely, and the levels where no editor wrote a line', async () => {
    const { title, description } = await headOf('/films/partly-2003');
    expect(title).toBe('Partly (2003): about 12+ · content advisory for parents');
    expect(description).toMatch(/^Partly \(2003\): about 12\+\. Main reason: Violence\. /);
    expect(description).toContain('Language: probably minimal. Violence: moderate.');
  });

  it('says of a film with only a certificate what follows from it', async () => {
    const { title, description } = await headOf('/films/only-certified-2001');
    expect(title).toBe('Only Certified (2001): about 17+ · content advisory for parents');
    expect(description).toContain('Main reason: Official rating. Rated MPA R.');
    expect(description).toContain('Violence: probably');
  });

  it('says of a film with nothing known that nothing is rated, and no age', async () => {
    expect(await headOf('/films/nothing-known-1999')).toMatchObject({
      title: 'Nothing Known (1999): no age yet · content advisory for parents',
      description: 'Nothing Known (1999): no age yet. No category is rated yet.',
    });
  });

  it('keeps what a title holds as text', async () => {
    const { 'og:title': title } = await headOf('/films/quoted-2002');
    expect(title).toBe('A “<b>” & "B" (2002): no age yet · content advisory for parents');
  });

  it('is never the same for two films', async () => {
    const heads = await Promise.all(
      STARTER_FILMS.map(async ({ id }) => (await headOf(`/films/${id}`))['description']),
    );
    expect(new Set(heads).size).toBe(STARTER_FILMS.length);
  });

  it('has no picture where the service draws none', async () => {
    const head = await headOf('/films/her-2013');
    expect(head['twitter:card']).toBe('summary');
    expect(Object.keys(head).filter((name) => name.startsWith('og:image'))).toEqual([]);
  });
});

it('The head of the front page is that of a website', async () => {
  expect(await headOf('/')).toMatchObject({
    'og:type': 'website',
    'og:url': `${PUBLIC_URL}/`,
    'twitter:card': 'summary',
  });
});
