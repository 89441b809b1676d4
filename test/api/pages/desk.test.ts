/** The desk, as an editor’s browser uses it without scripts. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Advisory } from '../../../api/contract/advisory.ts';
import { addWanted } from '../../../db/queries/wanted-films.ts';
import { CATEGORY_NAMES } from '../../../db/vocabulary.ts';
import { browserOf, errorAt, fieldsOf, type Browser, type Typed } from '../../helpers/desk.ts';
import { addTwoEditors } from '../../helpers/editors.ts';
import { tagsOf, textOf } from '../../helpers/html.ts';
import { openTestApp, type TestApp } from '../../helpers/test-app.ts';

const FORM = '/desk/films/her-2013';

let app: TestApp;
let anna: Browser;
beforeEach(async () => {
  app = await openTestApp(undefined, { writes: true });
  anna = await browserOf(app, 'Anna', 'editor');
});
afterEach(() => app.close());

async function film(): Promise<Advisory> {
  return (await app.request('/v1/films/her-2013')).json();
}

const form = async (by = anna) => fieldsOf((await by.open(FORM)).html, FORM);
const type = async (typed: Typed, by = anna) => by.send(FORM, await form(by), typed);

/** Every category rated, and every text changed. */
const EVERYTHING: Typed = {
  watched: '2026-11-20',
  ...Object.fromEntries(CATEGORY_NAMES.map((name) => [`${name}.level`, '3'])),
  'sex.level': '4',
  'sex.note': 'Two scenes,\r\nheard more than seen.',
  'sex.spoiler': 'yes',
  verdict_line: 'A love story with a voice.',
  summary: 'New summary.',
  story: 'New story.',
  talking_points: 'Is it love?\r\n\r\nWould you?',
  'theme.0.name': 'Loneliness',
  editor_age: '17',
  age_why: 'It is sad throughout.',
  why: 'I watched it again.',
};

describe('the form of a film', () => {
  it('is for editors alone, is never stored, and leads others to the page for signing in', async () => {
    const reviewer = await browserOf(app, 'Rita', 'reviewer');
    expect((await reviewer.open('/desk')).status).toBe(200);
    expect((await reviewer.open(FORM)).status).toBe(403);
    const answer = await app.request(FORM, { headers: anna.headers });
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
    const stranger = await app.request(FORM, { headers: { Accept: 'text/html' } });
    expect(stranger.status).toBe(303);
    expect(stranger.headers.get('Location')).toMatch(/^\/sign-in/);
  });

  it('shows every level with its sentence, and what others say', async () => {
    const text = textOf((await anna.open(FORM)).html);
    expect(text).toContain('4 strong Strong swearing throughout. from 15');
    expect(text).toContain('Sex scenes seen or heard in some detail, or nudity in them.');
    expect(text).toContain('What 2 others say 4 strong Rated by our editors');
    expect(text).toContain('16+, decided by Sex');
  });

  it('is saved as one version, with everything that was typed', async () => {
    const answer = await type(EVERYTHING);
    expect([answer.status, answer.location]).toEqual([303, `${FORM}?saved=2`]);
    expect(textOf((await anna.open(`${FORM}?saved=2`)).html)).toContain('Saved as version 2.');
    const saved = await film();
    expect(saved).toMatchObject({
      version: 2,
      verdict_line: 'A love story with a voice.',
      summary: 'New summary.',
      story: 'New story.',
      talking_points: ['Is it love?', 'Would you?'],
      age: { recommended: 17, basis: 'editor', why: 'It is sad throughout.' },
    });
    expect(saved.themes[0]).toMatchObject({ name: 'Loneliness' });
    const voices = saved.breakdown.map(({ category, others, ...shown }) => ({
      category,
      ...[shown, ...others].find(({ origin }) => origin === 'Anna'),
    }));
    expect(voices.map(({ level }) => level)).toEqual([3, 4, 3, 3, 3, 3, 3]);
    expect(voices[1]).toMatchObject({
      note: 'Two scenes,\nheard more than seen.',
      spoiler: true,
      confidence: 'high',
    });
    for (const { sources = [] } of voices)
      expect(sources.map((index) => saved.sources[index])).toMatchObject([
        { name: 'I watched it', read_at: '2026-11-20' },
      ]);
    const { history } = await (await app.request('/v1/films/her-2013/history')).json();
    expect(history).toMatchObject([
      { version: 2, by: 'Anna', note: 'I watched it again.' },
      { version: 1 },
    ]);
  });

  it('is unchanged to the byte where nothing is typed, and after everything was', async () => {
    expect((await type({})).location).toBe(`${FORM}?saved=none`);
    await type(EVERYTHING);
    expect((await type({})).location).toBe(`${FORM}?saved=none`);
    expect((await film()).version).toBe(2);
  });

  it('takes a rating back', async () => {
    await type({ 'sex.level': '4', watched: '2026-11-20' });
    expect((await type({ 'sex.level': '' })).location).toBe(`${FORM}?saved=3`);
    const voices = (await film()).breakdown.flatMap(({ others, ...one }) => [one, ...others]);
    expect(voices.some(({ origin }) => origin === 'Anna')).toBe(false);
  });

  it('takes sources from the list of the film, and new ones', async () => {
    const { html } = await anna.open(FORM);
    const [, line = ''] = /name="sex\.sources" value="([^"]*)"/.exec(html) ?? [];
    const picked = line.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    await type({
      'sex.level': '4',
      'sex.sources': picked,
      'sex.new_name': 'Our library',
      'sex.new_url': 'https://library.example/her',
      'sex.new_read_at': '2026-11',
      'sex.new_licence': 'CC-BY-4.0',
    });
    const saved = await film();
    const voices = saved.breakdown[1] ? [saved.breakdown[1], ...saved.breakdown[1].others] : [];
    const mine = voices.find(({ origin }) => origin === 'Anna');
    expect(mine?.sources.map((index) => saved.sources[index]?.name)).toEqual([
      JSON.parse(picked)[0],
      'Our library',
    ]);
    expect(saved.sources).toContainEqual(
      expect.objectContaining({
        name: 'Our library',
        url: 'https://library.example/her',
        read_at: '2026-11',
        licence: 'CC-BY-4.0',
      }),
    );
  });

  it.each([
    ['a level without a source', { 'sex.level': '4' }, 'sex-sources', 'Pick a source'],
    ['a note without a level', { 'sex.note': 'One scene.' }, 'sex-level', 'Choose a level'],
    ['an age without a reason', { editor_age: '17', age_why: '' }, 'age_why', 'Say why'],
    ['an age that is none', { editor_age: 'seventeen' }, 'editor_age', 'Write a number.'],
    ['a day that does not exist', { watched: '2026-02-31' }, 'watched', 'Write a date that exists'],
    [
      'an address that is none',
      { 'sex.new_name': 'A', 'sex.new_url': 'nope' },
      'sex-new_url',
      'Write an http',
    ],
    ['a reason that is too long', { why: 'x'.repeat(2_001) }, 'why', 'Write at most'],
    ['an invisible character', { verdict_line: 'a\u0000b' }, 'verdict_line', 'Take out'],
  ])('keeps everything for %s, and says what to fix beside it', async (_, typed, id, message) => {
    const all: Typed = { summary: 'A new summary.', 'violence.note': 'A slap.', ...typed };
    const answer = await type({ ...all, 'violence.level': '1' });
    expect(answer.status).toBe(400);
    const { html } = answer;
    const error = id === 'sex-sources' ? textOf(html.slice(html.indexOf('id="sex-sources"'))) : '';
    expect(errorAt(html, id) ?? error).toContain(message);
    expect(html).toMatch(new RegExp(`role="alert".*href="#${id}"`, 's'));
    const kept = fieldsOf(html, FORM);
    for (const [field, value] of Object.entries(all)) expect(kept.get(field), field).toBe(value);
    expect((await film()).version).toBe(1);
  });

  it('without the token of the session saves nothing, and keeps what was typed', async () => {
    const answer = await type({ form_token: 'stolen', summary: 'Mine.' });
    expect(answer.status).toBe(403);
    const again = fieldsOf(answer.html, FORM);
    expect(again.get('summary')).toBe('Mine.');
    expect((await film()).version).toBe(1);
    expect((await anna.send(FORM, again)).location).toBe(`${FORM}?saved=2`);
  });

  it('of someone who was signed out meanwhile is kept in the page', async () => {
    const fields = await form();
    await app.db.$client.execute('delete from sessions');
    const answer = await anna.send(FORM, fields, { summary: 'Mine.' });
    expect(answer.status).toBe(401);
    expect(fieldsOf(answer.html, FORM).get('summary')).toBe('Mine.');
  });

  it('is kept while the database is locked, and saved afterwards', async () => {
    const fields = await form();
    const lock = await app.db.$client.transaction('write');
    const answer = await anna.send(FORM, fields, { summary: 'Mine.' });
    await lock.rollback();
    expect(answer.status).toBe(503);
    expect(textOf(answer.html)).toContain('Nothing you typed is lost');
    const again = fieldsOf(answer.html, FORM);
    expect(fieldsOf((await anna.send(`${FORM}/preview`, again)).html, FORM).get('summary')).toBe(
      'Mine.',
    );
    expect((await anna.send(FORM, again)).location).toBe(`${FORM}?saved=2`);
    expect((await film()).summary).toBe('Mine.');
  });

  it('waits for a second editor where it lowers a level by 2', async () => {
    await type({ 'violence.level': '4', watched: '2026-11-20' });
    await addTwoEditors(app.db);
    const answer = await type({ 'violence.level': '1' });
    expect(answer.status).toBe(303);
    expect(answer.location).toMatch(/\?waiting=/);
    expect(textOf((await anna.open(answer.location ?? '')).html)).toContain(
      'waits for a second editor',
    );
    expect((await film()).version).toBe(2);
  });
});

describe('a form that was opened from a proposal', () => {
  it('accepts it with the change, unless the editor proposed it', async () => {
    await type({ 'violence.level': '4', watched: '2026-11-20' });
    await addTwoEditors(app.db);
    const { location } = await type({ 'violence.level': '1' });
    const id = new URLSearchParams(location?.split('?')[1]).get('waiting') ?? '';
    const statusOf = async () => {
      const { rows } = await app.db.$client.execute('select status, decided_by from proposals');
      return Object.values({ ...rows[0] });
    };
    const open = async (by: Browser) =>
      fieldsOf((await by.open(`${FORM}?proposal=${id}`)).html, FORM);
    await anna.send(FORM, await open(anna), { summary: 'Shorter.' });
    expect(await statusOf()).toEqual(['open', null]);
    const dora = await browserOf(app, 'Dora', 'editor');
    await dora.send(FORM, await open(dora), { summary: 'Shorter still.' });
    expect(await statusOf()).toEqual(['accepted', 'Dora']);
    const again = await dora.send(FORM, await open(dora), { summary: 'Once more.' });
    expect(again.status).toBe(303);
  });
});

describe('the preview', () => {
  it('shows the card with what was typed, and changes nothing', async () => {
    const answer = await anna.send(`${FORM}/preview`, await form(), {
      verdict_line: 'A new line.',
      'violence.level': '5',
    });
    expect(answer.status).toBe(200);
    const preview = answer.html.slice(answer.html.indexOf('id="preview"'));
    expect(textOf(preview)).toContain('18+, decided by Violence');
    expect(preview.split('A new line.').length).toBe(3);
    expect(fieldsOf(answer.html, FORM).get('violence.level')).toBe('5');
    expect((await film()).version).toBe(1);
  });
});

describe('two editors at once', () => {
  it('see each other’s changes, and merge them field by field', async () => {
    const carl = await browserOf(app, 'Carl', 'editor');
    const fields = await form();
    await type({ summary: 'Carl’s summary.', story: 'Carl’s story.', why: 'Shorter.' }, carl);

    const merged = await anna.send(FORM, fields, {
      summary: 'Anna’s summary.',
      verdict_line: 'Anna’s line.',
      'sex.level': '4',
      watched: '2026-11-20',
    });
    expect(merged.status).toBe(409);
    const text = textOf(merged.html);
    expect(text).toContain('Carl changed this film while you were writing');
    expect(text).toContain('Story At a letter-writing firm');
    expect(text).toContain('Carl’s story.');
    expect(text).toContain('Mine Anna’s summary. The saved one Carl’s summary.');
    const again = fieldsOf(merged.html, FORM);
    expect(Object.fromEntries(again)).toMatchObject({
      summary: 'Anna’s summary.',
      story: 'Carl’s story.',
      verdict_line: 'Anna’s line.',
      'sex.level': '4',
    });
    expect((await film()).version).toBe(2);

    const unchosen = await anna.send(FORM, again);
    expect(unchosen.status).toBe(400);
    expect(errorAt(unchosen.html, 'choose-summary')).toContain('Choose');
    const chosen = await anna.send(FORM, fieldsOf(unchosen.html, FORM), {
      'choose.summary': 'theirs',
    });
    expect(chosen.location).toBe(`${FORM}?saved=3`);
    expect(await film()).toMatchObject({
      summary: 'Carl’s summary.',
      story: 'Carl’s story.',
      verdict_line: 'Anna’s line.',
    });
  });

  it('may both keep their own version', async () => {
    const carl = await browserOf(app, 'Carl', 'editor');
    const fields = await form();
    await type({ summary: 'Carl’s summary.' }, carl);
    const merged = await anna.send(FORM, fields, { summary: 'Anna’s summary.' });
    const again = fieldsOf(merged.html, FORM);
    await type({ summary: 'Carl’s newer summary.' }, carl);
    const twice = await anna.send(FORM, again, { 'choose.summary': 'own' });
    expect(twice.status).toBe(409);
    expect(textOf(twice.html)).toContain(
      'Mine Anna’s summary. The saved one Carl’s newer summary.',
    );
    await anna.send(FORM, fieldsOf(twice.html, FORM), { 'choose.summary': 'own' });
    expect((await film()).summary).toBe('Anna’s summary.');
  });
});

describe('the history', () => {
  it('shows each change, old and new, and brings a version back for a reason', async () => {
    await type({ summary: 'Short.', 'sex.level': '4', watched: '2026-11-20', why: 'Too long.' });
    const page = await anna.open(`${FORM}/history`);
    const text = textOf(page.html);
    expect(text).toMatch(/Version 2 .* Anna · what readers see now Too long\./);
    expect(text).toMatch(/What parents need to know Her is a quiet .* Short\./);
    expect(text).toMatch(/Sex by Anna nothing level 4/);
    expect(text).toMatch(/Sources nothing I watched it · 2026-11-20 Version 1/);
    const fields = fieldsOf(page.html, `${FORM}/history`);
    const without = await anna.send(`${FORM}/history`, fields);
    expect(without.status).toBe(400);
    expect(textOf(without.html)).toContain('Say why');
    await anna.send(`${FORM}/history`, fields, { why: 'It was better.' });
    expect((await film()).summary).toContain('Her is a quiet');
    const { history } = await (await app.request('/v1/films/her-2013/history')).json();
    expect(history[0]).toMatchObject({ version: 3, by: 'Anna', note: 'It was better.' });
    const stale = await anna.send(`${FORM}/history`, fields, { why: 'Once more.' });
    expect([stale.status, textOf(stale.html).includes('Someone changed')]).toEqual([400, true]);
  });

  it('is shown to reviewers without the way back', async () => {
    await type({ summary: 'Short.' });
    const reviewer = await browserOf(app, 'Rita', 'reviewer');
    const { status, html } = await reviewer.open(`${FORM}/history`);
    expect([status, html.includes('<form')]).toEqual([200, false]);
  });
});

describe('the first page', () => {
  it('lists what is wanted, what is not rated, and what one changed last', async () => {
    await app.db.$client.batch(
      addWanted(
        [
          { kind: 'imdb', value: 'tt0335266', count: 7 },
          { kind: 'title', value: 'lost in translation 2003', count: 2 },
        ],
        { day: '2026-11-28' },
      ),
      'write',
    );
    await type({ summary: 'Short.', why: 'Too long.' });
    const { html } = await anna.open('/desk');
    const text = textOf(html);
    expect(text).toContain('You are signed in as Anna, editor.');
    expect(text).toContain('tt0335266 7 times Add it');
    expect(text).toMatch(/Her 2013 version 2, \d{4}-\d\d-\d\d: Too long\./);
    expect(text).toContain('No proposal is open.');
    expect(text).toContain('Editors have rated every film.');
    const links = tagsOf(html).flatMap(({ attributes: { href } }) => href ?? []);
    expect(links).toContain('/desk/add?film=imdb%3Att0335266');
    const byTitle = await anna.open('/desk/add?title=lost+in+translation+2003');
    const fields = fieldsOf(byTitle.html, '/desk/add');
    expect([fields.get('title'), fields.get('year')]).toEqual(['lost in translation', '2003']);
  });

  it('finds films by words and by ids', async () => {
    expect((await anna.open('/desk?q=her')).html).toContain(`href="${FORM}"`);
    expect((await anna.open('/desk?q=tt1798709')).location).toBe(FORM);
    expect(textOf((await anna.open('/desk?q=zzz')).html)).toContain('No film matches “zzz”.');
  });

  it('adds a film by its id, title and year, and opens its form', async () => {
    const fields = fieldsOf((await anna.open('/desk')).html, '/desk/add');
    const address = 'https://www.imdb.com/title/tt0335266/';
    const asked = await anna.send('/desk/add', fields, { film: address });
    expect(asked.status).toBe(400);
    expect(textOf(asked.html)).toContain('Write the title and the year.');
    const again = fieldsOf(asked.html, '/desk/add');
    const added = await anna.send('/desk/add', again, {
      title: 'Lost in Translation',
      year: '2003',
    });
    expect(added.location).toBe('/desk/films/lost-in-translation-2003');
    expect((await anna.open('/desk/films/tt0335266')).location).toBe(added.location);
    expect((await anna.send('/desk/add', again)).location).toBe(added.location);
    const wrong = await anna.send('/desk/add', fields, { film: 'Lost in Translation' });
    expect(errorAt(wrong.html, 'film')).toContain('This is not an id');
  });
});

/** Texts that would run as a script in a page that does not escape them. */
const ATTACKS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</textarea><svg onload=alert(1)>',
  'javascript:alert(1)//\'"',
  '</title><iframe srcdoc="<script>alert(1)</script>">',
];

it('runs no script of what is typed, in any field and on any page', async () => {
  for (const attack of ATTACKS) {
    const typed: Typed = {};
    for (const key of (await form()).keys())
      if (!/^(form_token|base|watched|editor_age)$|\.(level|spoiler|sources)$/.test(key))
        typed[key] = attack;
    const pages = [
      await type({
        ...typed,
        watched: attack,
        editor_age: attack,
        'sex.level': attack,
        'sex.sources': attack,
        conflict: [attack, 'summary'],
      }),
      await anna.send(`${FORM}/preview`, await form(), typed),
      await type({ ...typed, form_token: attack }),
      await anna.open(`/desk?${new URLSearchParams({ q: attack })}`),
      await anna.open(`/desk/add?${new URLSearchParams({ film: attack, title: attack })}`),
    ];
    const fields = await form();
    const valid = Object.fromEntries(
      Object.entries(typed).filter(([key]) => !key.includes('.new_')),
    );
    const saved = await type({
      ...valid,
      watched: '2026-11-20',
      ...Object.fromEntries(CATEGORY_NAMES.map((name) => [`${name}.level`, '3'])),
    });
    expect(saved.location, textOf(saved.html).slice(0, 500)).toMatch(/saved=\d/);
    pages.push(
      await anna.open(FORM),
      await anna.open(`${FORM}/history`),
      await anna.open('/desk'),
      await anna.send(FORM, fields, { summary: `${attack} 2` }),
    );
    for (const { html } of pages) {
      const tags = tagsOf(html);
      expect(
        tags
          .filter(({ name }) => name === 'script')
          .map(({ attributes }) => attributes['src'] ?? 'inline')
          .filter((src) => src !== '/assets/desk.js'),
      ).toEqual([]);
      expect(tags.filter(({ name }) => /^(iframe|svg|img)$/.test(name))).toEqual([]);
      expect(
        tags
          .flatMap(({ attributes }) => Object.keys(attributes))
          .filter((key) => key.startsWith('on')),
      ).toEqual([]);
      expect(
        tags
          .flatMap(({ attributes: { href = '' } }) => href)
          .filter((href) => href.startsWith('javascript:')),
      ).toEqual([]);
    }
  }
}, 120_000);
