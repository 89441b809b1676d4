/** What the service says about itself. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import en from '../../../api/pages/words/en.json' with { type: 'json' };
import { RUBRIC } from '../../../db/rubric.ts';
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { bareApp } from '../../helpers/bare-app.ts';
import { filmFacts, ratingFacts } from '../../helpers/film-facts.ts';
import { textOf } from '../../helpers/html.ts';
import { openTestApp, type TestApp } from '../../helpers/test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp([
    HER_2013,
    filmFacts({
      id: 'two-boards-2001',
      title: 'Two Boards',
      year: 2001,
      ratings: [
        ratingFacts('violence', 4, { basis: 'official', origin: 'MPA:R', span: 'violence' }),
        ratingFacts('violence', 5, { basis: 'official', origin: 'KMRB:18', span: 'violence' }),
        ratingFacts('frightening', 5),
      ],
    }),
  ]);
});
afterAll(() => app.close());

const page = async (path: string) => textOf(await (await app.request(path)).text());

describe('the About page', () => {
  it('draws how the age of Her comes about, and says what decides', async () => {
    const text = await page('/about');
    expect(text).toContain('Language strong 15+');
    expect(text).toContain('Sex strong 16+ · decides');
    expect(text).toContain('“about 8+” is an estimate');
  });

  it('names the operator, and whom to write to, where they are set', async () => {
    expect(await page('/about')).toContain(en.about.operator.unnamed);
    const { app: named } = bareApp({
      openDb: () => app.db,
      operator: 'The Example Library',
      contact: 'library@example.org',
    });
    const html = await (await named.request('/about')).text();
    expect(html).toContain('run by The Example Library');
    expect(html).toContain('mailto:library@example.org');
  });

  it('has the notice that TMDB asks for, and says what may not be passed on', async () => {
    const text = await page('/about');
    expect(text).toContain('uses TMDB and the TMDB APIs but is not endorsed');
    expect(text).toContain('Facts from KMRB are in an export only if');
  });
});

describe('what other services have and this one does not', () => {
  it('has its reason in a sentence each', async () => {
    const text = await page('/about');
    const { title, feed, ...reasons } = en.about.leftOut;
    expect(Object.keys(reasons)).toEqual([
      ...['otherMedia', 'reviews', 'scores', 'inclusion', 'selections'],
      ...['services', 'watch', 'email', 'translations'],
    ]);
    for (const reason of Object.values(reasons))
      expect(text).toContain(reason.replace('{feed}', feed));
    expect(text).toContain(title);
  });

  it('leads to the feed in place of an e-mail, which is there', async () => {
    const html = await (await app.request('/about')).text();
    const [, feed = ''] = /href="(\/feeds\/[^"]*)"/.exec(html) ?? [];
    expect((await app.request(feed)).headers.get('Content-Type')).toContain('atom');
  });

  it('is true of the page of Her: what is left out is named there instead, with its source', async () => {
    const text = await page('/films/her-2013');
    expect(text).toMatch(/Common Sense Media , 16\+, 18 parents’ reviews, 25 kids’ reviews/);
    expect(text).toContain('Representation Women in the cast');
    expect(text).toMatch(/Paramount\+: with a subscription, United States, as of December 2024/);
    expect(text).toContain('Similar films');
    expect(text).toContain('Reviews');
  });
});

describe('the page of the rubric', () => {
  it('has each definition with its age, and a film that is an example', async () => {
    const text = await page('/about/ratings');
    for (const { levels } of Object.values(RUBRIC))
      for (const definition of levels) expect(text).toContain(definition);
    expect(text).toContain(`4 strong ${RUBRIC.sex.levels[4]} Example: Her (2013) 16+`);
    expect(text).toContain(
      `5 extreme ${RUBRIC.frightening.levels[5]} Example: Two Boards (2001) 17+`,
    );
  });

  it('takes no rating as an example that a film does not show', async () => {
    const text = await page('/about/ratings');
    expect(text).toContain(`4 strong ${RUBRIC.violence.levels[4]} 15+`);
  });

  it('is where its earlier address leads', async () => {
    const response = await app.request('/rubric');
    expect([response.status, response.headers.get('Location')]).toEqual([301, '/about/ratings']);
  });
});

it('The privacy page says that nothing of visitors is stored, and what is stored of editors', async () => {
  const text = await page('/about/privacy');
  expect(text).toContain('no page sets a cookie');
  expect(text).toContain('no password and no e-mail address');
});

it('The privacy page says what is saved on the device, and leads to where it is removed', async () => {
  const text = await page('/about/privacy');
  expect(text).toContain('the last 20 films that you opened');
  expect(text).toContain('no age, nickname, limit or search is saved with it');
  expect(text).toContain('See and remove them: Saved films');
});
